"""What is to be run for one check."""

from dataclasses import dataclass

import pyoxigraph as ox

from dutygraph.check.asked import Asked
from dutygraph.check.constraint import Constraint, constraints_of
from dutygraph.check.paths import path_text
from dutygraph.check.refuse import refuse
from dutygraph.check.shapes import FIRST, PROPERTY, Node, Shapes
from dutygraph.model.errors import QueryError
from dutygraph.model.namespace import RDF_TYPE, RDFS_SUBCLASS_OF, SH

_NODE_SHAPE = SH + "NodeShape"
_PATHS = ("path", "inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
_COMPARED = ("equals", "disjoint", "lessThan", "lessThanOrEquals")
_LEADS = (FIRST, *(SH + name for name in (*_PATHS, *_COMPARED)))


@dataclass(frozen=True, slots=True)
class Plan:
    """One check ready to run.

    ``nodes`` are all that its shapes are made of, ``constraints`` the SPARQL to be run beside
    the engine, ``carriers`` the shapes that these were taken from, ``paths`` the text of the
    path of every shape that speaks, ``predicates`` all whose triples can change what is found
    (None: any).
    """

    asked: Asked
    nodes: tuple[Node, ...]
    constraints: tuple[Constraint, ...]
    carriers: frozenset[Node]
    paths: dict[str, str]
    predicates: frozenset[str] | None


def plan_of(shapes: Shapes, asked: Asked) -> Plan:
    """Look at the shapes of one check.

    Raises ValueError with one line for what cannot be run as it is meant (``refuse``), and for
    SPARQL outside the profile.
    """
    root = ox.NamedNode(asked.shape)
    if ox.NamedNode(_NODE_SHAPE) not in shapes.objects(root, RDF_TYPE):
        raise ValueError(f"the shapes hold no sh:NodeShape {asked.shape}")
    nodes = tuple(shapes.reached([root]))
    properties = [term for term in shapes.objects(root, PROPERTY) if isinstance(term, Node)]
    carriers = [root, *properties]
    refuse(shapes, asked, nodes, carriers)
    try:
        constraints = tuple(one for shape in carriers for one in constraints_of(shapes, shape))
    except QueryError as error:
        raise ValueError(f"SPARQL of {asked.slug}: {error}") from None
    paths = {
        shape.value: path_text(shapes, path)
        for shape in carriers
        if (path := shapes.value(shape, SH + "path")) is not None
    }
    predicates = _predicates(shapes, nodes, constraints)
    return Plan(asked, nodes, constraints, frozenset(carriers), paths, predicates)


def _predicates(
    shapes: Shapes, nodes: tuple[Node, ...], constraints: tuple[Constraint, ...]
) -> frozenset[str] | None:
    """Return what paths, comparisons and SPARQL read; what a list holds may be part of a path."""
    found = {RDF_TYPE, RDFS_SUBCLASS_OF}
    for node in nodes:
        if shapes.objects(node, SH + "closed"):
            return None
        for name in _LEADS:
            found |= {t.value for t in shapes.objects(node, name) if isinstance(t, ox.NamedNode)}
    for one in constraints:
        if one.profile.predicates is None:
            return None
        found |= one.profile.predicates
    return frozenset(found)
