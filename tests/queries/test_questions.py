"""Every question for people finds what it must, and both engines give the same rows."""

from collections import Counter
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Variable

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.queries import read_queries
from dutygraph.model.namespace import BASE, RDF_TYPE, SKOS
from dutygraph.store.bind import Iri, Literal, Term, bind
from dutygraph.web.questions import terms
from tests.queries.question import Question, Row
from tests.queries.questions import QUESTIONS, TOPICS, of_topic

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
    query = ASKED[slug]
    return bind(query.text, {name: values(slug, name, kind) for name, kind in query.params})


def values(slug: str, name: str, kind: str) -> tuple[Term, ...]:
    written = QUESTIONS[slug].params[name]
    several = (written,) if isinstance(written, str) else written
    return tuple(Iri(full(one)) if kind == "iri" else Literal(one) for one in several)


def full(value: str) -> str:
    if value == "a":
        return RDF_TYPE
    if value.startswith(("http", "urn:")):
        return value
    return value.replace("skos/", SKOS) if value.startswith("skos/") else named(value)


def named(value: str) -> str:
    return BUCKET + value[5:] if value.startswith("acme/") else BASE + value


def quads_of(slug: str) -> list[ox.Quad]:
    """Return the triple that the answer hangs on, in each graph that holds it."""
    subject, predicate, value = QUESTIONS[slug].without
    literal = value.startswith('"')
    return list(
        oxigraph().quads_for_pattern(
            ox.NamedNode(full(subject)),
            ox.NamedNode(full(predicate)),
            ox.Literal(value.strip('"')) if literal else ox.NamedNode(full(value)),
            None,
        )
    )


def short(value: str | None) -> str | None:
    return value and value.replace(BUCKET, "acme/").removeprefix(BASE)


def from_oxigraph(slug: str, text: str = "") -> list[Row]:
    found = oxigraph().query(text or text_of(slug))
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
    assert sum(slug.startswith("competency/") for slug in QUESTIONS) >= 60


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_is_written_down_under_its_topic(topic: str) -> None:
    found = {slug for slug, query in ASKED.items() if (query.topic or "evaluation") == topic}
    assert of_topic(topic).keys() == found


@pytest.mark.parametrize("slug", QUESTIONS)
def test_a_question_finds_what_it_must(slug: str) -> None:
    asked: Question = QUESTIONS[slug]
    rows = from_oxigraph(slug)
    assert rows
    assert asked.rows is None or len(rows) == asked.rows
    assert set(asked.among) <= set(rows)
    assert not set(asked.never) & set(rows)


@pytest.mark.parametrize("slug", QUESTIONS)
def test_an_answer_hangs_on_its_triple(slug: str) -> None:
    before, quads = Counter(from_oxigraph(slug)), quads_of(slug)
    assert quads
    try:
        for quad in quads:
            oxigraph().remove(quad)
        assert Counter(from_oxigraph(slug)) != before
    finally:
        oxigraph().extend(quads)
    assert Counter(from_oxigraph(slug)) == before


@pytest.mark.parametrize("slug", QUESTIONS)
def test_both_engines_give_the_same_rows(slug: str) -> None:
    assert Counter(from_oxigraph(slug)) == Counter(from_rdflib(slug))


@pytest.mark.parametrize("slug", QUESTIONS)
def test_a_parameter_is_asked_for_and_returned(slug: str) -> None:
    params = {name for name, _ in ASKED[slug].params}
    assert params == QUESTIONS[slug].params.keys()
    assert params <= set(ASKED[slug].returns)


@pytest.mark.parametrize("slug", [slug for slug in ASKED if slug.startswith("competency/")])
def test_a_question_is_told_to_people(slug: str) -> None:
    query = ASKED[slug]
    assert query.summary.endswith("?") and query.title.zh and query.title.zh.endswith("？")
    assert query.description.startswith("One row for each ")
    assert query.topic


@pytest.mark.parametrize("slug", [slug for slug, query in ASKED.items() if query.example])
def test_an_example_has_an_answer(slug: str) -> None:
    query = ASKED[slug]
    found = oxigraph().query(bind(query.text, terms(query)))
    assert isinstance(found, ox.QuerySolutions) and list(found)


def test_a_question_with_a_parameter_gives_an_example() -> None:
    asked = [query for query in ASKED.values() if query.topic and query.params]
    assert asked and all(query.example for query in asked)


def test_no_two_questions_ask_the_same() -> None:
    for words in (
        [query.summary for query in ASKED.values()],
        [query.summary_zh for query in ASKED.values()],
        [query.text for query in ASKED.values()],
    ):
        assert len(words) == len(set(words))


def test_the_judgements_are_those_we_know_of() -> None:
    """Beside five, they are of settings that a rule of the provider judges and no page assigns."""
    by_rule = "The provider's rule "
    rows = from_oxigraph("competency/what-rests-on-our-judgement")
    rules = {row[3].removeprefix(by_rule).split()[0] for row in rows if by_rule in row[3]}
    assert rules <= {policy.rule for policy in load_knowledge().policies.values()}
    assert {row[1] for row in rows if by_rule not in row[3]} == {
        "control/data-centre-physical-access",  # of an edge site; the page names its place only
        "control/ecs-no-default-group",  # the page speaks of suitable groups only
        "control/host-system-patching",  # of a control plane; the page names its security only
        "control/kms-key-not-pending-deletion",  # the page speaks of available keys only
        "control/provider-personnel-security",
    }


def test_every_check_reads_something() -> None:
    rows = from_oxigraph("competency/checks-and-what-they-read")
    assert len({row[0] for row in rows}) == 34


def test_a_duty_without_a_limit_reaches_every_service() -> None:
    """A feature of the service and the provider anywhere; not what holds for another service."""
    slug = "competency/who-does-a-control-on-a-service"
    given = {"control": "control/tenant-isolation", "service": "service/modelarts"}
    text = bind(ASKED[slug].text, {name: Iri(full(value)) for name, value in given.items()})
    owed = ("party/provider", "role/acts", "edition/help-pages")
    assert from_oxigraph(slug, text) == [
        (*given.values(), None, *owed),
        (*given.values(), "feature/modelarts-public-pool", *owed),
    ]
