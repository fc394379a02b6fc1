"""The workspace: ledger, store and knowledge opened together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from dutygraph.model.evidence import Effective, Observation, Scope
from dutygraph.model.status import StatusReport
from dutygraph.store.base import Answer
from dutygraph.workspace.importing import Imported, ImportRequest

from dutygraph.knowledge.catalogue import Knowledge

Progress = Callable[[str, int, int], None]
"""Called with a stage (key of a label: read, record, apply, resolve, check, status), done, all."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild made: tenants, snapshots, runs and quads in the new store."""

    tenants: int
    snapshots: int
    runs: int
    quads: int


class Workspace:
    """One deployment's folder. Close it, or use it as a context manager."""

    knowledge: Knowledge
    base: str
    home: Path

    @classmethod
    def create(cls, home: Path, base: str = "https://w3id.org/dutygraph/") -> Self:
        """Make a new folder. Raises StoreError when one is there already."""
        raise NotImplementedError

    @classmethod
    def open(cls, home: Path) -> Self:
        """Open a folder made by ``create``. Raises StoreError when it is none."""
        raise NotImplementedError

    def close(self) -> None:
        """Stop the applier and all children, let go of the store's lock."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start_applier(self) -> None:
        """Hold the store's lock and follow the ledger in a thread; a server calls this once."""

    def tenants(self) -> tuple[str, ...]: ...

    def import_requests(
        self,
        requests: Sequence[ImportRequest],
        *,
        tenant: str,
        keep_going: bool = False,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Imported: ...

    def observations(
        self, tenant: str, as_of: datetime | None = None
    ) -> tuple[Observation, ...]: ...
    def effective(self, tenant: str, as_of: datetime) -> Effective: ...
    def scope(self, tenant: str) -> Scope: ...
    def set_scope(self, tenant: str, scope: Scope) -> None: ...

    def status(
        self,
        tenant: str,
        *,
        as_of: datetime,
        engine: str = "fast",
        record: bool = True,
        progress: Progress | None = None,
    ) -> StatusReport: ...

    def latest_report(self, tenant: str) -> StatusReport | None: ...

    def query(
        self,
        text: str,
        *,
        tenant: str | None,
        accept: str = "application/sparql-results+json",
        seconds: float = 30,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer: ...

    def rebuild(self, progress: Progress | None = None) -> Rebuilt: ...
    def dump(self, path: Path) -> int: ...
