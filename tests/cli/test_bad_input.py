"""Bad input: one line with file and place, exit 2, nothing recorded, nothing changed."""

import hashlib
from pathlib import Path

import pytest

from dutygraph.workspace import Workspace
from tests.cli.conftest import COLLECTED, Run
from tests.cli.files import KEY, shown, state, volume

GOOD = shown(volume(kms_id=KEY))
BAD = {
    "not JSON": b"resource huaweicloud_evs_volume {}",
    "truncated": GOOD[:-40],
    "another cloud's state": state(provider="example.invalid/hashicorp/aws", kind="aws_s3_bucket"),
    "unknown version": state(version=99),
    "duplicate keys": GOOD.replace(b'"format_version"', b'"values": {}, "format_version"', 1),
    "two formats at once": GOOD[:-1] + b', "version": 4, "serial": 1, "lineage": "x", '
    b'"resources": []}',
    "empty": b"",
    "only spaces": b" \n ",
    "not UTF-8": b'{"format_version": "\xff"}',
    "a list": b"[]",
    "a number": b"7",
}


@pytest.fixture
def bad(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "bad.json"
    if request.param == "a directory":
        path.mkdir()
    elif request.param != "missing":
        path.write_bytes(BAD[request.param])
    return path


EVERY = pytest.mark.parametrize("bad", [*BAD, "a directory", "missing"], indirect=True)


@EVERY
def test_check_refuses_in_one_line(bad: Path, run: Run) -> None:
    done = run("check", bad, *COLLECTED)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith(f"{bad}:")
    assert "Traceback" not in done.err


@EVERY
def test_import_records_nothing(bad: Path, run: Run, home: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.json"
    good.write_bytes(GOOD)
    before = digest(home)
    done = run("import", "--home", home, "--source", "s", good, bad, *COLLECTED)
    assert (done.status, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert digest(home) == before
    with Workspace.open(home) as workspace:
        assert workspace.tenants() == ()


def test_keep_going_records_the_good_ones_and_still_ends_with_two(
    run: Run, home: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(GOOD)
    bad.write_bytes(b"{")
    words = ("import", "--home", home, "--source", "s", *COLLECTED, "--keep-going")
    done = run(*words, bad, good)
    assert (done.status, len(done.err.splitlines())) == (2, 1)
    with Workspace.open(home) as workspace:
        assert len(workspace.observations("default")) == 1


def test_import_without_a_source_names_the_flag(run: Run, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "shown.json"
    path.write_bytes(GOOD)
    done = run("import", "--home", home, path)
    assert done.status == 2
    assert "--source" in done.err


def test_a_dry_run_records_nothing(run: Run, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "shown.json"
    path.write_bytes(GOOD)
    before = digest(home)
    done = run("import", "--home", home, "--source", "s", path, *COLLECTED, "--dry-run")
    assert (done.status, digest(home)) == (0, before)


@pytest.mark.parametrize(
    "words",
    [
        ["import"],
        ["nonsense"],
        ["status", "--as-of", "yesterday"],
        ["check", "--engine", "third", "x"],
        ["serve", "--host", "0.0.0.0"],  # noqa: S104
        ["serve", "--host", "example.org"],
        ["serve", "--port", "0"],
    ],
)
def test_wrong_usage_is_one_line_and_two(words: list[str], run: Run) -> None:
    done = run(*words)
    assert done.status == 2
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("manifest", "place"),
    [
        ("[]", "/snapshots"),
        ('{"snapshots": [{"file": ["a"]}]}', "/snapshots/0/file"),
        ('{"snapshots": [{"files": []}]}', "/snapshots/0/files"),
        ('{"snapshots": [{"files": ["none.json"]}]}', "none.json"),
        ('{"snapshots": [{"files": ["m.json"], "pages": 0}]}', "/snapshots/0/pages"),
        ('{"snapshots": [{"files": ["m.json"], "collected_at": 7}]}', "collected_at"),
        ("{", "line 1"),
    ],
)
def test_a_wrong_manifest_names_its_place(
    manifest: str, place: str, run: Run, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "m.json"
    path.write_text(manifest, encoding="utf-8")
    done = run("import", "--home", home, "--manifest", path)
    assert done.status == 2
    assert place in done.err


def test_an_unexpected_error_is_one_line_and_a_log_without_values(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("PLANTED-value")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("dutygraph.cli.commands.check.check_files", broken)
    path = tmp_path / "a.json"
    path.write_bytes(GOOD)
    done = run("check", path)
    assert (done.status, len(done.err.splitlines())) == (70, 1)
    (log,) = tmp_path.glob("dutygraph-error-*.log")
    assert "PLANTED" not in done.err + log.read_text(encoding="utf-8")


def digest(folder: Path) -> str:
    """Digest what the ledger holds: all bytes of its database."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("ledger.sqlite")):
        total.update(path.read_bytes())
    return total.hexdigest()
