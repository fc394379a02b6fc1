"""Run a named group of checks and print what each took; stop with 1 when one failed."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
HEAD = subprocess.run(
    ["git", "rev-parse", "--short=8", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
).stdout.strip()
# Seeds come from the commit, so that what is tried adds up over time and can be tried again.
SEED = os.environ.get("DUTYGRAPH_SEED") or str(int(HEAD or "0", 16))
PYTEST = [sys.executable, "-m", "pytest", "-q", f"--hypothesis-seed={SEED}"]

STYLE = {
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "lint": [str(BIN / "ruff"), "check", "."],
    "turtle": [sys.executable, "-m", "dutygraph.knowledge.turtle", "--check", "ontology", "shapes"],
    "types": [str(BIN / "mypy")],
    "imports": [str(BIN / "lint-imports"), "--no-logo"],
}
BENCH = {
    path.stem: [sys.executable, str(path)]
    for path in sorted((ROOT / "benchmarks").glob("*.py"))
    if "def main(" in path.read_text(encoding="utf-8")
}
GROUPS = {
    "lint": STYLE,
    "test": {**STYLE, "tests": [*PYTEST, "-m", "not soak"]},
    "soak": {"soak": [*PYTEST, "-m", "soak or sized"]},
    "bench": BENCH,
}
FIXES = {"format": "make format", "lint": "make format", "turtle": "make format"}


def main(group: str) -> int:
    """Run every command of a group, even after one failed, and tell each one's time."""
    took: list[str] = []
    failed: list[str] = []
    environment = {**os.environ, "DUTYGRAPH_SEED": SEED}
    environment["DUTYGRAPH_SIZES"] = "soak" if group == "soak" else "test"
    for name, command in GROUPS[group].items():
        begun = time.monotonic()
        print(f"== {name}", flush=True)
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        took.append(f"{name} {time.monotonic() - begun:.1f} s")
        if done.returncode:
            failed.append(name)
            if name in FIXES:
                print(f"   to mend it: {FIXES[name]}", flush=True)
    print("took: " + ", ".join(took))
    if failed:
        print("FAILED: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
