"""Mapping sets as SSSOM TSV: one set, one file, with the predicate table of ``predicates.csv``."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dutygraph.export.sssom.sets import Link, Mapped, sets_of
from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.knowledge.writing.prefix import Prefixes
from dutygraph.model.errors import NotFoundError
from dutygraph.model.namespace import BASE

COLUMNS = (
    "record_id", "subject_id", "subject_label", "subject_type", "predicate_id", "object_id",
    "object_label", "mapping_justification", "see_also", "comment",
)  # fmt: skip
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_VOCABULARIES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "semapv": "https://w3id.org/semapv/vocab/",
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """How a word of relation is written in SSSOM, and what that drops."""

    set: str
    word: str
    predicate: str
    drops: str


def names(knowledge: Knowledge) -> tuple[str, ...]:
    """Return the names of all mapping sets, sorted."""
    return tuple(sorted(sets_of(knowledge)))


def sssom(knowledge: Knowledge, name: str) -> bytes:
    """Return one mapping set as SSSOM TSV. Raises NotFoundError."""
    try:
        mapped = sets_of(knowledge)[name]
    except KeyError:
        raise NotFoundError(f"no mapping set is named {name}") from None
    prefixes = Prefixes({})
    lines = ["\t".join(_row(mapped, one, prefixes)) for one in mapped.links]
    head = _head(knowledge, name, mapped, prefixes)
    return ("\n".join([*head, "\t".join(COLUMNS), *lines]) + "\n").encode()


@cache
def predicates() -> tuple[Predicate, ...]:
    """Return the predicate table."""
    path = Path(__file__).with_name("predicates.csv")
    with path.open(encoding="utf-8", newline="") as handle:
        return tuple(Predicate(**row) for row in csv.DictReader(handle))


def _row(mapped: Mapped, one: Link, prefixes: Prefixes) -> Iterator[str]:
    by_word = {(each.set, each.word): each.predicate for each in predicates()}
    yield prefixes.shorten(one.iri)
    yield prefixes.shorten(one.subject) if one.subject else ""
    yield _plain(one.subject_label)
    yield "" if one.subject else "rdfs literal"
    yield by_word[mapped.kind, one.word]
    yield prefixes.shorten(one.object)
    yield _plain(one.object_label)
    yield "semapv:ManualMappingCuration" if mapped.ours else "semapv:UnspecifiedMatching"
    yield "|".join(one.addresses)
    yield _plain(one.comment)


def _head(knowledge: Knowledge, name: str, mapped: Mapped, prefixes: Prefixes) -> Iterable[str]:
    iri = f"{BASE}mapping-set/{name}"
    values = {
        "mapping_set_id": iri,
        "mapping_set_version": knowledge.version,
        "mapping_set_title": mapped.title,
        "mapping_set_description": mapped.description,
        "license": LICENCE,
    }
    yield from (
        f"# {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()
    )
    yield "# curie_map:"
    for prefix, namespace in sorted({**dict(prefixes.used()), **_VOCABULARIES}.items()):
        yield f"#   {prefix}: {json.dumps(namespace)}"


def _plain(text: str) -> str:
    """Return a text for one cell: SSSOM says nothing of tabs and line ends in it."""
    return " ".join(text.split())
