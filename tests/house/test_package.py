"""The wheel carries everything, installs without Node, and runs from elsewhere."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from dutygraph.knowledge.catalogue import FOLDERS, digest_of
from dutygraph.knowledge.reading.files import read_files
from tests.house.test_house import ROOT

WEB = "dutygraph/web"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command with nothing of this checkout on the path; its output."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1, 3), done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is tracked, as a clone has it; vendored files too if they are here already."""
    folder = tmp_path_factory.mktemp("source")
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    for name in listing.stdout.split("\0"):
        if name and not name.startswith("tests/") and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    vendored = ROOT / "app" / WEB / "static/vendor"
    if vendored.is_dir():
        shutil.copytree(vendored, folder / "app" / WEB / "static/vendor")
    return folder


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    words = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(target), str(source)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = target.glob("dutygraph-*.whl")
    return found


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


@pytest.mark.parametrize("folder", ["ontology", "shapes", "queries"])
def test_the_wheel_carries_all_knowledge(folder: str, names: set[str], source: Path) -> None:
    there = {path for path in (source / folder).rglob("*") if path.is_file()}
    assert there
    assert {f"dutygraph/data/{path.relative_to(source)}" for path in there} <= names


@pytest.mark.parametrize("pattern", ["*.py", "*.csv", "*.html", "*.css", "*.js", "*.yaml", "*.rq"])
def test_the_wheel_carries_all_of_the_package(pattern: str, names: set[str], source: Path) -> None:
    app = source / "app"
    there = {str(path.relative_to(app)) for path in app.rglob(pattern)}
    assert {path for path in there if "frontend" not in path} <= names


def test_the_wheel_carries_third_party_files_with_licences_as_the_lock_says(wheel: Path) -> None:
    pins = json.loads((ROOT / "app" / WEB / "frontend/package-lock.json").read_text("utf-8"))
    with zipfile.ZipFile(wheel) as packed:
        listed = json.loads(packed.read(f"{WEB}/static/vendor/vendor.json"))["files"]
        assert {entry["name"] for entry in listed} == {"cytoscape"}
        for entry in listed:
            content = packed.read(f"{WEB}/static/vendor/{entry['file']}")
            assert hashlib.sha256(content).hexdigest() == entry["sha256"]
            assert entry["version"] == pins["packages"][f"node_modules/{entry['name']}"]["version"]
            assert entry["licence"] == "MIT"
        assert b"Permission is hereby granted" in packed.read(
            f"{WEB}/static/vendor/cytoscape.LICENSE.txt"
        )


def test_it_runs_from_elsewhere(wheel: Path, tmp_path: Path) -> None:
    """Install the wheel alone; what it needs comes from the environment of the tests."""
    made = tmp_path / "venv"
    venv.create(made, with_pip=False, symlinks=True)
    (site,) = made.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    needed = next(path for path in sys.path if path.endswith("site-packages"))
    # Plain path lines, not .pth files: an editable install beside us must not come in.
    (site / "needed.pth").write_text(needed + "\n", encoding="utf-8")
    python = made / "bin/python"
    where = run(python, "-c", "import dutygraph; print(dutygraph.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(made.resolve())
    assert "0." in run(python, "-m", "dutygraph", "version", cwd=tmp_path)
    state = {"version": 4, "terraform_version": "1.9.5", "serial": 1, "resources": []}
    state |= {"lineage": "6e3c9d5e-1111-4222-8333-444444444444", "outputs": {}}
    (tmp_path / "empty.tfstate").write_text(json.dumps(state), encoding="utf-8")
    said = run(python, "-m", "dutygraph", "check", "empty.tfstate", cwd=tmp_path)
    assert said.strip()


def test_an_installed_wheel_reads_the_ontology_from_one_file(
    wheel: Path, source: Path, tmp_path: Path
) -> None:
    expected = digest_of(*(read_files(source, folder) for folder in FOLDERS))
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from dutygraph.knowledge import catalogue\n"
        "def turtle(*files): raise SystemExit('the Turtle files were read')\n"
        "catalogue.read_knowledge = turtle\n"
        "print(catalogue.load_knowledge().digest)"
    )
    environment = {**os.environ, "DUTYGRAPH_CACHE": "off"}
    words = [sys.executable, "-I", "-c", code, str(tmp_path)]
    done = subprocess.run(
        words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == expected, done.stderr
    # A changed data file beside it makes the built file stale.
    with (tmp_path / "dutygraph/data/ontology/parties.ttl").open("ab") as handle:
        handle.write(b"\n")
    done = subprocess.run(
        words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == "the Turtle files were read"


def test_no_lock_names_a_place() -> None:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        text = (ROOT / "app" / WEB / "frontend" / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "resolved" not in text.replace("omit-lockfile-registry-resolved", "")


def test_nothing_fetched_is_tracked() -> None:
    listing = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert not [name for name in listing.stdout.split() if "/vendor/" in name or "node_mod" in name]
