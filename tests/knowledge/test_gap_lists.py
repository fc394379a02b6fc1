"""Each requirement of a scheme is served by a mapping or stands in the scheme's list of gaps."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from tests.knowledge.files import ROOT

GAPS = ROOT / "docs" / "gaps"
LISTS = sorted(GAPS.glob("*.csv"))
HEADER = ["clause", "owner", "reason", "note"]
OWNERS = {"tenant", "provider", "tenant+provider", "not-said"}
REASONS = {"document", "provider", "no-check-yet", "not-cloud"}
READ_LINE_BY_LINE = {"gb-t-22239-2019", "iso-iec-27001-2022"}
NOT_JUDGED, NOT_LOOKED_AT = {"not-judged"}, {"not-looked-at"}

lists = pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@cache
def table(path: Path) -> tuple[list[str], tuple[tuple[str, ...], ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, tuple(tuple(row) for row in rows)


def notations(knowledge: Knowledge, stem: str) -> dict[str, str]:
    """The notation of each requirement of the scheme that has this slug, by IRI."""
    return {
        iri: one.notation
        for iri, one in knowledge.requirements.items()
        if one.scheme.rsplit("/", 1)[-1] == stem and not one.is_group
    }


def test_the_two_schemes_that_come_first_have_a_list() -> None:
    assert {path.stem for path in LISTS} >= READ_LINE_BY_LINE


@lists
def test_a_list_has_one_header_and_whole_rows(path: Path) -> None:
    header, rows = table(path)
    assert header == HEADER
    assert [row for row in rows if len(row) != len(HEADER)] == []
    assert [row for row in rows if any(cell != cell.strip() for cell in row)] == []


@lists
def test_owner_and_reason_are_words_of_the_closed_lists(path: Path) -> None:
    first = path.stem in READ_LINE_BY_LINE
    owners = OWNERS if first else OWNERS | NOT_JUDGED
    reasons = REASONS if first else REASONS | NOT_LOOKED_AT
    _, rows = table(path)
    assert [row for row in rows if row[1] not in owners or row[2] not in reasons] == []


@lists
def test_every_row_is_one_requirement_of_the_scheme_that_names_the_file(
    knowledge: Knowledge, path: Path
) -> None:
    known = Counter(notations(knowledge, path.stem).values())
    assert known, f"no scheme has the slug {path.stem}"
    clauses = Counter(row[0] for row in table(path)[1])
    assert clauses - known == Counter()


@lists
def test_what_is_served_and_what_is_a_gap_are_together_the_whole_scheme(
    knowledge: Knowledge, path: Path
) -> None:
    whole = notations(knowledge, path.stem)
    served = {whole[one.requirement] for one in knowledge.mappings if one.requirement in whole}
    gaps = {row[0] for row in table(path)[1]}
    assert served & gaps == set()
    assert set(whole.values()) - served - gaps == set()


@pytest.mark.parametrize("stem", sorted(READ_LINE_BY_LINE))
def test_a_list_that_was_read_line_by_line_repeats_no_long_note(stem: str) -> None:
    notes = Counter(row[3] for row in table(GAPS / f"{stem}.csv")[1] if len(row[3]) > 40)
    assert [note for note, times in notes.items() if times > 1] == []
