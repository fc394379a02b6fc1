"""The read side over a remote store: the same pages and answers as from our own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dutygraph.model.namespace import DG, EV, catalogue_iri
from dutygraph.workspace import Workspace
from tests.web.serving import address, ask, free_port, page, serving, wait_for

PROGRAM = Path(sys.executable).parent / "oxigraph"
NAMES = f"SELECT ?name {{ ?bucket a <{EV}ObjectStorage> ; <{EV}name> ?name }} ORDER BY ?name"
PARTIES = f"SELECT ?party {{ ?party a <{DG}Party> }} ORDER BY ?party"
QUERIES = [NAMES, PARTIES, "ASK { GRAPH ?g { ?s ?p ?o } }"]
CONTROL = catalogue_iri("control", "obs-bucket-encryption")


@pytest.fixture(scope="module")
def endpoint(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SPARQL server of another make that holds what our own store holds."""
    folder = tmp_path_factory.mktemp("oxigraph")
    with Workspace.open(home) as workspace:
        assert workspace.dump(folder / "all.nq") > 1000
    load = ["load", "--location", folder / "db", "--file", folder / "all.nq"]
    subprocess.run([PROGRAM, *load], check=True, capture_output=True)
    port = free_port()
    with subprocess.Popen(
        [PROGRAM, "serve-read-only", "--location", folder / "db", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        wait_for(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}/query"
        process.terminate()


@pytest.fixture(scope="module")
def far(home: Path, endpoint: str) -> Iterator[str]:
    with serving(home, DUTYGRAPH_STORE=endpoint) as url:
        yield url


@pytest.mark.parametrize("tenant", ["acme", "other", ""])
@pytest.mark.parametrize("query", QUERIES)
def test_answers_are_the_same(base: str, far: str, query: str, tenant: str) -> None:
    arguments = {"query": query, "tenant": tenant}
    near, remote = (ask(address(one, "/sparql", **arguments)) for one in (base, far))
    assert (near.status, remote.status) == (200, 200)
    assert near.json == remote.json


def test_the_wall_between_tenants_stands(far: str) -> None:
    arguments = {"query": NAMES, "format": "csv"}
    seen = {
        name: ask(address(far, "/sparql", tenant=name, **arguments)).text.split()[1:]
        for name in ("acme", "other")
    }
    assert seen == {"acme": ["acme-logs", "acme-photos"], "other": ["other-bills"]}


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
@pytest.mark.parametrize(
    "arguments", [{"q": "encryption"}, {"node": CONTROL}, {"node": DG + "Party"}]
)
def test_pages_are_the_same(base: str, far: str, arguments: dict[str, str], lang: str) -> None:
    near, remote = (
        page(one, "/explore", lang=lang, tenant="acme", **arguments) for one in (base, far)
    )
    assert near.status == 200
    assert near.text == remote.text


def test_a_store_that_does_not_answer_is_told_and_the_server_lives(home: Path) -> None:
    gone = f"http://127.0.0.1:{free_port()}/query"
    with serving(home, DUTYGRAPH_STORE=gone) as url:
        answer = ask(address(url, "/sparql", query="ASK{}"))
        assert (answer.status, answer.media_type) == (503, "application/problem+json")
        assert answer.json["type"].endswith("/problem/store")
        assert page(url, "/sparql").status == 200
        assert ask(url + "/health").status == 200
