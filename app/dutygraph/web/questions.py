"""The questions to begin with, as the page of the SPARQL endpoint lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dutygraph.knowledge.queries import TOPICS, Query, read_queries
from dutygraph.model.text import Text
from dutygraph.store.bind import Iri, Literal, Term, bind


@dataclass(frozen=True, slots=True)
class Question:
    """A query file that can be run as it is: parameters stand in ``text`` with example values."""

    slug: str
    title: Text
    text: str


@cache
def questions() -> Mapping[str, tuple[Question, ...]]:
    """Return the questions by topic, both in reading order."""
    asked = [query for query in read_queries().values() if query.topic and query.kind == "select"]
    by_topic = {
        topic: tuple(_question(query) for query in asked if query.topic == topic)
        for topic in TOPICS
    }
    return {topic: some for topic, some in by_topic.items() if some}


def terms(query: Query) -> dict[str, tuple[Term, ...]]:
    """Return the example values of a query file as terms, by parameter."""
    kinds = dict(query.params)
    return {
        name: tuple(Iri(value) if kinds[name] == "iri" else Literal(value) for value in values)
        for name, values in query.example
    }


def _question(query: Query) -> Question:
    return Question(query.slug, query.title, bind(query.text, terms(query)))
