"""Schemes, clauses, crosswalks and rules, against tables written from the published lists first."""

import csv
from collections import Counter
from functools import cache

import pytest

from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.model.knowledge import Requirement
from dutygraph.model.namespace import slug_of
from tests.knowledge.files import ROOT
from tests.shared_files import shared

# Written before the data was: clauses that can be assessed, and headings, of each scheme held.
# NIST SP 800-53 release 5.1.1 has 1,007 controls and enhancements in 20 families; CSF 2.0 has
# 6 functions, 22 categories, 106 subcategories; ISO/IEC 27001 has 93 controls in 4 themes and 29
# main clauses that NIST's crosswalk names, under 11 headings.
HELD = """
    gb-t-22239-2019                         257   95
    nist-800-53-r5                         1007   20
    nist-csf-2-0                            106   28
    iso-iec-27001-2022                      122   15
    iso-iec-27017-2015                        7    6
    iso-iec-27018-2019                       25   11
    gdpr-2016-679                           237   26
    pci-dss-4-0-1                            71   15
    csa-ccm-4-0-12                          197   17
    aicpa-tsc-2017                           61   21
    bsi-c5-2020                             121   17
    swift-cscf-2025                          32    7
    cybersecurity-law-2016                   37    0
    data-security-law-2021                   16    0
    personal-information-protection-law-2021 39    0
"""
AT_LEAST = {"schemes": 60, "requirements": 1900, "crosswalks": 1370}  # issue 4's table

# By hand from the lists: number, English title, number of what it stands under ("" for the top).
SAMPLES = {
    "nist-800-53-r5": (
        ("AC", "Access Control", ""),
        ("AC-2", "Account Management", "AC"),
        ("AC-2(1)", "Automated System Account Management", "AC-2"),
        ("SC-28(1)", "Cryptographic Protection", "SC-28"),
        ("SR-12", "Component Disposal", "SR"),
    ),
    "nist-csf-2-0": (
        ("GV", "Govern", ""),
        ("GV.OC", "Organizational Context", "GV"),
        ("PR.DS-01", "", "PR.DS"),
        ("RC.CO-04", "", "RC.CO"),
    ),
    "gdpr-2016-679": (
        ("Chapter II", "Principles", ""),
        ("Art. 4", "Definitions", "Chapter I"),
        ("Art. 5(1)(c)", "Data minimisation", "Art. 5(1)"),
        ("Art. 32(1)(a)", "", "Art. 32(1)"),
    ),
    "iso-iec-27001-2022": (
        ("A.5.7", "Threat intelligence", "A.5"),
        ("6.1.2", "Assess information security risks", "6.1"),
        ("10.2", "Correct what does not conform", "10"),
    ),
    "iso-iec-27017-2015": (("CLD.9.5.2", "Hardening of virtual machines", "CLD.9.5"),),
    "iso-iec-27018-2019": (("A.11.10", "User ID management", "A.11"), ("A.4", "", "")),
    "pci-dss-4-0-1": (("1.2", "Configure and maintain network controls", "1"),),
    "csa-ccm-4-0-12": (("A&A-02", "Independent audits", "A&A"), ("CEK-12", "Rotate keys", "CEK")),
    "aicpa-tsc-2017": (("CC1.2", "Board independence and oversight", "CC1"),),
    "bsi-c5-2020": (("OPS-24", "Separation of datasets", "OPS"), ("PSS-12", "", "PSS")),
    "swift-cscf-2025": (("2.4A", "Back-office data flows", "2"), ("4.2", "", "4")),
    "cybersecurity-law-2016": (("Art. 21(3)", "Monitoring and six months of logs", "Art. 21"),),
    "data-security-law-2021": (("Art. 27", "Full-process data security management", ""),),
    "personal-information-protection-law-2021": (("Art. 51(3)", "", "Art. 51"),),
}
BASELINES = {  # by hand from NIST's profiles
    "AC-1": {"low", "moderate", "high", "privacy"},
    "AC-2": {"low", "moderate", "high"},
    "AC-2(1)": {"moderate", "high"},
    "AC-2(11)": {"high"},
    "AC-2(6)": set(),
}
# How many controls and enhancements each baseline selects, as NIST SP 800-53B has them.
SELECTED = {"low": 149, "moderate": 287, "high": 370, "privacy": 96}

# Targets of the crosswalk from CSF 2.0 that came after release 5.1.1, with the links to each.
LATER = {"SA-24": 3, "IA-13": 2, "SA-15(13)": 2, "RA-4": 1, "SI-2(7)": 1}
# The published table, the scheme it starts in, the word of relation and the draft mark.
CROSSWALKS = (
    ("csf-2.0-to-800-53-r5", "nist-csf-2-0", "related concept", True, 743),
    ("iso-27001-to-800-53", "iso-iec-27001-2022", "intersect", False, 642),
)
# Which packages name clauses of an edition that is held: rule and clause, by hand.
PACKAGES = {
    ("eip-bandwidth-limit", "8.1.2.1 b)"),
    ("dcs-redis-in-vpc", "8.1.2.1 c)"),
    ("ecs-instance-in-vpc", "8.1.2.1 c)"),
    ("rds-instances-in-vpc", "8.1.2.1 c)"),
    ("dcs-redis-in-vpc", "8.1.2.1 d)"),
    ("ecs-instance-in-vpc", "8.1.2.1 d)"),
    ("rds-instances-in-vpc", "8.1.2.1 d)"),
    ("ecs-instance-no-public-ip", "8.1.3.1 b)"),
    ("drs-data-guard-job-not-public", "COS-03"),
    ("drs-migration-job-not-public", "COS-03"),
    ("drs-synchronization-job-not-public", "COS-03"),
    ("ecs-instance-no-public-ip", "COS-03"),
    ("ecs-instance-in-vpc", "COS-03"),
    ("css-cluster-in-vpc", "COS-03"),
    ("mrs-cluster-no-public-ip", "COS-03"),
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@cache
def by_number(scheme: str) -> dict[str, Requirement]:
    every = load_knowledge().requirements.values()
    return {one.notation: one for one in every if one.scheme == scheme}


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    text = (shared("data/catalogues") / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t"))


def test_the_counts_are_those_written_first(knowledge: Knowledge) -> None:
    counted = Counter((one.scheme, one.is_group) for one in knowledge.requirements.values())
    written = {
        scheme: (int(clauses), int(headings))
        for scheme, clauses, headings in (line.split() for line in HELD.split("\n") if line.strip())
    }
    schemes = {scheme for scheme, _ in counted}
    assert {one: (counted[one, False], counted[one, True]) for one in schemes} == written


def test_there_is_as_much_as_asked_for(knowledge: Knowledge) -> None:
    assert len(knowledge.schemes) >= AT_LEAST["schemes"]
    clauses = [one for one in knowledge.requirements.values() if not one.is_group]
    assert len(clauses) >= AT_LEAST["requirements"]
    assert len(knowledge.crosswalks) >= AT_LEAST["crosswalks"]


@pytest.mark.parametrize(
    ("scheme", "number", "title", "parent"),
    [(scheme, *sample) for scheme, samples in SAMPLES.items() for sample in samples],
)
def test_a_sampled_clause(scheme: str, number: str, title: str, parent: str) -> None:
    clause = by_number(scheme)[number]
    assert not title or clause.label.en == title
    assert clause.parent == (by_number(scheme)[parent].iri if parent else None)


def test_baselines_are_those_of_the_publisher() -> None:
    controls = by_number("nist-800-53-r5")
    assert {number: set(controls[number].baselines) for number in BASELINES} == BASELINES
    chosen = Counter(name for one in controls.values() for name in one.baselines)
    assert chosen == SELECTED
    assert not [one for one in controls.values() if one.is_group and one.baselines]


@pytest.mark.parametrize("spelled", ["AC-02", "ac-2.1", "AC-2 (1)", "AC-02(01)", "GV.OC-1"])
def test_other_spellings_are_known(knowledge: Knowledge, spelled: str) -> None:
    assert [one for one in knowledge.requirements.values() if spelled in one.spellings]


@pytest.mark.parametrize(("name", "scheme", "word", "draft", "rows"), CROSSWALKS)
def test_a_crosswalk_has_the_published_rows(
    knowledge: Knowledge, name: str, scheme: str, word: str, draft: bool, rows: int
) -> None:
    published = [(row["from"], row["to"]) for row in table(name)]
    assert len(published) == len(set(published)) == rows
    known = knowledge.requirements
    links = [one for one in knowledge.crosswalks if known[one.source].scheme == scheme]
    held = [(known[one.source].notation, known[one.target].notation) for one in links]
    assert {known[one.target].scheme for one in links} == {"nist-800-53-r5"}
    assert sorted(held) == sorted(pair for pair in published if pair[1] not in LATER)
    assert {(one.word, one.draft) for one in links} == {(word, draft)}


def test_only_targets_of_a_later_release_are_left_out() -> None:
    later = Counter(row["to"] for name, *_ in CROSSWALKS for row in table(name))
    assert {number: later[number] for number in LATER} == LATER
    assert not LATER.keys() & by_number("nist-800-53-r5").keys()
    listed = (ROOT / "docs/gaps.md").read_text(encoding="utf-8")
    assert not [number for number in LATER if number not in listed]


def test_packages_tie_rules_to_clauses_of_the_editions_held(knowledge: Knowledge) -> None:
    known = knowledge.requirements
    links = knowledge.policy_clauses
    assert {(one.rule, known[one.requirement].notation) for one in links} == PACKAGES
    assert len(links) == len(PACKAGES)
    schemes = {known[one.requirement].scheme for one in links}
    assert schemes == {"gb-t-22239-2019", "bsi-c5-2020"}


def test_every_rule_that_is_tied_to_something_is_a_policy(knowledge: Knowledge) -> None:
    rules = {one.rule for one in knowledge.policies.values() if one.tool == "huaweicloud-config"}
    listed = {row["name"] for row in table("huaweicloud-config-policies")}
    unsure = {"css-cluster-not-enable-white-list", "ecs-instance-status-no-stopped"}
    assert rules == listed - unsure
    tied = {one.rule for one in knowledge.policy_mappings if one.tool == "huaweicloud-config"}
    assert tied | {one.rule for one in knowledge.policy_clauses} <= rules


def test_every_scheme_says_who_issued_it_and_where_that_was_read(knowledge: Knowledge) -> None:
    assert not [one.slug for one in knowledge.schemes.values() if not one.issuer]
    assert not [one.slug for one in knowledge.schemes.values() if not one.citations]
    assert not [one.slug for one in knowledge.schemes.values() if not one.definition]
    states = Counter(one.state for one in knowledge.schemes.values())
    assert set(states) == {"in-force", "amended", "superseded", "not-stated"}
    notations = Counter(one.notation for one in knowledge.schemes.values())
    assert max(notations.values()) == 1


def test_a_title_in_chinese_is_missing_only_where_no_source_gives_one(
    knowledge: Knowledge,
) -> None:
    english_only = {one.scheme for one in knowledge.requirements.values() if not one.label.zh}
    assert english_only == {"nist-800-53-r5"}


def test_claims_name_holder_and_kind_of_source(knowledge: Knowledge) -> None:
    holders = Counter(one.holder for one in knowledge.claims)
    assert holders["huawei-cloud"] >= 17
    assert holders["open-telekom-cloud"] == 10
    assert len({slug_of(one.iri) for one in knowledge.claims}) == len(knowledge.claims) >= 28
