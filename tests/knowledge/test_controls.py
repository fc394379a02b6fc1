"""The white paper's chapters as controls: every candidate row is told, every control distinct."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache

import pytest

from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.model.words import SourceKind
from dutygraph.status.duty import Duties
from tests.knowledge.files import ROOT
from tests.shared_files import shared

JOIN = ROOT / "docs" / "join-controls.csv"
CANDIDATES = {"a": 365, "b": 419}
VERDICTS = {"kept", "merged", "cell", "dropped"}
# Written before the controls were: how many each chapter of the white paper and each party must
# have at least. Chapters by the candidate rows that a control rests on.
CHAPTERS = {"1": 3, "2": 20, "3": 15, "4": 6, "5": 40, "6": 150, "7": 10, "8": 50, "9": 15}
PARTIES = {"tenant": 200, "provider": 100, "manufacturer": 10, "partner": 10, "carrier": 2}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@cache
def joined() -> tuple[dict[str, str], ...]:
    with JOIN.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def candidates() -> dict[str, str]:
    """Chapter by row: the letter of the catalogue and the row's slug."""
    found: dict[str, str] = {}
    for letter, number in CANDIDATES.items():
        path = shared(f"data/catalogues/white-paper-controls-{letter}.tsv")
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        assert len(rows) == number
        found |= {f"{letter}/{row['slug']}": row["chapter"][0] for row in rows}
    return found


def test_every_candidate_row_is_accounted_for_once() -> None:
    assert Counter(row["row"] for row in joined()) == Counter(list(candidates()))
    assert {row["row"]: row["chapter"] for row in joined()} == candidates()


def test_every_row_says_what_became_of_it_and_why() -> None:
    assert {row["verdict"] for row in joined()} == VERDICTS
    assert not [row for row in joined() if len(row["reason"]) < 5]


def test_every_control_and_cell_that_a_row_names_exists(knowledge: Knowledge) -> None:
    for row in joined():
        if row["verdict"] == "dropped":
            assert not row["into"], row
        elif row["verdict"] == "cell":
            layer, edition = row["into"].split("@")
            assert [
                one
                for one in knowledge.responsibilities
                if (one.layer, one.edition) == (layer, edition)
            ], row
        else:
            assert row["into"] in knowledge.controls, row


def test_a_row_is_kept_once_a_control() -> None:
    kept = Counter(row["into"] for row in joined() if row["verdict"] == "kept")
    assert set(kept.values()) == {1}


def test_every_chapter_has_its_controls() -> None:
    chapters: dict[str, set[str]] = defaultdict(set)
    for row in joined():
        if row["verdict"] in ("kept", "merged"):
            chapters[row["chapter"]].add(row["into"])
    assert {key: len(chapters[key]) >= least for key, least in CHAPTERS.items()} == dict.fromkeys(
        CHAPTERS, True
    )


def test_every_party_has_its_controls(knowledge: Knowledge) -> None:
    owed: dict[str, set[str]] = defaultdict(set)
    for one in knowledge.responsibilities:
        if one.control and one.party:
            owed[one.party].add(one.control)
    assert {key: len(owed[key]) >= least for key, least in PARTIES.items()} == dict.fromkeys(
        PARTIES, True
    )


def test_evidence_can_show_110_controls_of_the_tenant(knowledge: Knowledge) -> None:
    owed = {one.control for one in knowledge.responsibilities if one.party == "tenant"}
    checkable = {slug for slug, one in knowledge.controls.items() if "check" in one.shown_by}
    assert len(checkable & owed) >= 110
    assert knowledge.checks.keys() <= checkable & owed


def test_300_controls_have_definitions_of_their_own(knowledge: Knowledge) -> None:
    names = {name for one in knowledge.services.values() for name in (one.label.en, one.label.zh)}
    names |= {one.code for one in knowledge.services.values()}
    names |= {"database", "databases", "instance", "instances", "server", "servers", "cluster"}
    names |= {"clusters", "bucket", "disk", "disks", "tenant", "provider", "customer", "cloud"}
    names |= {"gaussdb", "taurusdb", "geminidb", "document", "relational", "cache", "warehouse"}
    names |= {"实例", "数据库", "集群", "云服务器", "桶", "磁盘", "租户", "服务商", "客户", "缓存"}
    names |= {"a", "an", "the", "of", "is", "are"}
    ascii_names = sorted((one for one in names if one and one.isascii()), key=len, reverse=True)
    others = sorted((one for one in names if one and not one.isascii()), key=len, reverse=True)
    words = re.compile(rf"\b({'|'.join(map(re.escape, ascii_names))})\b", re.IGNORECASE)
    signs = re.compile("|".join(map(re.escape, others)))
    for language in ("en", "zh"):
        bare = Counter(
            re.sub(r"[\W\d]+", " ", signs.sub("", words.sub("", getattr(one.definition, language))))
            .strip()
            .lower()
            for one in knowledge.controls.values()
        )
        assert [text for text, times in bare.items() if times > 1 or len(text) < 3] == []
        assert len(bare) >= 300


def test_those_whom_a_controls_own_source_names_owe_it_and_nobody_else(
    knowledge: Knowledge,
) -> None:
    """Cells of the model about a control's layer neither take it away nor give it to more."""
    own: dict[str, set[str]] = defaultdict(set)
    for one in knowledge.responsibilities:
        if one.control and one.party:
            own[one.control].add(one.party)
    duties = Duties(knowledge, date(2026, 6, 30), ())
    kept = {row["into"] for row in joined() if row["verdict"] == "kept"}
    wrong = {
        slug: (own[slug], owed)
        for slug in kept
        if (owed := {party for party, _ in duties.of(knowledge.controls[slug]).by_party})
        != own[slug]
    }
    assert not wrong


def test_a_retelling_never_stands_beside_a_page_for_the_same_duty(knowledge: Knowledge) -> None:
    told: dict[tuple[str | None, str | None], set[SourceKind]] = defaultdict(set)
    for one in knowledge.responsibilities:
        if one.control:
            told[one.control, one.party].add(one.source_kind)
    assert not [
        key
        for key, kinds in told.items()
        if SourceKind.RETELLING in kinds and kinds != {SourceKind.RETELLING}
    ]
