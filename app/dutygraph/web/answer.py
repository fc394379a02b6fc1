"""An answer as the query page shows it: a table with links, a yes or no, or Turtle."""

import json
from dataclasses import dataclass

from dutygraph.store import formats
from dutygraph.store.base import Answer
from dutygraph.web.rows import Row, rows_of

ROWS = 500
LETTERS = 100_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the page, and how much there is; ``yes`` is set for ASK, ``text`` for graphs."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    total: int = 0
    yes: bool | None = None
    text: str = ""
    cut: bool = False


def shown_answer(answer: Answer) -> Shown:
    """Return an answer in JSON or Turtle, cut to what a page can hold, with its whole size."""
    if answer.media_type != formats.JSON:
        text = answer.content().decode()
        return Shown(text=text[:LETTERS], total=len(text), cut=len(text) > LETTERS)
    content = json.loads(answer.content())
    if "boolean" in content:
        return Shown(yes=content["boolean"])
    rows = rows_of(answer)
    return Shown(
        columns=tuple(content["head"].get("vars", ())),
        rows=tuple(rows[:ROWS]),
        total=len(rows),
        cut=len(rows) > ROWS,
    )
