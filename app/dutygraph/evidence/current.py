"""Which snapshots are live at a date: newer ones of a source supersede, parts only in part."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from dutygraph.model.evidence import Observation, Snapshot, ToolResult
from dutygraph.model.namespace import owner_iri
from dutygraph.model.words import Strength

Picture = tuple[str, Strength, str]
Rule = tuple[str, str, str]


def current(observations: Iterable[Observation], as_of: datetime) -> tuple[Observation, ...]:
    """Return the live observations at a date, by digest.

    Of one source only the newest whole snapshot is live, with the partial ones since; those
    lose nothing but what newer partial ones name. A snapshot without a time supersedes none.
    """
    by_picture: dict[Picture, list[Observation]] = defaultdict(list)
    for one in _latest(observations, as_of):
        by_picture[_picture(one.snapshot)].append(one)
    live = (one for group in by_picture.values() for one in _live(group))
    return tuple(sorted(live, key=lambda one: one.snapshot.digest))


def _latest(observations: Iterable[Observation], as_of: datetime) -> Iterable[Observation]:
    """Keep one observation of each content: when it was last seen, not after the date."""
    found: dict[str, Observation] = {}
    for one in observations:
        if one.snapshot.collected is not None and one.snapshot.collected > as_of:
            continue
        known = found.get(one.snapshot.digest)
        if known is None or _better(one.snapshot, known.snapshot):
            found[one.snapshot.digest] = one
    return found.values()


def _better(one: Snapshot, other: Snapshot) -> bool:
    """Say which of two sightings of one content counts: the newer, then the one that says more."""
    if _newer(one, other) or _newer(other, one):
        return _newer(one, other)
    return _says(one) > _says(other)


def _says(snapshot: Snapshot) -> tuple[bool, str, str, datetime]:
    return (
        not snapshot.partial, snapshot.account or "", snapshot.region or "", snapshot.recorded
    )  # fmt: skip


def _picture(snapshot: Snapshot) -> Picture:
    """Return what can supersede each other: a plan never its state, nor one call another.

    A state file and what ``terraform show`` prints of it are one picture in two forms.
    """
    one = snapshot.strength is Strength.RECORDED
    return snapshot.source, snapshot.strength, "" if one else snapshot.form


def _live(group: Sequence[Observation]) -> Iterable[Observation]:
    """Yield what is live of one source."""
    times = (one.snapshot.collected for one in group if not one.snapshot.partial)
    newest = max((time for time in times if time), default=None)
    kept = [one for one in group if newest is None or not _before(one.snapshot, newest)]
    parts = [one for one in kept if one.snapshot.partial]
    for one in kept:
        newer = [part for part in parts if _newer(part.snapshot, one.snapshot)]
        left = _without(one, newer) if newer else one
        if left.facts or left.results or not newer:
            yield left


def _before(snapshot: Snapshot, when: datetime) -> bool:
    return snapshot.collected is None or snapshot.collected < when


def _newer(one: Snapshot, other: Snapshot) -> bool:
    """Say whether a snapshot is newer: its time is known, and the other's is not or earlier."""
    return one.collected is not None and _before(other, one.collected)


def _without(one: Observation, newer: Sequence[Observation]) -> Observation:
    """Return an observation without the resources and outcomes that newer partial ones name."""
    named = {owner_iri(fact.resource) for part in newer for fact in part.facts}
    told = {_rule(result) for part in newer for result in part.results}
    facts = tuple(fact for fact in one.facts if owner_iri(fact.resource) not in named)
    results = tuple(result for result in one.results if _rule(result) not in told)
    return replace(one, facts=facts, results=results)


def _rule(result: ToolResult) -> Rule:
    return result.tool, result.rule, result.resource
