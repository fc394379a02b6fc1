"""The endpoint: forms of request, forms of answer, what is refused, walls, deadline, page."""

import csv
import io
import json
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from dutygraph.knowledge.queries import TOPICS
from dutygraph.model.namespace import EV
from dutygraph.web.app import create_app
from dutygraph.web.questions import questions
from dutygraph.workspace import Workspace
from tests.web.serving import Reply, address, ask, page

ROWS = {
    "application/sparql-results+json": lambda text: json.loads(text)["results"]["bindings"],
    "application/sparql-results+xml": lambda text: text.split("<result>")[1:],
    "text/csv": lambda text: list(csv.reader(io.StringIO(text)))[1:],
    "text/tab-separated-values": lambda text: text.splitlines()[1:],
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
}
TWO = 'SELECT ?x { VALUES ?x { "a" "b" } }'
MADE = 'CONSTRUCT { <urn:s> <urn:p> ?x } WHERE { VALUES ?x { "a" "b" } }'
NAMES = f"SELECT ?name {{ ?bucket a <{EV}ObjectStorage> ; <{EV}name> ?name }} ORDER BY ?name"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


def get(base: str, accept: str = "", **arguments: str) -> Reply:
    headers = {"Accept": accept} if accept else {}
    return ask(address(base, "/sparql", **arguments), headers=headers)


def post(base: str, body: bytes, kind: str | None, query: str = "") -> Reply:
    headers = {"Content-Type": kind} if kind else {}
    return ask(f"{base}/sparql{query}", "POST", body, headers)


@pytest.mark.parametrize("media_type", ROWS)
def test_rows_come_in_four_forms(base: str, media_type: str) -> None:
    answer = get(base, media_type, query=TWO)
    assert (answer.status, answer.media_type) == (200, media_type)
    assert len(ROWS[media_type](answer.text)) == 2


@pytest.mark.parametrize("media_type", GRAPHS)
def test_graphs_come_in_six_forms(base: str, media_type: str) -> None:
    answer = get(base, media_type, query=MADE)
    assert (answer.status, answer.media_type) == (200, media_type)
    assert len(list(ox.parse(answer.body, format=GRAPHS[media_type]))) == 2


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/*", "text/csv"),
        ("text/csv;q=0, text/*", "text/tab-separated-values"),
        ("image/png, text/csv;q=0.1", "text/csv"),
    ],
)
def test_the_form_is_the_one_weighed_highest(base: str, accept: str, media_type: str) -> None:
    assert get(base, accept, query=TWO).media_type == media_type


def test_no_form_that_fits_is_told_with_the_list(base: str) -> None:
    answer = get(base, "image/png", query=TWO)
    assert answer.status == 406
    assert all(media_type in answer.json["detail"] for media_type in ROWS)


@pytest.mark.parametrize(
    ("body", "kind"),
    [(f"query={quote(TWO)}".encode(), FORM), (TWO.encode(), DIRECT),
     (TWO.encode(), f"{DIRECT}; charset=UTF-8")],
)  # fmt: skip
def test_a_query_can_be_posted(base: str, body: bytes, kind: str) -> None:
    assert len(post(base, body, kind).json["results"]["bindings"]) == 2


def test_head_has_the_headers_and_no_body(base: str) -> None:
    answer = ask(address(base, "/sparql", query=TWO), "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.media_type == "application/sparql-results+json"


def test_an_answer_that_has_not_changed_is_not_sent_again(base: str) -> None:
    url = address(base, "/sparql", query=TWO)
    tag = ask(url).headers["ETag"]
    again = ask(url, headers={"If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")


ASK = b"query=ASK%7B%7D"
BAD: dict[str, tuple[str, str, bytes | None, str | None, set[int]]] = {
    "two queries": ("GET", "?query=ASK{}&query=ASK{}", None, None, {400}),
    "two queries in the body": ("POST", "", ASK + b"&" + ASK, FORM, {400}),
    "one in the body and one in the address": ("POST", "?query=ASK{}", b"ASK{}", DIRECT, {400}),
    "no query in the body": ("POST", "", b"x=1", FORM, {400}),
    "another media type": ("POST", "", b"ASK{}", "text/plain", {415}),
    "a form without a type": ("POST", "", ASK, None, {415}),
    "UTF-16": ("POST", "", "ASK{}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", {415}),
    "UTF-16 in a form": ("POST", "", "query=ASK{}".encode("utf-16"), FORM, {400}),
    "bytes that are not UTF-8": ("POST", "", b"ASK{ ?s ?p '\xff' }", DIRECT, {400}),
    "escapes that are not UTF-8": ("GET", "?query=ASK%7B%FF%7D", None, None, {400}),
    "an update in the address": ("GET", "?update=DROP%20ALL", None, None, {400}),
    "an update in a form": ("POST", "", b"update=DROP%20ALL", FORM, {400}),
    "an update as it is": ("POST", "", b"DROP ALL", "application/sparql-update", {415}),
    "an update as a query": ("GET", "?query=DROP%20ALL", None, None, {400}),
    "not SPARQL": ("GET", "?query=ASK%7B", None, None, {400}),
    "a foreign endpoint": ("GET", "?query=ASK{SERVICE<urn:x>{}}", None, None, {400}),
    "a form that is unknown": ("GET", "?query=ASK{}&format=docx", None, None, {400}),
    "too many arguments": ("POST", "", ASK + b"&a=1" * 300, FORM, {400}),
}  # fmt: skip


@pytest.mark.parametrize("why", BAD)
def test_a_bad_request_is_a_problem_and_nothing_runs(base: str, why: str) -> None:
    method, query, body, kind, statuses = BAD[why]
    headers = {"Content-Type": kind} if kind else {}
    answer = ask(f"{base}/sparql{query}", method, body, headers)
    assert answer.status in statuses, answer.text
    assert answer.media_type == "application/problem+json"
    assert answer.json["status"] == answer.status
    assert "Traceback" not in answer.text


def test_a_syntax_error_says_where(base: str) -> None:
    problem = get(base, query="ASK {\n  ?s ?p\n}").json
    assert (problem["line"], problem["column"]) == (3, 2)


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/rdf+xml", "application/ld+json"]
)
def test_without_a_query_the_service_describes_itself(base: str, media_type: str) -> None:
    answer = ask(base + "/sparql", headers={"Accept": media_type})
    assert (answer.status, answer.media_type) == (200, media_type)
    store = ox.Store()
    store.load(answer.body, format=GRAPHS[media_type])
    found: Any = store.query(
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
        "SELECT ?e { ?s a sd:Service ; sd:endpoint ?e ; sd:supportedLanguage sd:SPARQL11Query }"
    )
    assert [row["e"].value for row in found] == [base + "/sparql"]


def test_a_tenant_sees_its_own_evidence_and_no_others(base: str) -> None:
    seen = {name: get(base, "text/csv", query=NAMES, tenant=name).text.split()[1:]
            for name in ("acme", "other", "")}  # fmt: skip
    assert seen == {"acme": ["acme-logs", "acme-photos"], "other": ["other-bills"], "": []}


def test_several_tenants_and_none_named_is_the_ontology_alone(base: str) -> None:
    assert get(base, "text/csv", query=NAMES).text.split()[1:] == []


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_naming_a_graph_opens_no_other_tenants(base: str, home: Path, name: str) -> None:
    everything = "SELECT DISTINCT ?g { { GRAPH ?g { ?s ?p ?o } } UNION { ?g ?p ?o } }"
    with Workspace.open(home) as workspace:
        graph = json.loads(workspace.query(
            "SELECT ?g { GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?g), '/effective')) } LIMIT 1",
            tenant="other",
        ).content())["results"]["bindings"][0]["g"]["value"]  # fmt: skip
    arguments = {"query": everything, name: graph, "tenant": "acme"}
    assert get(base, "text/csv", **arguments).text.split()[1:] == []
    own = get(base, "text/csv", **{**arguments, "tenant": "other"}).text.split()[1:]
    assert own


@pytest.fixture
def hurried(home: Path) -> Iterator[FlaskClient]:
    """An application whose queries are stopped after half a second."""
    with Workspace.open(home) as workspace:
        app = create_app(workspace)
        app.config["QUERY_SECONDS"] = 0.5
        yield app.test_client()


def test_a_query_without_end_is_stopped_and_the_next_one_runs(hurried: FlaskClient) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    begun = time.monotonic()
    answer = hurried.get("/sparql", query_string={"query": endless})
    assert time.monotonic() - begun < 3
    assert answer.status_code == 503
    assert answer.get_json(force=True)["type"].endswith("/problem/deadline")
    assert hurried.get("/sparql", query_string={"query": "ASK{}"}).json["boolean"] is True  # type: ignore[index]


def test_the_page_shows_rows_and_ways_to_take_them_away(base: str) -> None:
    shown = page(base, "/sparql", query=NAMES, tenant="acme").text
    assert "<td>acme-logs</td>" in shown
    assert all(f"format={name}" in shown for name in ("json", "xml", "csv", "tsv"))
    taken = get(base, query=NAMES, tenant="acme", format="csv")
    assert taken.media_type == "text/csv"
    assert "answer.csv" in taken.headers["Content-Disposition"]


def test_the_page_shows_a_yes_and_a_graph(base: str) -> None:
    assert ">yes<" in page(base, "/sparql", query="ASK{}").text
    assert "&lt;urn:s&gt;" in page(base, "/sparql", query=MADE).text


def test_what_is_typed_and_found_stays_text(base: str) -> None:
    attack = 'SELECT ("<script>alert(1)</script>" AS ?x) (<javascript:alert(1)> AS ?y) {}'
    shown = page(base, "/sparql", query=attack)
    assert shown.status == 200
    assert "<script>alert" not in shown.text
    assert 'href="javascript:' not in shown.text


def test_a_wrong_query_stays_in_the_page_with_its_fault(base: str) -> None:
    shown = page(base, "/sparql", query="ASK { ?wrong")
    assert shown.status == 400
    assert "ASK { ?wrong</textarea>" in shown.text
    assert "line 1, column" in shown.text


def test_the_questions_stand_under_their_topics(base: str) -> None:
    shown = page(base, "/sparql").text
    parts = {
        part.split('"')[0]: part for part in shown.split('<section aria-labelledby="topic-')[1:]
    }
    assert tuple(parts) == TOPICS
    assert "Who owes what on a service?" in parts["duties"]
    assert "Which clauses of a scheme does no control serve?" in parts["clauses"]
    assert "某项服务上各方各承担什么？" in page(base, "/sparql", lang="zh-Hans").text


def test_a_question_with_parameters_is_listed_with_values(base: str) -> None:
    asked = next(one for one in questions()["services"] if one.slug.endswith("/service-by-code"))
    assert 'VALUES (?code) { ("functiongraph") }' in asked.text
    assert asked.text in {parse_qs(urlsplit(link).query)["query"][0] for link in listed(base)}


def listed(base: str) -> list[str]:
    """Return where the page's questions lead."""
    links = [
        part.split('"')[0] for part in page(base, "/sparql", tenant="acme").text.split('href="')
    ]
    return [unescape(link) for link in links if link.startswith("/sparql?query=")]


def test_every_example_can_be_run(base: str) -> None:
    examples = listed(base)
    assert len(examples) == sum(len(found) for found in questions().values()) > 60
    for link in examples:
        assert ask(base + link, headers={"Accept": "text/html"}).status == 200, link
