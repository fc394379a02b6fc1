"""Strength, age, disagreement and other tools: the tables of status.md 4."""

from datetime import datetime, timedelta

import pytest

from dutygraph.model.evidence import Dispute, Origin, Snapshot, ToolResult
from dutygraph.model.namespace import EV
from dutygraph.model.status import CheckResult
from dutygraph.model.words import Outcome, Reason, Severity, Strength
from dutygraph.status.seen import Seen
from dutygraph.status.weigh import Found, Scales, Side, with_tools
from tests.status.making import (
    AS_OF,
    BUCKET,
    ENCRYPTED,
    FALSE,
    FRESH,
    STALE,
    TRUE,
    check,
    finding,
    origin,
    result,
    snapshot,
)

PASSED, FAILED = Found(Outcome.PASSED), Found(Outcome.FAILED, (finding(),))
CANNOT_TELL = Found(Outcome.CANNOT_TELL, (finding(),))
INAPPLICABLE = Found(Outcome.INAPPLICABLE, (finding(),))
DECLARED, PLANNED, RECORDED, OBSERVED = list(Strength)[:4]
LATER = AS_OF + timedelta(days=1)


def scales(*origins: Origin, snapshots: tuple[Snapshot, ...] = ()) -> Scales:
    disputes = [Dispute(BUCKET, ENCRYPTED, (("old", (TRUE,)), ("new", (FALSE,))))]
    return Scales(Seen(()), origins, disputes if not origins else (), snapshots, AS_OF)


@pytest.mark.parametrize(
    ("found", "strength", "collected", "outcome", "reason"),
    [
        (PASSED, OBSERVED, FRESH, Outcome.PASSED, None),
        (PASSED, RECORDED, FRESH, Outcome.PASSED, None),
        (PASSED, PLANNED, FRESH, Outcome.CANNOT_TELL, Reason.TOO_WEAK),
        (PASSED, DECLARED, FRESH, Outcome.CANNOT_TELL, Reason.TOO_WEAK),
        (PASSED, OBSERVED, STALE, Outcome.CANNOT_TELL, Reason.TOO_OLD),
        (PASSED, RECORDED, STALE, Outcome.CANNOT_TELL, Reason.TOO_OLD),
        (PASSED, PLANNED, STALE, Outcome.CANNOT_TELL, Reason.TOO_OLD),
        (PASSED, OBSERVED, None, Outcome.CANNOT_TELL, Reason.TIME_UNKNOWN),
        (PASSED, OBSERVED, LATER, Outcome.CANNOT_TELL, Reason.TOO_OLD),
        (PASSED, OBSERVED, AS_OF - timedelta(days=90), Outcome.PASSED, None),
        *((FAILED, strength, FRESH, Outcome.FAILED, None) for strength in list(Strength)[:4]),
        (FAILED, OBSERVED, STALE, Outcome.FAILED, None),
        (FAILED, OBSERVED, None, Outcome.FAILED, None),
        (CANNOT_TELL, OBSERVED, FRESH, Outcome.CANNOT_TELL, Reason.VALUE_UNKNOWN),
        (CANNOT_TELL, PLANNED, STALE, Outcome.CANNOT_TELL, Reason.VALUE_UNKNOWN),
        (INAPPLICABLE, OBSERVED, FRESH, Outcome.INAPPLICABLE, None),
        (INAPPLICABLE, PLANNED, FRESH, Outcome.INAPPLICABLE, Reason.TOO_WEAK),
        (INAPPLICABLE, OBSERVED, STALE, Outcome.INAPPLICABLE, Reason.TOO_OLD),
    ],
)
def test_strength_and_age(
    found: Found,
    strength: Strength,
    collected: datetime | None,
    outcome: Outcome,
    reason: Reason | None,
) -> None:
    weighed = scales(origin(strength=strength, collected=collected)).result(check(), BUCKET, found)
    assert (weighed.outcome, weighed.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("strength", "label"),
    [(DECLARED, "as-written"), (PLANNED, "as-planned"), (RECORDED, ""), (OBSERVED, "")],
)
def test_a_failure_of_weak_values_says_so(strength: Strength, label: str) -> None:
    assert scales(origin(strength=strength)).result(check(), BUCKET, FAILED).label == label


@pytest.mark.parametrize(
    ("strengths", "label"),
    [
        ((PLANNED,), "as-planned"),
        ((DECLARED,), "as-written"),
        ((PLANNED, RECORDED), ""),
        ((OBSERVED,), ""),
        ((), ""),
    ],
)
def test_what_is_only_planned_says_so(strengths: tuple[Strength, ...], label: str) -> None:
    """A resource that state or cloud know in any way is there, whoever knows this value."""
    name = EV + "name"
    known = [origin(strength=one, name=name, digest=one) for one in strengths]
    weighed = scales(*known).result(check(), BUCKET, CANNOT_TELL)
    assert weighed.label == label


def test_a_check_may_ask_for_observed_values() -> None:
    strict = check(minimum=OBSERVED)
    weighed = scales(origin(strength=RECORDED)).result(strict, BUCKET, PASSED)
    assert (weighed.outcome, weighed.reason) == (Outcome.CANNOT_TELL, Reason.TOO_WEAK)


def test_the_date_on_which_a_failure_was_seen_is_kept() -> None:
    assert scales(origin(collected=STALE)).result(check(), BUCKET, FAILED).seen == STALE


def test_a_finding_may_be_milder_than_its_check() -> None:
    found = Found(Outcome.FAILED, (finding(severity=Severity.MAY),))
    assert scales(origin()).result(check(), BUCKET, found).severity is Severity.MAY


def test_two_strong_sources_that_differ_are_drift() -> None:
    lost = origin(FALSE, digest="s2", strength=RECORDED, won=False)
    weighed = scales(origin(), lost).result(check(), BUCKET, PASSED)
    assert weighed.drift
    assert [one.value for one in weighed.origins] == [TRUE, FALSE]


def test_a_plan_that_differs_is_no_drift() -> None:
    planned = origin(FALSE, digest="s2", strength=PLANNED, won=False)
    assert not scales(origin(), planned).result(check(), BUCKET, PASSED).drift


def test_an_older_snapshot_of_the_same_source_is_no_drift() -> None:
    older = origin(FALSE, digest="s0", won=False)
    both = (snapshot("s0", source="one"), snapshot("s1", source="one"))
    weighed = scales(origin(), older, snapshots=both).result(check(), BUCKET, PASSED)
    assert not weighed.drift


# who says what (strong and fresh: S, planned: P, stale: O), outcome, reason
DISPUTES = [
    ((("S", PASSED), ("S", FAILED)), Outcome.FAILED, None),
    ((("S", PASSED), ("S", PASSED)), Outcome.PASSED, None),
    ((("S", PASSED), ("S", CANNOT_TELL)), Outcome.CANNOT_TELL, Reason.SOURCES_DISAGREE),
    ((("S", PASSED), ("S", INAPPLICABLE)), Outcome.CANNOT_TELL, Reason.SOURCES_DISAGREE),
    ((("S", INAPPLICABLE), ("S", INAPPLICABLE)), Outcome.INAPPLICABLE, None),
    ((("O", FAILED), ("S", PASSED)), Outcome.PASSED, None),
    ((("P", FAILED), ("S", PASSED)), Outcome.PASSED, None),
    ((("O", PASSED), ("O", FAILED)), Outcome.CANNOT_TELL, Reason.SOURCES_DISAGREE),
    ((("P", PASSED), ("P", PASSED)), Outcome.CANNOT_TELL, Reason.SOURCES_DISAGREE),
    ((("S", FAILED), ("S", CANNOT_TELL)), Outcome.FAILED, None),
]


@pytest.mark.parametrize(("said", "outcome", "reason"), DISPUTES)
def test_sources_that_disagree(
    said: tuple[tuple[str, Found], ...], outcome: Outcome, reason: Reason | None
) -> None:
    kinds = {"S": (RECORDED, FRESH), "P": (PLANNED, FRESH), "O": (OBSERVED, STALE)}
    held = tuple(
        snapshot(f"d{n}", strength=kinds[who][0], collected=kinds[who][1])
        for n, (who, _) in enumerate(said)
    )
    sides = [Side(f"d{n}", found) for n, (_, found) in enumerate(said)]
    weighed = scales(snapshots=held).result(check(), BUCKET, CANNOT_TELL, sides)
    assert (weighed.outcome, weighed.reason, weighed.drift) == (outcome, reason, True)


def told(outcome: Outcome, *, tool: str = "prowler", when: datetime | None = FRESH) -> ToolResult:
    return ToolResult(tool, "rule", BUCKET, outcome, when, "/0")


YES, NO = told(Outcome.PASSED), told(Outcome.FAILED, tool="config")
OURS_STAYS = "ours"
TOOLS = [
    (Outcome.FAILED, (YES,), Outcome.FAILED, OURS_STAYS),
    (Outcome.INAPPLICABLE, (NO,), Outcome.INAPPLICABLE, OURS_STAYS),
    (Outcome.PASSED, (NO,), Outcome.PASSED, OURS_STAYS),
    (Outcome.CANNOT_TELL, (YES,), Outcome.PASSED, "prowler"),
    (Outcome.CANNOT_TELL, (NO,), Outcome.FAILED, "config"),
    (Outcome.CANNOT_TELL, (YES, NO), Outcome.FAILED, "config"),
    (Outcome.CANNOT_TELL, (), Outcome.CANNOT_TELL, OURS_STAYS),
    (Outcome.CANNOT_TELL, (told(Outcome.CANNOT_TELL),), Outcome.CANNOT_TELL, OURS_STAYS),
    (Outcome.CANNOT_TELL, (told(Outcome.PASSED, when=STALE),), Outcome.CANNOT_TELL, OURS_STAYS),
    (Outcome.CANNOT_TELL, (told(Outcome.PASSED, when=None),), Outcome.CANNOT_TELL, OURS_STAYS),
    (Outcome.CANNOT_TELL, (told(Outcome.FAILED, when=None),), Outcome.FAILED, "prowler"),
    (Outcome.UNTESTED, (NO,), Outcome.FAILED, "config"),
]


@pytest.mark.parametrize(("own", "tools", "outcome", "whose"), TOOLS)
def test_our_result_against_another_tools(
    own: Outcome, tools: tuple[ToolResult, ...], outcome: Outcome, whose: str
) -> None:
    weighed = with_tools(result(own), tools, check=check(), as_of=AS_OF)
    assert weighed.outcome is outcome
    assert (weighed.tool or OURS_STAYS) == whose
    assert weighed.label == ("" if whose == OURS_STAYS else "by-tool")


def test_an_engine_that_did_not_finish_is_told() -> None:
    found: CheckResult = scales(origin()).unfinished(check(), BUCKET)
    assert (found.outcome, found.reason) == (Outcome.CANNOT_TELL, Reason.ENGINE_FAILED)
