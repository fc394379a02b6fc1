"""The responsibility matrix: layers and controls by service model, and who carries each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dutygraph.knowledge.answers import Asked, Place, Rule, Word, models_of, places, rule_of
from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.knowledge.holding import Answer, Overridden, Question, which_holds
from dutygraph.knowledge.statements import Statements
from dutygraph.model.knowledge import Layer, Responsibility
from dutygraph.model.words import SourceKind

STATED = "stated"
SILENT = "silent"
PARTS = "parts"
NOBODY = "nobody"
_DRAWN = {
    SourceKind.GENERAL_MODEL: "general",
    SourceKind.RETELLING: "retold",
    SourceKind.OUR_JUDGEMENT: "judged",
}
UNSAID = (SILENT, PARTS, NOBODY)
"""How a cell is drawn in which nobody is named."""
STATES = (STATED, "general", "retold", "judged", *UNSAID)
_KINDS = tuple(SourceKind)


@dataclass(frozen=True, slots=True)
class Mark:
    """One party in a cell, with what says so, strongest first; a silence has no party."""

    party: str | None
    state: str
    statements: tuple[Responsibility, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A layer or control under a service model.

    ``rule`` says how the answer came about. Without marks it is drawn as ``unmarked``: its parts
    are spoken of and not the whole, or nobody looked.
    """

    model: str
    marks: tuple[Mark, ...]
    rule: Rule
    overridden: tuple[Overridden, ...] = ()
    disputed: bool = False
    unmarked: str = NOBODY

    @property
    def answer(self) -> Word | None:
        """Return how the answer came about; None where nobody is named, which a mark says."""
        return self.rule.word if any(mark.party for mark in self.marks) else None


@dataclass(frozen=True, slots=True)
class Row:
    """A layer, as deep in the tree as ``depth``, or a control, with a cell a service model.

    ``part`` is the component or feature of the service that the row is about, "" for all of it.
    """

    kind: Literal["layer", "control"]
    slug: str
    depth: int
    cells: tuple[Cell, ...]
    part: str = ""


def layer_tree(
    knowledge: Knowledge, parent: str | None = None, depth: int = 0
) -> Iterator[tuple[Layer, int]]:
    """Yield layers with their depth, each parent before its children."""
    children = [one for one in knowledge.layers.values() if one.parent == parent]
    for one in sorted(children, key=lambda layer: (layer.order, layer.slug)):
        yield one, depth
        yield from layer_tree(knowledge, one.slug, depth + 1)


def models(knowledge: Knowledge) -> tuple[str, ...]:
    """Return the slugs of the service models in their order."""
    ordered = sorted(knowledge.service_models.values(), key=lambda one: one.order)
    return tuple(one.slug for one in ordered)


def of_edition(knowledge: Knowledge, edition: str) -> tuple[Row, ...]:
    """Return what one edition states of layers, and nothing else."""
    said = [one for one in _of_layers(knowledge) if one.edition == edition]

    def cell(layer: str, model: str) -> Cell:
        here = [
            one
            for one in said
            if one.layer == layer
            and (not one.scope.service_models or model in one.scope.service_models)
        ]
        return Cell(model, marks(knowledge, here), rule_of(knowledge, "layer", model, here))

    return _layer_rows(knowledge, cell)


def that_holds(
    knowledge: Knowledge, at: date, *, service: str | None = None, component: str | None = None
) -> tuple[Row, ...]:
    """Return what holds of layers over all editions, in general or for a service or component."""
    said = _of_layers(knowledge)

    def cell(layer: str, model: str) -> Cell:
        question = Question(at, None, (layer,), model, service, component)
        return _cell(knowledge, "layer", said, question)

    return _layer_rows(knowledge, cell)


def controls_that_hold(
    knowledge: Knowledge, at: date, *, service: str, component: str | None = None
) -> tuple[Row, ...]:
    """Return what holds of the controls that are for a service, by slug.

    A component or feature that is spoken of apart has a row of its own. For a component there is
    what holds of it and of the whole service.
    """
    layers, statements = _of_layers(knowledge), Statements(knowledge)
    rows = []
    for control in sorted(knowledge.controls.values(), key=lambda one: one.slug):
        own = statements.of_control(control.slug)
        said = [*own, *(one for one in layers if one.layer in control.layers)]
        for place in _asked(places(knowledge, control, own), service, component):
            questions = (
                Question(at, control.slug, control.layers, model, *place)
                for model in models(knowledge)
            )
            cells = tuple(_cell(knowledge, "control", said, one) for one in questions)
            part = "" if component else place[2] or place[1] or ""
            rows.append(Row("control", control.slug, 0, cells, part))
    return tuple(rows)


def marks(knowledge: Knowledge, said: Iterable[Responsibility]) -> tuple[Mark, ...]:
    """Return the marks of a cell, one a party; silences are one, and only where nobody is named."""
    some = list(said)
    ranked = sorted(
        [one for one in some if one.party] or some,
        key=lambda one: (_KINDS.index(one.source_kind), one.party or "~", one.edition),
    )
    by_party: dict[str | None, list[Responsibility]] = {}
    for one in ranked:
        by_party.setdefault(one.party, []).append(one)
    order = [*knowledge.parties, None]
    return tuple(
        Mark(party, state(by_party[party][0]), tuple(by_party[party]))
        for party in sorted(by_party, key=order.index)
    )


def state(one: Responsibility) -> str:
    """Return how a statement is drawn: by its kind of source, or as a silence."""
    return _DRAWN.get(one.source_kind, STATED) if one.party else SILENT


def _of_layers(knowledge: Knowledge) -> list[Responsibility]:
    return [one for one in (*knowledge.responsibilities, *knowledge.silences) if one.layer]


def _asked(named: set[Place], service: str, component: str | None) -> list[Place]:
    """Return the places of a service that a matrix has rows for, out of those that are named."""
    if component is None:
        of_service = (place for place in named if place[0] == service)
        return sorted(of_service, key=lambda place: (place[1] or "", place[2] or ""))
    here = (service, component, None)
    return [here] if named & {here, (service, None, None), (component, None, None)} else []


def _cell(
    knowledge: Knowledge, asked: Asked, said: list[Responsibility], question: Question
) -> Cell:
    answer = which_holds(said, knowledge.editions, question)
    model = question.service_model or ""
    return Cell(
        model,
        marks(knowledge, _held(answer)),
        _rule(knowledge, asked, question, _held(answer)),
        answer.overridden,
        bool(answer.conflicts),
    )


def _rule(
    knowledge: Knowledge, asked: Asked, question: Question, held: Sequence[Responsibility]
) -> Rule:
    """Return how an answer came about; layers do not speak for a service of another model."""
    model, place = question.service_model or "", question.component or question.service
    if asked == "layer" or place is None or model in models_of(knowledge, place):
        return rule_of(knowledge, asked, model, held)
    rule = rule_of(knowledge, asked, model, [one for one in held if one.control])
    return Rule.OTHER_MODEL if rule is Rule.NOBODY else rule


def _held(answer: Answer) -> tuple[Responsibility, ...]:
    return answer.holds or answer.silences


def _layer_rows(knowledge: Knowledge, cell: Callable[[str, str], Cell]) -> tuple[Row, ...]:
    tree, columns = list(layer_tree(knowledge)), models(knowledge)
    cells = {(layer.slug, model): cell(layer.slug, model) for layer, _ in tree for model in columns}
    for layer, _ in reversed(tree):  # parts before what they are parts of
        for model in columns:
            part, whole = cells[layer.slug, model], (layer.parent or "", model)
            if whole in cells and (part.marks or part.unmarked == PARTS):
                cells[whole] = replace(cells[whole], unmarked=PARTS)
    return tuple(
        Row("layer", layer.slug, depth, tuple(cells[layer.slug, one] for one in columns))
        for layer, depth in tree
    )
