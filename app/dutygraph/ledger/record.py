"""What goes into the ledger and what comes out of it."""

from dataclasses import dataclass
from datetime import datetime

from dutygraph.model.evidence import Snapshot


@dataclass(frozen=True, slots=True)
class Given:
    """The flags that a snapshot's files were read with, to read the reduced copies again."""

    source: str | None = None
    account: str | None = None
    region: str | None = None
    collected_at: datetime | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A snapshot to be recorded, with the reduced copy of each of its files in their order."""

    snapshot: Snapshot
    given: Given
    reduced: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a transaction did: the ledger's sequence after it, and what it had seen before."""

    sequence: int
    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A recorded snapshot at one of the times its content was seen."""

    snapshot: Snapshot
    given: Given


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that the store has to take up; kind is snapshot, scope or run."""

    sequence: int
    kind: str
    tenant: str
    reference: str
    recorded: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """One recorded evaluation, without its report; digests are SHA-256 in hex."""

    run: str
    tenant: str
    as_of: datetime
    recorded: datetime
    engine: str
    knowledge: str
    evidence: str
    report: str
