"""Every word on a page comes from the label tables, and no label is left over."""

import csv
import re
from pathlib import Path

import pytest

from dutygraph.knowledge.answers import Word
from dutygraph.knowledge.words import load_words
from dutygraph.model.words import Outcome, Relation, Severity, SourceKind, Status, Strength
from dutygraph.status.matrix import STATES
from dutygraph.web.thing import FORMS
from dutygraph.web.views.line import FIELDS
from dutygraph.web.views.search import KINDS
from dutygraph.web.views.term import KINDS as TERM_KINDS
from dutygraph.web.views.term import USES

WEB = Path(__file__).resolve().parents[2] / "app" / "dutygraph" / "web"
LABELS = WEB.parent / "labels"
KEY = r"[a-z][A-Za-z0-9-]*"
FILES = sorted(WEB.rglob("*.html")) + sorted(WEB.rglob("*.py"))
MEMBERS = {
    "page-form-": FORMS,
    "page-drawn-": STATES,
    "page-filter-": FIELDS,
    "page-what-": KINDS,
    "page-term-": TERM_KINDS,
    "page-term-uses-": USES,
    "answer-": Word,
    "kind-": SourceKind,
    "relation-": Relation,
    "severity-": Severity,
    "strength-": Strength,
    "outcome-": Outcome,
    "status-": Status,
}


def used(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return set(re.findall(rf"""\b(?:w|words)\(\s*["']({KEY}[a-z0-9])["']\s*[,)]""", text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(WEB)))
def test_every_key_that_a_page_uses_has_words(path: Path) -> None:
    assert not [key for key in used(path) if key not in load_words("en")]


def test_keys_are_found_at_all() -> None:
    assert len(set().union(*map(used, FILES))) > 200


@pytest.mark.parametrize("prefix", list(MEMBERS))
def test_every_member_of_a_closed_list_has_words(prefix: str) -> None:
    assert list(MEMBERS[prefix])
    for member in MEMBERS[prefix]:
        assert f"{prefix}{member}" in load_words("en")


def test_every_kind_of_source_says_what_it_means() -> None:
    assert all(f"page-kind-{kind}-means" in load_words("zh-Hans") for kind in SourceKind)


def test_no_page_label_is_left_over() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    with (LABELS / "pages.csv").open(encoding="utf-8", newline="") as handle:
        keys = [row["key"] for row in csv.DictReader(handle) if row["key"].startswith("page-")]
    dynamic = (
        "page-form-",
        "page-drawn-",
        "page-filter-",
        "page-what-",
        "page-kind-",
        "page-side-",
    )
    members = {f"{prefix}{member}" for prefix, each in MEMBERS.items() for member in each}
    said = [key for key in keys if not key.startswith(dynamic) and key not in members]
    left = [key for key in said if key not in source]
    assert not left


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_both_languages_fill_the_same_places(lang: str) -> None:
    for path in LABELS.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                places = [set(re.findall(r"\{(\w+)\}", row[each])) for each in ("en", "zh-Hans")]
                assert places[0] == places[1], f"{path.name}: {row['key']}"
