"""The same evaluation over files alone, with nothing on disk."""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from dutygraph.evidence.read import read_file
from dutygraph.evidence.snapshot import snapshot_of
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.evidence import EVERYTHING, Observation, Reading, Scope
from dutygraph.model.namespace import LOCAL_BASE, tenant_base
from dutygraph.model.status import StatusReport
from dutygraph.status.evaluate import evaluate

TENANT = "local"

Progress = Callable[[str, int, int], None]


class Request(Protocol):
    """One snapshot to be: files (name, content) and what is known of them."""

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """Return name and content of each; several are the pages of one call."""

    @property
    def source(self) -> str | None:
        """Return what the files are a picture of; None: as the file says, else its digest."""

    @property
    def account(self) -> str | None:
        """Return the account, if it was told."""

    @property
    def region(self) -> str | None:
        """Return the region, if it was told; ``*`` is every region of the account."""

    @property
    def collected_at(self) -> datetime | None:
        """Return when it was collected, if it was told."""

    @property
    def pages(self) -> int | None:
        """Return how many pages the call had, if it was told."""


def check_files(
    files: Sequence[Request],
    *,
    as_of: datetime,
    engine: str = "fast",
    scope: Scope = EVERYTHING,
    progress: Progress | None = None,
) -> StatusReport:
    """Return what the files show at a date. Raises InputError at the first that is not usable."""
    observations = []
    for done, request in enumerate(files):
        if progress:
            progress("read", done, len(files))
        observations.append(observe(request, recorded=as_of))
    return evaluate(
        observations,
        knowledge=load_knowledge(),
        scope=scope,
        tenant=TENANT,
        as_of=as_of,
        run="local",
        engine=engine,
        progress=progress,
    )


def observe(request: Request, *, recorded: datetime) -> Observation:
    """Read the files of one request as one snapshot. Raises InputError."""
    source = request.source or _named_after(request.files)
    readings = [
        (
            name,
            read_file(
                content,
                name=name,
                tenant=TENANT,
                base=LOCAL_BASE,
                source=request.source,
                account=request.account,
                region=request.region,
                collected_at=request.collected_at,
            ),
        )
        for name, content in request.files
    ]
    return snapshot_of(
        readings,
        source=request.source or _said(readings) or source,
        account=request.account,
        region=request.region,
        collected_at=request.collected_at,
        pages=request.pages,
        recorded=recorded,
        root=tenant_base(LOCAL_BASE, TENANT),
    )


def _named_after(files: Sequence[tuple[str, bytes]]) -> str:
    """Return a source that is the content itself: two files are two sources."""
    digests = sorted(sha256(content).hexdigest() for _, content in files)
    return f"file:{sha256(''.join(digests).encode()).hexdigest()[:16]}"


def _said(readings: Sequence[tuple[str, Reading]]) -> str | None:
    """Return the source that the files themselves name, if they agree."""
    named = {reading.native_source for _, reading in readings}
    return named.pop() if len(named) == 1 else None
