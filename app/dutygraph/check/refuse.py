"""Shapes that no engine could run as they are meant: each refused with one line why."""

from collections.abc import Sequence

import pyoxigraph as ox

from dutygraph.check.asked import Asked
from dutygraph.check.constraint import SPARQL, name_of, severity_of
from dutygraph.check.shapes import KNOWN, PROPERTY, TARGETS, Node, Shapes, Term
from dutygraph.check.terms import SEVERITIES
from dutygraph.model.namespace import RDF_TYPE, SH

_DEPTH = 16


def refuse(shapes: Shapes, asked: Asked, nodes: Sequence[Node], carriers: Sequence[Node]) -> None:
    """Look at all nodes of a check's shapes; carriers are its node shape and property shapes.

    Raises ValueError for no target or another one than the check's class, deactivated or
    recursive shapes, a shape that would speak without a name, and words that checks do not use.
    """
    root = carriers[0]
    _refuse_words(shapes, nodes)
    _refuse_targets(shapes, asked, root, nodes)
    _refuse_cycles(shapes, root, ())
    for shape in carriers[1:]:
        if shapes.objects(shape, PROPERTY):
            raise ValueError(f"{shape.value}: a property shape in a property shape; say a path")
    _refuse_unnamed(shapes, asked, carriers)
    _refuse_hidden_sparql(shapes, nodes, carriers)


def _refuse_words(shapes: Shapes, nodes: Sequence[Node]) -> None:
    own = shapes.parameters()
    for node in nodes:
        for name in shapes.about(node):
            if name in own or (name.startswith(SH) and name not in KNOWN):
                raise ValueError(f"{node.value}: checks do not use {name}")
        if severity_of(shapes, node) not in SEVERITIES:
            raise ValueError(f"{node.value}: its severity is not one of SHACL's three")


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
    if shape in above or len(above) > _DEPTH:
        raise ValueError(f"{shape.value}: shapes call themselves, or nest deeper than {_DEPTH}")
    for inner in (*shapes.objects(shape, PROPERTY), *shapes.nested(shape)):
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


def _refuse_hidden_sparql(shapes: Shapes, nodes: Sequence[Node], carriers: Sequence[Node]) -> None:
    """SPARQL is taken out of what the engine is given, so nothing may depend on it there."""
    called = {inner for node in nodes for inner in shapes.nested(node)}
    for shape in nodes:
        if shapes.objects(shape, SPARQL) and (shape in called or shape not in carriers):
            raise ValueError(f"{shape.value}: no sh:sparql in a shape that another one calls")
