"""Layers by service model: who carries what, as one edition states it or as it holds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.status import matrix
from dutygraph.status.matrix import STATES
from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import Beaten, Statement, beaten, statements


@dataclass(frozen=True, slots=True)
class Mark:
    """One party in a cell, drawn by the strongest that says so; a silence has no party."""

    state: str
    party: Link | None
    party_slug: str
    statements: tuple[Statement, ...]

    @property
    def by_kind(self) -> list[tuple[str, list[Statement]]]:
        """Return the statements by kind of source, strongest first."""
        return [(kind, list(some)) for kind, some in groupby(self.statements, _kind)]


@dataclass(frozen=True, slots=True)
class Cell:
    """A layer under a service model.

    ``answer`` is how it came about: a word, where somebody is named. Without marks the cell is
    drawn as ``unmarked``.
    """

    marks: tuple[Mark, ...]
    answer: str
    disputed: bool
    unmarked: str


@dataclass(frozen=True, slots=True)
class Row:
    """A layer with its cells, as deep in the tree as ``depth``."""

    layer: Link
    slug: str
    depth: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A service model; ``used`` says that the service asked about is of it."""

    model: Spoken
    used: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole figure, what was overridden in it, and which parties and states it uses."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    overridden: tuple[Beaten, ...]
    parties: tuple[tuple[str, Link], ...]
    states: tuple[str, ...]
    filled: int


def of_edition(names: Names, edition: str) -> Matrix:
    """Return what one edition states of layers."""
    return _matrix(names, matrix.of_edition(names.knowledge, edition), ())


def that_holds(
    names: Names, at: date, *, service: str | None = None, component: str | None = None
) -> Matrix:
    """Return what holds over all editions, in general or for a service or its component."""
    knowledge = names.knowledge
    asked = knowledge.services.get(component or service or "")
    rows = matrix.that_holds(knowledge, at, service=service, component=component)
    return _matrix(names, rows, asked.service_models if asked else ())


def editions_with_layers(names: Names) -> list[tuple[str, Link, int]]:
    """Return the editions that say or look for anything about layers, with how much."""
    knowledge = names.knowledge
    counted: dict[str, int] = {}
    for one in (*knowledge.responsibilities, *knowledge.silences):
        if one.layer:
            counted[one.edition] = counted.get(one.edition, 0) + 1
    return [(slug, names.edition(slug), counted[slug]) for slug in sorted(counted)]


def services(names: Names) -> list[tuple[str, Link]]:
    """Return the services that the matrix can be asked for, by code, which the page shows.

    Where services of several providers have one code, theirs is the slug.
    """
    roots = [one for one in names.knowledge.services.values() if not one.part_of]
    often = Counter(one.code for one in roots)
    found = [
        (
            one.slug,
            replace(names.service(one.slug), code=one.slug if often[one.code] > 1 else one.code),
        )
        for one in roots
    ]
    return sorted(found, key=lambda pair: pair[1].code)


def component_of(knowledge: Knowledge, service: str) -> list[str]:
    """Return the slugs of a service's components."""
    return [one.slug for one in knowledge.services.values() if one.part_of == service]


def _kind(one: Statement) -> str:
    return one.kind


def _matrix(names: Names, found: Sequence[matrix.Row], used: Sequence[str]) -> Matrix:
    cells = [cell for row in found for cell in row.cells]
    here = {mark.party for cell in cells for mark in cell.marks}
    drawn = {mark.state for cell in cells for mark in cell.marks}
    drawn |= {cell.unmarked for cell in cells if not cell.marks}
    overridden: dict[str, Beaten] = {}
    for cell in cells:
        for one in beaten(names, cell.overridden):
            overridden.setdefault(one.statement.anchor, one)
    return Matrix(
        tuple(Column(names.model(slug), slug in used) for slug in matrix.models(names.knowledge)),
        tuple(_row(names, row) for row in found),
        tuple(overridden.values()),
        tuple((slug, names.party(slug)) for slug in names.knowledge.parties if slug in here),
        tuple(one for one in STATES if one in drawn),
        sum(bool(cell.marks) for cell in cells),
    )


def _row(names: Names, row: matrix.Row) -> Row:
    cells = tuple(
        Cell(_marks(names, cell), cell.answer or "", cell.disputed, cell.unmarked)
        for cell in row.cells
    )
    return Row(names.layer(row.slug), row.slug, row.depth, cells)


def _marks(names: Names, cell: matrix.Cell) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            mark.state,
            names.party(mark.party) if mark.party else None,
            mark.party or "",
            tuple(statements(names, mark.statements)),
        )
        for mark in cell.marks
    )
