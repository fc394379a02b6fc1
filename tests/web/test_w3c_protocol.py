"""The W3C's protocol tests that need no update: 27 of 34, over HTTP from the real server."""

import contextlib
import json
import re
import threading
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from rdflib import Graph, Namespace, Node
from rdflib.collection import Collection
from waitress.server import create_server

from dutygraph.web.app import create_app
from tests.shared_files import shared
from tests.web.serving import Reply, ask
from tests.web.small import SmallWorld

FOLDER = shared("w3c/sparql11/protocol")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
LABEL = Namespace("http://www.w3.org/2000/01/rdf-schema#").label
# These change data, which this endpoint never does; they come with issue F.
UPDATES = {
    "update_dataset_default_graph",
    "update_dataset_default_graphs",
    "update_dataset_named_graphs",
    "update_dataset_full",
    "update_post_form",
    "update_post_direct",
    "update_base_uri",
}
TABULAR = ("application/sparql-results+json", "application/sparql-results+xml")
RDF = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


def manifest() -> Graph:
    path = FOLDER / "manifest.ttl"
    return Graph().parse(path, format="turtle", publicID=path.as_uri())


MANIFEST = manifest()
TESTS = {
    str(test).rsplit("#", 1)[-1]: test
    for entries in MANIFEST.objects(None, MF.entries)
    for test in Collection(MANIFEST, entries)
}
APPLICABLE = sorted(set(TESTS) - UPDATES)


def test_all_but_the_updates_are_run() -> None:
    assert len(TESTS) == 34
    assert set(TESTS) >= UPDATES
    assert len(APPLICABLE) == 27


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve all graphs that the tests name; each test names those that it looks at."""
    graphs = {
        str(MANIFEST.value(data, LABEL)): _lines(MANIFEST.value(data, UT.graph))
        for data in MANIFEST.objects(None, UT.graphData)
    }
    world = SmallWorld(tmp_path_factory.mktemp("w3c"), graphs)
    server = create_server(create_app(world), host="127.0.0.1", port=0)  # type: ignore[arg-type]

    def run() -> None:
        with contextlib.suppress(OSError):  # its sockets are closed under it at the end
            server.run()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}/sparql"
    server.close()
    thread.join(5)
    world.store.close()


def _lines(file: Node | None) -> list[str]:
    content = (FOLDER / str(file).rsplit("/", 1)[-1]).read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line.strip()]


@pytest.mark.parametrize("name", APPLICABLE)
def test_protocol(name: str, endpoint: str) -> None:
    connection = MANIFEST.value(TESTS[name], MF.action)
    for request in Collection(MANIFEST, value(connection, HT.requests)):
        reply = send(endpoint, request)
        expected = value(request, HT.resp)
        statuses = set(MANIFEST.objects(expected, MF.expectedStatus))
        assert fits(reply.status, {str(one) for one in statuses}), reply.text
        wanted = MANIFEST.value(expected, MF.expectedFormat)
        if wanted is not None:
            assert reply.media_type in (RDF if str(wanted) == "RDF" else TABULAR)
        said = MANIFEST.value(expected, MF.expectedBoolean)
        if said is not None:
            assert boolean(reply) is bool(said.toPython())  # type: ignore[attr-defined]


def value(subject: Node | None, predicate: Node) -> Any:
    return MANIFEST.value(subject, predicate)


def send(endpoint: str, request: Node) -> Reply:
    path, method = str(value(request, HT.absolutePath)), str(value(request, HT.methodName))
    listed = value(request, HT.headers)
    headers = {
        str(value(header, HT.fieldName)): str(value(header, HT.fieldValue))
        for header in (Collection(MANIFEST, listed) if listed is not None else [])
    }
    content = value(request, HT.body)
    body = None
    if content is not None:
        encoding = str(value(content, CNT.characterEncoding) or "UTF-8")
        body = str(value(content, CNT.chars)).encode(encoding)
    query = f"?{path.split('?', 1)[1]}" if "?" in path else ""
    return ask(endpoint + query, method, body, headers)


def fits(status: int, expected: set[str]) -> bool:
    """Say whether a status is one of those, as 2xx or as a name of its own."""
    names = {400: "BadRequest", 405: "MethodNotAllowed", 415: "UnsupportedMediaType", 200: "OK"}
    classes = {match[1] for one in expected if (match := re.search(r"StatusCode(\d)xx", one))}
    return str(status // 100) in classes or any(
        one.endswith(names.get(status, " ")) for one in expected
    )


def boolean(reply: Reply) -> bool:
    if "json" in reply.media_type:
        return bool(json.loads(reply.body)["boolean"])
    found = ET.fromstring(reply.body).find("{*}boolean")  # noqa: S314 - our own answer
    return found is not None and (found.text or "").strip() == "true"
