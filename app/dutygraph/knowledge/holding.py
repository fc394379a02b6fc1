"""Which responsibility holds (model.md 2): in force, scope, kind of source, then the later."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dutygraph.model.knowledge import Edition, Responsibility
from dutygraph.model.words import SourceKind

UNSTATED = "unstated"
_KINDS = tuple(SourceKind)

Why = Literal["narrower-scope", "stronger-kind", "later-issued", "later-seen"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a control and its layers, in one place of the cloud, at one date."""

    at: date
    control: str | None = None
    layers: tuple[str, ...] = ()
    service_model: str | None = None
    service: str | None = None
    component: str | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class Overridden:
    """A statement that does not hold, the one that overrides it, and why.

    ``weaker_kind``: the one that holds is narrower but of a weaker kind of source.
    """

    statement: Responsibility
    by: Responsibility
    why: Why
    weaker_kind: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements of which neither overrides the other, for different parties."""

    one: Responsibility
    other: Responsibility
    why: Literal["incomparable-scopes", "equal-rank"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What holds (strongest first), what was overridden, what conflicts, who was silent."""

    holds: tuple[Responsibility, ...]
    overridden: tuple[Overridden, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    silences: tuple[Responsibility, ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """Return who owes it, each once, in the order of what holds."""
        return tuple(dict.fromkeys(one.party for one in self.holds if one.party))


def in_force(edition: Edition, at: date) -> bool:
    """Say whether an edition is in force, or had been issued or seen, at a date."""
    if edition.valid_from or edition.valid_to:
        begun = edition.valid_from is None or edition.valid_from <= at
        return begun and (edition.valid_to is None or at <= edition.valid_to)
    day = at.isoformat()
    known = [edition.issued <= day[: len(edition.issued)]] if edition.issued else []
    known += [edition.first_seen <= at] if edition.first_seen else []
    known += [edition.last_seen <= at] if edition.last_seen else []
    return any(known) if known else True


def covers(statement: Responsibility, question: Question) -> bool:
    """Say whether a statement speaks about what is asked."""
    scope = statement.scope
    about = statement.control is not None and statement.control == question.control
    cell = statement.layer is not None and statement.layer in question.layers
    return (
        (about or cell)
        and all(
            not limits or asked in limits
            for limits, asked in (
                (scope.service_models, question.service_model),
                (scope.components, question.component),
                (scope.features, question.feature),
            )
        )
        and (
            not scope.services or bool({question.service, question.component} & set(scope.services))
        )
        and (not scope.layers or bool(set(scope.layers) & set(question.layers)))
    )


def rank(statement: Responsibility) -> int:
    """Return how narrow a scope is: feature 5, component 4, service 3, model with layer 2."""
    scope = statement.scope
    if scope.features:
        return 5
    if scope.components:
        return 4
    if scope.services:
        return 3
    return int(bool(scope.service_models)) + int(bool(_layers(statement)))


def which_holds(
    statements: Iterable[Responsibility], editions: Mapping[str, Edition], question: Question
) -> Answer:
    """Return which of the statements (silences among them) hold for a question."""
    said = [
        one
        for one in statements
        if covers(one, question)
        and (one.edition not in editions or in_force(editions[one.edition], question.at))
    ]
    silences = tuple(one for one in said if one.party is None)
    candidates = [one for one in said if one.party and not _silenced(one, silences)]
    overridden: list[Overridden] = []
    for one in candidates:
        better = [other for other in candidates if _competes(one, other)]
        found = [(other, why) for other in better if (why := _beats(other, one, editions))]
        if found:
            by, why = max(found, key=lambda pair: _strength(pair[0], editions))
            weaker = _KINDS.index(by.source_kind) > _KINDS.index(one.source_kind)
            overridden.append(Overridden(one, by, why, weaker))
    beaten = {id(entry.statement) for entry in overridden}
    holds = sorted(
        (one for one in candidates if id(one) not in beaten),
        key=lambda one: _strength(one, editions),
        reverse=True,
    )
    return Answer(tuple(holds), tuple(overridden), _conflicts(holds), silences)


def _competes(one: Responsibility, other: Responsibility) -> bool:
    roles = {one.role, other.role}
    return one.party != other.party and (len(roles) == 1 or UNSTATED in roles)


def _silenced(one: Responsibility, silences: Sequence[Responsibility]) -> bool:
    """Say whether the same edition is silent about a narrower scope; no other edition counts."""
    return any(
        silence.edition == one.edition
        and (rank(silence) > rank(one) or _strictly_inside(silence, one))
        for silence in silences
    )


def _beats(
    one: Responsibility, other: Responsibility, editions: Mapping[str, Edition]
) -> Why | None:
    if rank(one) != rank(other):
        return "narrower-scope" if rank(one) > rank(other) else None
    if not _same_scope(one, other):
        return "narrower-scope" if _strictly_inside(one, other) else None
    if one.edition == other.edition:
        return None
    kinds = _KINDS.index(one.source_kind), _KINDS.index(other.source_kind)
    if kinds[0] != kinds[1]:
        return "stronger-kind" if kinds[0] < kinds[1] else None
    mine, theirs = editions.get(one.edition), editions.get(other.edition)
    if not mine or not theirs:
        return None
    if mine.issued and theirs.issued and mine.issued != theirs.issued:
        return "later-issued" if mine.issued > theirs.issued else None
    if mine.last_seen and theirs.last_seen and mine.last_seen > theirs.last_seen:
        return "later-seen"
    return None


def _conflicts(holds: Sequence[Responsibility]) -> tuple[Conflict, ...]:
    found: list[Conflict] = []
    for number, one in enumerate(holds):
        for other in holds[number + 1 :]:
            if not _competes(one, other):
                continue
            if not _same_scope(one, other):
                found.append(Conflict(one, other, "incomparable-scopes"))
            elif one.edition != other.edition:
                found.append(Conflict(one, other, "equal-rank"))
    return tuple(found)


def _strength(
    one: Responsibility, editions: Mapping[str, Edition]
) -> tuple[int, int, str, str, str]:
    edition = editions.get(one.edition)
    issued = (edition.issued or "") if edition else ""
    seen = edition.last_seen.isoformat() if edition and edition.last_seen else ""
    return rank(one), -_KINDS.index(one.source_kind), issued, seen, one.iri


def _layers(one: Responsibility) -> tuple[str, ...]:
    return one.scope.layers + ((one.layer,) if one.layer else ())


def _dimensions(one: Responsibility) -> tuple[frozenset[str], ...]:
    scope = one.scope
    each: tuple[Collection[str], ...] = (
        scope.service_models,
        scope.services,
        scope.components,
        scope.features,
        _layers(one),
    )
    return tuple(frozenset(values) for values in each)


def _inside(one: Responsibility, other: Responsibility) -> bool:
    return all(
        not wide or (bool(narrow) and narrow <= wide)
        for narrow, wide in zip(_dimensions(one), _dimensions(other), strict=True)
    )


def _strictly_inside(one: Responsibility, other: Responsibility) -> bool:
    return _inside(one, other) and not _inside(other, one)


def _same_scope(one: Responsibility, other: Responsibility) -> bool:
    return _dimensions(one) == _dimensions(other)
