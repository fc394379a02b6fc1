"""Say what a filled sheet gives: ``python -m tests.readings.compare docs/readings/SHEET.csv``.

What the ontology says of a mapping is written into its sheet the first time, so that the result
stays what it was when a mapping is mended because of it.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from dutygraph.knowledge.catalogue import load_knowledge
from tests.readings import facts, mappings

Rows = list[dict[str, str]]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.readings.compare")
    parser.add_argument("sheet", type=Path)
    path = parser.parse_args(arguments).sheet
    rows = rows_of(path)
    if "stratum" not in rows[0]:
        rows = mappings.with_ours(mappings.read(rows), load_knowledge())
        with path.open("w", encoding="utf-8", newline="") as handle:
            head = (*mappings.GIVEN, *mappings.READ, mappings.OURS)
            writer = csv.DictWriter(handle, head, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    sys.stdout.write("\n".join(result(rows)) + "\n")
    return 0


def rows_of(path: Path) -> Rows:
    """Return the rows of a sheet, also where a spreadsheet wrote it."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return [
            {key: value.strip() for key, value in row.items()} for row in csv.DictReader(handle)
        ]


def result(rows: Rows) -> list[str]:
    """Return what a sheet gives, as lines of Markdown. Raises ValueError."""
    if "stratum" in rows[0]:
        return facts.result(facts.read(rows))
    return mappings.result(mappings.read(rows))


def missing(page: str, folder: Path) -> list[str]:
    """Return the sheets of a folder whose result does not stand on the page."""
    return [
        path.name
        for path in sorted(folder.glob("*.csv"))
        if "\n".join(result(rows_of(path))) not in page or f"readings/{path.name}" not in page
    ]


if __name__ == "__main__":
    sys.exit(main())
