"""What a newcomer sees first: the demo's screen, its pages, its end."""

import contextlib
import os
import pty
import re
import select
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from rich.cells import cell_len

DEMO = Path(__file__).resolve().parents[1] / "tenants" / "demo.py"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


def demo(folder: Path, *words: str) -> list[str]:
    return [sys.executable, str(DEMO), "--folder", str(folder), *words]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        found: int = server.getsockname()[1]
        return found


def test_the_first_screen_shows_the_statuses_in_plain_words(folder: Path) -> None:
    done = subprocess.run(demo(folder, "--serve", "0"), capture_output=True, text=True, check=True)
    # One line of 24 is left for what make says of the installation.
    first = done.stdout.splitlines()[:23]
    assert max(cell_len(line) for line in first) <= 80
    screen = "\n".join(first)
    assert re.search(r"as of \d{4}-\d\d-\d\d", screen)
    assert re.search(r"Your part: \d+ not met", screen)
    assert re.search(r"The provider's part: \d+ ", screen)
    assert len(re.findall(r"^ [123] ", screen, re.MULTILINE)) == 3
    assert screen.count("fix: ") == 3
    assert len(re.findall(r"\(\d+ line\(?s?\)?\)", screen)) == 3
    assert "Open http://127.0.0.1:" in screen
    assert not re.search(r"\b(RDF|SHACL|EARL|IRI|SPARQL|triple|shape|graph)s?\b", screen, re.I)


def test_ctrl_c_ends_the_demo_well_and_its_caller_goes_on(folder: Path) -> None:
    port = free_port()
    command = shlex.join(demo(folder, "--port", str(port)))
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("sh", ["sh", "-c", f"{command}; echo ended=$?"])  # noqa: S606
    shown = read_until(terminal, b"Ctrl-C")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
        assert answer.status == 200
    os.write(terminal, b"\x03")
    shown = read_until(terminal, b"ended=")
    os.waitpid(child, 0)
    assert "ended=0" in shown


def test_a_second_demo_finds_the_first_and_ends_well(folder: Path) -> None:
    port = free_port()
    words = ("--port", str(port))
    with subprocess.Popen(
        demo(folder, *words), stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as first:
        assert first.stdout is not None
        assert any("Ctrl-C" in line for line in first.stdout)
        second = subprocess.run(demo(folder, *words), capture_output=True, text=True, check=True)
        assert f"answers already: http://127.0.0.1:{port}/" in second.stdout
        os.killpg(first.pid, signal.SIGINT)
        try:
            assert first.wait(30) == 0
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(first.pid, signal.SIGKILL)


def read_until(terminal: int, mark: bytes) -> str:
    shown, until = b"", time.monotonic() + 60
    while mark not in shown and time.monotonic() < until:
        ready, _, _ = select.select([terminal], [], [], 1)
        try:
            shown += os.read(terminal, 65536) if ready else b""
        except OSError:  # the other end has gone
            break
    # The rest of the line may still be on its way.
    time.sleep(0.5)
    if select.select([terminal], [], [], 0)[0]:
        with contextlib.suppress(OSError):
            shown += os.read(terminal, 65536)
    assert mark in shown, shown.decode(errors="replace")
    return shown.decode(errors="replace")
