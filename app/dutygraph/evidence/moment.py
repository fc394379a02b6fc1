"""Read moments as files write them."""

import re
from datetime import UTC, datetime

from dutygraph.evidence.tree import Json

_MILLISECONDS = 100_000_000_000
_NUMBER = re.compile(r"\d{1,16}")


def moment(value: Json) -> datetime | None:
    """Return a moment: ISO 8601 (no zone means UTC), or seconds or milliseconds since 1970.

    What is none of these is no moment, and then the time is not known.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        value = int(value)
    try:
        if isinstance(value, int | float):
            seconds = value / 1000 if value >= _MILLISECONDS else value
            return datetime.fromtimestamp(seconds, UTC)
        if isinstance(value, str):
            found = datetime.fromisoformat(value)
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None
