"""What a check declares to read is what its paths and its SPARQL read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import EV, catalogue_iri
from tests.knowledge.files import SHAPES, parsed
from tests.knowledge.test_closed_terms import constraints, used_in_query

FILES = sorted(path for path in (SHAPES / "controls").rglob("*.ttl") if path.stem != "prefixes")
PAIRS = (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals)
KINDS = frozenset(load_knowledge().kinds)


def in_paths(graph: Graph) -> Iterator[str]:
    for predicate in (SH.path, *PAIRS):
        for target in graph.objects(None, predicate):
            yield from within(graph, target)


def within(graph: Graph, node: Node) -> Iterator[str]:
    """The properties of a path, however it is nested."""
    if isinstance(node, URIRef):
        yield str(node)
        return
    for predicate, target in graph.predicate_objects(node):
        if predicate != RDF.rest or target != RDF.nil:
            yield from within(graph, target)


def in_sparql(graph: Graph) -> Iterator[str]:
    for text in constraints(graph):
        yield from used_in_query(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reads_is_what_is_read(path: Path) -> None:
    graph = parsed(path)
    properties = load_knowledge().allowed_predicates
    looked_at = {*in_paths(graph), *in_sparql(graph)}
    check = load_knowledge().checks[path.stem]
    assert check.iri == catalogue_iri("check", path.stem)
    assert set(check.reads) == looked_at & properties
    assert not {iri for iri in looked_at if iri.startswith(EV)} - properties - KINDS
