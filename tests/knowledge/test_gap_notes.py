"""The notes of the gap lists name controls that exist."""

import csv
import re

from dutygraph.knowledge.catalogue import load_knowledge
from tests.knowledge.files import ROOT

LISTS = sorted((ROOT / "docs" / "gaps").glob("*.csv"))


def near(note: str) -> list[str]:
    """The slugs after "near:", which end where the note goes on after a semicolon."""
    found = re.search(r"near: ([^;]+)", note)
    return [slug.strip() for slug in found[1].split(",")] if found else []


def test_a_note_names_what_comes_near() -> None:
    assert near("x; near: a-b, c; and more") == ["a-b", "c"]
    assert near("the tenant's own") == []


def test_every_control_that_a_gap_comes_near_to_exists() -> None:
    named = set()
    for path in LISTS:
        with path.open(encoding="utf-8", newline="") as handle:
            named |= {slug for row in csv.DictReader(handle) for slug in near(row["note"])}
    assert len(named) > 100
    assert named <= set(load_knowledge().controls)
