"""How ``check`` and ``status`` end (status.md 9), with real files and the real engine."""

import json
from pathlib import Path

import pytest

from dutygraph.status import examine
from tests.cli.conftest import AS_OF, COLLECTED, Run
from tests.cli.files import KEY, plan_of_unknown_volume, resource, shown, volume

GOOD, OPEN, CLOSED = shown(volume(kms_id=KEY)), shown(volume()), shown()
FOREIGN = shown(resource("huaweicloud_vpc", "main", id="vpc-1", name="main", cidr="10.0.0.0/8"))
STALE = ("--collected-at", "2020-01-01T00:00:00Z")

CASES = {
    "no resources": (CLOSED, COLLECTED, 3, 0),
    "foreign kinds only": (FOREIGN, COLLECTED, 3, 0),
    "all values unknown": (plan_of_unknown_volume(), COLLECTED, 3, 0),
    "all evidence stale": (GOOD, STALE, 3, 0),
    "no time": (GOOD, (), 3, 0),
    "all passed": (GOOD, COLLECTED, 3, 0),
    "one failed": (shown(volume("a", kms_id=KEY), volume("b")), COLLECTED, 1, 1),
    "a stale failure counts": (OPEN, STALE, 1, 1),
}


def given(folder: Path, content: bytes) -> Path:
    path = folder / "evidence.json"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", CASES)
def test_check_ends(name: str, run: Run, tmp_path: Path) -> None:
    content, words, plain, allowing = CASES[name]
    path = given(tmp_path, content)
    assert run("check", path, *AS_OF, *words).status == plain
    assert run("check", path, *AS_OF, *words, "--allow", "not-shown").status == allowing


@pytest.mark.parametrize("name", CASES)
def test_status_ends(name: str, run: Run, home: Path, tmp_path: Path) -> None:
    content, words, plain, allowing = CASES[name]
    path = given(tmp_path, content)
    assert run("import", "--home", home, "--source", "stack", path, *words).status == 0
    assert run("status", "--home", home, *AS_OF).status == plain
    assert run("status", "--home", home, *AS_OF, "--allow", "not-shown").status == allowing


def test_a_status_of_nothing_imported_is_three(run: Run, home: Path) -> None:
    assert run("status", "--home", home, *AS_OF).status == 3


def test_what_was_allowed_is_printed(run: Run, tmp_path: Path) -> None:
    done = run("check", given(tmp_path, GOOD), *AS_OF, *COLLECTED, "--allow", "not-shown")
    assert "--allow not-shown" in done.out


@pytest.mark.parametrize("command", ["check", "status"])
def test_an_engine_that_is_killed_is_four_and_no_gap_of_the_tenant(
    command: str, run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = given(tmp_path, OPEN)
    assert run("import", "--home", home, "--source", "stack", path, *COLLECTED).status == 0
    monkeypatch.setattr(examine, "SECONDS", 0.0)
    words = ["check", path] if command == "check" else ["status", "--home", home]
    done = run(*words, *AS_OF, "--json", "--allow", "not-shown")
    assert done.status == 4
    said = json.loads(done.out)
    assert said["engine_failed"]
    assert {one["reason"] for one in said["results"]} == {"engine-failed"}
    assert "not-met" not in {line["status"] for line in said["controls"]}


def test_both_engines_end_alike(run: Run, tmp_path: Path) -> None:
    path = given(tmp_path, OPEN)
    ends = [
        run("check", path, *AS_OF, *COLLECTED, "--engine", engine).status
        for engine in ("fast", "reference")
    ]
    assert ends == [1, 1]


def test_a_should_that_failed_is_three_with_fail_on_must(run: Run, tmp_path: Path) -> None:
    """Whatever the severity of the check is, the two runs differ only for a should."""
    path = given(tmp_path, OPEN)
    plain = run("check", path, *AS_OF, *COLLECTED, "--json")
    (severity,) = {
        one["severity"] for one in json.loads(plain.out)["results"] if one["outcome"] == "failed"
    }
    must = run("check", path, *AS_OF, *COLLECTED, "--fail-on", "must")
    assert (plain.status, must.status) == (1, 1 if severity == "must" else 3)


def test_now_is_printed_and_fixed_by_as_of(run: Run, tmp_path: Path) -> None:
    done = run("check", given(tmp_path, GOOD), *AS_OF, *COLLECTED)
    assert "2026-06-30T00:00:00+00:00" in done.out.splitlines()[0]


def test_check_writes_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    run("check", given(tmp_path, OPEN), *AS_OF, *COLLECTED)
    assert list(work.iterdir()) == []
