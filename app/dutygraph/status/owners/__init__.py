"""Who carries what, in the owner words of others: views that are computed and never stored.

Each view is a table beside this file and drops something (docs/owner-views.md). A cell in which
nobody is named has no word in any of them: a silence is not "does not apply".
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from dutygraph.knowledge.holding import UNSTATED
from dutygraph.status.matrix import Mark

VIEWS = ("caiq", "fedramp", "azure", "raci")
NOT_APPLICABLE = "N/A"
"""CAIQ's sixth word, for a control that is not for the service at all."""
_SIDES = ("provider", "tenant", "third")


def owner(view: str, marks: Sequence[Mark], *, organisation_wide: bool = False) -> str:
    """Return the word, or words, of one of VIEWS for the marks of a cell; "" where nobody is."""
    named = [(mark.party, one.role) for mark in marks if mark.party for one in mark.statements]
    if view == "raci":
        return raci(named)
    sided = [(side, role) for party, role in named if (side := _sides().get(party))]
    if view == "fedramp":
        return origins(sided, organisation_wide=organisation_wide)
    return _shared(view, {side for side, _ in sided})


def origins(sided: Iterable[tuple[str, str]], *, organisation_wide: bool) -> str:
    """Return the control origins of FedRAMP and OSCAL, which add up."""
    wide = "yes" if organisation_wide else "no"
    pairs = set(sided)
    told = {side for side, role in pairs if role != UNSTATED}
    found = set()
    for side, role in pairs:
        if role == UNSTATED and side in told:
            continue  # it names the party again and adds no role
        row = next(
            row
            for row in _table("fedramp")
            if row["side"] == side
            and row["role"] in (role, "*")
            and row["organisation_wide"] in (wide, "*")
        )
        found.add(row["word"])
    order = dict.fromkeys(row["word"] for row in _table("fedramp"))
    return ", ".join(word for word in order if word in found)


def raci(named: Iterable[tuple[str, str]]) -> str:
    """Return each party with its letters; ``?`` where a source names it and states no role."""
    letters = {row["role"]: row["letter"] for row in _table("raci")}
    found: dict[str, set[str]] = {}
    for party, role in named:
        found.setdefault(party, set()).update(letters.get(role, ""))
    return "; ".join(
        f"{party} {''.join(sorted(some - {'?'} or some, reverse=True))}"
        for party, some in found.items()
        if some
    )


def _shared(view: str, sides: set[str]) -> str:
    asked = tuple("yes" if side in sides else "no" for side in _SIDES)
    rows = _table(view)
    return next((row["word"] for row in rows if tuple(row[s] for s in _SIDES) == asked), "")


@cache
def _sides() -> Mapping[str, str]:
    return {row["party"]: row["side"] for row in _table("sides")}


@cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    path = Path(__file__).with_name(f"{name}.csv")
    with path.open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))
