"""The SPARQL constraints of shapes: their text, what they are called, how they can be run."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from dutygraph.check.paths import path_text
from dutygraph.check.profile import Profile, profile_of
from dutygraph.check.shapes import FINDS, Node, Shapes
from dutygraph.model.errors import QueryError
from dutygraph.model.namespace import SH
from dutygraph.store.guard import tokens

SPARQL = SH + "sparql"
COMPONENT = SH + "SPARQLConstraintComponent"


@dataclass(frozen=True, slots=True)
class Constraint:
    """One sh:sparql of one shape (``carrier``); ``path`` is that of a property shape.

    ``name`` and ``severity`` are what findings carry: those of the constraint where it is an IRI
    with dg:finds, else those of the carrier.
    """

    carrier: str
    name: str
    severity: str
    path: str | None
    text: str
    prefixes: dict[str, str]
    profile: Profile


def constraints_of(shapes: Shapes, carrier: Node) -> list[Constraint]:
    """Read the SPARQL constraints of a shape.

    Raises QueryError for one that cannot be run as it stands, ValueError for a broken path.
    """
    return [
        _read(shapes, carrier, node)
        for node in shapes.objects(carrier, SPARQL)
        if isinstance(node, ox.NamedNode | ox.BlankNode)
    ]


def name_of(shapes: Shapes, carrier: Node, constraint: Node) -> Node:
    """Return the node that findings of a SPARQL constraint are called by."""
    named = isinstance(constraint, ox.NamedNode) and shapes.objects(constraint, FINDS)
    return constraint if named else carrier


def severity_of(shapes: Shapes, shape: Node) -> str:
    """Return a shape's severity as an IRI; SHACL's default is sh:Violation."""
    return shapes.text(shape, SH + "severity") or SH + "Violation"


def _read(shapes: Shapes, carrier: Node, node: Node) -> Constraint:
    texts = shapes.objects(node, SH + "select")
    if len(texts) != 1:
        raise QueryError("a SPARQL constraint has exactly one sh:select")
    path = shapes.value(carrier, SH + "path")
    said = None if path is None else path_text(shapes, path)
    text = _with_path(texts[0].value, said)
    name = name_of(shapes, carrier, node)
    own = shapes.text(name, SH + "severity")
    prefixes = dict(_prefixes(shapes, shapes.objects(node, SH + "prefixes")))
    return Constraint(
        carrier=carrier.value,
        name=name.value,
        severity=own or severity_of(shapes, carrier),
        path=said,
        text=text,
        prefixes=prefixes,
        profile=profile_of(text, prefixes),
    )


def _prefixes(shapes: Shapes, declaring: Iterable[object]) -> Iterable[tuple[str, str]]:
    for node in declaring:
        if not isinstance(node, ox.NamedNode | ox.BlankNode):
            continue
        for declared in shapes.objects(node, SH + "declare"):
            prefix = shapes.text(declared, SH + "prefix")
            namespace = shapes.text(declared, SH + "namespace")
            if prefix is None or namespace is None:
                raise QueryError("a sh:declare has one sh:prefix and one sh:namespace")
            yield prefix, namespace


def _with_path(text: str, path: str | None) -> str:
    """Put the shape's path in the place of $PATH, as SHACL says."""
    places = [one for one in tokens(text) if one.kind == "variable" and one.text[1:] == "PATH"]
    if not places:
        return text
    if path is None:
        raise QueryError("$PATH stands in a constraint of a node shape, which has no path")
    for token in reversed(places):
        text = text[: token.start] + path + text[token.start + len(token.text) :]
    return text
