"""The read side over a real SPARQL server on loopback gives what the embedded store gives."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from dutygraph.model.errors import DeadlineError, QueryError, StoreError
from dutygraph.store import formats
from dutygraph.store.base import Answer
from dutygraph.store.embedded import EmbeddedStore
from dutygraph.store.remote import RemoteStore
from dutygraph.store.writer import Writer

A, B = "urn:g:a", "urn:g:b"
DATA = {A: ['<urn:s> <urn:p> "in a"@en .', '<urn:s> <urn:q> "5" .'], B: ['<urn:s> <urn:p> "b" .']}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("remote"), free_port()
    store = ox.Store(folder / "db")
    for graph, lines in DATA.items():
        text = "\n".join(lines)
        store.load(text, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))
    del store
    program = Path(sys.executable).parent / "oxigraph"
    with subprocess.Popen(
        [program, "serve", "--location", folder / "db", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/query"
        process.terminate()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    folder = tmp_path_factory.mktemp("local")
    with Writer(folder) as writer:
        writer.set_graphs(DATA)
        writer.publish()
    store = EmbeddedStore(lambda: folder)
    yield store
    store.close()


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the oxigraph server did not start within 10 s")


def ask(store: RemoteStore | EmbeddedStore, text: str, accept: str = formats.JSON) -> Answer:
    return store.query(text, default_graphs=[A], named_graphs=[A], accept=accept, seconds=10)


QUERIES = [
    "SELECT ?p ?o { ?s ?p ?o } ORDER BY ?p",
    "SELECT ?g ?o { GRAPH ?g { ?s <urn:p> ?o } }",
    "SELECT ?o FROM <urn:g:b> { ?s <urn:p> ?o }",
    "SELECT ?o { GRAPH <urn:g:b> { ?s ?p ?o } }",
    "ASK { ?s <urn:p> 'b' }",
]


@pytest.mark.parametrize("text", QUERIES)
def test_both_stores_give_the_same_rows(url: str, local: EmbeddedStore, text: str) -> None:
    found = [json.loads(ask(store, text).content()) for store in (RemoteStore(url), local)]
    assert found[0] == found[1]
    assert "urn:g:b" not in str(found)


def test_empty_lists_of_graphs_show_nothing(url: str) -> None:
    answer = RemoteStore(url).query(
        "SELECT ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
        default_graphs=[], named_graphs=[], accept=formats.CSV, seconds=10,
    )  # fmt: skip
    assert answer.content().split() == [b"s"]


@pytest.mark.parametrize("media_type", [*formats.ROWS, *formats.GRAPHS])
def test_every_form_is_answered_alike(url: str, local: EmbeddedStore, media_type: str) -> None:
    text = "SELECT ?o { ?s <urn:p> ?o }" if media_type in formats.ROWS else "DESCRIBE <urn:s>"
    remote, here = (ask(store, text, media_type) for store in (RemoteStore(url), local))
    assert remote.media_type == here.media_type == media_type
    if media_type in formats.ROWS:
        assert remote.content() == here.content()
    else:
        form = ox.RdfFormat.from_media_type(media_type)
        assert set(ox.parse(remote.content(), form)) == set(ox.parse(here.content(), form))


def test_text_that_is_not_sparql_is_a_query_error(url: str) -> None:
    with pytest.raises(QueryError):
        ask(RemoteStore(url), "SELECT ?s WHERE { ?s foo:x ?o }")


def test_the_guard_stands_before_the_remote_store_too() -> None:
    nowhere = RemoteStore("http://127.0.0.1:1/query")
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        ask(nowhere, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="changes data"):
        ask(nowhere, "DROP ALL")


def test_a_store_that_is_not_there_is_said_so() -> None:
    with pytest.raises(StoreError, match="does not answer"):
        ask(RemoteStore(f"http://127.0.0.1:{free_port()}/query"), "ASK {}")


class _Slow(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        if self.path == "/silent":
            time.sleep(2)
        self.send_response(500 if self.path == "/broken" else 200)
        self.send_header("Content-Type", "text/html" if self.path == "/html" else formats.JSON)
        self.end_headers()
        self.wfile.write(b"secret")
        while self.path == "/endless":
            try:
                self.wfile.write(b"x" * 1000)
            except OSError:
                return
            time.sleep(0.01)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def odd() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Slow)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["silent", "endless"])
def test_a_remote_store_has_a_deadline(odd: str, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(DeadlineError, match="did not answer within 1 s"):
        RemoteStore(f"{odd}/{path}").query(
            "ASK {}", default_graphs=[A], named_graphs=[], accept="", seconds=1
        )
    assert time.monotonic() - start < 2.5


@pytest.mark.parametrize("path", ["html", "broken"])
def test_what_a_remote_store_says_in_error_is_not_passed_on(odd: str, path: str) -> None:
    with pytest.raises(StoreError) as caught:
        ask(RemoteStore(f"{odd}/{path}"), "ASK {}")
    assert "secret" not in str(caught.value)
