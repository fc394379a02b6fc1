"""Several processes, killed processes: the ledger has it, and the store follows."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from dutygraph.ledger.ledger import Ledger
from dutygraph.model.errors import StoreError
from dutygraph.store.lock import Lock
from dutygraph.workspace import Workspace
from tests.workspace.conftest import NOON, put, versioning

ROOT = Path(__file__).resolve().parents[2]
IMPORT = """
import sys
from pathlib import Path
from dutygraph.workspace import Workspace
from tests.workspace.conftest import put
home, stack, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Workspace.open(home) as workspace:
    print("ready", flush=True)
    done = put(workspace, stack, {f"{stack}-{n}": True for n in range(count)})
    print("applied" if done.applied else "waiting", flush=True)
"""
HOLD = """
import sys, time
from pathlib import Path
from dutygraph.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as workspace:
    workspace.start_applier()
    time.sleep(1)
    print("ready", flush=True)
    time.sleep(120)
"""


def run(code: str, *words: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def quads(path: Path) -> list[str]:
    dataset = ox.Dataset(ox.parse(path=path, format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def test_a_rebuild_from_the_ledger_alone_ends_with_the_same_dataset(
    workspace: Workspace, tmp_path: Path
) -> None:
    put(workspace, "shop", {"logs": False, "media": True})
    put(workspace, "north", {"logs-north": True}, account="a1")
    put(workspace, "shop", {"logs": True}, NOON.replace(day=21))
    put(workspace, "shop", {"logs": False, "media": True}, NOON.replace(day=22))
    workspace.status("acme", as_of=NOON.replace(day=23))
    count = workspace.dump(tmp_path / "before.nq")
    rebuilt = workspace.rebuild()
    workspace.dump(tmp_path / "after.nq")
    assert quads(tmp_path / "before.nq") == quads(tmp_path / "after.nq")
    assert (rebuilt.tenants, rebuilt.snapshots, rebuilt.runs, rebuilt.quads) == (1, 3, 1, count)
    assert [p.name for p in (workspace.home / "store").iterdir() if p.is_dir()] == ["2"]


def test_a_lost_store_is_built_from_the_ledger(home: Path) -> None:
    with Workspace.create(home) as workspace:
        put(workspace, "shop", {"logs": True})
    subprocess.run(["rm", "-r", home / "store"], check=True)
    with Workspace.open(home) as workspace:
        workspace.rebuild()
        assert versioning(workspace) == {"logs": "true"}


def test_a_second_process_imports_while_this_one_has_the_workspace_open(
    workspace: Workspace,
) -> None:
    put(workspace, "mine", {"mine": True})
    with run(IMPORT, workspace.home, "theirs", 1) as process:
        assert [line(process), line(process)] == ["ready", "applied"]
    assert versioning(workspace) == {"mine": "true", "theirs-0": "true"}


def test_an_import_beside_a_holder_is_taken_up_by_it(workspace: Workspace) -> None:
    workspace.start_applier()
    with run(IMPORT, workspace.home, "theirs", 1) as process:
        assert [line(process), line(process)] == ["ready", "applied"]
    assert versioning(workspace) == {"theirs-0": "true"}


def test_a_rebuild_beside_a_holder_makes_it_move_over(workspace: Workspace) -> None:
    workspace.start_applier()
    put(workspace, "mine", {"mine": True})
    with Workspace.open(workspace.home) as other:
        other.rebuild()
        assert put(other, "theirs", {"theirs": False}).applied
    assert put(workspace, "more", {"more": False}).applied
    assert versioning(workspace) == {"mine": "true", "theirs": "false", "more": "false"}


def test_when_the_holder_is_killed_the_next_takes_over(workspace: Workspace) -> None:
    with run(HOLD, workspace.home) as holder:
        assert line(holder) == "ready"
        assert put(workspace, "first", {"first": True}).applied
        workspace.start_applier()
        os.kill(holder.pid, 9)
    assert put(workspace, "second", {"second": True}).applied
    assert versioning(workspace) == {"first": "true", "second": "true"}


def test_a_holder_that_does_not_follow_leaves_the_import_on_record(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dutygraph.workspace.folder.PATIENCE", 0.3)
    lock = Lock(workspace.home / "store" / "lock")
    assert lock.take()
    done = put(workspace, "shop", {"logs": True})
    assert not done.applied
    assert versioning(workspace) == {}
    lock.release()
    with Workspace.open(workspace.home) as later:
        assert versioning(later) == {"logs": "true"}


def test_two_rebuilds_at_once_are_refused(workspace: Workspace) -> None:
    lock = Lock(workspace.home / "store" / "building")
    assert lock.take()
    with pytest.raises(StoreError, match="another process is rebuilding"):
        workspace.rebuild()
    lock.release()


def test_a_kill_in_the_middle_of_an_import_leaves_old_or_new(
    tmp_path: Path, seed: int, sizes: dict[str, int]
) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for number in range(sizes["kills"]):
        kill_an_import(tmp_path / str(number), chance.uniform(0, 0.25))


def kill_an_import(home: Path, after: float) -> None:
    with Workspace.create(home) as workspace:
        put(workspace, "old", {"old": True})
    with run(IMPORT, home, "new", 300) as process:
        assert line(process) == "ready"
        time.sleep(after)
        os.kill(process.pid, 9)
        finished = process.stdout is not None and process.stdout.read().strip() == "applied"
    ledger = Ledger(home / "ledger.sqlite")
    recorded = len(ledger.digests("acme"))
    ledger.close()
    assert recorded in ({2} if finished else {1, 2})
    with Workspace.open(home) as workspace:
        assert len(versioning(workspace)) == {1: 1, 2: 301}[recorded]
        assert put(workspace, "new", {f"new-{n}": True for n in range(300)}).applied
        assert len(versioning(workspace)) == 301
