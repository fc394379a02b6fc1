"""The embedded store on disk: atomic changes, generations, and queries in children."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from dutygraph.model.errors import DeadlineError, QueryError, StoreError
from dutygraph.store import formats
from dutygraph.store.embedded import EmbeddedStore
from dutygraph.store.lock import Lock
from dutygraph.store.writer import Writer, dump

A, B = "urn:g:a", "urn:g:b"
FROM_A, FROM_B = '<urn:s> <urn:p> "in a" .', '<urn:s> <urn:p> "in b" .'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with Writer(tmp_path / "1") as writer:
        writer.set_graphs({A: [FROM_A], B: [FROM_B]})
        writer.publish()
    found = EmbeddedStore(lambda: tmp_path / "1")
    yield found
    found.close()


def rows(
    store: EmbeddedStore, text: str, *, default: list[str], named: list[str], seconds: float = 20
) -> list[dict[str, str]]:
    answer = store.query(
        text, default_graphs=default, named_graphs=named, accept=formats.JSON, seconds=seconds
    )
    found = json.loads(answer.content())["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in found]


def test_the_default_graph_is_what_was_given(store: EmbeddedStore) -> None:
    assert rows(store, "SELECT ?o { ?s ?p ?o }", default=[A], named=[]) == [{"o": "in a"}]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?o { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?o { GRAPH <urn:g:b> { ?s ?p ?o } }",
        "SELECT ?o FROM <urn:g:b> { ?s ?p ?o }",
        "SELECT ?o FROM NAMED <urn:g:b> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?o { ?s ?p ?o FILTER EXISTS { GRAPH <urn:g:b> { ?s ?p ?x } } }",
        "SELECT ?g { GRAPH ?g {} }",
    ],
)
def test_no_query_sees_a_graph_it_was_not_given(store: EmbeddedStore, text: str) -> None:
    found = rows(store, text, default=[A], named=[A])
    assert "in b" not in str(found) and "urn:g:b" not in str(found)


def test_empty_lists_of_graphs_show_nothing(store: EmbeddedStore) -> None:
    text = "SELECT ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    assert rows(store, text, default=[], named=[]) == []


@pytest.mark.parametrize("media_type", formats.ROWS)
@pytest.mark.parametrize("text", ["SELECT ?o { ?s ?p ?o }", "ASK { ?s ?p ?o }"])
def test_every_form_of_rows_is_answered(store: EmbeddedStore, media_type: str, text: str) -> None:
    answer = store.query(text, default_graphs=[A], named_graphs=[], accept=media_type, seconds=20)
    assert answer.media_type == media_type
    expected = b"in a" if text.startswith("SELECT") else b"true"
    assert expected in answer.content()


@pytest.mark.parametrize("media_type", formats.GRAPHS)
def test_every_form_of_graph_reads_back(store: EmbeddedStore, media_type: str) -> None:
    answer = store.query(
        "CONSTRUCT WHERE { ?s ?p ?o }",
        default_graphs=[A], named_graphs=[], accept=media_type, seconds=20,
    )  # fmt: skip
    form = ox.RdfFormat.from_media_type(media_type)
    assert [str(quad.triple) + " ." for quad in ox.parse(answer.content(), form)] == [FROM_A]


def test_a_syntax_error_has_line_and_column(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match=r"^line 2, column \d+: "):
        rows(store, "SELECT ?s\nWHERE { ?s foo:x ?o }", default=[A], named=[])


@pytest.mark.parametrize(
    "runaway",
    [
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?l",
        "SELECT (GROUP_CONCAT(?a) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    ],
)
def test_a_runaway_query_is_stopped_and_the_next_is_answered(tmp_path: Path, runaway: str) -> None:
    with Writer(tmp_path / "1") as writer:
        writer.set_graphs({A: [f'<urn:s{n}> <urn:p> "{n}" .' for n in range(2000)]})
        writer.publish()
    store = EmbeddedStore(lambda: tmp_path / "1")
    start = time.monotonic()
    with pytest.raises((DeadlineError, QueryError)):
        rows(store, runaway, default=[A], named=[], seconds=1.5)
    assert time.monotonic() - start < 2.5
    assert len(rows(store, "SELECT * { ?s ?p ?o } LIMIT 3", default=[A], named=[])) == 3
    store.close()


def test_a_bomb_that_passes_the_guard_breaks_only_a_child(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = "SELECT * { " + "{" * 20_000 + "}" * 20_000 + " }"
    with pytest.raises(QueryError, match="nested deeper"):
        rows(store, bomb, default=[A], named=[])
    monkeypatch.setattr("dutygraph.store.guard.NESTING_LIMIT", 1_000_000)
    with pytest.raises(QueryError, match="the engine broke down over this query"):
        rows(store, bomb, default=[A], named=[])
    assert rows(store, "SELECT ?o { ?s ?p ?o }", default=[A], named=[]) == [{"o": "in a"}]


def test_an_answer_above_the_limit_is_an_error_and_never_cut(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dutygraph.store.embedded.ANSWER_LIMIT", 100)
    with pytest.raises(QueryError, match="ask for less with LIMIT"):
        rows(store, "SELECT * { ?s ?p ?o }", default=[A], named=[])


def test_no_query_opens_a_connection(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall behind the guard: without the guard the child still reaches nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(1)
        text = "SELECT * { SERVICE SILENT <http://127.0.0.1:%d/> { ?s ?p ?o } }"
        text %= server.getsockname()[1]
        with pytest.raises(QueryError, match="SERVICE is not allowed"):
            rows(store, text, default=[A], named=[])
        monkeypatch.setattr("dutygraph.store.guard._refuse_service", lambda *_: None)
        with contextlib.suppress(QueryError, DeadlineError):
            rows(store, text, default=[A], named=[], seconds=10)
        try:
            server.accept()[0].close()
        except TimeoutError:
            return
    pytest.skip("this kernel lets us make no network namespace; the query guard stands alone")


def test_a_change_is_one_and_a_reader_sees_it_after_it_is_published(tmp_path: Path) -> None:
    store = EmbeddedStore(lambda: tmp_path / "1")
    with pytest.raises(StoreError, match="has not been built"):
        rows(store, "SELECT ?o { ?s ?p ?o }", default=[A], named=[])
    with Writer(tmp_path / "1") as writer:
        assert writer.set_graphs({A: [FROM_A]}) == 1
        writer.publish()
        assert writer.set_graphs({A: ['<urn:s> <urn:p> "later" .'], B: [FROM_B]}) == 3
        assert rows(store, "SELECT ?o { ?s ?p ?o }", default=[A], named=[]) == [{"o": "in a"}]
        writer.publish()
        assert rows(store, "SELECT ?o { ?s ?p ?o }", default=[A], named=[]) == [{"o": "later"}]
        assert writer.set_graphs({A: ['<urn:s> <urn:p> "later" .']}) == 0
    store.close()


def test_numbers_that_the_store_writes_its_own_way_are_no_change(tmp_path: Path) -> None:
    line = '<urn:s> <urn:p> "007"^^<http://www.w3.org/2001/XMLSchema#integer> .'
    with Writer(tmp_path / "1") as writer:
        assert writer.set_graphs({A: [line]}) == 1
        assert writer.set_graphs({A: [line]}) == 0


@pytest.mark.parametrize("line", ["not a triple", "<urn:s> <urn:p> _:b .", "_:a <urn:p> <urn:o> ."])
def test_a_bad_line_changes_nothing(tmp_path: Path, line: str) -> None:
    with Writer(tmp_path / "1") as writer:
        writer.set_graphs({A: [FROM_A]})
        with pytest.raises(StoreError):
            writer.set_graphs({A: [], B: [line]})
        assert len(writer) == 1


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with Writer(tmp_path / "1"), pytest.raises(StoreError, match="another process"):
        Writer(tmp_path / "1")


def test_a_dump_reads_back(tmp_path: Path, store: EmbeddedStore) -> None:
    assert dump(tmp_path / "1" / "generations" / "1", tmp_path / "all.nq") == 2
    text = (tmp_path / "all.nq").read_text(encoding="utf-8")
    assert sorted(text.splitlines()) == [
        '<urn:s> <urn:p> "in a" <urn:g:a> .',
        '<urn:s> <urn:p> "in b" <urn:g:b> .',
    ]


def test_the_lock_goes_with_its_process(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, time; from dutygraph.store.lock import Lock; "
        "lock = Lock(pathlib.Path(sys.argv[1])); print(lock.take(), flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "lock")], stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout and child.stdout.readline() == "True\n"
        mine = Lock(tmp_path / "lock")
        assert not mine.take()
        os.kill(child.pid, 9)
        child.wait()
        assert mine.take() and mine.held
        mine.release()
        assert not mine.held


def test_a_large_change_ends_with_the_same_quads_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dutygraph.store.writer.BULK", 10)
    many = [f'<urn:s{n}> <urn:p> "{n}" .' for n in range(30)]
    with Writer(tmp_path / "1") as writer:
        assert writer.set_graphs({A: many, B: [FROM_B]}) == 31
        assert writer.set_graphs({A: many[:25]}) == 5
        assert writer.set_graphs({A: [FROM_A]}) == 26
        assert writer.set_graphs({A: [FROM_A], B: [FROM_B]}) == 0
        with pytest.raises(StoreError, match="not N-Triples"):
            writer.set_graphs({"urn:g:c": ["nonsense"] * 30})
        assert len(writer) == 2
