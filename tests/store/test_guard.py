"""Query text is looked at from outside, and a word in a literal is no keyword."""

import contextlib
import itertools
import subprocess
import sys

import pyoxigraph as ox
import pytest

from dutygraph.model.errors import QueryError
from dutygraph.store import guard

HARMLESS = {
    "a string": 'SELECT * { ?s ?p "SERVICE <http://x/>" }',
    "a long string": "SELECT * { ?s ?p '''it's SERVICE \" <x>''' }",
    "a comment": "SELECT * { ?s ?p ?o } # SERVICE <http://x/> {",
    "an IRI": "SELECT * { ?s <http://x/SERVICE#SERVICE> ?o }",
    "a prefix of ours": "PREFIX service: <urn:s/> SELECT * { ?s ?p service:rds }",
    "a graph of ours": "PREFIX service: <urn:s/> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    "a local name": "PREFIX dg: <urn:d/> SELECT * { ?s dg:forService ?service }",
    "a language": 'SELECT * { ?s ?p "x"@en-SERVICE }',
    "a comparison": "SELECT * { ?s ?p ?o FILTER(?o<5 && ?o > 2) }",
    "an escaped quote": r'SELECT * { ?s ?p "a\" SERVICE <x> {" }',
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_harmless_text_passes(text: str) -> None:
    assert guard.form(text) == "SELECT"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SeRvIcE#\n<http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE ?o { ?a ?b ?c } } }",
        "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:1/>{ ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { ?s ?p trueSERVICE:x { ?a ?b ?c } }",
        "PREFIX service: <urn:s> PREFIX : <http://127.0.0.1:1/> ASK { service:x { ?a ?b ?c } }",
        "SELECT * { ?s ?p 'x'SERVICE<http://127.0.0.1:1/>{ ?a ?b ?c } }",
        "SELECT * { ?s ?p '''x'''SERVICE<http://127.0.0.1:1/>{ ?a ?b ?c } }",
        r"SELECT * { ?s ?p 'x\\'SERVICE<http://127.0.0.1:1/>{ ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICESILENT:x { ?a ?b ?c } }",
        "PREFIX foo: <http://127.0.0.1:1/> SELECT * { SERVICEfoo:x { ?a ?b ?c } }",
        "PREFIX foo: <http://127.0.0.1:1/> SELECT * { ?s ?p 1serviceSilentfoo:x{ ?a ?b ?c } }",
    ],
)
def test_service_is_refused_however_it_is_written(text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        guard.form(text)


OBJECTS = ["", "true", "1", "1.5", "1e5", "'x'", "'x'@en", "'x'^^:t", ":o", "<urn:o>", "?o", "()"]
WORDS = ["SERVICE", "service", "SERVICE SILENT", "SERVICESILENT"]
ADDRESSES = [":x", "foo:x", "<http://127.0.0.1:%d/%n>", "?address"]

# Tells its port, then the first line of every request, and hangs up at once.
LISTENER = """
import socket
with socket.create_server(("127.0.0.1", 0)) as server:
    print(server.getsockname()[1], flush=True)
    while True:
        caller, _ = server.accept()
        with caller:
            print(caller.recv(200).splitlines()[:1], flush=True)
"""


def test_whatever_passes_opens_no_connection() -> None:
    """The engine itself, in this process and without any other wall, on every way to glue."""
    with subprocess.Popen(
        [sys.executable, "-c", LISTENER], stdout=subprocess.PIPE, text=True
    ) as listener:
        assert listener.stdout
        port = int(listener.stdout.readline())
        try:
            passed, refused = _try_all(port)
            # It does hear: a call that no guard looked at arrives.
            with contextlib.suppress(OSError):
                list(
                    ox.Store().query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/heard> {{}} }}")
                )  # type: ignore[arg-type]
            assert "/heard" in listener.stdout.readline()
        finally:
            listener.kill()
    assert passed > 100 and refused > 100


def _try_all(port: int) -> tuple[int, int]:
    """Run what the guard lets through; the number of the text is in the address it would call."""
    passed = refused = 0
    head = (
        "PREFIX : <http://127.0.0.1:%d/%n> PREFIX foo: <http://127.0.0.1:%d/%n> "
        "PREFIX service: <urn:s:> PREFIX SERVICE: <urn:t:> "
    )
    store = ox.Store()
    objects = ", ".join(o for o in OBJECTS if o and o != "?o")
    store.update(f"PREFIX : <http://127.0.0.1:{port}/> INSERT DATA {{ :s :p {objects} }}")
    ways = itertools.product(OBJECTS, ["", " ", "."], WORDS, ["", " "], ADDRESSES, ["", " ", "#\n"])
    for number, (what, gap, word, tie, address, end) in enumerate(ways):
        start = f"?s ?p {what}" if what else "BIND(:x AS ?address)"
        text = f"{head}SELECT * {{ {start}{gap}{word}{tie}{address}{end}{{ ?a ?b ?c }} }}"
        text = text.replace("%d", str(port)).replace("%n", str(number))
        try:
            guard.form(text)
        except QueryError:
            refused += 1
            continue
        passed += 1
        with contextlib.suppress(SyntaxError, OSError):
            list(store.query(text))  # type: ignore[arg-type]
    return passed, refused


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:1/>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }",
        "# a comment\nDROP ALL",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(QueryError, match="changes data; queries only read"):
        guard.form(text)


@pytest.mark.parametrize("form", guard.FORMS)
def test_the_form_is_found_behind_a_prologue(form: str) -> None:
    text = f"# SELECT\nBASE <urn:x>\nPREFIX select: <urn:ASK>\n{form.lower()} * {{}}"
    assert guard.form(text) == form


def test_nesting_has_a_limit_and_an_address() -> None:
    assert guard.form("SELECT * " + "{" * 64 + "}" * 64) == "SELECT"
    with pytest.raises(QueryError, match=r"^line 2, column 65: nested deeper than 64 levels"):
        guard.form("SELECT *\n" + "{" * 65 + "}" * 65)


@pytest.mark.parametrize(
    "bomb",
    [
        "{" * 10_000,
        "(" * 10_000,
        "[ <urn:p> " * 5_000,
        "<<( " * 10_000,
        "FILTER(" + "!" * 10_000,
        "FILTER(" + "- " * 10_000,
        "FILTER(true" + "||true" * 9_000,
        "{}" + " UNION {}" * 6_000,
        "?s <p>" + "/<p>" * 9_000,
    ],
    ids=lambda text: text[:12],
)
def test_every_kind_of_nesting_bomb_is_refused(bomb: str) -> None:
    with pytest.raises(QueryError, match="nested deeper"):
        guard.form("SELECT * { " + bomb)


def test_size_has_a_limit() -> None:
    text = "SELECT * { ?s ?p ?o } #"
    assert guard.form(text + "x" * (guard.SIZE_LIMIT - len(text))) == "SELECT"
    with pytest.raises(QueryError, match="longer than 64 KiB"):
        guard.form(text + "x" * (guard.SIZE_LIMIT - len(text) + 1))


@pytest.mark.parametrize("text", ["", "  # only a comment", "hello", "{}"])
def test_what_is_no_query_is_said_so(text: str) -> None:
    with pytest.raises(QueryError, match="expected SELECT, ASK, CONSTRUCT or DESCRIBE"):
        guard.form(text)
