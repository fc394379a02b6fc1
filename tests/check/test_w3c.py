"""The W3C suite of SHACL: what each engine makes of Core, and what our SPARQL profile refuses.

Compared is the multiset of focus node, path (all complex ones alike), value and component.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from dutygraph.check.profile import profile_of
from dutygraph.check.shapes import FIRST, REST, Shapes
from dutygraph.jail.worker import Worker
from dutygraph.model.errors import EngineError, QueryError
from dutygraph.model.namespace import RDF_TYPE, SH
from tests.check.engines import COMPLEX
from tests.shared_files import shared

SUITE = shared("w3c/shacl")
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
CORE = sorted(SUITE.glob("core/*/*.ttl"))
UNSUPPORTED = sorted(SUITE.glob("sparql/pre-binding/unsupported-sparql-*.ttl"))
# Engine and case, with the reason. A miss that is not here fails, and so does one that is cured.
MISSES = {
    ("reference", "property/uniqueLang-002"): (
        'pySHACL reads "1"^^xsd:boolean as no true, so uniqueLang is off; the case wants the '
        "literal true alone to switch it on, and pySHACL compares values, not terms"
    ),
}

Told = Counter[tuple[str, str, str, str]]


def triples(path: Path) -> Shapes:
    found = [quad.triple for quad in parsed(path)]
    return Shapes(ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b"")


def parsed(path: Path) -> Iterator[ox.Quad]:
    return ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())


def text(path: Path) -> str:
    found = [quad.triple for quad in parsed(path)]
    return (ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def entries(path: Path) -> list[ox.NamedNode]:
    graph = triples(path)
    head = graph.value(ox.NamedNode(path.as_uri()), MF + "entries")
    return [] if head is None else [e for e in graph.items(head) if isinstance(e, ox.NamedNode)]


CASES = [(path, entry) for path in CORE for entry in entries(path)]


def name(case: object) -> str:
    if isinstance(case, Path):
        return f"{case.parent.name}/{case.stem}"
    return case.value.rsplit("/", 1)[-1] if isinstance(case, ox.NamedNode) else str(case)


def term(value: object) -> str:
    if isinstance(value, ox.BlankNode):
        return "_:blank"
    return "" if value is None else str(value)


def wanted(graph: Shapes, entry: ox.NamedNode) -> Told:
    report = graph.value(entry, MF + "result")
    assert report is not None and graph.text(report, RDF_TYPE) == SH + "ValidationReport"
    found = Told()
    for one in graph.objects(report, SH + "result"):
        path = graph.value(one, SH + "resultPath")
        parts = [term(graph.value(one, SH + part)) for part in ("focusNode", "value")]
        component = graph.text(one, SH + "sourceConstraintComponent") or ""
        said = term(path) if not isinstance(path, ox.BlankNode) else COMPLEX
        found[parts[0], said, parts[1], component] += 1
    return found


@pytest.fixture(scope="module", params=["fast", "reference"])
def engine(request: pytest.FixtureRequest) -> Iterator[Worker]:
    with Worker(f"tests.check.engines:{request.param}") as worker:
        yield worker


def test_the_suite_is_there_whole() -> None:
    assert len(CASES) == 98 and len(UNSUPPORTED) == 6


@pytest.mark.parametrize(("path", "entry"), CASES, ids=name)
def test_core_case(path: Path, entry: ox.NamedNode, engine: Worker) -> None:
    graph = triples(path)
    action = graph.value(entry, MF + "action")
    assert action is not None
    files = [
        Path.from_uri(given) if hasattr(Path, "from_uri") else Path(given.removeprefix("file://"))
        for part in ("shapesGraph", "dataGraph")
        if (given := graph.text(action, SHT + part))
    ]
    expected_miss = (engine.target.rsplit(":")[-1], name(path)) in MISSES
    try:
        rows = json.loads(
            engine.call(json.dumps([text(one) for one in files]).encode(), seconds=60)
        )
    except EngineError as error:
        assert expected_miss, error
        return
    found = Told(
        (
            focus if focus.startswith(("_:", '"')) else f"<{focus}>",
            said or "",
            value or "",
            component,
        )
        for focus, _, said, value, component, _ in rows
    )
    assert (found != wanted(graph, entry)) is expected_miss


@pytest.mark.parametrize("path", UNSUPPORTED, ids=name)
def test_what_shacl_does_not_allow_in_sparql_is_refused(path: Path) -> None:
    said = (ox.NamedNode(SH + "select"), ox.NamedNode(SH + "ask"))
    texts = [quad.object.value for quad in parsed(path) if quad.predicate in said]
    assert texts
    with pytest.raises(QueryError):
        profile_of(texts[0], {})


def test_lists_are_read_as_the_suite_writes_them() -> None:
    graph = triples(CASES[0][0])
    head = graph.value(ox.NamedNode(CASES[0][0].as_uri()), MF + "entries")
    assert head is not None and graph.objects(head, FIRST) and graph.objects(head, REST)
