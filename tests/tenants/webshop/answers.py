"""Read the answer key: the tables of ANSWERS.md as rows."""

from dataclasses import dataclass
from pathlib import Path

FORMS = ("state", "shown", "plan", "config", "together")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one check must say of one resource, by form; None where the form has it not."""

    id: str
    what: str
    resource: str
    check: str
    expected: dict[str, str | None]
    lacks: str


def tables(path: Path | None = None) -> dict[str, list[dict[str, str]]]:
    """Return every table by the heading above it, each row by its column names."""
    path = path or Path(__file__).with_name("ANSWERS.md")
    found: dict[str, list[dict[str, str]]] = {}
    heading, columns = "", [""]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading, columns = line.lstrip("# ").strip(), []
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not columns:
                columns = cells
            elif set(line) > {"|", "-"} and not set(line) <= set("|-"):
                found.setdefault(heading, []).append(dict(zip(columns, cells, strict=True)))
    return found


def read_answers() -> tuple[Answer, ...]:
    """Return the rows of the table of results."""
    return tuple(
        Answer(
            row["id"],
            row["what"],
            row["resource"],
            row["check"],
            {form: None if row[form] == "-" else row[form] for form in FORMS},
            row["lacks"],
        )
        for row in tables()["Results"]
    )
