"""The explorer's questions have the same answers in two engines, over data where they find some."""

import json
from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.queries import query_named, read_queries
from dutygraph.model.namespace import DG, EARL, EV, RDF_TYPE, catalogue_iri
from dutygraph.store.bind import Iri, Literal, Term, bind

CONTROL = catalogue_iri("control", "obs-bucket-encryption")
CHECK = catalogue_iri("check", "obs-bucket-encryption")
TENANT_DUTY = next(
    one.iri for one in load_knowledge().responsibilities if one.control == "obs-bucket-encryption"
)
BUCKET = "urn:bucket"
OWN = [
    f"<{BUCKET}> <{RDF_TYPE}> <{EV}ObjectStorage> .",
    f'<{BUCKET}> <{EV}name> "photos" .',
    f"<{BUCKET}> <{EV}note> _:inner .",
    f'_:inner <{EV}name> "inside" .',
    f"<urn:result> <{RDF_TYPE}> <{EARL}Assertion> .",
    f"<urn:result> <{EARL}subject> <{BUCKET}> .",
    f"<urn:result> <{EARL}test> <{catalogue_iri('check', 'obs-bucket-encryption')}> .",
]
ASKED: dict[str, list[dict[str, Term | tuple[Term, ...]]]] = {
    "explorer/thing": [{"node": Iri(CONTROL)}, {"node": Iri("urn:result")}],
    "explorer/facts": [{"node": Iri(CONTROL)}, {"node": Iri(BUCKET)}],
    "explorer/link-types": [{"node": Iri(CONTROL)}, {"node": Iri(BUCKET)}],
    "explorer/neighbourhood": [{"node": Iri(CONTROL)}, {"node": Iri(BUCKET)}],
    "explorer/linked": [{"node": Iri(CONTROL)}, {"node": Iri(BUCKET)}],
    "explorer/beside": [
        {"node": Iri(CONTROL), "other": (Iri("urn:result"), Iri(TENANT_DUTY), Iri(CHECK))},
        {"node": Iri(BUCKET), "other": Iri(CONTROL)},
    ],
    "explorer/search": [{"text": Literal("photos")}, {"text": Literal("桶静态加密")}],
}
CASES = [(slug, params) for slug, all_params in ASKED.items() for params in all_params]


def test_every_question_of_the_explorer_is_asked_here() -> None:
    assert {slug for slug in read_queries() if slug.startswith("explorer/")} == set(ASKED)


def data() -> bytes:
    """Return one control with what mentions it, all terms, and evidence of our own."""
    lines = load_knowledge().ontology_ntriples.decode().splitlines()
    terms = (f"<{DG}", f"<{EV}")
    about = [one for one in lines if one.startswith(terms) or "obs-bucket-encryption" in one]
    return "\n".join([*about, *OWN]).encode()


@cache
def oxigraph() -> ox.Store:
    store = ox.Store()
    store.load(data(), format=ox.RdfFormat.N_TRIPLES)
    return store


@cache
def rdflib() -> Graph:
    return Dataset(default_union=True).parse(data=data(), format="nt")


Rows = set[tuple[tuple[str, str, str], ...]]


def rows(content: bytes | None) -> Rows:
    """Return rows that can be compared: tags in lower case, blank nodes without their names."""
    found = json.loads(content or b"{}")["results"]["bindings"]
    return {
        tuple(
            (
                name,
                "" if term["type"] == "bnode" else term["value"],
                term.get("xml:lang", "").lower(),
            )
            for name, term in sorted(row.items())
        )
        for row in found
    }


@pytest.mark.parametrize(("slug", "params"), CASES)
def test_both_engines_find_the_same(slug: str, params: dict[str, Term | tuple[Term, ...]]) -> None:
    query = query_named(slug)
    text = bind(query.text, params)
    solutions = oxigraph().query(text)
    assert isinstance(solutions, ox.QuerySolutions)
    assert {name.value for name in solutions.variables} == set(query.returns)
    near = rows(solutions.serialize(format=ox.QueryResultsFormat.JSON))
    far = rows(rdflib().query(text).serialize(format="json"))
    assert near
    assert near == far
