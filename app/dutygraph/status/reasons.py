"""Choose the one reason of a line."""

from collections import Counter
from collections.abc import Iterable

from dutygraph.model.words import Reason

ORDER = tuple(Reason)


def first(reasons: Iterable[Reason | None]) -> Reason | None:
    """Return the reason that comes first in the order of status.md 6, or None."""
    found = {reason for reason in reasons if reason}
    return min(found, key=ORDER.index, default=None)


def of_line(reasons: Iterable[Reason | None]) -> Reason | None:
    """Return engine-failed if it is there, else what most carry; ties by the order."""
    counted = Counter(reason for reason in reasons if reason)
    if Reason.ENGINE_FAILED in counted:
        return Reason.ENGINE_FAILED
    return min(counted, key=lambda reason: (-counted[reason], ORDER.index(reason)), default=None)
