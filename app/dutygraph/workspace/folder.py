"""The workspace: ledger, store and knowledge opened together."""

import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from dutygraph.evidence.resolve import resolve
from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.ledger.ledger import Ledger
from dutygraph.model.errors import InputError, StoreError, UsageError
from dutygraph.model.evidence import Effective, Observation, Origin, Scope, Snapshot
from dutygraph.model.namespace import BASE
from dutygraph.model.status import StatusReport
from dutygraph.status.evaluate import evaluate
from dutygraph.store import checkpoint, dataset, formats, writer
from dutygraph.store.base import Answer, Store
from dutygraph.store.embedded import EmbeddedStore
from dutygraph.store.remote import RemoteStore
from dutygraph.workspace import graphs
from dutygraph.workspace.applier import Applier, Progress, _silent
from dutygraph.workspace.importing import Imported, ImportRequest, Picture, read_request
from dutygraph.workspace.replay import Replay

REMOTE = "DUTYGRAPH_STORE"
PATIENCE = 5.0
_TENANT = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild made: tenants, snapshots, runs and quads in the new store."""

    tenants: int
    snapshots: int
    runs: int
    quads: int


class Workspace:
    """One deployment's folder. Close it, or use it as a context manager.

    Threads may share it. Several processes may open the same folder: each writes the ledger,
    and the one that holds the store's lock brings the store up to it.
    """

    def __init__(self, home: Path, ledger: Ledger) -> None:
        """Use ``create`` or ``open``."""
        self.home = home
        self.base = ledger.base
        self._ledger = ledger
        self._replay = Replay(ledger)
        self._applier = Applier(ledger, home / "store", self._replay)
        self._latest: dict[str, StatusReport] = {}
        url = os.environ.get(REMOTE)
        self._store: Store = RemoteStore(url) if url else EmbeddedStore(self._folder)

    @classmethod
    def create(cls, home: Path, base: str = BASE) -> Self:
        """Make a new folder. Raises StoreError when one is there already."""
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        Ledger.create(home / "ledger.sqlite", base=base).close()
        return cls.open(home)

    @classmethod
    def open(cls, home: Path) -> Self:
        """Open a folder made by ``create``. Raises StoreError when it is none.

        What a killed process left undone, or a new release of the ontology, is taken up now
        unless another process holds the store.
        """
        workspace = cls(home, Ledger(home / "ledger.sqlite"))
        try:
            workspace._applier.catch_up()
        except BaseException:
            workspace.close()
            raise
        return workspace

    def close(self) -> None:
        """Stop the applier and all children, let go of the store's lock."""
        self._applier.close()
        self._store.close()
        self._ledger.close()

    def __enter__(self) -> Self:
        """Return the workspace itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def start_applier(self) -> None:
        """Hold the store's lock and follow the ledger in a thread; a server calls this once."""
        self._applier.start()

    @property
    def knowledge(self) -> Knowledge:
        """Return what the ontology and the shapes hold."""
        return load_knowledge()

    def tenants(self) -> tuple[str, ...]:
        """Return the tenants that have evidence or a scope, sorted."""
        return self._ledger.tenants()

    def import_requests(
        self,
        requests: Sequence[ImportRequest],
        *,
        tenant: str,
        keep_going: bool = False,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Imported:
        """Read and record snapshots, all in one transaction, and take them up in the store.

        Raises InputError at the first request that cannot be read, with nothing recorded;
        with ``keep_going`` the others are recorded and the errors returned. ``dry_run`` reads
        everything and records nothing.
        """
        report = progress or _silent
        recorded = datetime.now(UTC)
        pictures, errors = self._read(_tenant(tenant), requests, recorded, keep_going, report)
        snapshots = tuple(picture.observation.snapshot for picture in pictures)
        if dry_run:
            known = set(self._ledger.digests(tenant))
            digests = tuple(s.digest for s in snapshots if s.digest in known)
            return Imported(snapshots, digests, errors)
        if not pictures:
            return Imported((), (), errors)
        report("record", 0, 1)
        entries = [picture.entry for picture in pictures]
        done = self._ledger.add_snapshots(tenant, entries, at=recorded)
        for picture in pictures:
            self._replay.remember(tenant, picture.entry.given, picture.observation)
        report("record", 1, 1)
        applied = self._applier.settle(done.sequence, PATIENCE, report)
        return Imported(snapshots, done.known, errors, applied)

    def observations(self, tenant: str, as_of: datetime | None = None) -> tuple[Observation, ...]:
        """Return all recorded snapshots with their facts, each at its latest time until then."""
        return self._replay.observations(_tenant(tenant), as_of)

    def snapshots(self, tenant: str) -> tuple[Snapshot, ...]:
        """Return all recorded snapshots without their facts."""
        return tuple(one.snapshot for one in self._ledger.sightings(_tenant(tenant), None))

    def effective(self, tenant: str, as_of: datetime) -> Effective:
        """Return what was believed at a time, with where each value comes from."""
        observations = self.observations(tenant, as_of)
        properties = self.knowledge.set_properties
        return resolve(observations, as_of=as_of, set_properties=properties)

    def origins(self, tenant: str, resource: str | None = None) -> tuple[Origin, ...]:
        """Return where the values of the effective graph come from, or of one resource (IRI)."""
        return self._ledger.origins(_tenant(tenant), resource)

    def scope(self, tenant: str) -> Scope:
        """Return the tenant's scope, which is everything imported until one was set."""
        return self._ledger.scope(_tenant(tenant))

    def set_scope(self, tenant: str, scope: Scope) -> None:
        """Record a scope; the earlier ones stay on record."""
        done = self._ledger.set_scope(_tenant(tenant), scope, at=datetime.now(UTC))
        self._applier.settle(done.sequence, PATIENCE)

    def status(
        self,
        tenant: str,
        *,
        as_of: datetime,
        engine: str = "fast",
        record: bool = True,
        progress: Progress | None = None,
    ) -> StatusReport:
        """Evaluate what the evidence shows at a time; record it with its graphs if asked."""
        recorded = datetime.now(UTC)
        report = evaluate(
            self.observations(tenant, as_of),
            knowledge=self.knowledge,
            scope=self.scope(tenant),
            tenant=tenant,
            as_of=as_of,
            run=f"{recorded:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}",
            engine=engine,
            progress=progress,
        )
        if record:
            done = self._ledger.add_run(report, knowledge=self.knowledge.digest, at=recorded)
            self._applier.settle(done.sequence, PATIENCE, progress or _silent)
        return report

    def latest_report(self, tenant: str) -> StatusReport | None:
        """Return the report of the tenant's latest recorded evaluation, if there is one."""
        run = self._ledger.latest_run(_tenant(tenant))
        if run is None:
            return None
        held = self._latest.get(tenant)
        if held is None or held.run != run:
            held = self._latest[tenant] = self._ledger.report(run)
        return held

    def query(
        self,
        text: str,
        *,
        tenant: str | None,
        accept: str = formats.JSON,
        seconds: float = 30,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a query over what the tenant may see, or over what is for all without one.

        The default graph holds ontology, catalogue and, for a tenant, what is believed now and
        the latest run. A request may name its own graphs, of those that it may see; without
        that the query may, by FROM.
        Raises as ``store.base.Store.query`` does.
        """
        tenant = _tenant(tenant) if tenant is not None else None
        seen = graphs.seen_by(tenant, ledger=self._ledger, knowledge=self.knowledge)
        if default_graphs is None and named_graphs is None:
            default_graphs, named_graphs = dataset.of_query(text) or (None, None)
        seen = graphs.narrowed(seen, default_graphs, named_graphs)
        return self._store.query(
            text,
            default_graphs=seen.default,
            named_graphs=seen.named,
            accept=accept,
            seconds=seconds,
        )

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        """Build the store anew from the ledger alone in a new folder, then switch to it.

        Readers and a running server go on with the old folder until the switch.
        """
        _, quads = self._applier.build(progress or _silent)
        tenants = self.tenants()
        return Rebuilt(
            tenants=len(tenants),
            snapshots=sum(len(self._ledger.digests(tenant)) for tenant in tenants),
            runs=sum(len(self._ledger.runs(tenant)) for tenant in tenants),
            quads=quads,
        )

    def dump(self, path: Path) -> int:
        """Write the store as readers see it to a file as N-Quads; returns the number of quads."""
        try:
            return writer.dump(checkpoint.newest(self._folder() / "generations"), path)
        except OSError as error:
            raise StoreError(f"{path} cannot be written: {error.strerror or error}") from None

    def _folder(self) -> Path:
        return self.home / "store" / self._ledger.store

    def _read(
        self,
        tenant: str,
        requests: Sequence[ImportRequest],
        recorded: datetime,
        keep_going: bool,
        progress: Progress,
    ) -> tuple[list[Picture], tuple[InputError, ...]]:
        pictures: list[Picture] = []
        errors: list[InputError] = []
        for done, request in enumerate(requests):
            progress("read", done, len(requests))
            try:
                pictures.append(
                    read_request(request, tenant=tenant, ledger=self._ledger, recorded=recorded)
                )
            except InputError as error:
                if not keep_going:
                    raise
                errors.append(error)
        progress("read", len(requests), len(requests))
        return pictures, tuple(errors)


def _tenant(name: str) -> str:
    """Let a tenant's name through: it becomes a part of IRIs and of file names in exports."""
    if not _TENANT.match(name):
        raise UsageError(
            f"{name!r} cannot be a tenant's name: use a-z, 0-9 and hyphens, at most 63"
        )
    return name
