"""docs/status.md says what the program does: its tables are read and compared."""

from pathlib import Path

import pytest

from dutygraph.knowledge.words import load_words
from dutygraph.model.words import Reason, Relation, Status, Strength
from dutygraph.status.requirement import through

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "status.md").read_text(encoding="utf-8")
WORDS = load_words("en")
STATUS = {WORDS(f"status-{one.value}"): one for one in Status}
RELATION = {
    "equal": Relation.EQUAL,
    "C within Q": Relation.SUBSET,
    "C wider than Q": Relation.SUPERSET,
    "overlap": Relation.INTERSECTS,
}


def table(heading: str) -> list[list[str]]:
    section = DOCS.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [
        [cell.strip() for cell in row.strip("|").split("|")] for row in rows if "---" not in row
    ]


@pytest.mark.parametrize("row", table("From controls to a clause")[1:], ids=lambda row: row[0])
def test_mapping_table(row: list[str]) -> None:
    relation, *cells = row
    columns = [Status.MET, Status.PARTLY_MET, Status.NOT_SHOWN, Status.NOT_MET]
    found = [through(RELATION[relation], status, None)[0] for status in columns]
    assert found == [STATUS[cell] for cell in cells]


def test_every_status_is_explained() -> None:
    assert {row[0] for row in table("What you see")[1:]} == set(STATUS)


def test_every_strength_is_explained() -> None:
    rows = {row[0]: row[2] for row in table("Which sources count")[1:]}
    assert list(rows) == [WORDS(f"strength-{one.value}") for one in Strength]
    assert [one for one in Strength if rows[WORDS(f"strength-{one.value}")] == "yes"] == [
        one for one in Strength if one.can_show_met
    ]


def test_every_reason_stands_in_order_with_what_to_do() -> None:
    assert table("Reasons and what to do")[1:] == [
        [WORDS(f"reason-{one.value}"), WORDS(f"reason-{one.value}-do")] for one in Reason
    ]


def test_every_exit_status_is_listed() -> None:
    assert [row[0] for row in table("Exit status")[1:]] == ["0", "1", "2", "3", "4"]
