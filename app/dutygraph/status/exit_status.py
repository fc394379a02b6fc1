"""The exit status of a command (status.md 9)."""

from collections.abc import Collection, Iterable

from dutygraph.model.status import CheckResult
from dutygraph.model.words import Outcome, Severity, Status

GOOD, NOT_MET, USAGE, OPEN, ENGINE = 0, 1, 2, 3, 4
NOT_SHOWN, ACCEPTED = "not-shown", "accepted"

_OPEN = frozenset({Status.NOT_SHOWN, Status.PARTLY_MET, Status.INHERITED_WITHOUT_PROOF})


def failing(results: Iterable[CheckResult], *, must_only: bool = False) -> bool:
    """Say whether a result failed that is more than advice (or, so asked, a must)."""
    wanted = {Severity.MUST} if must_only else {Severity.MUST, Severity.SHOULD}
    return any(one.outcome is Outcome.FAILED and one.severity in wanted for one in results)


def exit_status(
    statuses: Iterable[Status],
    *,
    checks_run: int,
    engine_failed: bool,
    failed: bool,
    allow: Collection[str] = (),
) -> int:
    """Return 0, 1, 3 or 4 for the statuses that were asked for.

    ``failed`` says whether something not met counts as 1 (with ``--fail-on must`` only a must);
    otherwise not met is what 3 stands for, and nothing turns that into 0.
    """
    found = set(statuses)
    if engine_failed:
        return ENGINE
    if failed:
        return NOT_MET
    is_open = bool(found & _OPEN) or not checks_run or not found
    if Status.NOT_MET in found:
        return OPEN
    if (is_open and NOT_SHOWN not in allow) or (Status.ACCEPTED in found and ACCEPTED not in allow):
        return OPEN
    return GOOD


def allowed(
    statuses: Iterable[Status], *, checks_run: int, allow: Collection[str]
) -> tuple[str, ...]:
    """Return which of the words allowed turned a 3 into 0, so that it can be printed."""
    found = set(statuses)
    used = []
    if NOT_SHOWN in allow and (found & _OPEN or not checks_run or not found):
        used.append(NOT_SHOWN)
    if ACCEPTED in allow and Status.ACCEPTED in found:
        used.append(ACCEPTED)
    return tuple(used)
