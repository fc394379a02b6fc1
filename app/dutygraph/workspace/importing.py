"""From files to what the ledger records of them."""

from dataclasses import dataclass
from datetime import datetime

from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Snapshot


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """One snapshot to be: its files (name, content; several = pages of one call) and flags."""

    files: tuple[tuple[str, bytes], ...]
    source: str | None = None
    account: str | None = None
    region: str | None = None
    collected_at: datetime | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the requests.

    ``snapshots`` are all that were read, ``known`` the digests among them that had been recorded
    before (now seen again), ``errors`` what could not be read (only with keep_going), ``applied``
    False when the holder of the store has not taken them up within the time waited.
    """

    snapshots: tuple[Snapshot, ...]
    known: tuple[str, ...] = ()
    errors: tuple[InputError, ...] = ()
    applied: bool = True
