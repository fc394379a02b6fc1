"""Who owes a control for the services in use."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.knowledge.holding import Answer, Conflict, Overridden, Question, which_holds
from dutygraph.knowledge.statements import Statements
from dutygraph.model.knowledge import Control, Responsibility


@dataclass(frozen=True, slots=True)
class Owed:
    """Who owes a control: by party the statement that holds, and what it overrode."""

    by_party: tuple[tuple[str, Responsibility], ...]
    overridden: tuple[Overridden, ...]
    conflicts: tuple[Conflict, ...]
    silences: tuple[Responsibility, ...]

    def overrode(self, party: str) -> tuple[Overridden, ...]:
        """Return what a party's statements overrode."""
        return tuple(entry for entry in self.overridden if entry.by.party == party)


class Duties:
    """Answers who owes what, over everything that the knowledge holds."""

    def __init__(self, knowledge: Knowledge, at: date, in_use: Collection[str]) -> None:
        """Ask at a date, with the slugs of the services in use (empty: all that there are)."""
        self._knowledge = knowledge
        self._at = at
        roots = (slug for slug, service in knowledge.services.items() if not service.part_of)
        self._in_use = tuple(in_use) or tuple(roots)
        self._statements = Statements(knowledge)

    def of(self, control: Control) -> Owed:
        """Return who owes a control, over all services that it is for and that are in use."""
        statements = [
            *self._statements.of_control(control.slug),
            *self._statements.of_layers(control.layers),
        ]
        answers = [
            which_holds(statements, self._knowledge.editions, question)
            for question in dict.fromkeys(self._questions(control, statements))
        ]
        by_party: dict[str, Responsibility] = {}
        for answer in answers:
            for one in answer.holds:
                by_party.setdefault(str(one.party), one)
        return Owed(
            tuple(by_party.items()),
            _each(answers, "overridden"),
            _each(answers, "conflicts"),
            _each(answers, "silences"),
        )

    def _questions(self, control: Control, statements: list[Responsibility]) -> Iterator[Question]:
        parts = {slug for one in statements for slug in one.scope.components}
        features = sorted({slug for one in statements for slug in one.scope.features})
        asked = partial(Question, self._at, control.slug, control.layers)
        slugs = control.services or self._in_use
        if not slugs:
            yield asked()
        for slug in slugs:
            owner = self._part_of(slug) or slug
            inner = [slug] if owner != slug else []
            inner += [part for part in sorted(parts) if self._part_of(part) == slug]
            for component in (None, *inner):
                for model in self._models(component) or self._models(slug) or (None,):
                    for feature in (None, *features):
                        yield asked(model, owner, component, feature)

    def _part_of(self, slug: str) -> str | None:
        service = self._knowledge.services.get(slug)
        return service.part_of if service else None

    def _models(self, slug: str | None) -> tuple[str, ...]:
        service = self._knowledge.services.get(slug) if slug else None
        return service.service_models if service else ()


def _each(answers: list[Answer], part: str) -> tuple:  # type: ignore[type-arg]
    """Return a part of all answers, equal entries once."""
    return tuple(dict.fromkeys(entry for answer in answers for entry in getattr(answer, part)))
