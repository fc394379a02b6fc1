"""Import everything that hides secrets, use every command, then search all that is left."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dutygraph.workspace import Workspace
from tests.tenants.evidence import Evidence, make_evidence

SCRIPT = str(Path(sys.executable).parent / "dutygraph")
MARKS = (b"PLANTED-", b"@lantern.example", b"UExBTlRFRC", b"BMQU5URUQt", b"QTEFOVEVEL")
"""The mark in clear, e-mail addresses, and the mark in Base64 at each of its three alignments."""


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    now = datetime.now(UTC).replace(microsecond=0)
    return make_evidence(tmp_path_factory.mktemp("evidence"), now)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory, evidence: Evidence) -> tuple[Path, bytes]:
    """Return the folder with home and temporary files, and all that the commands printed."""
    root = tmp_path_factory.mktemp("used")
    (root / "tmp").mkdir()
    home = str(root / "home")
    manifest = str(evidence.folder / "manifest.json")
    said = b""
    for command in (
        ["init", "--home", home],
        ["import", "--home", home, "--tenant", "webshop", "--manifest", manifest],
        ["import", "--home", home, "--tenant", "webshop", "--manifest", manifest, "--json"],
        ["status", "--home", home, "--tenant", "webshop"],
        ["status", "--home", home, "--tenant", "webshop", "--json"],
        ["query", "--home", home, "--tenant", "webshop", "SELECT * { ?s ?p ?o }"],
        *(
            ["check", str(evidence.folder / name), *words]
            for name in ("terraform/shop.tfstate", "terraform/shop-plan.json")
            for words in ((), ("--json",))
        ),
    ):
        done = subprocess.run(
            [SCRIPT, *command],
            capture_output=True,
            check=False,
            env={**os.environ, "TMPDIR": str(root / "tmp")},
        )
        assert done.returncode in (0, 1, 3), (command, done.stderr.decode())
        said += done.stdout + done.stderr
    return root, said


def test_the_evidence_does_hold_planted_secrets(evidence: Evidence) -> None:
    assert len(evidence.world.secrets) == 0  # the world of the reader plants nothing itself
    whole = b"".join(evidence.files.values())
    assert all(mark in whole for mark in MARKS[:2])
    assert any(mark in whole for mark in MARKS[2:])


def test_no_secret_on_disk(used: tuple[Path, bytes]) -> None:
    folder, _ = used
    assert [path for path in files(folder) if leaks(path.read_bytes())] == []


def test_no_secret_in_any_output(used: tuple[Path, bytes]) -> None:
    _, said = used
    assert not leaks(said)


def test_no_secret_in_what_the_store_and_the_ledger_unpack(
    used: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder, _ = used
    with Workspace.open(folder / "home") as workspace:
        workspace.dump(tmp_path / "dump.nq")
        facts = [
            fact.value
            for observation in workspace.observations("webshop")
            for fact in observation.facts
        ]
    assert len(facts) > 500
    assert not leaks((tmp_path / "dump.nq").read_bytes())
    assert not leaks("\n".join(facts).encode())


def files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def leaks(content: bytes) -> bool:
    return any(mark in content for mark in MARKS)
