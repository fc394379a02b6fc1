"""Layers by service model: who carries what, as one edition states it or as it holds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.knowledge import Responsibility
from dutygraph.model.words import SourceKind
from dutygraph.status.responsibility import Answer, Question, which_holds
from dutygraph.web.views.layer import in_tree
from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import Beaten, Statement, beaten, statements

STATED = "stated"
SILENT = "silent"
NOBODY = "nobody"
_DRAWN = {
    SourceKind.GENERAL_MODEL: "general",
    SourceKind.RETELLING: "retold",
    SourceKind.OUR_JUDGEMENT: "judged",
}
STATES = (STATED, "general", "retold", "judged", SILENT, NOBODY)


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
    """A layer under a service model; without marks nobody looked."""

    marks: tuple[Mark, ...]
    disputed: bool = False


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
    knowledge = names.knowledge
    said = [
        one
        for one in (*knowledge.responsibilities, *knowledge.silences)
        if one.edition == edition and one.layer
    ]

    def cell(layer: str, model: str) -> Cell:
        here = [
            one
            for one in said
            if one.layer == layer
            and (not one.scope.service_models or model in one.scope.service_models)
        ]
        return Cell(marks(names, here))

    return _matrix(names, cell, _columns(names, ()))


def that_holds(
    names: Names, at: date, *, service: str | None = None, component: str | None = None
) -> Matrix:
    """Return what holds over all editions, in general or for a service or its component."""
    knowledge = names.knowledge
    said = [one for one in (*knowledge.responsibilities, *knowledge.silences) if one.layer]
    overridden: dict[str, Beaten] = {}

    def cell(layer: str, model: str) -> Cell:
        question = Question(at, None, (layer,), model, service, component)
        answer = which_holds(said, knowledge.editions, question)
        for one in beaten(names, answer.overridden):
            overridden.setdefault(one.statement.anchor, one)
        return Cell(marks(names, _held(answer)), bool(answer.conflicts))

    asked = knowledge.services.get(component or service or "")
    matrix = _matrix(names, cell, _columns(names, asked.service_models if asked else ()))
    return Matrix(
        matrix.columns,
        matrix.rows,
        tuple(overridden.values()),
        matrix.parties,
        matrix.states,
        matrix.filled,
    )


def marks(names: Names, said: Iterable[Responsibility]) -> tuple[Mark, ...]:
    """Return the marks of a cell, one a party; silences are one, and only where nobody is named."""
    some = list(said)
    by_party: dict[str, list[Statement]] = {}
    for one in statements(names, [one for one in some if one.party] or some):
        by_party.setdefault(one.party_slug, []).append(one)
    order = [*names.knowledge.parties, ""]
    return tuple(
        Mark(state(by_party[slug][0]), by_party[slug][0].party, slug, tuple(by_party[slug]))
        for slug in sorted(by_party, key=order.index)
    )


def state(one: Statement) -> str:
    """Return how a statement is drawn."""
    if one.party is None:
        return SILENT
    return _DRAWN.get(SourceKind(one.kind), STATED)


def editions_with_layers(names: Names) -> list[tuple[str, Link, int]]:
    """Return the editions that say or look for anything about layers, with how much."""
    knowledge = names.knowledge
    counted: dict[str, int] = {}
    for one in (*knowledge.responsibilities, *knowledge.silences):
        if one.layer:
            counted[one.edition] = counted.get(one.edition, 0) + 1
    return [(slug, names.edition(slug), counted[slug]) for slug in sorted(counted)]


def services(names: Names) -> list[tuple[str, Link]]:
    """Return the services that the matrix can be asked for, by code, which the page shows."""
    roots = [one.slug for one in names.knowledge.services.values() if not one.part_of]
    found = [(slug, names.service(slug)) for slug in roots]
    return sorted(found, key=lambda pair: pair[1].code)


def component_of(knowledge: Knowledge, service: str) -> list[str]:
    """Return the slugs of a service's components."""
    return [one.slug for one in knowledge.services.values() if one.part_of == service]


def _kind(one: Statement) -> str:
    return one.kind


def _held(answer: Answer) -> Sequence[Responsibility]:
    return answer.holds or answer.silences


def _columns(names: Names, used: Sequence[str]) -> tuple[Column, ...]:
    models = sorted(names.knowledge.service_models.values(), key=lambda one: one.order)
    return tuple(Column(names.label(one.label), one.slug in used) for one in models)


def _matrix(names: Names, cell: Callable[[str, str], Cell], columns: tuple[Column, ...]) -> Matrix:
    models = sorted(names.knowledge.service_models.values(), key=lambda one: one.order)
    rows = tuple(
        Row(
            names.layer(layer.slug),
            layer.slug,
            depth,
            tuple(cell(layer.slug, model.slug) for model in models),
        )
        for layer, depth in in_tree(names.knowledge)
    )
    all_marks = [mark for row in rows for one in row.cells for mark in one.marks]
    here = {mark.party_slug for mark in all_marks}
    drawn = {mark.state for mark in all_marks}
    if any(not one.marks for row in rows for one in row.cells):
        drawn.add(NOBODY)
    return Matrix(
        columns,
        rows,
        (),
        tuple((slug, names.party(slug)) for slug in names.knowledge.parties if slug in here),
        tuple(one for one in STATES if one in drawn),
        sum(bool(one.marks) for row in rows for one in row.cells),
    )
