"""Run commands as a user does, in this process."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dutygraph.cli.main import main

AS_OF = ("--as-of", "2026-06-30T00:00:00Z")
COLLECTED = ("--collected-at", "2026-06-28T00:00:00Z")


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("LANG", "C.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "DUTYGRAPH_HOME"):
        monkeypatch.delenv(name, raising=False)

    def go(*words: object) -> Done:
        status = main([os.fspath(w) if isinstance(w, Path) else str(w) for w in words])
        said = capfdbinary.readouterr()
        return Done(status, said.out.decode(), said.err.decode())

    return go


@pytest.fixture
def home(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    assert run("init", "--home", folder).status == 0
    return folder
