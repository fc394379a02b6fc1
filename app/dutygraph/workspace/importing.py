"""From files to what the ledger records of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dutygraph.evidence.read import read_file
from dutygraph.evidence.snapshot import snapshot_of
from dutygraph.ledger.ledger import Ledger
from dutygraph.ledger.record import Entry, Given
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Observation, Reading, Snapshot
from dutygraph.model.namespace import tenant_base


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


@dataclass(frozen=True, slots=True)
class Picture:
    """One request read: what it shows, and what the ledger keeps of it."""

    observation: Observation
    entry: Entry


def read_request(
    request: ImportRequest, *, tenant: str, ledger: Ledger, recorded: datetime
) -> Picture:
    """Read the files of one request. Raises InputError.

    When the same content is on record, a flag that is not given now keeps what was given then.
    """
    given = Given(
        request.source, request.account, request.region, request.collected_at, request.pages
    )
    picture = _read(request, given, tenant, ledger.base, recorded)
    before = ledger.given(tenant, picture.observation.snapshot.digest)
    if before is None:
        return picture
    merged = Given(
        given.source or before.source,
        given.account or before.account,
        given.region or before.region,
        given.collected_at,
        given.pages or before.pages,
    )
    if merged == given:
        return picture
    return _read(request, merged, tenant, ledger.base, recorded)


def observe(
    readings: Sequence[tuple[str, Reading]], given: Given, recorded: datetime, *, root: str
) -> Observation:
    """Make one snapshot of readings, with the flags that they were read with.

    Raises InputError, also where a fact is about anything but what is under the tenant's root.
    """
    return snapshot_of(
        readings,
        source=given.source,
        account=given.account,
        region=given.region,
        collected_at=given.collected_at,
        pages=given.pages,
        recorded=recorded,
        root=root,
    )


def read(content: bytes, name: str, given: Given, *, tenant: str, base: str) -> Reading:
    """Read one file, or the reduced copy of one. Raises InputError."""
    return read_file(
        content,
        name=name,
        tenant=tenant,
        base=base,
        source=given.source,
        account=given.account,
        region=given.region,
        collected_at=given.collected_at,
    )


def _read(
    request: ImportRequest, given: Given, tenant: str, base: str, recorded: datetime
) -> Picture:
    readings = [
        (name, read(content, name, given, tenant=tenant, base=base))
        for name, content in request.files
    ]
    observation = observe(readings, given, recorded, root=tenant_base(base, tenant))
    by_digest = {reading.sha256: reading.reduced for _, reading in readings}
    reduced = tuple(by_digest[mark.sha256] for mark in observation.snapshot.files)
    # Kept as found, so that the copy is read as the same source without the file's own words.
    known = replace(given, source=given.source or observation.snapshot.source)
    return Picture(observation, Entry(observation.snapshot, known, reduced))
