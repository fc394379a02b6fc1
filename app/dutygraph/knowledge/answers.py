"""Who answers for a control or layer under a service model: stated, derived, judged or not said.

The rules have names and stand in docs/owner-views.md. A party's answer is as good as its best
statement, and an answer is as good as that of its weakest party.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.knowledge.holding import Question, which_holds
from dutygraph.knowledge.statements import Statements
from dutygraph.model.knowledge import Control, Responsibility, Service
from dutygraph.model.words import SourceKind

MODELS = ("iaas", "paas", "saas")
"""The service models of a cloud; on-premises there is nobody to share with."""


Asked = Literal["layer", "control"]
Place = tuple[str, str | None, str | None]
"""A service, a component of it or none, a feature of it or none; all slugs."""


class Word(StrEnum):
    """How an answer came about, best first."""

    STATED = "stated"
    DERIVED = "derived"
    JUDGED = "judged"
    NOT_SAID = "not-said"


class Rule(StrEnum):
    """What makes an answer what its word says, best first; docs/owner-views.md explains each."""

    NAMES_MODEL = "names-model"
    OF_ALL = "of-all"
    SERVICE = "service"
    SERVICE_JUDGED = "service-judged"
    LAYER_CELL = "layer-cell"
    LAYER_OF_ALL = "layer-of-all"
    JUDGED = "judged"
    OTHER_MODEL = "other-model"
    SEARCHED = "searched"
    NOBODY = "nobody"

    @property
    def word(self) -> Word:
        """Return the word of an answer by this rule."""
        return _WORDS[self]


_WORDS = {
    Rule.NAMES_MODEL: Word.STATED,
    Rule.OF_ALL: Word.STATED,
    Rule.SERVICE: Word.DERIVED,
    Rule.SERVICE_JUDGED: Word.DERIVED,
    Rule.LAYER_CELL: Word.DERIVED,
    Rule.LAYER_OF_ALL: Word.DERIVED,
    Rule.JUDGED: Word.JUDGED,
    Rule.OTHER_MODEL: Word.NOT_SAID,
    Rule.SEARCHED: Word.NOT_SAID,
    Rule.NOBODY: Word.NOT_SAID,
}
_RULES = tuple(Rule)


@dataclass(frozen=True, slots=True)
class Said:
    """The rule of an answer, and what is said of the control or layer under the model."""

    rule: Rule
    statements: tuple[Responsibility, ...] = ()


class Answers:
    """Answers for controls and layers in general, over everything that the knowledge holds."""

    def __init__(self, knowledge: Knowledge, at: date) -> None:
        """Ask at a date."""
        self._knowledge = knowledge
        self._at = at
        self._statements = Statements(knowledge)

    def of_layer(self, layer: str, model: str) -> Said:
        """Return what is said of a layer under a service model."""
        said = self._statements.of_layers((layer,))
        answer = which_holds(
            said, self._knowledge.editions, Question(self._at, None, (layer,), model)
        )
        rule = rule_of(self._knowledge, "layer", model, answer.holds or answer.silences)
        return Said(rule, answer.holds)

    def of_control(self, control: Control, model: str) -> Said:
        """Return what is said of a control under a service model, over its services of it."""
        own = self._statements.of_control(control.slug)
        cells = self._statements.of_layers(control.layers)
        holds: dict[str, Responsibility] = {}
        silences: dict[str, Responsibility] = {}
        for question in self._questions(control, own, model):
            anywhere = question.service is None and control.services
            said = own if anywhere else [*own, *cells]
            answer = which_holds(said, self._knowledge.editions, question)
            holds.update((one.iri, one) for one in answer.holds)
            silences.update((one.iri, one) for one in answer.silences)
        found = tuple((holds or silences).values())
        rule = rule_of(self._knowledge, "control", model, found)
        if rule is Rule.NOBODY and (control.services or own):
            rule = Rule.OTHER_MODEL
        return Said(rule, tuple(holds.values()))

    def _questions(
        self, control: Control, own: Sequence[Responsibility], model: str
    ) -> Iterator[Question]:
        """Yield the general question, and one for each place of this model that is named."""
        yield Question(self._at, control.slug, control.layers, model)
        for service, component, feature in sorted(places(self._knowledge, control, own), key=str):
            if model in models_of(self._knowledge, component or service):
                yield Question(
                    self._at, control.slug, control.layers, model, service, component, feature
                )


def places(knowledge: Knowledge, control: Control, own: Sequence[Responsibility]) -> set[Place]:
    """Return where a control is asked for: what it and the statements of it name.

    A service whose parts or features alone are spoken of is not asked as a whole.
    """
    named = {slug for one in own for slug in one.scope.services}
    parts = {slug for one in own for slug in one.scope.components}
    features = {slug for one in own for slug in one.scope.features}
    inside: set[Place] = {
        *((knowledge.services[slug].part_of or slug, slug, None) for slug in parts),
        *((knowledge.features[slug], None, slug) for slug in features),
    }
    whole = set(control.services) - {service for service, _, _ in inside} | named
    return inside | {(slug, None, None) for slug in whole}


def rule_of(
    knowledge: Knowledge, asked: Asked, model: str, said: Collection[Responsibility]
) -> Rule:
    """Return the rule of an answer: of what holds for a control or layer, else of silences."""
    best: dict[str, Rule] = {}
    for one in said:
        if one.party:
            rule = _rule(knowledge, asked, one, model)
            best[one.party] = min(rule, best.get(one.party, rule), key=_RULES.index)
    if best:
        return max(best.values(), key=_RULES.index)
    return Rule.SEARCHED if said else Rule.NOBODY


def shares(knowledge: Knowledge, asked: Asked) -> Mapping[Rule, Counter[str]]:
    """Return how many controls or layers are answered by each rule, by service model."""
    answers = Answers(knowledge, last_day(knowledge))
    found: dict[Rule, Counter[str]] = {rule: Counter() for rule in Rule}
    for model in MODELS:
        if asked == "layer":
            rules = [answers.of_layer(slug, model).rule for slug in knowledge.layers]
        else:
            rules = [answers.of_control(one, model).rule for one in knowledge.controls.values()]
        for rule in rules:
            found[rule][model] += 1
    return found


def last_day(knowledge: Knowledge) -> date:
    """Return the last day that any edition names, so that counts do not depend on today."""
    days = (
        day
        for one in knowledge.editions.values()
        for day in (one.first_seen, one.last_seen, one.valid_from, _day(one.issued))
        if day
    )
    return max(days)


def models_of(knowledge: Knowledge, slug: str) -> tuple[str, ...]:
    """Return the service models of a service, or of a component by itself or its service."""
    return _classed(knowledge, slug).service_models


def _rule(knowledge: Knowledge, asked: Asked, one: Responsibility, model: str) -> Rule:
    scope = one.scope
    places = [*scope.services, *scope.components, *(knowledge.features[f] for f in scope.features)]
    of_model = [slug for slug in places if model in models_of(knowledge, slug)]
    if places and not of_model:
        return Rule.OTHER_MODEL
    if one.source_kind is SourceKind.OUR_JUDGEMENT:
        return Rule.JUDGED
    if places:
        stated = any(_classified(knowledge, slug, model) for slug in of_model)
        return Rule.SERVICE if stated else Rule.SERVICE_JUDGED
    if asked == "control" and one.layer:
        return Rule.LAYER_CELL if scope.service_models else Rule.LAYER_OF_ALL
    return Rule.NAMES_MODEL if scope.service_models else Rule.OF_ALL


def _classed(knowledge: Knowledge, slug: str) -> Service:
    """Return what the classification of a service or component is that of."""
    service = knowledge.services[slug]
    if service.part_of and not service.service_models:
        return _classed(knowledge, service.part_of)
    return service


def _classified(knowledge: Knowledge, slug: str, model: str) -> bool:
    """Say whether a source, and not we, says that a service is of a model."""
    service = _classed(knowledge, slug)
    kinds = dict(zip(service.service_models, service.classification_kinds, strict=True))
    return kinds.get(model) not in (None, SourceKind.OUR_JUDGEMENT)


def _day(written: str | None) -> date | None:
    """Return the first day of a date that is as precise as its source."""
    return date.fromisoformat(f"{written}-01-01"[:10]) if written else None
