"""Run the checks, once over what is believed and once for each source that disagrees."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, cast

from dutygraph.check.run import outcomes, run_checks
from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.errors import DeadlineError, EngineError, UsageError
from dutygraph.model.evidence import Dispute, Effective
from dutygraph.model.knowledge import Check
from dutygraph.model.status import EngineOutput
from dutygraph.model.words import Outcome
from dutygraph.status.seen import Seen, parts
from dutygraph.status.weigh import Found, Scales, Side

SECONDS = 120.0
"""How long one run of all checks may take before its child is stopped."""

UNFINISHED = Found(Outcome.CANNOT_TELL)

Row = tuple[str, str]
"""A check's slug and a resource."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What the engine says: by check and resource, by disagreeing source, and what it failed.

    ``after_plan`` are the rows that fail with the values of a plan (or code) that differs.
    """

    found: Mapping[Row, Found]
    sides: Mapping[Row, Sequence[Side]] = field(default_factory=dict)
    failed: tuple[tuple[str, str], ...] = ()
    after_plan: frozenset[Row] = frozenset()


def examine(
    effective: Effective,
    knowledge: Knowledge,
    *,
    seen: Seen,
    inside: Collection[str],
    scales: Scales,
    engine: str,
    as_of: datetime,
) -> Examined:
    """Return what all checks find on the resources inside. Engine failures are told, not raised.

    Raises UsageError for an engine that is neither ``fast`` nor ``reference``.
    """
    if engine not in ("fast", "reference"):
        raise UsageError(f"unknown engine {engine}; there are fast and reference")
    checks = tuple(knowledge.checks.values())
    targets: dict[str, list[str]] = defaultdict(list)
    for resource, kind in seen.kind_of.items():
        if resource in inside:
            targets[kind].append(resource)
    wanted = tuple(check for check in checks if targets.get(check.kind))
    if not wanted:
        return Examined({})
    triples = (*effective.triples, *knowledge.subclass_closure)
    found, failed = _run(triples, wanted, engine, as_of)
    rows = {row: one for row, one in found.items() if row[1] in inside}
    for slug, _ in failed:
        check = knowledge.checks[slug]
        rows.update({(slug, focus): UNFINISHED for focus in targets[check.kind]})
    sides: dict[Row, list[Side]] = defaultdict(list)
    if effective.disputes:
        failed += _each_side(
            effective.disputes, knowledge, rows, sides, seen, scales, engine, as_of
        )
    after, broken = _after_plan(knowledge, rows, seen, scales, engine, as_of)
    return Examined(rows, sides, tuple(dict.fromkeys(failed + broken)), after)


def _after_plan(
    knowledge: Knowledge,
    rows: Mapping[Row, Found],
    seen: Seen,
    scales: Scales,
    engine: str,
    as_of: datetime,
) -> tuple[frozenset[Row], tuple[tuple[str, str], ...]]:
    """Run the checks concerned once more with the values that a plan would change."""
    planned: dict[tuple[str, str], set[str]] = defaultdict(set)
    concerned: list[Row] = []
    for row in rows:
        changes = scales.planned_changes(knowledge.checks[row[0]], row[1])
        if changes:
            concerned.append(row)
        for origin in changes:
            planned[origin.resource, origin.property].add(origin.value)
    if not concerned:
        return frozenset(), ()
    nodes = seen.around({focus for _, focus in concerned})
    kept = [
        line
        for line in seen.lines_about(nodes)
        if (split := parts(line)) is None or split[:2] not in planned
    ]
    said = [
        f"<{resource}> <{name}> {value} ."
        for (resource, name), values in planned.items()
        for value in sorted(values)
    ]
    checks = tuple(knowledge.checks[slug] for slug in sorted({slug for slug, _ in concerned}))
    triples = (*kept, *said, *scales.told_of_parts(said), *knowledge.subclass_closure)
    found, broken = _run(triples, checks, engine, as_of)
    fails = {row for row in concerned if row in found and found[row].outcome is Outcome.FAILED}
    return frozenset(fails), broken


def _run(
    triples: Sequence[str], checks: Sequence[Check], engine: str, as_of: datetime
) -> tuple[dict[Row, Found], tuple[tuple[str, str], ...]]:
    by_slug = {check.slug: check for check in checks}
    try:
        output = run_checks(
            triples,
            checks,
            engine=cast(Literal["fast", "reference"], engine),
            seconds=SECONDS,
            as_of=as_of,
        )
    except (EngineError, DeadlineError) as error:
        why = str(error)
        output = EngineOutput((), (), tuple((slug, why) for slug in by_slug))
    unfinished = {slug for slug, _ in output.failed}
    found = {
        (slug, focus): Found(outcome, findings)
        for slug, focus, outcome, findings in outcomes(output, by_slug)
        if slug not in unfinished
    }
    return found, output.failed


def _each_side(
    disputes: Sequence[Dispute],
    knowledge: Knowledge,
    rows: Mapping[Row, Found],
    sides: dict[Row, list[Side]],
    seen: Seen,
    scales: Scales,
    engine: str,
    as_of: datetime,
) -> tuple[tuple[str, str], ...]:
    """Run the checks concerned with the values of each disagreeing source in turn."""
    concerned = {
        row: found for row in rows if (found := scales.disputes(knowledge.checks[row[0]], row[1]))
    }
    failed: tuple[tuple[str, str], ...] = ()
    digests = sorted({digest for dispute in disputes for digest, _ in dispute.sides})
    for digest in digests:
        mine = [
            row
            for row, found in concerned.items()
            if any(digest == side for dispute in found for side, _ in dispute.sides)
        ]
        if not mine:
            continue
        nodes = seen.around({focus for _, focus in mine})
        said = [
            f"<{dispute.resource}> <{dispute.property}> {value} ."
            for dispute in disputes
            for side, values in dispute.sides
            if side == digest and dispute.resource in nodes
            for value in values
        ]
        linked = {line.split("> ")[2][1:] for line in said if line.endswith("> .")}
        about = seen.lines_about(nodes | seen.around(linked)) + scales.told_of_parts(said, digest)
        checks = tuple(knowledge.checks[slug] for slug in sorted({slug for slug, _ in mine}))
        triples = (*about, *said, *knowledge.subclass_closure)
        said_now, broken = _run(triples, checks, engine, as_of)
        failed += broken
        for row in mine:
            if row in said_now:
                sides[row].append(Side(digest, said_now[row]))
    return failed
