"""What is to be run for one check, and what keeps a check from being run at all."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from dutygraph.check.constraint import SPARQL, Constraint, constraints_of, name_of, severity_of
from dutygraph.check.paths import path_text
from dutygraph.check.shapes import KNOWN, TARGETS, Node, Shapes, Term
from dutygraph.check.terms import SEVERITIES
from dutygraph.model.errors import QueryError
from dutygraph.model.namespace import RDF_TYPE, SH

_NODE_SHAPE = SH + "NodeShape"
_PROPERTY = SH + "property"


@dataclass(frozen=True, slots=True)
class Asked:
    """One check as a child is told of it: its slug, kind, node shape, and the shapes that speak."""

    slug: str
    kind: str
    shape: str
    speaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One check ready to run.

    ``nodes`` are all that its shapes are made of, ``constraints`` the SPARQL to be run beside
    the engine, ``carriers`` the shapes that these were taken from, ``paths`` the text of the
    path of every shape that speaks.
    """

    asked: Asked
    nodes: tuple[Node, ...]
    constraints: tuple[Constraint, ...]
    carriers: frozenset[Node]
    paths: dict[str, str]


def plan_of(shapes: Shapes, asked: Asked) -> Plan:
    """Look at the shapes of one check.

    Raises ValueError with one line for what no engine could run as it is meant: no target or
    another one than the check's class, deactivated or recursive shapes, a shape that would speak
    without a name, and SPARQL outside the profile.
    """
    root = ox.NamedNode(asked.shape)
    if ox.NamedNode(_NODE_SHAPE) not in shapes.objects(root, RDF_TYPE):
        raise ValueError(f"the shapes hold no sh:NodeShape {asked.shape}")
    nodes = tuple(shapes.reached([root]))
    _refuse_words(shapes, nodes)
    _refuse_targets(shapes, asked, root, nodes)
    _refuse_cycles(shapes, root, ())
    properties = [term for term in shapes.objects(root, _PROPERTY) if isinstance(term, Node)]
    for shape in properties:
        if shapes.objects(shape, _PROPERTY):
            raise ValueError(f"{shape.value}: a property shape in a property shape; say a path")
    carriers = [root, *properties]
    _refuse_unnamed(shapes, asked, carriers)
    for shape in nodes:
        if severity_of(shapes, shape) not in SEVERITIES:
            raise ValueError(f"{shape.value}: its severity is not one of SHACL's three")
    called = {inner for node in nodes for inner in shapes.nested(node)}
    for shape in nodes:
        if shapes.objects(shape, SPARQL) and (shape in called or shape not in carriers):
            raise ValueError(f"{shape.value}: no sh:sparql in a shape that another one calls")
    try:
        constraints = tuple(one for shape in carriers for one in constraints_of(shapes, shape))
    except QueryError as error:
        raise ValueError(f"SPARQL of {asked.slug}: {error}") from None
    paths = {
        shape.value: path_text(shapes, path)
        for shape in carriers
        if (path := shapes.value(shape, SH + "path")) is not None
    }
    return Plan(asked, nodes, constraints, frozenset(carriers), paths)


def _refuse_words(shapes: Shapes, nodes: Sequence[Node]) -> None:
    own = shapes.parameters()
    for node in nodes:
        for name in shapes.about(node):
            if name in own or (name.startswith(SH) and name not in KNOWN):
                raise ValueError(f"{node.value}: checks do not use {name}")


def _refuse_targets(shapes: Shapes, asked: Asked, root: Node, nodes: Sequence[Node]) -> None:
    for node in nodes:
        if shapes.text(node, SH + "deactivated") == "true":
            raise ValueError(f"{node.value} is deactivated: everything would pass")
        if any(shapes.objects(node, name) for name in TARGETS):
            raise ValueError(f"{node.value}: a check has sh:targetClass and no other target")
        if node != root and shapes.objects(node, SH + "targetClass"):
            raise ValueError(f"{node.value}: only the shape of the check itself has a target")
        if any(kind.value.endswith("#Class") for kind in shapes.objects(node, RDF_TYPE)):
            raise ValueError(f"{node.value}: a shape is not a class")
    if shapes.objects(root, SH + "targetClass") != [ox.NamedNode(asked.kind)]:
        raise ValueError(f"{asked.shape} must have sh:targetClass {asked.kind} and no other")


def _refuse_cycles(shapes: Shapes, shape: Term, above: tuple[Term, ...]) -> None:
    """Recursive shapes mean something else in each engine; SHACL leaves them open."""
    if shape in above or len(above) > 16:
        raise ValueError(f"{shape.value}: shapes call themselves, or nest deeper than 16")
    for inner in (*shapes.objects(shape, _PROPERTY), *shapes.nested(shape)):
        _refuse_cycles(shapes, inner, (*above, shape))


def _refuse_unnamed(shapes: Shapes, asked: Asked, carriers: Sequence[Node]) -> None:
    """Every shape that can speak must be known by its IRI, or its findings would mean nothing."""
    speaking: set[Node] = set()
    for shape in carriers:
        constraints = [one for one in shapes.objects(shape, SPARQL) if isinstance(one, Node)]
        if len(constraints) > 1:
            raise ValueError(f"{shape.value} has more than one sh:sparql")
        speaking |= {name_of(shapes, shape, one) for one in constraints}
        if shapes.constrains(shape):
            speaking.add(shape)
    for shape in speaking:
        if not isinstance(shape, ox.NamedNode) or shape.value not in asked.speaks:
            raise ValueError(f"{shape.value} does not say what it finds (dg:finds)")
    if not speaking:
        raise ValueError(f"{asked.shape} constrains nothing")
