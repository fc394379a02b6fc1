"""Our mappings to NIST SP 800-53: the moderate baseline alone, and the main services of a tenant.

The pairs were written down from the wording of controls and clauses before the file was.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.model.knowledge import Mapping
from dutygraph.model.words import Relation

ROOT = Path(__file__).parents[2]
SCHEME = "nist-800-53-r5"
MODERATE = 287  # clauses that NIST's profile selects

# What the control asks lies within the clause.
WITHIN = """
    ecs-no-public-ip SC-7(3)                 vpc-rule-allowed-ports-only SC-7(5)
    vpc-rule-all-ports-closed SC-7(5)        rds-no-public-ip SC-7
    obs-bucket-no-public-read AC-3           obs-bucket-encryption SC-28(1)
    evs-volume-encryption SC-28(1)           rds-disk-encryption SC-28(1)
    obs-bucket-tls-only SC-8(1)              rds-tls SC-8(1)
    elb-https-listeners SC-8(1)              dds-tls SC-8(1)
    iam-root-mfa IA-2(1)                     iam-password-length IA-5(1)
    iam-session-timeout AC-12                iam-login-lockout AC-7
    iam-policy-no-admin AC-6                 iam-operation-protection IA-11
    cts-tracker-enabled AU-12                cts-log-bucket-not-public AU-9
    kms-key-rotation SC-12                   kms-key-not-pending-deletion SC-12
    ecs-backup CP-9                          cbr-other-region CP-6
    cbr-backup-encrypted CP-9(8)             cce-version-maintained SA-22
    dcs-source-list SC-7(5)                  ecs-secure-boot SI-7(1)
    storage-media-destruction MP-6           data-centre-surveillance PE-6(1)
"""
# The control asks for something besides, or for less certain things.
OVERLAPPING = """
    iam-user-mfa IA-2(1)                     iam-user-mfa IA-2(2)
    iam-unused-credentials AC-2(3)           obs-bucket-versioning CP-9
    rds-multi-zone CP-7                      ecs-host-protection SI-3
    vpc-flow-logs SI-4(4)                    waf-policy-set SI-10
    provider-personnel-security PS-3         remote-management-by-bastion MA-4
"""
# Taken away by the second reader, who had the wording of the clauses: NIST's own text says that
# the clause means something else, or it asks for a document or device that the control is not.
REFUSED = """
    iam-session-timeout AC-2(5)              apig-api-authentication AC-14
    obs-bucket-no-public-read AC-22          ecs-idle-stopped CM-7(1)
    ecs-public-images-trusted CM-7(5)        elb-multi-zone CP-7
    cbr-transfer-encrypted CP-9(8)           virtual-machine-processor-pinning SC-4
    data-centre-environment PE-13            data-centre-environment PE-15
    iam-read-only-monitoring AC-5            account-contact-current SI-5
"""
# What only an enhancement asks for is more than its control asks for.
BEYOND_THE_CONTROL = """
    audit-records-backup AU-9                cts-log-encryption AU-9
    dws-log-dump AU-9                        static-analysis-gate SA-11
    csms-own-key SC-12                       ecs-virtual-tpm SI-7
    vpc-network-acl AC-4                     iam-console-address-limit AC-17
    bucket-policy-alarm CM-6                 network-change-alarm CM-3
"""
MAIN_SERVICES = (
    "apig cbr cce cts dcs dds dws ecs elb evs functiongraph gaussdb iam kms obs rds vpc waf"
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def pairs(knowledge: Knowledge) -> dict[tuple[str, str], Mapping]:
    requirements = knowledge.requirements
    return {
        (one.control, requirements[one.requirement].notation): one
        for one in knowledge.mappings
        if requirements[one.requirement].scheme == SCHEME
    }


def rows() -> list[dict[str, str]]:
    with (ROOT / "docs/gaps" / f"{SCHEME}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        (Relation.SUBSET, WITHIN),
        (Relation.INTERSECTS, OVERLAPPING),
        (Relation.INTERSECTS, BEYOND_THE_CONTROL),
    ],
)
def test_known_pairs_are_tied_as_their_wording_says(
    relation: Relation, text: str, pairs: dict[tuple[str, str], Mapping]
) -> None:
    wanted = set(re.findall(r"(\S+) ([A-Z]{2}-\S+)", text))
    assert len(wanted) >= 10
    assert {pair for pair in wanted if pair in pairs and pairs[pair].relation is relation} == wanted


def test_what_the_second_reader_refused_is_not_tied(
    knowledge: Knowledge, pairs: dict[tuple[str, str], Mapping]
) -> None:
    refused = set(re.findall(r"(\S+) ([A-Z]{2}-\S+)", REFUSED))
    clauses = {one.notation for one in knowledge.requirements.values() if one.scheme == SCHEME}
    assert {control for control, _ in refused} <= knowledge.controls.keys()
    assert {clause for _, clause in refused} <= clauses
    assert refused & pairs.keys() == set()


def test_one_mapping_is_wider_by_two_readings(pairs: dict[tuple[str, str], Mapping]) -> None:
    wide = {
        pair: one.second_reading
        for pair, one in pairs.items()
        if one.relation in (Relation.EQUAL, Relation.SUPERSET)
    }
    assert wide.keys() == {("log-retention", "AU-11")}
    assert all(again and again.relation is Relation.SUPERSET for again in wide.values())


def test_every_mapping_leads_into_the_moderate_baseline(
    knowledge: Knowledge, pairs: dict[tuple[str, str], Mapping]
) -> None:
    assert len(pairs) >= 190
    for one in pairs.values():
        clause = knowledge.requirements[one.requirement]
        assert "moderate" in clause.baselines and not clause.is_group, one.iri


def test_every_main_service_has_controls_that_serve_the_scheme(
    knowledge: Knowledge, pairs: dict[tuple[str, str], Mapping]
) -> None:
    by_service: dict[str, set[str]] = defaultdict(set)
    for control, _ in pairs:
        for service in knowledge.controls[control].services:
            by_service[service].add(control)
    assert {
        one: len(by_service[one]) for one in MAIN_SERVICES.split() if len(by_service[one]) < 2
    } == {}


def test_an_enhancement_is_not_served_by_what_serves_its_control_alone(
    pairs: dict[tuple[str, str], Mapping],
) -> None:
    """Each clause is judged by itself: what is tied to AC-6 says nothing of AC-6(10)."""
    served = {notation for _, notation in pairs}
    assert "AC-6" in served and "AC-6(10)" not in served
    assert "AC-6(10)" in {row["clause"] for row in rows()}


def test_clauses_of_the_baseline_alone_are_judged(knowledge: Knowledge) -> None:
    baselines = {
        one.notation: one.baselines
        for one in knowledge.requirements.values()
        if one.scheme == SCHEME
    }
    for row in rows():
        inside = "moderate" in baselines[row["clause"]]
        assert (row["reason"] != "not-looked-at") == inside, row
        assert (row["owner"] != "not-judged") == inside, row
        assert inside or row["note"] == "outside the moderate baseline"


def test_a_note_names_only_controls_that_exist(knowledge: Knowledge) -> None:
    plain = {"sign-in"}
    named = {
        word
        for row in rows()
        for word in re.findall(r"[a-z]+(?:-[a-z]+)+", row["note"])
        if word not in plain
    }
    assert len(named) > 20 and named <= knowledge.controls.keys()


def test_the_page_on_gaps_gives_these_figures(pairs: dict[tuple[str, str], Mapping]) -> None:
    served = len({notation for _, notation in pairs})
    judged = sum(row["reason"] != "not-looked-at" for row in rows())
    assert served + judged == MODERATE
    page = " ".join((ROOT / "docs/gaps.md").read_text(encoding="utf-8").split())
    assert (
        f"the {MODERATE} clauses of the moderate baseline and serve {served} of them; "
        f"the other {judged} are judged row by row" in page
    )
    assert f"the {len(rows()) - judged} clauses outside the baseline" in page
