"""The counts as a page, with the goals that were set for them beside (goals.csv)."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dutygraph.model.words import SourceKind

_KINDS = tuple(SourceKind)
_HEAD = """# How much the ontology holds

Written by `.venv/bin/python -m dutygraph.knowledge.counts --markdown > docs/counts.md`; a test
fails when it is stale. Without `--markdown` the same table is for the screen.

A goal is what issue 4 asked for at least. Where sources can differ, the columns say on which kind
of source what is counted rests, strongest first. How answers came about is told in
[owner-views.md](owner-views.md), what is missing in [gaps.md](gaps.md).
"""


def goals() -> dict[str, str]:
    """Return the goals by what is counted."""
    with Path(__file__).with_name("goals.csv").open(encoding="utf-8", newline="") as handle:
        return {row["what"]: row["goal"] for row in csv.DictReader(handle)}


def page(rows: Iterable[tuple[str, int, Counter[SourceKind] | None, str]]) -> list[str]:
    """Return the lines of docs/counts.md."""
    wanted = goals()
    head = ["what", "count", "goal", *(kind.value.replace("-", " ") for kind in _KINDS), "note"]
    table = [_row(head), _row("---" if name in ("what", "note") else "--:" for name in head)]
    for what, number, kinds, note in rows:
        name = what.strip()
        indent = "&nbsp;" * 2 * (len(what) - len(name))
        by_kind = [f"{kinds[kind]:,}" if kinds is not None else "" for kind in _KINDS]
        table.append(_row([indent + name, f"{number:,}", wanted.get(name, ""), *by_kind, note]))
    return [*_HEAD.splitlines(), "", *table]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
