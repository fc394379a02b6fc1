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
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dutygraph.cli.commands.serve import find_place  # noqa: E402
from dutygraph.model.errors import UsageError  # noqa: E402
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
    try:
        place = find_place("127.0.0.1", given.port)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    home = folder / f"home-{mark[:12]}"
    words = ["--home", str(home), "--lang", given.lang]
    if not (home / "made").is_file():
        if not place.ours:  # a server that still answers holds an older home
            for old in folder.glob("home-*"):
                shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)
        build(folder, words)
        (home / "made").touch()
    status = run("status", *words, "--tenant", TENANT, "--address", place.url, refuse=(2, 4))
    if status:
        return status
    if not given.serve:
        return 0
    if place.ours:
        print(TAKEN[given.lang].format(url=place.url), flush=True)
        return 0
    with own_terminal(), contextlib.suppress(KeyboardInterrupt):
        return run("serve", *words, "--port", str(place.port))
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


if __name__ == "__main__":
    sys.exit(main())
