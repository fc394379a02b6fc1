"""From the ledger's reduced copies back to facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from dutygraph.ledger.ledger import Ledger
from dutygraph.ledger.record import Given, Sighting
from dutygraph.model.evidence import Fact, Observation, ToolResult
from dutygraph.model.namespace import tenant_base
from dutygraph.workspace.importing import observe, read

_CACHED_FACTS = 500_000
_Seen = tuple[tuple[Fact, ...], tuple[ToolResult, ...], Mapping[str, datetime]]


class Replay:
    """Reads a tenant's recorded snapshots again; what was read lately is remembered."""

    def __init__(self, ledger: Ledger) -> None:
        """Read from a ledger that stays open."""
        self._ledger = ledger
        self._cache: dict[tuple[str, str, Given], _Seen] = {}
        self._held = 0

    def observations(
        self, tenant: str, as_of: datetime | None = None, *, digest: str | None = None
    ) -> tuple[Observation, ...]:
        """Return every recorded snapshot (or the one) with its facts, as of a time."""
        sightings = self._ledger.sightings(tenant, as_of, digest=digest)
        return tuple(self._observation(tenant, sighting) for sighting in sightings)

    def remember(self, tenant: str, given: Given, observation: Observation) -> None:
        """Keep what was just read, so that it is not read again from the ledger."""
        if self._held + len(observation.facts) > _CACHED_FACTS:
            self._cache.clear()
            self._held = 0
        self._held += len(observation.facts)
        key = (tenant, observation.snapshot.digest, given)
        self._cache[key] = (observation.facts, observation.results, observation.times)

    def _observation(self, tenant: str, sighting: Sighting) -> Observation:
        snapshot, given = sighting.snapshot, sighting.given
        found = self._cache.get((tenant, snapshot.digest, given))
        if found is None:
            observation = self._read(tenant, sighting)
            self.remember(tenant, given, observation)
            found = (observation.facts, observation.results, observation.times)
        return Observation(snapshot, *found)

    def _read(self, tenant: str, sighting: Sighting) -> Observation:
        snapshot, given = sighting.snapshot, sighting.given
        copies = self._ledger.reduced(tenant, snapshot.digest, len(snapshot.files))
        readings = []
        for mark, copy in zip(snapshot.files, copies, strict=True):
            reading = read(copy, mark.name, given, tenant=tenant, base=self._ledger.base)
            # The copy stands for the file: pages are put in order by the file's digest.
            readings.append((mark.name, replace(reading, sha256=mark.sha256, size=mark.size)))
        root = tenant_base(self._ledger.base, tenant)
        seen = observe(readings, given, snapshot.recorded, root=root)
        return replace(seen, snapshot=snapshot)
