"""Rules of other tools are tied to controls, and "close" is said of those that ask the same."""

from collections import defaultdict

import pytest
from rdflib import Namespace

from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.model.namespace import DG
from tests.knowledge.files import ROOT, parsed

TERMS = Namespace(DG)
CONFIG = "huaweicloud-config"
# Read by hand before the ties were written: (rule, control, closeness).
READ = """
    vpc-flow-logs-enabled vpc-flow-logs close
    vpc-sg-restricted-common-ports vpc-rule-common-ports-closed close
    vpc-sg-restricted-common-ports vpc-rule-database-ports-closed related
    dds-instance-port-check dds-default-port close
    cbr-vault-minimum-retention-check cbr-retention close
    iam-root-access-key-check iam-no-account-access-key close
    sfsturbo-encrypted-check sfs-turbo-encryption close
    rds-instance-enable-errorLog rds-error-slow-logs related
    ecs-protected-by-cbr ecs-backup related
    ecs-last-backup-created ecs-backup related
    drs-migration-job-not-public migration-network-encrypted related
    elb-tls-https-listeners-only elb-https-listeners related
    mrs-cluster-no-public-ip mrs-network-isolation related
    pca-certificate-expiration-check private-certificate-expiry related
"""
WITHOUT = ("allowed-ecs-flavors", "eip-bandwidth-limit", "cts-obs-bucket-track")


@pytest.fixture(scope="module")
def ties() -> dict[tuple[str, str], dict[str, str]]:
    """Closeness by tool and rule, by control."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for one in load_knowledge().policy_mappings:
        assert one.control not in found[one.tool, one.rule], one
        found[one.tool, one.rule][one.control] = one.closeness
    return found


def test_most_rules_are_tied(ties: dict[tuple[str, str], dict[str, str]]) -> None:
    assert len([rule for tool, rule in ties if tool == CONFIG]) >= 150
    assert len([rule for tool, rule in ties if tool == "prowler"]) >= 21
    assert not [rule for rule in WITHOUT if (CONFIG, rule) in ties]


@pytest.mark.parametrize("line", [one.strip() for one in READ.strip().splitlines()])
def test_a_tie_is_as_close_as_it_was_read(
    line: str, ties: dict[tuple[str, str], dict[str, str]]
) -> None:
    rule, control, closeness = line.split()
    assert ties[CONFIG, rule][control] == closeness


def test_no_rule_asks_the_same_as_two_controls(
    ties: dict[tuple[str, str], dict[str, str]],
) -> None:
    both = {
        key: close
        for key, controls in ties.items()
        if len(close := [slug for slug, word in controls.items() if word == "close"]) > 1
    }
    assert both == {}


def test_a_close_rule_is_about_a_service_of_its_control() -> None:
    graph = parsed(ROOT / "ontology/providers/huawei-cloud/config-policies.ttl")
    services = {
        str(graph.value(policy, TERMS.rule)): str(service).rpartition("/")[2]
        for policy, service in graph.subject_objects(TERMS.forService)
    }
    assert len(services) >= 150
    knowledge: Knowledge = load_knowledge()
    wrong = {
        (tie.rule, tie.control)
        for tie in knowledge.policy_mappings
        if tie.closeness == "close" and tie.rule in services
        if (own := knowledge.controls[tie.control].services)
        if services[tie.rule] not in own
    }
    assert wrong == set()
