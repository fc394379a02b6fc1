"""What the ledger acknowledged stays, once, in order."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dutygraph.ledger.ledger import Ledger
from dutygraph.ledger.record import Entry, Given
from dutygraph.model.errors import StoreError
from dutygraph.model.evidence import EVERYTHING, FileMark, Origin, Scope, Snapshot
from dutygraph.model.status import StatusReport
from dutygraph.model.words import Strength

BASE = "urn:example:"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    found = Ledger.create(tmp_path / "ledger.sqlite", base=BASE)
    yield found
    found.close()


def entry(
    digest: str, *, source: str = "s", collected: datetime | None = NOON, account: str | None = None
) -> Entry:
    snapshot = Snapshot(
        digest, source, "terraform-state", Strength.RECORDED, collected, NOON,
        (FileMark("a.json", "f" * 64, 10),), account, None, False, (), (),
    )  # fmt: skip
    return Entry(
        snapshot, Given(source, account, None, collected), (b'{"of":"' + digest.encode() + b'"}',)
    )


def report(run: str, *snapshots: Snapshot) -> StatusReport:
    return StatusReport(
        "acme", EVERYTHING, NOON, run, "fast", snapshots, (), (), (), (), (), (), (), (), (), 0
    )


def test_a_new_ledger_knows_its_base_and_nothing_else(ledger: Ledger) -> None:
    assert (ledger.base, ledger.tenants(), ledger.sequence()) == (BASE, (), 0)


def test_a_second_ledger_in_the_same_place_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds a ledger already"):
        Ledger.create(tmp_path / "ledger.sqlite", base=BASE)


def test_a_folder_without_a_ledger_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run dutygraph init"):
        Ledger(tmp_path / "ledger.sqlite")


def test_a_damaged_ledger_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(StoreError, match="ledger"):
        Ledger(tmp_path / "ledger.sqlite")


def test_a_snapshot_comes_back_with_its_reduced_copy(ledger: Ledger) -> None:
    recorded = ledger.add_snapshots("acme", [entry("d1")], at=NOON)
    assert (recorded.sequence, recorded.new, recorded.known) == (1, ("d1",), ())
    (found,) = ledger.sightings("acme")
    assert found.snapshot == entry("d1").snapshot
    assert found.given == entry("d1").given
    assert ledger.reduced("acme", "d1", 1) == (b'{"of":"d1"}',)
    assert ledger.sources("acme") == (("s", "terraform-state"),)
    assert [(event.kind, event.reference) for event in ledger.events(0)] == [("snapshot", "d1")]


def test_a_large_reduced_copy_is_kept_in_rows_of_at_most_a_mebibyte(
    ledger: Ledger, tmp_path: Path
) -> None:
    content = os.urandom(3_500_000)
    large = replace(entry("d1"), reduced=(content,))
    ledger.add_snapshots("acme", [large], at=NOON)
    assert ledger.reduced("acme", "d1", 1) == (content,)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as database:
        sizes = [row[0] for row in database.execute("SELECT length(content) FROM pieces")]
    database.close()
    assert len(sizes) == 4 and max(sizes) == 1 << 20


def test_the_same_again_is_known_and_no_event(ledger: Ledger) -> None:
    ledger.add_snapshots("acme", [entry("d1")], at=NOON)
    recorded = ledger.add_snapshots("acme", [entry("d1")], at=NOON + DAY)
    assert (recorded.sequence, recorded.new, recorded.known) == (1, (), ("d1",))


def test_the_same_content_seen_later_renews_its_time(ledger: Ledger) -> None:
    ledger.add_snapshots("acme", [entry("d1")], at=NOON)
    again = ledger.add_snapshots("acme", [entry("d1", collected=NOON + DAY)], at=NOON + DAY)
    assert (again.sequence, again.known) == (2, ("d1",))
    times = [found.snapshot.collected for found in ledger.sightings("acme")]
    assert times == [NOON + DAY]
    earlier = [found.snapshot.collected for found in ledger.sightings("acme", NOON)]
    assert earlier == [NOON]
    assert ledger.sightings("acme", NOON - DAY) == ()


def test_an_account_given_later_is_kept(ledger: Ledger) -> None:
    ledger.add_snapshots("acme", [entry("d1")], at=NOON)
    ledger.add_snapshots("acme", [entry("d1", account="a1")], at=NOON)
    (found,) = ledger.sightings("acme")
    assert (found.snapshot.account, found.given.account) == ("a1", "a1")
    assert ledger.sequence() == 2


def test_tenants_do_not_see_each_other(ledger: Ledger) -> None:
    ledger.add_snapshots("acme", [entry("d1")], at=NOON)
    ledger.add_snapshots("other", [entry("d1"), entry("d2")], at=NOON)
    assert [len(ledger.sightings(tenant)) for tenant in ("acme", "other", "none")] == [1, 2, 0]
    assert ledger.tenants() == ("acme", "other")


def test_a_transaction_that_fails_leaves_nothing(ledger: Ledger) -> None:
    broken = replace(entry("d2"), reduced=("not bytes",))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        ledger.add_snapshots("acme", [entry("d1"), broken], at=NOON)
    assert (ledger.tenants(), ledger.sequence()) == ((), 0)


def test_a_scope_is_everything_until_one_is_set(ledger: Ledger) -> None:
    assert ledger.scope("acme") == EVERYTHING
    mine = Scope("shop", True, accounts=("a1",), grade="3")
    ledger.set_scope("acme", mine, at=NOON)
    assert ledger.scope("acme") == mine


def test_a_run_is_kept_with_its_report_and_digests(ledger: Ledger) -> None:
    found = report("r1", entry("d1").snapshot)
    ledger.add_run(found, knowledge="k", at=NOON)
    (run,) = ledger.runs("acme")
    assert (run.run, run.as_of, run.knowledge) == ("r1", NOON, "k")
    assert ledger.report("r1") == found


def test_a_report_that_was_changed_is_noticed(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add_run(report("r1"), knowledge="k", at=NOON)
    ledger.add_run(report("r2"), knowledge="k", at=NOON)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as database:
        database.execute(
            "UPDATE pieces SET content = (SELECT content FROM pieces WHERE owner = 'run/r2')"
            " WHERE owner = 'run/r1'"
        )
    database.close()
    with pytest.raises(StoreError, match="is not the one that was recorded"):
        ledger.report("r1")


def test_origins_are_replaced_for_one_tenant(ledger: Ledger) -> None:
    first = Origin("urn:r", "urn:p", '"1"', "d1", Strength.RECORDED, NOON, "/0", 0, True, "only")
    second = replace(first, value='"2"', collected=None, won=False)
    ledger.set_origins("acme", [first])
    ledger.set_origins("other", [first])
    ledger.set_origins("acme", [second, replace(first, resource="urn:q")])
    assert ledger.origins("acme") == (second, replace(first, resource="urn:q"))
    assert ledger.origins("acme", "urn:r") == (second,)
    assert ledger.origins("other") == (first,)


def test_the_applied_mark_belongs_to_one_folder(ledger: Ledger) -> None:
    assert ledger.applied("1") == (0, "")
    ledger.mark_applied("1", 4, "k1")
    ledger.mark_applied("1", 5, "k2")
    ledger.switch_store("2")
    assert (ledger.applied("1"), ledger.applied("2"), ledger.store) == ((5, "k2"), (0, ""), "2")


def test_many_writers_take_turns(ledger: Ledger) -> None:
    def write(name: str) -> None:
        for number in range(10):
            ledger.add_snapshots("acme", [entry(f"{name}-{number}", source=name)], at=NOON)

    threads = [threading.Thread(target=write, args=(f"t{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (ledger.sequence(), len(ledger.sightings("acme"))) == (40, 40)


def test_the_file_is_written_through_and_deleted_bytes_are_overwritten(tmp_path: Path) -> None:
    from dutygraph.ledger.database import connect, reading

    with reading(connect(tmp_path / "x.sqlite")) as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete")
        ]
    assert found == ["wal", 2, 1]


def test_nobody_else_can_read_the_file(ledger: Ledger, tmp_path: Path) -> None:
    assert (tmp_path / "ledger.sqlite").stat().st_mode & 0o077 == 0
