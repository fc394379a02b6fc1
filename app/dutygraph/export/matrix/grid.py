"""What every form of the matrix shows: names in one language, cells, and what they rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.knowledge.words import Words
from dutygraph.model.knowledge import Responsibility
from dutygraph.model.text import Text
from dutygraph.status.matrix import STATES, Cell, Mark, Row
from dutygraph.status.owners import VIEWS, owner

COLUMNS = (
    "kind", "slug", "name", "part", "service-model", "party", "role", "how", "rests-on", "edition",
    "source-kind", "disputed", "source", "answer", "by-rule",
)  # fmt: skip
"""Columns of the long form, before those of the owner views."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a cell: one party, or that there is none; how it is drawn, and what it says."""

    party: str
    state: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A layer or control with its parts by column; ``disputed`` and ``answers`` by column.

    ``slug`` and ``name`` say behind it which component or feature the line is about.

    An answer is the word of how it came about, "" where a part says so already.
    """

    kind: str
    slug: str
    depth: int
    name: str
    cells: tuple[tuple[Part, ...], ...]
    disputed: tuple[bool, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix ready to be written; ``facts`` are the rows of the long form under ``head``.

    ``answers`` explains the words of how answers came about.
    """

    title: str
    note: str
    lang: str
    first: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    states: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, str], ...]
    head: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]
    answers: str = ""


class Gridder:
    """Makes grids in the words of one language."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        """Keep where names come from."""
        self._knowledge = knowledge
        self._words = words

    def grid(
        self, title: str, note: str, rows: Sequence[Row], models: Sequence[str], view: str = ""
    ) -> Grid:
        """Return the rows under some service models, in the words of an owner view if asked."""
        kept = [
            replace(row, cells=tuple(cell for cell in row.cells if cell.model in models))
            for row in rows
        ]
        lines = tuple(self._line(row, view) for row in kept)
        parts = [part for line in lines for cell in line.cells for part in cell]
        known = self._knowledge
        return Grid(
            title=title,
            note=note,
            lang=self._words.lang,
            first=self._words("matrix-first"),
            columns=tuple(self._name(known.service_models[one].label) for one in models),
            lines=lines,
            states=tuple(
                (state, self._words(f"page-drawn-{state}"))
                for state in STATES
                if any(part.state == state for part in parts)
            ),
            parties=tuple(
                (slug, self._name(party.label))
                for slug, party in known.parties.items()
                if any(part.party == slug for part in parts)
            ),
            head=(*COLUMNS, *VIEWS),
            facts=tuple(fact for row in kept for fact in self._facts(row)),
            answers=self._words("matrix-answers"),
        )

    def _line(self, row: Row, view: str) -> Line:
        cells = tuple(self._parts(row, cell, view) for cell in row.cells)
        return Line(
            row.kind,
            self._of_part(row.slug, row),
            row.depth,
            self._of_part(self._row_name(row), row),
            cells,
            tuple(cell.disputed for cell in row.cells),
            tuple(self._answer(cell) for cell in row.cells),
        )

    def _of_part(self, text: str, row: Row) -> str:
        return self._words("matrix-of-part", what=text, part=row.part) if row.part else text

    def _answer(self, cell: Cell) -> str:
        return self._words(f"answer-{cell.answer}") if cell.answer else ""

    def _parts(self, row: Row, cell: Cell, view: str) -> tuple[Part, ...]:
        if not cell.marks:
            return (Part("", cell.unmarked, self._words(f"page-drawn-{cell.unmarked}")),)
        if view and any(mark.party for mark in cell.marks):
            states = [mark.state for mark in cell.marks]
            weakest = max(states, key=STATES.index)
            return (Part("", weakest, self._owner(view, row, cell)),)
        return tuple(self._part(mark) for mark in cell.marks)

    def _part(self, mark: Mark) -> Part:
        if mark.party is None:
            return Part("", mark.state, self._words(f"page-drawn-{mark.state}"))
        return Part(mark.party, mark.state, self._name(self._knowledge.parties[mark.party].label))

    def _owner(self, view: str, row: Row, cell: Cell) -> str:
        control = self._knowledge.controls.get(row.slug) if row.kind == "control" else None
        wide = control is not None and control.organisation_wide
        return owner(view, cell.marks, organisation_wide=wide) or "–"

    def _row_name(self, row: Row) -> str:
        known = self._knowledge
        thing = known.layers[row.slug] if row.kind == "layer" else known.controls[row.slug]
        return self._name(thing.label)

    def _facts(self, row: Row) -> Iterator[tuple[str, ...]]:
        for cell in row.cells:
            owners = tuple(self._owner(view, row, cell) for view in VIEWS) if cell.marks else ()
            owners = tuple("" if one == "–" else one for one in owners) or ("",) * len(VIEWS)
            start = row.kind, row.slug, self._row_name(row), row.part, cell.model
            disputed = "yes" if cell.disputed else "no"
            came = cell.rule.word, cell.rule
            if not cell.marks:
                yield (*start, "", "", cell.unmarked, "", "", "", disputed, "", *came, *owners)
            for mark in cell.marks:
                for one in mark.statements:
                    rests = "control" if one.control else "layer"
                    yield (
                        *start, mark.party or "", one.role, mark.state, rests, one.edition,
                        one.source_kind.value, disputed, self._address(one), *came, *owners,
                    )  # fmt: skip

    def _address(self, one: Responsibility) -> str:
        known = self._knowledge
        for iri in one.citations:
            publication = known.publications.get(known.citations[iri].publication)
            if publication and publication.url:
                return publication.url
        return ""

    def _name(self, label: Text) -> str:
        return label.in_language(self._words.lang)[0]
