"""Every question for people finds what it must, and both engines give the same rows."""

from collections import Counter
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Variable

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.queries import read_queries
from dutygraph.model.namespace import BASE
from dutygraph.store.bind import Iri, bind
from tests.queries.questions import QUESTIONS, Question, Row

TENANT = Path(__file__).with_name("tenant.trig").read_text(encoding="utf-8")
BUCKET = "urn:dutygraph:tenant/acme/resource/ObjectStorage/"
ASKED = {
    slug: query
    for slug, query in read_queries().items()
    if slug.startswith(("competency/", "report/")) and query.kind == "select"
}


@cache
def oxigraph() -> ox.Store:
    store = ox.Store()
    store.load(load_knowledge().ontology_ntriples, format=ox.RdfFormat.N_TRIPLES)
    store.load(TENANT.encode(), format=ox.RdfFormat.TRIG)
    return store


@cache
def rdflib() -> Dataset:
    dataset = Dataset()
    dataset.parse(data=TENANT, format="trig")
    dataset.default_graph.parse(data=load_knowledge().ontology_ntriples, format="nt")
    return dataset


def text_of(slug: str) -> str:
    params = QUESTIONS[slug].params
    return bind(ASKED[slug].text, {name: Iri(full(value)) for name, value in params.items()})


def full(value: str) -> str:
    return BUCKET + value[5:] if value.startswith("acme/") else BASE + value


def short(value: str | None) -> str | None:
    return value and value.replace(BUCKET, "acme/").removeprefix(BASE)


def from_oxigraph(slug: str) -> list[Row]:
    found = oxigraph().query(text_of(slug))
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    assert names == list(ASKED[slug].returns)
    return [tuple(short(term.value if term else None) for term in row) for row in found]


def from_rdflib(slug: str) -> list[Row]:
    found = rdflib().query(text_of(slug)).bindings
    columns = [Variable(name) for name in ASKED[slug].returns]
    return [
        tuple(short(str(row[column]) if column in row else None) for column in columns)
        for row in found
    ]


def test_every_question_has_an_answer_written_down() -> None:
    assert QUESTIONS.keys() == ASKED.keys()


@pytest.mark.parametrize("slug", QUESTIONS)
def test_a_question_finds_what_it_must(slug: str) -> None:
    asked: Question = QUESTIONS[slug]
    rows = from_oxigraph(slug)
    assert rows
    assert asked.rows is None or len(rows) == asked.rows
    assert set(asked.among) <= set(rows)
    assert not set(asked.never) & set(rows)


@pytest.mark.parametrize("slug", QUESTIONS)
def test_both_engines_give_the_same_rows(slug: str) -> None:
    assert Counter(from_oxigraph(slug)) == Counter(from_rdflib(slug))


@pytest.mark.parametrize("slug", QUESTIONS)
def test_a_parameter_is_asked_for_and_returned(slug: str) -> None:
    params = {name for name, _ in ASKED[slug].params}
    assert params == QUESTIONS[slug].params.keys()
    assert params <= set(ASKED[slug].returns)
    assert ASKED[slug].title.zh


def test_the_judgements_are_those_we_know_of() -> None:
    """Beside six, they are of settings that a rule of the provider judges and no page assigns."""
    by_rule = "The provider's rule "
    rows = from_oxigraph("competency/what-rests-on-our-judgement")
    rules = {row[3].removeprefix(by_rule).split()[0] for row in rows if by_rule in row[3]}
    assert rules <= {policy.rule for policy in load_knowledge().policies.values()}
    assert {row[1] for row in rows if by_rule not in row[3]} == {
        "control/cts-log-encryption",
        "control/ecs-key-pair-login",
        "control/iam-password-history",
        "control/obs-bucket-access-logging",
        "control/provider-personnel-security",
        "control/rds-multi-zone",
    }


def test_every_check_reads_something() -> None:
    rows = from_oxigraph("competency/checks-and-what-they-read")
    assert len({row[0] for row in rows}) == 34
