"""Sizes and seeds of repeated tests, and what each folder of tests took."""

import os
import signal
import tomllib
from collections import defaultdict
from pathlib import Path

import hypothesis
import pytest

# Kept readings of the ontology: not in the folder of whoever runs the tests, and kept between runs.
os.environ["DUTYGRAPH_CACHE"] = str(Path(__file__).resolve().parent.parent / ".pytest_cache/kept")

BUDGET = tomllib.loads(Path(__file__).with_name("budget.toml").read_text(encoding="utf-8"))
for name, sizes in BUDGET["hypothesis"].items():
    hypothesis.settings.register_profile(
        name,
        max_examples=sizes["examples"],
        deadline=None,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )
hypothesis.settings.load_profile(os.environ.get("DUTYGRAPH_SIZES", "test"))

# A shell lets what it runs in the background ignore Ctrl-C, and our servers would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

_took: dict[str, float] = defaultdict(float)


@pytest.fixture(scope="session")
def seed() -> int:
    """Return the seed of this run: that of the commit, unless one is given."""
    return int(os.environ.get("DUTYGRAPH_SEED", "0"))


@pytest.fixture(scope="session")
def sizes() -> dict[str, int]:
    """Return the sizes of this run: those of make test, or of make soak."""
    found: dict[str, int] = BUDGET["sizes"][os.environ.get("DUTYGRAPH_SIZES", "test")]
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what has a size, so that make soak finds it by looking."""
    for item in items:
        by_property = hypothesis.is_hypothesis_test(getattr(item, "obj", None))
        if by_property or "sizes" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.sized)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    parts = report.nodeid.split("/")
    _took[parts[1] if len(parts) > 2 else parts[-1].split("::")[0]] += report.duration


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    slowest = sorted(_took.items(), key=lambda item: -item[1])
    told = ", ".join(f"{folder} {seconds:.1f} s" for folder, seconds in slowest)
    terminalreporter.write_line(f"by folder: {told}")
    terminalreporter.write_line(f"seed: {os.environ.get('DUTYGRAPH_SEED', '0')}")
