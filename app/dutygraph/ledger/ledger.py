"""The ledger: what was imported, decided and found, in the order in which it was."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from dutygraph.ledger import pieces, tables
from dutygraph.ledger.codec import from_json, to_json
from dutygraph.ledger.database import connect, reading, writing
from dutygraph.ledger.record import Entry, Event, Given, Recorded, Run, Sighting
from dutygraph.model.errors import StoreError
from dutygraph.model.evidence import EVERYTHING, Origin, Scope, Snapshot
from dutygraph.model.status import StatusReport
from dutygraph.model.words import Strength

_UNKNOWN = ""


class Ledger:
    """One SQLite file; several processes may read and write it, each command in one transaction.

    Times are aware datetimes and are kept in UTC.
    """

    def __init__(self, path: Path) -> None:
        """Open a ledger. Raises StoreError when the file is none of this version."""
        if not path.is_file():
            raise StoreError(f"{path.parent} holds no ledger; run dutygraph init")
        self._engine = connect(path)
        schema = self.meta("schema")
        if schema != tables.SCHEMA:
            raise StoreError(f"the ledger has version {schema or '?'}, not {tables.SCHEMA}")

    @classmethod
    def create(cls, path: Path, *, base: str) -> Self:
        """Make a new ledger for a base IRI. Raises StoreError when the file is there."""
        if path.exists():
            raise StoreError(f"{path.parent} holds a ledger already")
        engine = connect(path)
        path.touch(0o600)
        with writing(engine) as connection:
            tables.metadata.create_all(connection)
            rows = {"schema": tables.SCHEMA, "base": base, "store": "1"}
            connection.execute(
                tables.meta.insert(), [{"key": key, "value": rows[key]} for key in rows]
            )
        engine.dispose()
        return cls(path)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    # What the deployment is

    @property
    def base(self) -> str:
        """Return the base IRI of the deployment."""
        return self.meta("base")

    def meta(self, key: str) -> str:
        """Return a setting, or an empty text."""
        with reading(self._engine) as connection:
            query = select(tables.meta.c.value).where(tables.meta.c.key == key)
            return connection.execute(query).scalar() or ""

    @property
    def store(self) -> str:
        """Return the name of the folder of the store in use."""
        return self.meta("store")

    def switch_store(self, name: str) -> None:
        """Make another folder the store in use; its holder follows."""
        with writing(self._engine) as connection:
            row = {"key": "store", "value": name}
            connection.execute(insert(tables.meta).values(row).on_conflict_do_update(set_=row))

    # What the store has to take up

    def sequence(self) -> int:
        """Return the number of the last event."""
        with reading(self._engine) as connection:
            return _sequence(connection)

    def events(self, after: int) -> tuple[Event, ...]:
        """Return the events behind a sequence number, in order."""
        events = tables.events
        query = select(events).where(events.c.sequence > after).order_by(events.c.sequence)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return tuple(
            Event(row.sequence, row.kind, row.tenant, row.reference, _time(row.recorded))
            for row in rows
        )

    def applied(self, store: str) -> tuple[int, str]:
        """Return how far a folder of the store has come, and the ontology's digest it holds."""
        query = select(tables.applied).where(tables.applied.c.store == store)
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        return (row.sequence, row.knowledge) if row else (0, "")

    def mark_applied(self, store: str, sequence: int, knowledge: str) -> None:
        """Say that a folder of the store has come so far, after it was written to disk."""
        row = {"store": store, "sequence": sequence, "knowledge": knowledge}
        with writing(self._engine) as connection:
            connection.execute(insert(tables.applied).values(row).on_conflict_do_update(set_=row))

    # Evidence

    def tenants(self) -> tuple[str, ...]:
        """Return the tenants that have a source, a scope or a run, sorted."""
        query = select(tables.events.c.tenant).distinct()
        with reading(self._engine) as connection:
            return tuple(sorted(connection.execute(query).scalars()))

    def sources(self, tenant: str) -> tuple[tuple[str, str], ...]:
        """Return (source, form) for every source of a tenant, sorted."""
        sources = tables.sources
        query = select(sources.c.source, sources.c.form).where(sources.c.tenant == tenant)
        with reading(self._engine) as connection:
            return tuple(sorted((row.source, row.form) for row in connection.execute(query)))

    def given(self, tenant: str, digest: str) -> Given | None:
        """Return the flags a snapshot was recorded with, or None when it is not recorded."""
        with reading(self._engine) as connection:
            row = _snapshot(connection, tenant, digest)
        return _given(row.given) if row else None

    def add_snapshots(self, tenant: str, entries: Sequence[Entry], *, at: datetime) -> Recorded:
        """Record snapshots in one transaction that is on disk when this returns.

        Content that is recorded already is not stored again; a time at which it was not seen yet
        is kept, and so are flags that say more than those of the first time.
        """
        new: list[str] = []
        known: list[str] = []
        with writing(self._engine) as connection:
            for entry in entries:
                fresh = _record(connection, tenant, entry, _text(at))
                (new if fresh else known).append(entry.snapshot.digest)
            sequence = _sequence(connection)
        return Recorded(sequence, tuple(new), tuple(known))

    def sightings(
        self, tenant: str, as_of: datetime | None = None, *, digest: str | None = None
    ) -> tuple[Sighting, ...]:
        """Return each snapshot of a tenant at the latest time it was seen, in order of recording.

        With ``as_of`` later times do not count, and what was only seen later is left out.
        """
        table, seen = tables.snapshots, tables.observations
        query = select(table).where(table.c.tenant == tenant, table.c.live)
        query = query.order_by(table.c.number)
        if digest:
            query = query.where(table.c.digest == digest)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
            times = connection.execute(select(seen).where(seen.c.tenant == tenant)).all()
        limit = _text(as_of) if as_of else "~"
        latest: dict[str, str] = {}
        for row in times:
            if row.collected <= limit:
                latest[row.digest] = max(latest.get(row.digest, _UNKNOWN), row.collected)
        return tuple(_sighting(row, latest[row.digest]) for row in rows if row.digest in latest)

    def digests(self, tenant: str) -> tuple[str, ...]:
        """Return the digests of a tenant's live snapshots, in order of recording."""
        table = tables.snapshots
        query = select(table.c.digest).where(table.c.tenant == tenant, table.c.live)
        with reading(self._engine) as connection:
            return tuple(connection.execute(query.order_by(table.c.number)).scalars())

    def recorded(self, tenant: str) -> datetime | None:
        """Return when a tenant's evidence was last added to."""
        events = tables.events
        query = select(func.max(events.c.recorded)).where(
            events.c.tenant == tenant, events.c.kind == "snapshot"
        )
        with reading(self._engine) as connection:
            found = connection.execute(query).scalar()
        return _time(found) if found else None

    def reduced(self, tenant: str, digest: str, count: int) -> tuple[bytes, ...]:
        """Return the reduced copies of a snapshot's files, in their order."""
        with reading(self._engine) as connection:
            return tuple(
                pieces.read(connection, _owner(tenant, digest, number)) for number in range(count)
            )

    # Decisions

    def scope(self, tenant: str) -> Scope:
        """Return the tenant's scope, which is everything imported until one was set."""
        scopes = tables.scopes
        query = select(scopes.c.body).where(scopes.c.tenant == tenant)
        with reading(self._engine) as connection:
            body = connection.execute(query.order_by(scopes.c.number.desc()).limit(1)).scalar()
        return from_json(Scope, body) if body else EVERYTHING

    def set_scope(self, tenant: str, scope: Scope, *, at: datetime) -> Recorded:
        """Record a scope; the earlier ones stay on record."""
        with writing(self._engine) as connection:
            row = {"tenant": tenant, "recorded": _text(at), "body": to_json(scope)}
            connection.execute(tables.scopes.insert(), row)
            _event(connection, "scope", tenant, scope.name, _text(at))
            return Recorded(_sequence(connection))

    # Findings

    def add_run(self, report: StatusReport, *, knowledge: str, at: datetime) -> Recorded:
        """Record an evaluation with its whole report and the digests of what it rests on."""
        body = to_json(report)
        evidence = "\n".join(sorted(snapshot.digest for snapshot in report.snapshots))
        row = {
            "tenant": report.tenant,
            "run": report.run,
            "as_of": _text(report.as_of),
            "recorded": _text(at),
            "engine": report.engine,
            "knowledge": knowledge,
            "evidence": hashlib.sha256(evidence.encode()).hexdigest(),
            "report": hashlib.sha256(body).hexdigest(),
        }
        with writing(self._engine) as connection:
            connection.execute(tables.runs.insert(), row)
            pieces.write(connection, f"run/{report.run}", body)
            _event(connection, "run", report.tenant, report.run, _text(at))
            return Recorded(_sequence(connection))

    def runs(self, tenant: str) -> tuple[Run, ...]:
        """Return the evaluations of a tenant, the latest last."""
        runs = tables.runs
        query = select(runs).where(runs.c.tenant == tenant).order_by(runs.c.number)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return tuple(
            Run(
                row.run, row.tenant, _time(row.as_of), _time(row.recorded), row.engine,
                row.knowledge, row.evidence, row.report,
            )
            for row in rows
        )  # fmt: skip

    def latest_run(self, tenant: str) -> str | None:
        """Return the name of a tenant's latest evaluation."""
        runs = tables.runs
        query = select(runs.c.run).where(runs.c.tenant == tenant).order_by(runs.c.number.desc())
        with reading(self._engine) as connection:
            return connection.execute(query.limit(1)).scalar()

    def report(self, run: str) -> StatusReport:
        """Return the report of an evaluation. Raises StoreError when it was changed."""
        query = select(tables.runs.c.report).where(tables.runs.c.run == run)
        with reading(self._engine) as connection:
            digest = connection.execute(query).scalar()
            body = pieces.read(connection, f"run/{run}")
        if hashlib.sha256(body).hexdigest() != digest:
            raise StoreError(f"the report of run {run} is not the one that was recorded")
        return from_json(StatusReport, body)

    # Where values come from

    def set_origins(self, tenant: str, origins: Iterable[Origin]) -> None:
        """Replace the origin table of a tenant."""
        rows = [
            {**asdict(origin), "tenant": tenant, "collected": _text_or_none(origin.collected)}
            for origin in origins
        ]
        with writing(self._engine) as connection:
            connection.execute(delete(tables.origins).where(tables.origins.c.tenant == tenant))
            if rows:
                connection.execute(tables.origins.insert(), rows)

    def origins(self, tenant: str, resource: str | None = None) -> tuple[Origin, ...]:
        """Return the origins of a tenant's values, or of one resource's, in a fixed order."""
        table = tables.origins
        query = select(table).where(table.c.tenant == tenant).order_by(table.c.number)
        if resource is not None:
            query = query.where(table.c.resource == resource)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return tuple(
            Origin(
                row.resource, row.property, row.value, row.snapshot, Strength(row.strength),
                _time(row.collected) if row.collected else None, row.pointer, row.file,
                row.won, row.why,
            )
            for row in rows
        )  # fmt: skip


def _record(connection: Connection, tenant: str, entry: Entry, at: str) -> bool:
    """Record one snapshot and say whether its content is new."""
    snapshot = entry.snapshot
    found = _snapshot(connection, tenant, snapshot.digest)
    body = {"given": _given_text(entry.given), "body": to_json(snapshot)}
    changed = found is not None and found.given != body["given"]
    if found is None:
        row = {"tenant": tenant, "digest": snapshot.digest, "source": snapshot.source}
        connection.execute(tables.snapshots.insert(), {**row, **body, "recorded": at, "live": True})
        source = {"tenant": tenant, "source": snapshot.source, "form": snapshot.form}
        connection.execute(
            insert(tables.sources).values(**source, recorded=at).on_conflict_do_nothing()
        )
        for number, content in enumerate(entry.reduced):
            pieces.write(connection, _owner(tenant, snapshot.digest, number), content)
    elif changed:
        table = tables.snapshots
        connection.execute(table.update().where(table.c.number == found.number).values(**body))
    seen = {"tenant": tenant, "digest": snapshot.digest}
    seen["collected"] = _text_or_none(snapshot.collected) or _UNKNOWN
    added = connection.execute(
        insert(tables.observations).values(**seen, recorded=at).on_conflict_do_nothing()
    )
    if found is None or changed or added.rowcount:
        _event(connection, "snapshot", tenant, snapshot.digest, at)
    return found is None


def _snapshot(connection: Connection, tenant: str, digest: str) -> Row[tuple[object, ...]] | None:
    table = tables.snapshots
    query = select(table).where(table.c.tenant == tenant, table.c.digest == digest)
    return connection.execute(query).first()


def _event(connection: Connection, kind: str, tenant: str, reference: str, at: str) -> None:
    row = {"kind": kind, "tenant": tenant, "reference": reference, "recorded": at}
    connection.execute(tables.events.insert(), row)


def _sequence(connection: Connection) -> int:
    return connection.execute(select(func.max(tables.events.c.sequence))).scalar() or 0


def _sighting(row: Row[tuple[object, ...]], collected: str) -> Sighting:
    snapshot = from_json(Snapshot, row.body)
    when = _time(collected) if collected else None
    return Sighting(replace(snapshot, collected=when), _given(row.given))


def _owner(tenant: str, digest: str, number: int) -> str:
    return f"snapshot/{tenant}/{digest}/{number}"


def _given_text(given: Given) -> str:
    words = {**asdict(given), "collected_at": _text_or_none(given.collected_at)}
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def _given(text: str) -> Given:
    words = json.loads(text)
    when = words.pop("collected_at")
    return Given(**words, collected_at=_time(when) if when else None)


def _text(when: datetime) -> str:
    """Write a time so that texts sort as times do."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _text_or_none(when: datetime | None) -> str | None:
    return _text(when) if when else None


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
