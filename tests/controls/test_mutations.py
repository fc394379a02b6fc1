"""Take any single constraint out of a check: at least one of its cases must give another answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shacl
from rdflib import SH, Graph
from rdflib.term import Node

from tests.controls.expect import SEVERITIES, Expected, read_case
from tests.controls.shape_files import CASES, FILES, check_file

CONSTRAINTS = (
    SH["in"],
    SH["not"],
    SH["or"],
    SH["class"],
    SH.equals,
    SH.hasValue,
    SH.maxInclusive,
    SH.minCount,
    SH.minInclusive,
    SH.nodeKind,
    SH.pattern,
    SH.property,
    SH.qualifiedMinCount,
)
SEVERITY_OF = {name.rsplit("#")[-1]: severity for name, severity in SEVERITIES.items()}


def mutants(graph: Graph) -> Iterator[tuple[Graph, str]]:
    """Yield the graph without one constraint, with what was taken."""
    for name in CONSTRAINTS:
        for subject, target in sorted(graph.subject_objects(name), key=str):
            fewer = Graph()
            fewer += graph
            fewer.remove((subject, name, target))
            yield fewer, f"{name.fragment} {said(graph, target)} of {said(graph, subject)}"


def said(graph: Graph, node: Node) -> str:
    """Name a node: its own IRI, or what stands in the blank one."""
    parts = sorted(f"{p.split('#')[-1]} {o}" for p, o in graph.predicate_objects(node))
    return str(node) if isinstance(node, str) and str(node).startswith("http") else str(parts)


def answers(shapes: Graph, cases: list[Path]) -> list[set[Expected]]:
    compiled = shacl.Shapes.from_text(shapes.serialize(format="nt"), format="nt")
    return [
        {
            (
                one.focus_node.strip("<>"),
                one.source_shape.strip("<>"),
                SEVERITY_OF[one.severity],
            )
            for one in compiled.validate_text(
                "\n".join(read_case(path).triples), format="nt"
            ).results
        }
        for path in cases
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_constraint_is_needed_by_a_case(path: Path) -> None:
    cases = [case for case in CASES if case.parent.name == path.stem]
    right = [set(read_case(case).expected) for case in cases]
    survivors = [
        taken
        for mutant, taken in mutants(check_file(path).graph)
        if answers(mutant, cases) == right
    ]
    assert survivors == []
