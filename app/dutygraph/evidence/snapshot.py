"""From the files of one picture to one snapshot: its name, its time, what it shows whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from dutygraph.evidence.coverage import coverage
from dutygraph.evidence.gate import gate_of, root_of
from dutygraph.evidence.pages import complete
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import (
    Fact,
    FileMark,
    ImportReport,
    Observation,
    Reading,
    Snapshot,
    ToolResult,
)

Named = tuple[str, Reading]


def snapshot_of(
    readings: Sequence[Named],
    *,
    source: str | None,
    account: str | None,
    region: str | None,
    collected_at: datetime | None,
    pages: int | None,
    recorded: datetime,
    root: str | None = None,
) -> Observation:
    """Return one file, or all pages of one call, as one snapshot with its facts.

    ``root`` is the tenant's base; without it all facts must be under the base of the first.
    Raises InputError where the files are not one picture, where nobody says of what, and where
    a fact says what evidence may not say.
    """
    ordered = sorted(readings, key=lambda named: named[1].sha256)
    whole = complete(ordered, pages)
    _pass_gate(ordered, root)
    named = source or _said(ordered)
    first = ordered[0][1]
    snapshot = Snapshot(
        digest=_digest(named, ordered),
        source=named,
        form=first.form,
        strength=first.strength,
        collected=collected_at or _collected(ordered),
        recorded=recorded,
        files=tuple(FileMark(name, one.sha256, one.size) for name, one in ordered),
        account=account,
        region=region,
        partial=not whole,
        coverage=coverage([one for _, one in ordered], account, region) if whole else (),
        reports=tuple(_numbered_report(n, one) for n, (_, one) in enumerate(ordered)),
    )
    return Observation(snapshot, _facts(ordered), _results(ordered), _times(ordered))


def _digest(source: str, ordered: Sequence[Named]) -> str:
    """Name a snapshot by its source and the digests of its pages, whatever their order."""
    words = [source, *(one.sha256 for _, one in ordered)]
    return sha256("\0".join(words).encode()).hexdigest()


def _said(ordered: Sequence[Named]) -> str:
    """Return the source that the files themselves name."""
    named = {one.native_source for _, one in ordered}
    if len(named) > 1:
        first, second = sorted(str(one) for one in named)[:2]
        raise InputError(
            f"these files are pictures of {first} and of {second}: import them one by one",
            file=ordered[0][0],
        )
    found = named.pop()
    if not found:
        raise InputError(
            "the file does not say what it is a picture of: give --source NAME", file=ordered[0][0]
        )
    return found


def _collected(ordered: Sequence[Named]) -> datetime | None:
    """Return the time of the oldest page; one page without a time leaves the whole without."""
    times = [one.collected for _, one in ordered]
    known = [time for time in times if time]
    return min(known) if len(known) == len(times) else None


def _pass_gate(ordered: Sequence[Named], root: str | None) -> None:
    own = root or next((found for _, one in ordered if (found := root_of(one.facts))), "")
    gate = gate_of(load_knowledge(), own)
    for name, one in ordered:
        gate.pass_all(one.facts, file=name)


def _facts(ordered: Sequence[Named]) -> tuple[Fact, ...]:
    """Return all facts, each with the number of its file among the snapshot's files."""
    if len(ordered) == 1:
        return ordered[0][1].facts
    return tuple(
        replace(fact, file=number) for number, (_, one) in enumerate(ordered) for fact in one.facts
    )


def _results(ordered: Sequence[Named]) -> tuple[ToolResult, ...]:
    return tuple(
        replace(result, file=number)
        for number, (_, one) in enumerate(ordered)
        for result in one.results
    )


def _numbered_report(number: int, reading: Reading) -> ImportReport:
    skipped = tuple(replace(one, file=number) for one in reading.report.skipped)
    return replace(reading.report, skipped=skipped)


def _times(ordered: Sequence[Named]) -> dict[str, datetime]:
    """Return when each resource was seen; on two pages the earlier time counts."""
    found: dict[str, datetime] = {}
    for _, one in ordered:
        for resource, when in one.times.items():
            found[resource] = min(when, found.get(resource, when))
    return found
