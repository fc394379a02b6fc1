"""The reference engine: pySHACL on an rdflib graph in memory, slow and of independent make."""

import re
from collections.abc import Mapping, Sequence

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH

from dutygraph.check.answer import Row
from dutygraph.check.constraint import COMPONENT, Constraint
from dutygraph.check.plan import Plan
from dutygraph.check.shapes import Shapes
from dutygraph.check.terms import SEVERITIES, written
from dutygraph.model.errors import EngineError

_DOLLAR = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\$", re.DOTALL)


def findings(
    shapes: Shapes, ntriples: bytes, targets: Mapping[str, Sequence[str]], plans: Sequence[Plan]
) -> list[Row]:
    """Return what all checks find; raises whatever one of them raises."""
    nodes = dict.fromkeys(node for plan in plans for node in plan.nodes)
    text = shapes.ntriples(nodes, frozenset())
    paths = {shape: path for plan in plans for shape, path in plan.paths.items()}
    named = {one.carrier: one for plan in plans for one in plan.constraints}
    rows = core(text.encode(), ntriples, paths)
    told = {_renamed(row, named) for row in rows if row[4] == COMPONENT}
    return [*(row for row in rows if row[4] != COMPONENT), *sorted(told, key=str)]


def core(shapes: bytes, ntriples: bytes, paths: Mapping[str, str]) -> list[Row]:
    """Validate N-Triples with pySHACL alone; ``paths`` are texts by shape.

    Results are those that the report names by sh:result; pySHACL adds more under sh:detail.
    """
    # rdflib would write 01 as 1 and +00:00 for Z: the evidence stays as it was given.
    rdflib.NORMALIZE_LITERALS = False
    asked = graph_of(shapes)
    _end_patterns(asked)
    done = pyshacl.validate(graph_of(ntriples), shacl_graph=asked, inference="none")
    report = done[1]
    if not isinstance(report, rdflib.Graph):
        raise EngineError("pySHACL could not use the shapes")
    tops = report.subjects(RDF.type, SH.ValidationReport)
    return [_row(report, one, paths) for top in tops for one in report.objects(top, SH.result)]


def _end_patterns(shapes: rdflib.Graph) -> None:
    """Say the end of a text as Python does, whose $ also fits before a line feed at the end."""
    for shape, pattern in list(shapes.subject_objects(SH.pattern)):
        if "m" not in str(shapes.value(shape, SH.flags) or ""):
            said = _DOLLAR.sub(lambda found: r"\Z" if found[0] == "$" else found[0], str(pattern))
            shapes.remove((shape, SH.pattern, pattern))
            shapes.add((shape, SH.pattern, rdflib.Literal(said)))


def graph_of(ntriples: bytes) -> rdflib.Graph:
    """Make an rdflib graph of N-Triples without a change to any literal."""
    graph = rdflib.Graph()
    for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES):
        triple = quad.triple
        graph.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
    return graph


def _node(term: object) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise EngineError("a triple about a triple cannot be checked")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(
        term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value)
    )


def _text(term: object) -> str | None:
    """Write an rdflib term as the other engine's terms are written."""
    if isinstance(term, rdflib.URIRef):
        return written(ox.NamedNode(str(term)))
    if isinstance(term, rdflib.BNode):
        return written(ox.BlankNode())
    if not isinstance(term, rdflib.Literal):
        return None
    if term.language:
        return written(ox.Literal(str(term), language=term.language))
    datatype = ox.NamedNode(str(term.datatype or rdflib.XSD.string))
    return written(ox.Literal(str(term), datatype=datatype))


def _row(report: rdflib.Graph, one: rdflib.term.Node, paths: Mapping[str, str]) -> Row:
    focus, shape = report.value(one, SH.focusNode), str(report.value(one, SH.sourceShape))
    severity = str(report.value(one, SH.resultSeverity))
    path = report.value(one, SH.resultPath)
    return (
        str(focus) if isinstance(focus, rdflib.URIRef) else _text(focus) or "",
        shape,
        _text(path) if isinstance(path, rdflib.URIRef) or path is None else paths.get(shape),
        _text(report.value(one, SH.value)),
        str(report.value(one, SH.sourceConstraintComponent)),
        SEVERITIES.get(severity, severity),
    )


def _renamed(row: Row, named: Mapping[str, Constraint]) -> Row:
    """Call a SPARQL constraint's finding as the fast engine does."""
    one = named.get(row[1])
    if one is None:
        return row
    return (row[0], one.name, *row[2:5], SEVERITIES[one.severity])
