"""What a hostile client sends is refused in our own form; nothing of it acts, and we stay up."""

import contextlib
import json
import socket
from urllib.parse import quote, urlsplit

import pytest

from tests.web.serving import address, ask, page

PARTY = "https://w3id.org/dutygraph/ns/Party"
PLACES = [
    "/?lang={}",
    "/?tenant={}",
    "/search?q={}",
    "/controls?page={}",
    "/controls/{}",
    "/controls/obs-bucket-encryption?as={}",
    "/claims/{}",
    "/requirements/{}/{}",
    "/requirements/gb-t-22239-2019/{}",
    "/matrix?edition={}",
    "/matrix?service={}&component={}",
    "/status?tenant=acme&party={}&status={}&reason={}&service={}&scheme={}&page={}",
    "/status/{}?tenant=acme",
    "/status/requirements/gb-t-22239-2019?tenant=acme&status={}",
    "/explore?q={}",
    "/explore?node={}",
    f"/explore?node={PARTY}&property={{}}&direction=in",
    f"/explore?node={PARTY}&property=a:b&direction={{}}&page={{}}",
    "/explore/search?q={}",
    "/explore/start?node={}",
    "/sparql?query={}",
    "/sparql?query=ASK%7B%7D&format={}",
    "/sparql?query=ASK%7B%7D&default-graph-uri={}&tenant={}",
    "/static/{}",
    "/control/{}",
    "/{}",
]
SCRIPT = "\"'><script>alert(1)</script>{{7*7}}<svg onload=alert(2)>"
TEXTS = {
    "script": quote(SCRIPT),
    "path": quote("../../../../etc/passwd", safe=""),
    "null": "a%00b",
    "bytes": "%ff%fe",
    "half letter": "%ed%a0%80",
    "odd letters": "%E2%80%AE%F0%9F%92%A9%CC%B6",
    "header": "x%0d%0aSet-Cookie:%20a=b",
    "number": "-1",
    "digits": "9" * 400,
    "other digits": "%D9%A3",
    "long": "a" * 16_000,
}
KINDS = {"page": "text/html", "data": "application/json"}


@pytest.mark.parametrize("name", list(TEXTS))
@pytest.mark.parametrize("accept", list(KINDS))
def test_a_hostile_argument_gets_a_clean_answer(base: str, name: str, accept: str) -> None:
    for place in PLACES:
        answer = ask(base + place.replace("{}", TEXTS[name]), headers={"Accept": KINDS[accept]})
        assert 200 <= answer.status < 500, place
        assert "Set-Cookie" not in answer.headers, place
        assert "Traceback" not in answer.text and "root:x:" not in answer.text, place
        if answer.media_type == "text/html":
            assert "<script>alert" not in answer.text and "<svg onload" not in answer.text, place
        if answer.status >= 400:
            assert answer.media_type in ("text/html", "application/problem+json"), place


@pytest.mark.parametrize("place", ["/search?q={}", "/explore?q={}", "/sparql?query={}"])
def test_what_was_typed_comes_back_as_text_alone(base: str, place: str) -> None:
    shown = ask(base + place.format(quote(SCRIPT)), headers={"Accept": "text/html"}).text
    assert "&lt;script&gt;alert(1)" in shown
    assert "{{7*7}}" in shown


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'{"node":7}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"\xff\xfe",
        b'{"node":"\\ud800","property":"a:b","direction":"in"}',
        b'{"node":"a:b","property":"a:b","direction":"in","limit":1e999}',
        b'{"node":"a:b","property":"a:b","direction":"in","limit":NaN}',
    ],
    ids=range(10),
)
def test_a_hostile_body_is_a_problem(base: str, body: bytes) -> None:
    kind = {"Content-Type": "application/json"}
    answer = ask(address(base, "/explore/expand"), "POST", body, kind)
    assert (answer.status, answer.media_type) == (400, "application/problem+json")


QUERIES = {
    "a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "another's graph": "SELECT * FROM NAMED <urn:x:y> { GRAPH ?g { ?s ?p ?o } }",
}


@pytest.mark.parametrize("name", list(QUERIES))
def test_a_query_that_names_a_graph_that_is_not_here_finds_nothing(base: str, name: str) -> None:
    answer = ask(address(base, "/sparql", query=QUERIES[name], format="json"))
    assert answer.json["results"]["bindings"] == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "LOAD <file:///etc/passwd>",
        "SELECT * " + "{" * 5_000 + "}" * 5_000,
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        "ASK { FILTER (" + "!" * 3_000 + "true) }",
    ],
    ids=["another server", "an update", "nesting", "a flood", "signs"],
)
def test_a_hostile_query_is_refused(base: str, query: str) -> None:
    answer = ask(address(base, "/sparql", query=query))
    assert (answer.status, answer.media_type) == (400, "application/problem+json")
    assert answer.json["type"].endswith("/query")
    assert ask(base + "/health").status == 200


def sent(base: str, text: bytes) -> bytes:
    """Send bytes as they are, and return the first line that comes back."""
    parts = urlsplit(base)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        # The server may have answered and closed before all was read.
        with contextlib.suppress(OSError):
            connection.sendall(text)
        return connection.recv(200).split(b"\r\n")[0]


HEAD = b"Host: localhost\r\nConnection: close\r\n"
POST = b"POST /sparql HTTP/1.1\r\n" + HEAD + b"Content-Type: application/sparql-query\r\n"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", b"421"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", b"421"),
        (b"GET / HTTP/1.1\r\nHost: localhost@evil.example\r\nConnection: close\r\n\r\n", b"421"),
        (b"GET / HTTP/1.1\r\nHost: localhost\x00\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\n" + HEAD + b"\r\n", b"431"),
        (POST + b"Content-Length: 5000000000\r\n\r\na", b"413"),
        (
            POST + b"Transfer-Encoding: chunked\r\n\r\n"
            + (b"10000\r\n" + b"a" * 65_536 + b"\r\n") * 40 + b"0\r\n\r\n",
            b"413",
        ),
        (
            POST + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            b"400",
        ),
    ],
    ids=["no host", "two hosts", "a user", "null", "long", "large", "many pieces", "two lengths"],
)  # fmt: skip
def test_a_malformed_request_is_refused(base: str, text: bytes, status: bytes) -> None:
    assert sent(base, text).split(b" ")[1] == status
    assert ask(base + "/health").status == 200


def test_an_error_is_told_in_the_pages_language_with_its_detail_in_english(base: str) -> None:
    shown = page(base, "/controls/nothing-such", lang="zh-Hans").text
    assert "没有名为" in shown and "nothing-such" in shown
    assert 'lang="en"' in shown


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
@pytest.mark.parametrize("code", ["tenant", "query"])
def test_frequent_errors_have_words_of_their_own(base: str, code: str, lang: str) -> None:
    asked = {"tenant": "nobody"} if code == "tenant" else {"query": "SELEC"}
    place = "/status" if code == "tenant" else "/sparql"
    answer = page(base, place, **asked, lang=lang)
    assert answer.status == (404 if code == "tenant" else 400)
    words = {
        ("tenant", "en"): "No tenant of that name is here",
        ("tenant", "zh-Hans"): "此处没有该名称的租户",
        ("query", "en"): "line 1, column 1",
        ("query", "zh-Hans"): "第 1 行第 1 列",
    }
    assert words[(code, lang)] in answer.text


def test_problems_are_told_to_machines_in_english(base: str) -> None:
    answer = ask(address(base, "/controls/nothing-such", lang="zh-Hans"))
    assert "nothing-such" in json.loads(answer.body)["detail"]
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in answer.text)
