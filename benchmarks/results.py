"""Keep benchmarks/RESULTS.md: one section a benchmark, with machine, commit and date."""

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")
HEAD = "# Results of the benchmarks\n\nWritten by `make bench`; each section says when and where.\n"


def write_section(title: str, lines: Sequence[str]) -> None:
    """Replace the section of this title, or add it."""
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else HEAD
    sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    body = "\n".join([f"## {title}", "", where(), "", *lines, ""])
    kept = [part.strip() + "\n" for part in sections if not part.startswith(f"## {title}\n")]
    FILE.write_text("\n".join([*kept, body]), encoding="utf-8")


def where() -> str:
    """Say on what machine, of which commit and when."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short=10", "HEAD"],  # noqa: S607
        cwd=FILE.parent,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit {commit or 'unknown'}, "
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} cores, "
        f"{_gigabytes():.0f} GiB; load of the machine at the end: {load}."
    )


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", path.read_text()) if path.exists() else None
    return found[1].strip() if found else platform.processor() or "processor unknown"


def _gigabytes() -> float:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    except (ValueError, OSError):
        return 0.0
