"""The house's own rules: what is tracked, what an install weighs, what the guides name."""

import csv
import importlib.metadata
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
BUDGET = tomllib.loads((ROOT / "tests/budget.toml").read_text(encoding="utf-8"))
# Spelled in parts, so that this file does not name what it forbids.
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "deb." + "debian.org"]


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_tracked_file_names_a_registry() -> None:
    guilty = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in tracked()
        for host in HOSTS
        if host.encode() in path.read_bytes()
    ]
    assert not guilty


def test_top_level_holds_only_what_was_agreed() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in tracked() if path.parent != ROOT}
    assert folders <= {"ontology", "app", "shapes", "queries", "tests", "docs", "benchmarks", ".ci"}


def test_no_third_party_evidence_is_tracked() -> None:
    assert not [p for p in tracked() if re.match(r"d(0[789]|1[0-5])-", p.name)]


def runtime_closure() -> set[str]:
    """Names of the distributions that a base install brings, extras left out."""
    found: set[str] = set()
    waiting = ["dutygraph"]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for text in importlib.metadata.requires(name) or []:
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                waiting.append(re.sub(r"[-_.]+", "-", need.name).lower())
    return found - {"dutygraph"}


def megabytes(distribution: str) -> float:
    files = importlib.metadata.files(distribution) or []
    sizes = [p.stat().st_size for f in files if (p := Path(str(f.locate()))).is_file()]
    return sum(sizes) / 1e6


def test_base_install_stays_within_its_budget(capsys: pytest.CaptureFixture[str]) -> None:
    weights = {name: megabytes(name) for name in runtime_closure()}
    total = sum(weights.values())
    with capsys.disabled():
        heaviest = sorted(weights.items(), key=lambda item: -item[1])
        print(f"\nbase install: {len(weights)} distributions, {total:.0f} MB")
        print(", ".join(f"{name} {size:.1f}" for name, size in heaviest))
    assert total <= BUDGET["install"]["megabytes"]
    assert len(weights) <= BUDGET["install"]["distributions"]


def test_every_label_has_words_in_both_languages_once() -> None:
    seen: dict[str, str] = {}
    tables = sorted((ROOT / "app/dutygraph/labels").glob("*.csv"))
    assert tables
    for table in tables:
        with table.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                assert set(row) == {"key", "en", "zh-Hans"}, f"{table.name}: {row}"
                assert row["en"] and row["zh-Hans"], f"{table.name}: {row['key']}"
                assert row["key"] not in seen, f"{row['key']} in {table.name}, {seen[row['key']]}"
                assert places(row["en"]) == places(row["zh-Hans"]), f"{table.name}: {row['key']}"
                seen[row["key"]] = table.name


def places(text: str) -> set[str]:
    """The names in braces that a text has filled in."""
    return set(re.findall(r"{(\w+)", text))


@pytest.mark.parametrize("guide", ["README.md", "CONTRIBUTING.md"])
def test_guides_name_only_paths_that_exist(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = set(
        re.findall(r"`((?:app|docs|ontology|shapes|queries|tests|benchmarks)/[\w./-]*)`", text)
    )
    links = set(re.findall(r"\]\(([\w./-]+\.md)\)", text))
    assert named | links
    assert not [path for path in named | links if not (ROOT / path).exists()]


@pytest.mark.parametrize("guide", ["README.md", "CONTRIBUTING.md"])
def test_guides_name_only_make_targets_that_exist(guide: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))
    assert named
    assert named <= targets
