"""FROM and FROM NAMED are read off a query as the grammar means them."""

import pytest

from dutygraph.model.namespace import BASE
from dutygraph.store.dataset import of_query

ALL = "{ ?s ?p ?o }"


@pytest.mark.parametrize(
    ("text", "default", "named"),
    [
        (f"SELECT * FROM <urn:a> {ALL}", ("urn:a",), ()),
        (f"ask from <urn:a> from named <urn:b> FROM <urn:c> {ALL}", ("urn:a", "urn:c"), ("urn:b",)),
        (f"SELECT *FROM<urn:a>{ALL}", ("urn:a",), ()),
        (f"SELECT * FROMNAMED<urn:a>{ALL}", (), ("urn:a",)),
        (f"PREFIX x: <urn:x/> ASK FROM x:a\\-b {ALL}", ("urn:x/a-b",), ()),
        (f"BASE <http://a.example/b/> ASK FROM <c> {ALL}", ("http://a.example/b/c",), ()),
        (f"ASK FROM <ns/x> {ALL}", (BASE + "ns/x",), ()),
        (f"DESCRIBE <urn:x> FROM NAMED <urn:\\u0061> {ALL}", (), ("urn:a",)),
        ("CONSTRUCT { ?s ?p ?o } FROM <urn:a> WHERE { ?s ?p ?o }", ("urn:a",), ()),
        (f"ASK FROM y:a {ALL}", ("",), ()),
        (f"ASK FROM <urn:\\UFFFFFFFF> {ALL}", ("urn:",), ()),
    ],
)  # fmt: skip
def test_graphs_of_a_query(text: str, default: tuple[str, ...], named: tuple[str, ...]) -> None:
    assert of_query(text) == (default, named)


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {ALL}",
        "SELECT ?FROM { ?FROM <urn:from> 'FROM <urn:a>' } # FROM <urn:b>",
        "PREFIX FROM: <urn:x> ASK { FROM:a FROM:b <FROM> }",
        "ASK FROM",
        "",
    ],
)
def test_a_query_that_names_none(text: str) -> None:
    assert of_query(text) is None
