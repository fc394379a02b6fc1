"""Parameters become terms, and nothing that comes in through one becomes SPARQL."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.model.errors import QueryError
from dutygraph.store.bind import Iri, Literal, bind

QUERY = "SELECT ?s ?o WHERE {\n  ?s <urn:p> ?o\n}\n"
PAYLOADS = [
    'x" } INSERT DATA { <a> <b> <c> } #',
    "x' } #",
    "\\",
    '\\" . ?a ?b ?c . #',
    "a\nb\r\nc",
    '""" } SELECT * { """',
    "\u202e\u0000",
    "> } DROP ALL #",
    "?o",
    "\\u0022 }",
]


def _store() -> ox.Store:
    store = ox.Store()
    for value in (*PAYLOADS, "harmless"):
        node = ox.NamedNode("urn:s")
        store.add(ox.Quad(node, ox.NamedNode("urn:p"), ox.Literal(value)))
    store.add(ox.Quad(ox.NamedNode("urn:t"), ox.NamedNode("urn:p"), ox.NamedNode("urn:o")))
    return store


def test_an_iri_stands_as_values_in_the_first_line_of_the_group() -> None:
    assert bind(QUERY, {"s": Iri("urn:s")}) == (
        "SELECT ?s ?o WHERE {\nVALUES (?s) { (<urn:s>) }\n\n  ?s <urn:p> ?o\n}\n"
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_literal_finds_exactly_itself(payload: str) -> None:
    found = _store().query(bind(QUERY, {"o": Literal(payload)}))
    assert isinstance(found, ox.QuerySolutions)
    assert [(row["s"], row["o"]) for row in found] == [(ox.NamedNode("urn:s"), ox.Literal(payload))]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_stays_one_literal(text: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(text)))
    found = store.query(bind(QUERY, {"o": Literal(text)}))
    assert isinstance(found, ox.QuerySolutions)
    assert [row["o"] for row in found] == [ox.Literal(text)]


@pytest.mark.parametrize("payload", [*PAYLOADS, "no scheme", "", "http://a/ b", "urn:a>"])
def test_a_hostile_iri_is_refused(payload: str) -> None:
    with pytest.raises(QueryError, match="not a legal term"):
        bind(QUERY, {"s": Iri(payload)})


@pytest.mark.parametrize("value", ["<urn:s>", "urn:s", 5, None, ["x"]])
def test_a_plain_value_is_refused(value: object) -> None:
    with pytest.raises(QueryError, match="not an Iri or a Literal"):
        bind(QUERY, {"s": value})  # type: ignore[dict-item]


def test_a_hostile_language_or_datatype_is_refused() -> None:
    with pytest.raises(QueryError):
        bind(QUERY, {"o": Literal("x", language="en } #")})
    with pytest.raises(QueryError):
        bind(QUERY, {"o": Literal("x", datatype="urn:x> } #")})


@pytest.mark.parametrize("name", ["nothing", "s) { } #", "", "?s"])
def test_a_parameter_that_the_query_does_not_have_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match="has no parameter"):
        bind(QUERY, {name: Iri("urn:s")})


@pytest.mark.parametrize(
    "text",
    [
        "CONSTRUCT { ?s <urn:q> ?o } WHERE { ?s <urn:p> ?o }",
        "SELECT ?s (EXISTS { ?s ?x ?y } AS ?z) WHERE { ?s <urn:p> ?o }",
        "# { in a comment\nSELECT ?s ?o { ?s <urn:p> ?o }",
        "PREFIX select: <urn:x/> SELECT ?s { ?s <urn:p> ?o FILTER(?o != '{') }",
        "ASK { ?s <urn:p> ?o }",
        "DESCRIBE ?s WHERE { ?s <urn:p> ?o }",
    ],
)
def test_the_outer_group_is_found(text: str) -> None:
    bound = bind(text, {"s": Iri("urn:t")})
    position = bound.index("VALUES")
    assert "<urn:p>" in bound[position:] and "EXISTS" not in bound[position:]
    _store().query(bound)


def test_without_parameters_the_text_is_left_alone() -> None:
    assert bind(QUERY, {}) is QUERY


def test_several_terms_are_rows_of_one_table() -> None:
    bound = bind("SELECT * { ?s ?p ?o }", {"s": (Iri("urn:a"), Iri("urn:b"))})
    assert "VALUES (?s) { (<urn:a>) (<urn:b>) }" in bound
    with pytest.raises(QueryError):
        bind("SELECT * { ?s ?p ?o }", {"s": (Iri("urn:a"), Iri("urn:b> }"))})
