"""Two releases side by side, as a maintainer sees it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.knowledge.files import ROOT

PARTY = '"租户"@zh-Hans'


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the core alone: smaller than all, with everything that a release has."""
    folder = tmp_path_factory.mktemp("older")
    shutil.copytree(ROOT / "ontology/core", folder / "ontology/core")
    for name in ("dutygraph", "layers", "models", "parties"):
        shutil.copy(ROOT / f"ontology/{name}.ttl", folder / "ontology")
    return folder


@pytest.fixture
def newer(older: Path, tmp_path: Path) -> Path:
    shutil.copytree(older, tmp_path / "newer")
    return tmp_path / "newer"


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "ontology" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_differs(run: Run, older: Path, newer: Path) -> None:
    done = run("diff", older, newer)
    assert (done.status, done.err) == (0, "")
    assert "Nothing differs" in done.out


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_words_alone_break_nothing(lang: str, run: Run, older: Path, newer: Path) -> None:
    edit(newer, "parties.ttl", PARTY, '"租户方"@zh-Hans')
    done = run("diff", older, newer, "--lang", lang)
    assert done.status == 0
    assert {"en": "patch version", "zh-Hans": "修订版本"}[lang] in done.out
    assert "party/tenant" in done.out and "租户方" in done.out and "- " in done.out


def test_what_breaks_ends_with_1_and_stands_first(run: Run, older: Path, newer: Path) -> None:
    edit(newer, "parties.ttl", "party:carrier", "party:telecom")
    done = run("diff", older, newer)
    assert done.status == 1
    lines = done.out.splitlines()
    breaks, adds = lines.index("What breaks"), lines.index("What is new")
    assert breaks < adds
    assert "party/carrier" in "".join(lines[breaks:adds]) and "party/telecom" in done.out


def test_machines_read_the_same(run: Run, older: Path, newer: Path) -> None:
    edit(newer, "parties.ttl", "party:carrier", "party:telecom")
    done = run("diff", older, newer, "--json")
    said = json.loads(done.out)
    assert done.status == 1
    assert (said["level"], said["breaking"], said["old"]) == ("major", True, said["new"])
    told = {(one["iri"].rsplit("/", 1)[-1], one["happened"]) for one in said["changes"]}
    assert {("carrier", "removed"), ("telecom", "added")} <= told
    assert said["not_compared"] == ["shapes", "queries"]


def test_a_missing_side_is_one_line(run: Run, older: Path, tmp_path: Path) -> None:
    done = run("diff", older, tmp_path / "nowhere")
    assert done.status == 2
    assert done.err.count("\n") == 1 and "nowhere" in done.err
