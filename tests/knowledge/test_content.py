"""What the ontology holds, against tables written from the published texts by hand."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.knowledge.holding import Question, which_holds
from dutygraph.model.knowledge import Mapping, Responsibility
from dutygraph.model.namespace import slug_of
from dutygraph.model.words import Relation, SourceKind

MODELS = ("on-premises", "iaas", "paas", "saas")
SCHEMES = ("gb-t-22239-2019", "iso-iec-27001-2022")
ROOT_LAYER = "cloud-stack"
WHOLE = (Relation.EQUAL, Relation.SUPERSET)
PHYSICAL = ("8.1.1.", "A.7.")
# Where the hardware stands in the tenant's house: an edge site, and the stack that runs there.
OWN_SITES = {"cloudpond-site", "hcs"}
CONTROLS_OF_AN_OWN_SITE = {"data-centre-physical-access", "dedicated-site-physical-security"}

# Written from the published texts before the data was: by edition one line for each layer that the
# text names, and who carries it on premises and under IaaS, PaaS and SaaS: P provider, T tenant,
# B both, - not said. A layer without a line is not named in the text at all.
CELLS = {
    "huawei-cloud-2023": """
        physical-facilities          - P P P
        cloud-services               - P P P
        security-functions           - P P P
        cloud-operations             - P P P
        compliance                   - P P P
        security-settings            - P P P
        vulnerability-remediation    - P P P
        incident-response            - P P P
        network-controls             - T T T
        operating-system             - T T T
        api-gateways                 - T T T
        security-services            - T T T
        configuration                - T T T
        data                         - T T T
        identity-and-access          - T T T
        key-management               - T T T
    """,
    "adoption-framework-2025": """
        physical-facilities          T P P P
        physical-hosts               T P P P
        physical-network             T P P P
        virtualisation               - P P P
        operating-system             T T T T
        applications                 T T T T
        data                         T T T T
        network-controls             T - - -
        intrusion-detection          T - - -
        cloud-services               - P P P
        cloud-operations             - P P P
        compliance                   - P P P
        security-settings            - P P P
        vulnerability-remediation    - P P P
        incident-response            - P P P
    """,
    "huawei-cloud-2025": """
        physical-facilities          - P P P
        physical-hosts               - P P P
        physical-network             - P P P
        virtualisation               - P P P
        cloud-services               - P P P
        compliance                   - P P P
        security-settings            - - P P
        vulnerability-remediation    - - P P
        security-controls            - - P P
        intrusion-detection          - - P P
        data                         - T T T
        identity-and-access          - T T T
        credentials                  - T T T
        data-lawfulness              - T T T
        jointly-controlled-assets    - B B B
    """,
    "general-model-2026": """
        data                         T T T T
        configuration                T T T T
        identity-and-access          T T T T
        client-devices               T T T B
        applications                 T T B B
        network-controls             T T B P
        operating-system             T T P P
        credentials                  T T T T
        virtualisation               T P P -
        runtime                      T - P P
        physical-hosts               T P P P
        physical-network             T P P P
        physical-facilities          T P P P
        security-operations          T - - -
        vulnerability-remediation    T - - -
        intrusion-detection          T - - -
        incident-response            T - - -
    """,
}
WORDS = {
    "-": frozenset[str](),
    "P": frozenset({"provider"}),
    "T": frozenset({"tenant"}),
    "B": frozenset({"provider", "tenant"}),
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def cells(statements: tuple[Responsibility, ...], edition: str) -> Iterator[tuple[str, str, str]]:
    """Layer, service model and party ("" for a silence) of an edition's cells."""
    for one in statements:
        if one.edition == edition and one.layer:
            for model in one.scope.service_models or MODELS:
                yield one.layer, model, one.party or ""


def written(edition: str) -> dict[tuple[str, str], frozenset[str]]:
    """The table of an edition by layer and service model."""
    table: dict[tuple[str, str], frozenset[str]] = {}
    for line in CELLS[edition].split("\n"):
        if line.strip():
            layer, *letters = line.split()
            table |= {
                (layer, model): WORDS[letter] for model, letter in zip(MODELS, letters, strict=True)
            }
    return table


@pytest.mark.parametrize("edition", CELLS)
def test_an_editions_cells_are_those_of_the_published_text(
    knowledge: Knowledge, edition: str
) -> None:
    said: dict[tuple[str, str], set[str]] = {}
    for layer, model, party in cells(knowledge.responsibilities, edition):
        said.setdefault((layer, model), set()).add(party)
    expected = {cell: who for cell, who in written(edition).items() if who}
    assert {cell: frozenset(who) for cell, who in said.items()} == expected


@pytest.mark.parametrize("edition", CELLS)
def test_every_cell_of_an_edition_is_said_or_silent_and_never_both(
    knowledge: Knowledge, edition: str
) -> None:
    said = {(layer, model) for layer, model, _ in cells(knowledge.responsibilities, edition)}
    silent = Counter((layer, model) for layer, model, _ in cells(knowledge.silences, edition))
    every = {
        (layer, model) for layer in knowledge.layers if layer != ROOT_LAYER for model in MODELS
    }
    assert said | silent.keys() == every
    assert not said & silent.keys()
    assert set(silent.values()) == {1}


def test_an_edition_with_cells_has_a_table(knowledge: Knowledge) -> None:
    statements = (*knowledge.responsibilities, *knowledge.silences)
    assert {one.edition for one in statements if one.layer} == set(CELLS)


def test_only_the_general_model_and_the_framework_speak_of_premises(knowledge: Knowledge) -> None:
    told = {
        one.edition
        for one in knowledge.responsibilities
        if one.layer and "on-premises" in (one.scope.service_models or MODELS)
    }
    assert told == {"general-model-2026", "adoption-framework-2025"}


def test_a_retelling_is_marked_as_one(knowledge: Knowledge) -> None:
    retold = {
        one.layer
        for one in knowledge.responsibilities
        if one.layer and one.source_kind is SourceKind.RETELLING
    }
    assert retold == {"security-settings", "vulnerability-remediation", "incident-response"}


def test_there_is_enough(knowledge: Knowledge) -> None:
    services = [one for one in knowledge.services.values() if not one.part_of]
    assert len(services) >= 12
    assert len(knowledge.controls) >= 30
    unchecked = knowledge.controls.keys() - knowledge.checks.keys()
    assert len(unchecked) >= 12


@pytest.mark.parametrize("scheme", SCHEMES)
def test_checks_reach_clauses_through_a_responsibility_of_the_tenant(
    knowledge: Knowledge, scheme: str
) -> None:
    mapped = {
        one.control
        for one in knowledge.mappings
        if knowledge.requirements[one.requirement].scheme == scheme
    }
    owed = {one.control for one in knowledge.responsibilities if one.party == "tenant"}
    assert len(knowledge.checks.keys() & mapped & owed) >= 25


def test_every_check_is_owed_by_the_tenant_who_configures(knowledge: Knowledge) -> None:
    owed = {
        one.control
        for one in knowledge.responsibilities
        if one.party == "tenant" and one.role == "configures"
    }
    assert knowledge.checks.keys() <= owed


def test_the_schemes_are_whole(knowledge: Knowledge) -> None:
    clauses = [one for one in knowledge.requirements.values() if not one.is_group]
    notations = [one.notation for one in clauses if one.scheme == SCHEMES[0]]
    assert sum(one.startswith("8.1.") for one in notations) == 211
    assert sum(one.startswith("8.2.") for one in notations) == 46
    standard = [one.notation for one in clauses if one.scheme == SCHEMES[1]]
    annex = Counter(one.split(".")[1] for one in standard if one.startswith("A."))
    assert annex == {"5": 37, "6": 8, "7": 14, "8": 34}


def test_a_mapping_is_equal_or_wider_only_by_a_second_reading_and_leaves_nothing(
    knowledge: Knowledge,
) -> None:
    whole = [one for one in knowledge.mappings if one.relation in WHOLE]
    unread = [
        one.iri
        for one in whole
        if one.second_reading is None or one.second_reading.relation is not one.relation
    ]
    assert unread == []
    assert {one.iri for one in knowledge.mappings if one.leaves is None} == {
        one.iri for one in whole
    }


def test_what_serves_physical_clauses_is_the_providers_or_the_tenants_for_its_own_site(
    knowledge: Knowledge,
) -> None:
    serving: dict[str, set[str]] = {}
    for one in knowledge.mappings:
        requirement = knowledge.requirements[one.requirement]
        if requirement.scheme in SCHEMES and requirement.notation.startswith(PHYSICAL):
            serving.setdefault(requirement.scheme, set()).add(one.control)
    assert serving.keys() == set(SCHEMES)
    physical = set[str]().union(*serving.values())
    owed = [one for one in knowledge.responsibilities if one.control in physical]
    assert {one.control for one in owed} == physical
    others = [one for one in owed if one.party != "provider"]
    elsewhere = [one.iri for one in others if one.party != "tenant" or not at_own_site(one)]
    assert elsewhere == []
    assert {one.control for one in others} == CONTROLS_OF_AN_OWN_SITE


def at_own_site(one: Responsibility) -> bool:
    """Whether a responsibility names nothing but places where the tenant has the house."""
    scope = one.scope
    named = {*scope.services, *scope.components, *scope.features}
    return bool(named) and named <= OWN_SITES


def texts(mapping: Mapping) -> Iterator[str]:
    leaves = () if mapping.relation in WHOLE else (mapping.leaves,)
    for text in (mapping.reason, mapping.covers, *leaves):
        assert text is not None and text.zh is not None, mapping.iri
        yield text.en
        yield text.zh


def test_no_text_of_a_mapping_is_another_with_the_names_changed(knowledge: Knowledge) -> None:
    names = {name for one in knowledge.services.values() for name in (one.label.en, one.label.zh)}
    names |= {one.code for one in knowledge.services.values()}
    names |= {"bucket", "buckets", "object", "objects", "disk", "disks", "server", "servers"}
    names |= {"database", "databases", "tenant", "provider", "cloud", "account", "the", "a", "of"}
    names |= {"桶", "对象", "云硬盘", "磁盘", "云服务器", "服务器", "数据库", "租户", "服务商"}
    ascii_names = sorted((one for one in names if one and one.isascii()), key=len, reverse=True)
    others = sorted((one for one in names if one and not one.isascii()), key=len, reverse=True)
    words = re.compile(rf"\b({'|'.join(map(re.escape, ascii_names))})\b", re.IGNORECASE)
    signs = re.compile("|".join(map(re.escape, others)))
    bare = Counter(
        re.sub(r"[\W\d]+", " ", signs.sub("", words.sub("", text))).strip().lower()
        for mapping in knowledge.mappings
        for text in texts(mapping)
    )
    assert [text for text, times in bare.items() if times > 1 or len(text) < 2] == []


def test_every_citation_leads_to_a_publication(knowledge: Knowledge) -> None:
    assert {one.publication for one in knowledge.citations.values()} == set(knowledge.publications)


def test_every_claim_has_a_holder_and_both_schemes_are_claimed(knowledge: Knowledge) -> None:
    assert {one.holder for one in knowledge.claims} <= knowledge.organisations.keys()
    assert {slug_of(one.scheme) for one in knowledge.claims if one.scheme} >= set(SCHEMES)
    assert not [one for one in knowledge.claims if one.valid_from or one.valid_to]
    assert {
        slug_of(one.iri) for one in knowledge.claims if not one.edition_stated and one.scheme
    } == {
        "gb-t-22239-2019-huawei-cloud",
        "iso-iec-27001-2022-huawei-cloud",
    }


def test_a_rule_is_close_only_where_it_asks_the_same(knowledge: Knowledge) -> None:
    close = {(one.tool, one.rule) for one in knowledge.policy_mappings if one.closeness == "close"}
    for other in (
        ("huaweicloud-config", "vpc-default-sg-closed"),  # asks about outgoing traffic as well
        ("huaweicloud-config", "volumes-encrypted-check"),  # attached disks only
        ("huaweicloud-config", "rds-instance-enable-backup"),  # on, for however few days
        ("prowler", "vpc_security_group_open_ingress"),  # five ports at once, IPv4 only
        ("prowler", "obs_bucket_public_access"),  # reading and writing in one
    ):
        assert other not in close
        assert other in {(one.tool, one.rule) for one in knowledge.policy_mappings}


SPLIT = [
    ("host-system-patching", "cce", "cce-node", "tenant"),
    ("host-system-patching", "cce", "cce-control-plane", "provider"),
    ("host-system-patching", "functiongraph", "functiongraph-compute-node", "provider"),
    ("host-system-patching", "ecs", None, "tenant"),
    ("data-centre-physical-access", "cloudpond", "cloudpond-site", "tenant"),
    ("data-centre-physical-access", "ecs", None, "provider"),
    ("function-code-security", "functiongraph", None, "tenant"),
]


@pytest.mark.parametrize(("control", "service", "component", "party"), SPLIT)
def test_who_holds_where_a_service_divides_otherwise(
    knowledge: Knowledge, control: str, service: str, component: str | None, party: str
) -> None:
    models = knowledge.services[component or service].service_models
    layers = knowledge.controls[control].layers
    asked = Question(date(2026, 6, 30), control, layers, models[0], service, component)
    statements = (*knowledge.responsibilities, *knowledge.silences)
    assert which_holds(statements, knowledge.editions, asked).parties == (party,)
