"""Join lines into one status (status.md 5, rules 1 to 7)."""

from collections.abc import Iterable

from dutygraph.model.words import Reason, Status
from dutygraph.status import reasons

INHERITED = frozenset({Status.INHERITED})
CLAIMED = INHERITED | {Status.INHERITED_WITHOUT_PROOF}
HELD = INHERITED | {Status.MET}
SOMETHING = HELD | {Status.PARTLY_MET}
NEEDS_REASON = frozenset({Status.NOT_SHOWN, Status.PARTLY_MET, Status.INHERITED_WITHOUT_PROOF})

Part = tuple[Status, Reason | None]


def join(lines: Iterable[Part]) -> Part:
    """Return the status of several lines as one, with its reason; no line is not shown."""
    parts = list(lines)
    status = _status([status for status, _ in parts])
    if status not in NEEDS_REASON:
        return status, None
    short = [reason for one, reason in parts if one not in HELD and one in NEEDS_REASON]
    return status, reasons.of_line(short) or Reason.NO_EVIDENCE


def _status(found: list[Status]) -> Status:
    if Status.NOT_MET in found:
        return Status.NOT_MET
    if Status.ACCEPTED in found:
        return Status.ACCEPTED
    if found and set(found) == {Status.DOES_NOT_APPLY}:
        return Status.DOES_NOT_APPLY
    counted = {status for status in found if status is not Status.DOES_NOT_APPLY}
    if not counted:
        return Status.NOT_SHOWN
    for all_of, status in (
        (INHERITED, Status.INHERITED),
        (CLAIMED, Status.INHERITED_WITHOUT_PROOF),
        (HELD, Status.MET),
    ):
        if counted <= all_of:
            return status
    return Status.PARTLY_MET if counted & SOMETHING else Status.NOT_SHOWN
