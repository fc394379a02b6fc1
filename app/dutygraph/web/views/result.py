"""One check result with every value behind it and the place where it stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dutygraph.model.evidence import Origin
from dutygraph.model.namespace import slug_of
from dutygraph.model.status import CheckResult
from dutygraph.model.text import visible
from dutygraph.status.absence import is_absence
from dutygraph.status.seen import plain
from dutygraph.web.views.names import Link, Spoken

if TYPE_CHECKING:
    from dutygraph.web.views.status import Statuses


@dataclass(frozen=True, slots=True)
class OriginView:
    """A value of a property: where it stands, how strong and old it is, whether it counted."""

    about: str
    property: Spoken
    value: str
    won: bool
    why: str
    strength: str
    collected: str
    file: str
    pointer: str
    snapshot: str
    source: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """What a check found on a resource, why, and how to mend it."""

    anchor: str
    iri: str
    control: Link
    slug: str
    resource: str
    outcome: str
    word: str
    label: str
    reason: str
    todo: str
    severity: str
    found: str
    place: str
    seen: str
    message: Spoken | None
    remedy: Spoken | None
    drift: bool
    clauses: tuple[str, ...]
    origins: tuple[OriginView, ...]
    agreeing: tuple[OriginView, ...]


def result_view(statuses: "Statuses", result: CheckResult) -> ResultView:
    """Return one result as a page shows it."""
    said, words = statuses.said, statuses.names.words
    found, place = said.found(result)
    shape = said.shape(result) if result.outcome.value in ("failed", "cantTell") else None
    origins, agreeing = _split(statuses, result)
    label = words(f"label-{result.label}", tool=result.tool) if result.label else ""
    return ResultView(
        anchor=slug_of(result.resource),
        iri="" if is_absence(result) else result.resource,
        control=statuses.names.control(result.control),
        slug=result.control,
        resource=_called(statuses, result),
        outcome=result.outcome.value,
        word=words(f"outcome-{result.outcome.value}"),
        label=label,
        reason=said.reason(result.reason) if result.reason else "",
        todo=words(f"reason-{result.reason.value}-do") if result.reason else "",
        severity=result.severity.value,
        found=found,
        place=visible(place),
        seen=f"{result.seen:%Y-%m-%d}" if result.seen else "",
        message=statuses.names.text(shape.message) if shape else None,
        remedy=statuses.names.text(said.remedy_text(result)),
        drift=result.drift,
        clauses=tuple(said.clauses(result.control)),
        origins=origins,
        agreeing=agreeing,
    )


def _called(statuses: "Statuses", result: CheckResult) -> str:
    """Return the name of a resource; where none is there, the account and region without one."""
    if is_absence(result):
        return statuses.place(*result.resource_name.split("/", 1))
    return statuses.called(result.resource, result.resource_name)


def origin_view(statuses: "Statuses", origin: Origin, focus: str) -> OriginView:
    """Return one value with its place."""
    said = statuses.said
    file, _, _ = said.place(origin).partition("#")
    return OriginView(
        about="" if origin.resource == focus else statuses.resource(origin.resource),
        property=statuses.names.term(origin.property),
        value=_value(statuses, origin),
        won=origin.won,
        why=said.why(origin),
        strength=origin.strength.value,
        collected=f"{origin.collected:%Y-%m-%d %H:%M}" if origin.collected else "",
        file=visible(file),
        pointer=visible(origin.pointer),
        snapshot=origin.snapshot[:12],
        source=visible(statuses.source(origin.snapshot)),
    )


def shown_value(term: str) -> str:
    """Return one term as people read it: the text of a literal, the end of an IRI."""
    text = plain(term)
    return visible(unquote(slug_of(text)) if term.startswith("<") else text)


def _split(
    statuses: "Statuses", result: CheckResult
) -> tuple[tuple[OriginView, ...], tuple[OriginView, ...]]:
    """Return the values that count or differ, and those set aside that say the same."""
    counting = {(one.resource, one.property, one.value) for one in result.origins if one.won}
    first: list[OriginView] = []
    second: list[OriginView] = []
    for one in sorted(result.origins, key=lambda one: (one.resource, one.property, not one.won)):
        same = not one.won and (one.resource, one.property, one.value) in counting
        (second if same else first).append(origin_view(statuses, one, result.resource))
    return tuple(first), tuple(second)


def _value(statuses: "Statuses", origin: Origin) -> str:
    if not origin.value.startswith("<"):
        return shown_value(origin.value)
    return statuses.resource(origin.value[1:-1])
