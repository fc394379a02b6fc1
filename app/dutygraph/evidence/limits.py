"""How large a file may be; each limit is one setting of the environment."""

import os
from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file that is read whole."""

    size: int = 64 * MIB
    depth: int = 100
    values: int = 8_000_000
    digits: int = 40


def limits() -> Limits:
    """Return the limits, with what the environment says of the size."""
    said = os.environ.get("DUTYGRAPH_MAX_FILE_MIB", "")
    return Limits(size=int(said) * MIB) if said.isdigit() and int(said) > 0 else Limits()
