"""The files of checks and what stands in them, read with rdflib and no code of the product."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import RDF, SH, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from dutygraph.model.namespace import BASE, DG, EARL, EV

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "shapes/controls").glob("*/*.ttl"))
CASES = sorted(path for path in Path(__file__).parent.glob("*/*") if path.suffix in (".ttl", ".nt"))
DGN, EARLN = Namespace(DG), Namespace(EARL)
COMPARES = (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals)


@dataclass(frozen=True, slots=True)
class CheckFile:
    """One file: its graph, its check, its node shape, and the shapes that report."""

    path: Path
    graph: Graph
    check: URIRef
    shape: URIRef
    reporting: tuple[URIRef, ...]

    @property
    def slug(self) -> str:
        return self.path.stem

    def finds(self, outcome: str) -> set[str]:
        """Return the shapes whose finding means an outcome of EARL."""
        return {
            str(one) for one in self.reporting if self.graph.value(one, DGN.finds) == EARLN[outcome]
        }


@cache
def check_file(path: Path) -> CheckFile:
    graph = Graph().parse(path)
    reporting = tuple(sorted(s for s in graph.subjects(DGN.finds) if isinstance(s, URIRef)))
    return CheckFile(
        path,
        graph,
        URIRef(f"{BASE}check/{path.stem}"),
        URIRef(f"{BASE}shape/{path.stem}"),
        reporting,
    )


def evidence_read(graph: Graph) -> set[str]:
    """Return the evidence properties that any path or comparison in a graph names."""
    found: set[str] = set()
    for path in graph.objects(None, SH.path):
        found |= _in_path(graph, path)
    for compares in COMPARES:
        found |= {str(one) for one in graph.objects(None, compares)}
    return {iri for iri in found if iri.startswith(EV)}


def _in_path(graph: Graph, path: Node) -> set[str]:
    if isinstance(path, URIRef):
        return {str(path)}
    if (path, RDF.first, None) in graph:
        return set().union(*(_in_path(graph, one) for one in Collection(graph, path)))
    return set().union(*(_in_path(graph, one) for _, one in graph.predicate_objects(path)))
