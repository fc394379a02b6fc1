"""The applier: whoever holds the store's lock brings the store up to the ledger."""

import hashlib
import logging
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dutygraph import __version__
from dutygraph.evidence.resolve import resolve
from dutygraph.export.catalogue import catalogue_lines
from dutygraph.export.void import release_lines
from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.ledger.ledger import Ledger
from dutygraph.ledger.record import Event
from dutygraph.model.errors import StoreError
from dutygraph.model.namespace import (
    catalogue_graph,
    effective_graph,
    ontology_graph,
    snapshot_graph,
)
from dutygraph.store.lock import Lock
from dutygraph.store.writer import Writer
from dutygraph.workspace.graphs import fact_lines, report_graphs
from dutygraph.workspace.replay import Replay

_log = logging.getLogger(__name__)
_LOOK_EVERY = 0.2
_AFTER_FAILURE = 5.0

Progress = Callable[[str, int, int], None]
"""Called with a stage (read, record, apply, resolve, check, status), how much is done, of all."""


def _silent(stage: str, done: int, total: int) -> None:
    return


class Applier:
    """Follows the ledger's sequence; one process at a time holds the lock and does it."""

    def __init__(self, ledger: Ledger, root: Path, replay: Replay) -> None:
        """Work on the store folders under ``root``."""
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._ledger = ledger
        self._root = root
        self._replay = replay
        self._lock = Lock(root / "lock")
        self._turn = threading.RLock()
        self._digest: tuple[str, str] | None = None
        self._writer: tuple[str, Writer] | None = None
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._wake = threading.Event()

    @property
    def following(self) -> bool:
        """Say whether a thread of this process holds the store and follows the ledger."""
        return self._thread is not None

    def behind(self) -> bool:
        """Say whether the store in use lacks something that the ledger or the ontology has."""
        sequence, digest = self._ledger.applied(self._ledger.store)
        return sequence < self._ledger.sequence() or digest != self._knowledge_digest()

    def catch_up(self, progress: Progress = _silent) -> bool:
        """Bring the store up to date if no other process holds it; say whether it is."""
        with self._turn:
            if not self.behind():
                return True
            if not self._lock.take():
                return False
            try:
                self._apply(progress)
            finally:
                if not self.following:
                    self._let_go()
        return True

    def settle(self, sequence: int, seconds: float, progress: Progress = _silent) -> bool:
        """Wait until the store has taken up a sequence number; do it here if nobody else does."""
        until = time.monotonic() + seconds
        while True:
            self._wake.set()
            if self._ledger.applied(self._ledger.store)[0] >= sequence:
                return True
            if not self.following and self.catch_up(progress):
                return True
            if time.monotonic() > until:
                return False
            time.sleep(0.02)

    def start(self) -> None:
        """Hold the store and follow the ledger in a thread, or take over when its holder ends."""
        if self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(target=self._follow, name="applier", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the thread, close the store and let go of the lock."""
        self._stop.set()
        self._wake.set()
        thread, self._thread = self._thread, None
        if thread:
            thread.join()
        with self._turn:
            self._let_go()

    def build(self, progress: Progress = _silent) -> tuple[str, int]:
        """Build a new folder from the ledger alone and make it the store in use.

        Returns its name and its number of quads. The holder of the old folder moves over.
        """
        building = Lock(self._root / "building")
        if not building.take():
            raise StoreError("another process is rebuilding the store")
        try:
            # Also past the one in use, which may be lost: its mark says that it has everything.
            name = str(max([int(self._ledger.store), *_folders(self._root)]) + 1)
            with Writer(self._root / name) as writer:
                self._take_up(name, writer, progress)
                quads = len(writer)
            self._ledger.switch_store(name)
        finally:
            building.release()
        self._wake.set()
        with self._turn:
            if not self.following and self._lock.take():
                self._sweep(name)
                self._let_go()
        if not self.following:
            self.catch_up(progress)
        return name, quads

    def _follow(self) -> None:
        while not self._stop.is_set():
            pause = _LOOK_EVERY
            try:
                with self._turn:
                    if self._lock.take() and (self._moved() or self.behind()):
                        self._apply(_silent)
            except Exception:
                # The thread must outlive any one failure: the ledger has it all, we try again.
                _log.exception("the store could not take up what the ledger has")
                pause = _AFTER_FAILURE
            self._wake.wait(pause)
            self._wake.clear()

    def _moved(self) -> bool:
        return self._writer is None or self._writer[0] != self._ledger.store

    def _apply(self, progress: Progress) -> None:
        name = self._ledger.store
        if self._writer is None or self._writer[0] != name:
            self._close_writer()
            self._writer = name, Writer(self._root / name)
            self._sweep(name)
        self._take_up(name, self._writer[1], progress)

    def _take_up(self, name: str, writer: Writer, progress: Progress) -> None:
        """Write the difference, publish it to readers, and only then move the mark."""
        knowledge, current = load_knowledge(), self._knowledge_digest()
        sequence, digest = self._ledger.applied(name)
        if digest != current:
            # Another ontology or release may read the same copies otherwise: all anew.
            self._write_knowledge(writer, knowledge)
            sequence = 0
        events = self._ledger.events(sequence)
        if not events and digest == current:
            return
        tenants = dict.fromkeys(event.tenant for event in events)
        for done, tenant in enumerate(tenants):
            progress("apply", done, len(tenants))
            mine = [event for event in events if event.tenant == tenant]
            self._write_tenant(writer, tenant, mine, knowledge)
        writer.publish()
        self._ledger.mark_applied(name, events[-1].sequence if events else sequence, current)
        progress("apply", len(tenants), len(tenants))

    def _write_tenant(
        self, writer: Writer, tenant: str, events: Sequence[Event], knowledge: Knowledge
    ) -> None:
        """Make one tenant's graphs what the ledger says, in one atomic update."""
        base = self._ledger.base
        wanted: dict[str, Sequence[str]] = {}
        pictured = {event.reference for event in events if event.kind == "snapshot"}
        if pictured:
            observations = self._replay.observations(tenant)
            for observation in observations:
                digest = observation.snapshot.digest
                if digest in pictured:
                    lines = fact_lines(observation.facts)
                    wanted[snapshot_graph(base, tenant, digest)] = lines
            times = [self._ledger.recorded(tenant), *(o.snapshot.collected for o in observations)]
            # Not the clock: a rebuild next year must believe what was believed at the import.
            as_of = max(time for time in times if time)
            effective = resolve(observations, as_of=as_of, set_properties=knowledge.set_properties)
            wanted[effective_graph(base, tenant)] = effective.triples
            self._ledger.set_origins(tenant, effective.origins)
        for event in events:
            if event.kind == "run":
                wanted |= report_graphs(self._ledger.report(event.reference), base)
        writer.set_graphs(wanted)

    def _write_knowledge(self, writer: Writer, knowledge: Knowledge) -> None:
        base = self._ledger.base
        current = ontology_graph(base, knowledge.version)
        old = ontology_graph(base, "")
        writer.remove_graphs(graph for graph in writer.graphs() if graph.startswith(old))
        writer.replace_graph(current, knowledge.ontology_ntriples)
        release = release_lines(base, knowledge.version, knowledge.ontology_ntriples)
        writer.replace_graph(catalogue_graph(base), self._catalogue(knowledge.version) + release)

    def _knowledge_digest(self) -> str:
        """Return the digest of all but the ledger that the store is made of."""
        knowledge = load_knowledge()
        if self._digest is None or self._digest[0] != knowledge.digest:
            found = hashlib.sha256(f"{__version__} {knowledge.digest} ".encode())
            found.update(self._catalogue(knowledge.version))
            self._digest = knowledge.digest, found.hexdigest()
        return self._digest[1]

    def _catalogue(self, version: str) -> bytes:
        return catalogue_lines(self._ledger.base, version)

    def _sweep(self, name: str) -> None:
        """Remove the folders that are older than the one in use; newer ones are being built."""
        for number in _folders(self._root):
            if number < int(name):
                shutil.rmtree(self._root / str(number), ignore_errors=True)

    def _close_writer(self) -> None:
        if self._writer:
            self._writer[1].close()
            self._writer = None

    def _let_go(self) -> None:
        self._close_writer()
        self._lock.release()


def _folders(root: Path) -> list[int]:
    return [int(path.name) for path in root.iterdir() if path.name.isdigit()]
