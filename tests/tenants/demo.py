"""What ``make demo`` runs: made evidence in, statuses on the screen, then pages to look at.

Nothing is asked. A second run keeps what the first one made when nothing has changed.
"""

import argparse
import contextlib
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dutygraph.cli.commands.serve import is_ours  # noqa: E402
from tests.tenants.webshop import generate  # noqa: E402
from tests.tenants.webshop.world import read_world  # noqa: E402

TENANT = "webshop"
BEGIN = [str(Path(sys.executable).parent / "dutygraph")]
SAID = {
    "en": "Lantern Web Shop is a made company: made data in real formats ({files} files).",
    "zh-Hans": "灯笼网店是虚构的公司：数据为自造，格式为真实格式（{files} 个文件）。",
}
TAKEN = {
    "en": "A DutyGraph server answers already: {url}",
    "zh-Hans": "DutyGraph 服务已在运行：{url}",
}


def main(argv: list[str] | None = None) -> int:
    """Make, import, tell, serve; 0 whatever the tenant's status, else the failed command's."""
    given = arguments(argv)
    folder: Path = given.folder
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    made = generate.generate(folder / "evidence", midnight)
    mark = digest(made)
    print(SAID[given.lang].format(files=len(made)), flush=True)
    url, ours = address(given.port)
    home = folder / f"home-{mark[:12]}"
    words = ["--home", str(home), "--lang", given.lang]
    if not (home / "made").is_file():
        if not ours:  # a server that still answers holds an older home
            for old in folder.glob("home-*"):
                shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)
        build(folder, words)
        (home / "made").touch()
    status = run("status", *words, "--tenant", TENANT, "--address", url, refuse=(2, 4))
    if status:
        return status
    if not given.serve:
        return 0
    if ours:
        print(TAKEN[given.lang].format(url=url), flush=True)
        return 0
    port = url.rsplit(":", 1)[1].strip("/")
    with own_terminal(), contextlib.suppress(KeyboardInterrupt):
        return run("serve", *words, "--port", port)
    return 0


def arguments(argv: list[str] | None) -> argparse.Namespace:
    """Read what the Makefile gives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serve", type=int, default=1)
    parser.add_argument("--port", type=int, default=8420)
    parser.add_argument("--lang", choices=sorted(SAID), default="en")
    parser.add_argument("--folder", type=Path, default=ROOT / "demo")
    return parser.parse_args(argv)


def digest(made: dict[str, bytes]) -> str:
    """Name the evidence and the code that reads it, so that a change of either starts anew."""
    total = hashlib.sha256()
    for name in sorted(made):
        total.update(name.encode() + b"\0" + made[name])
    for part in ("app/dutygraph", "ontology", "shapes", "queries"):
        for path in sorted((ROOT / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and "static" not in path.parts:
                stat = path.stat()
                total.update(f"{path.relative_to(ROOT)} {stat.st_size} {stat.st_mtime_ns}".encode())
    return total.hexdigest()


def build(folder: Path, words: list[str]) -> None:
    """Make the home and import everything; stop the demo when a step fails."""
    scope = folder / "evidence" / "scope.yaml"
    scope.write_text(json.dumps(generate.scope_file(read_world()), indent=2), encoding="utf-8")
    manifest = str(folder / "evidence" / "manifest.json")
    # Quiet: the first screen belongs to the statuses.
    words = [*words, "--quiet"]
    for step in (
        ["init", *words],
        ["import", *words, "--tenant", TENANT, "--manifest", manifest],
        # argparse takes a file that may be left out only right behind its action.
        ["scope", "set", str(scope), *words, "--tenant", TENANT],
    ):
        status = run(*step)
        if status:
            raise SystemExit(status)


def run(*command: str, refuse: tuple[int, ...] | None = None) -> int:
    """Run one command of ours; its exit status counts when it is one of ``refuse``."""
    done = subprocess.run([*BEGIN, *command], cwd=ROOT, check=False).returncode
    return done if refuse is None or done in refuse else 0


@contextlib.contextmanager
def own_terminal() -> Iterator[None]:
    """Take Ctrl-C for ourselves: make would end with an error when it hears of it."""
    try:
        terminal = sys.stdin.fileno()
        before = os.tcgetpgrp(terminal)
        os.setpgid(0, 0)
    except (OSError, ValueError):
        yield
        return
    # We are in the background for a moment on both ways; and nobody could wake us from Ctrl-Z.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    os.tcsetpgrp(terminal, os.getpgrp())
    try:
        yield
    finally:
        os.tcsetpgrp(terminal, before)


def address(port: int) -> tuple[str, bool]:
    """Return where to look, and whether our own server answers there already."""
    for candidate in range(port, port + 20):
        url = f"http://127.0.0.1:{candidate}/"
        if is_ours(url):
            return url, True
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", candidate))
            except OSError:
                continue
        return url, False
    return f"http://127.0.0.1:{port}/", False


if __name__ == "__main__":
    sys.exit(main())
