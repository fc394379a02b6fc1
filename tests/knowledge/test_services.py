"""Services and who does what on them, against counts and rows written by hand."""

import csv
import re
from collections import Counter
from datetime import date

import pytest
from rdflib import RDF, Namespace, URIRef

from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.model.knowledge import Responsibility, Service
from dutygraph.model.namespace import DG, slug_of
from dutygraph.model.words import SourceKind
from dutygraph.status.duty import Duties
from tests.knowledge.files import ONTOLOGY, ROOT, parsed
from tests.shared_files import shared

TERMS = Namespace(DG)
HUAWEI = ONTOLOGY / "providers" / "huawei-cloud" / "services"
CATALOGUES = "data/catalogues"

# Counts, written before the data was: at least so many.
SERVICES = 120
SCOPED = 250
SHARE_OF_OWN_PAGES = 0.7
DUTIES, DUTY_SLUGS, SERVICES_WITH_DUTIES = 313, 285, 50

# Left out: no Chinese name was seen, or the page or the name itself is in doubt.
LEFT_OUT = """
    access-analyzer anc astro-zero cce-autopilot cec cgs clouddc cloudsite cnad compass cpcs cs
    csbs ctc cvr dcc des dlf dss ec edcm gacs gsl hecs hilens image imagesearch iotdm lakeformation
    mas metastudio mgc moderation msgsms ocr qiankun rds-mariadb sa sfs-turbo sparkrtc vbs web3
    welink
"""

# Code, names, category and service model.
BY_HAND = """
    obs | Object Storage Service | 对象存储服务 | storage | iaas
    ecs | Elastic Cloud Server | 弹性云服务器 | compute | iaas
    bms | Bare Metal Server | 裸金属服务器 | compute | iaas
    ims | Image Management Service | 镜像服务 | compute | iaas
    vpc | Virtual Private Cloud | 虚拟私有云 | network | iaas
    dc | Direct Connect | 云专线 | network | iaas
    dns | Domain Name Service | 云解析服务 | business | iaas
    cdn | Content Delivery Network | 内容分发网络 | edge | paas
    cce | Cloud Container Engine | 云容器引擎 | container | paas
    cci | Cloud Container Instance | 云容器实例 | container | paas
    rds | Relational Database Service | 云数据库 RDS | database | paas
    geminidb | GeminiDB | 云数据库 GeminiDB | database | paas
    das | Data Admin Service | 数据管理服务 | database | saas
    dcs | Distributed Cache Service | 分布式缓存服务 | middleware | paas
    servicestage | ServiceStage | 应用管理与运维平台 | devops | paas
    dws | GaussDB(DWS) | 数据仓库服务 GaussDB(DWS) | analytics | paas
    secmaster | SecMaster | 安全云脑 | security | saas
    csms | Cloud Secret Management Service | 云凭据管理服务 | security | paas
    cts | Cloud Trace Service | 云审计服务 | management | saas
    meeting | Meeting | 华为云会议 | business | saas
"""

# Service or part, control, party, role.
WHO_DOES_WHAT = """
    ecs | guest-system-configuration | tenant | acts
    ecs | vulnerability-notices | provider | acts
    bms | physical-server-maintenance | provider | acts
    cce-node | node-hardening | tenant | acts
    cce-autopilot-cluster | platform-vulnerability-remediation | provider | acts
    obs-client-side-encryption | client-side-key-custody | tenant | acts
    rds-mysql | system-accounts-operated | provider | acts
    dws | instance-maintenance | provider | acts
    dws | instance-maintenance | tenant | configures
    dws-snapshots | dws-snapshots | provider | acts
    functiongraph-compute-node | upgrade-notice | provider | acts
    functiongraph-code-download | download-links-protected | provider | acts
    dc-full-service | private-line-path | provider | acts
    dc-self-service | private-line-path | tenant | acts
    dc | private-line-optical-path | carrier | acts
    koogallery | product-problem-handling | partner | acts
    ims-public-images | operating-system-support | manufacturer | acts
    kms-imported-keys | imported-key-material | tenant | acts
    mrs-support-access | support-access-granted | tenant | configures
    waf-dedicated-mode | tenant-side-parts-current | tenant | acts
"""


def cells(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def catalogue(name: str) -> list[dict[str, str]]:
    with shared(f"{CATALOGUES}/{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def joined() -> list[dict[str, str]]:
    path = ROOT / "docs" / "join-duties.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ours(knowledge: Knowledge) -> dict[str, Service]:
    """Services of Huawei Cloud; a carrier's stand in a folder of their own."""
    stems = {path.stem for path in HUAWEI.glob("*.ttl")}
    return {slug: one for slug, one in knowledge.services.items() if slug in stems}


def places(one: Responsibility) -> tuple[str, ...]:
    return (*one.scope.services, *one.scope.components, *one.scope.features)


def scoped(knowledge: Knowledge) -> list[Responsibility]:
    return [one for one in knowledge.responsibilities if one.control and places(one)]


def test_there_are_enough_services(knowledge: Knowledge) -> None:
    assert len(ours(knowledge)) >= SERVICES
    assert not [slug for slug, one in ours(knowledge).items() if not one.service_models]


def test_every_service_of_the_catalogue_is_described_or_left_out(knowledge: Knowledge) -> None:
    codes = [row["code"] for row in catalogue("services")]
    assert sorted(codes) == sorted([*ours(knowledge), *LEFT_OUT.split()])


def test_a_service_without_a_chinese_name_is_left_out() -> None:
    nameless = {row["code"] for row in catalogue("services") if not row["name_zh"]}
    assert nameless <= set(LEFT_OUT.split())


@pytest.mark.parametrize(("code", "en", "zh", "category", "model"), cells(BY_HAND))
def test_a_service_is_as_the_catalogue_has_it(
    knowledge: Knowledge, code: str, en: str, zh: str, category: str, model: str
) -> None:
    service = knowledge.services[code]
    assert (service.code, service.label.en, service.label.zh) == (code, en, zh)
    assert (service.category.en, service.service_models) == (category, (model,))


def test_no_two_reasons_and_no_two_definitions_are_the_same(knowledge: Knowledge) -> None:
    everything = knowledge.services.values()
    reasons = [text for one in everything for text in one.classification_reasons if text]
    definitions = [one.definition for one in everything if one.definition]
    for texts in (reasons, definitions):
        for words in ([one.en for one in texts], [one.zh for one in texts]):
            assert [word for word, times in Counter(words).items() if times > 1] == []
    assert len(reasons) >= SERVICES


def test_a_service_model_is_stated_or_has_our_reason(knowledge: Knowledge) -> None:
    stated = {
        slug
        for slug, one in knowledge.services.items()
        if set(one.classification_kinds) != {SourceKind.OUR_JUDGEMENT} and one.service_models
    }
    assert stated == {"roma", "servicestage"}


def test_there_are_enough_responsibilities_of_services(knowledge: Knowledge) -> None:
    assert len(scoped(knowledge)) >= SCOPED
    kinds = {"services", "components", "features"}
    assert {
        kind for one in scoped(knowledge) for kind in kinds if getattr(one.scope, kind)
    } == kinds


def of_huawei_cloud(knowledge: Knowledge, one: Responsibility) -> bool:
    """Say whether a statement is about a service of Huawei Cloud or a part of one."""
    starts = tuple(f"{slug}-" for slug in ours(knowledge))
    return any(f"{place}-".startswith(starts) for place in places(one))


def publishers(knowledge: Knowledge, one: Responsibility) -> set[str]:
    publications = (knowledge.citations[cited].publication for cited in one.citations)
    return {knowledge.publications[found].publisher for found in publications}


def test_services_with_published_duties_rest_on_the_providers_own_pages(
    knowledge: Knowledge,
) -> None:
    about = [one for one in scoped(knowledge) if of_huawei_cloud(knowledge, one)]
    own = [
        one
        for one in about
        if one.source_kind is SourceKind.PROVIDER_PAGE
        and publishers(knowledge, one) == {"Huawei Cloud"}
    ]
    assert len(own) / len(about) >= SHARE_OF_OWN_PAGES


@pytest.mark.parametrize(("place", "control", "party", "role"), cells(WHO_DOES_WHAT))
def test_who_does_what(
    knowledge: Knowledge, place: str, control: str, party: str, role: str
) -> None:
    found = {
        (one.party, one.role)
        for one in knowledge.responsibilities
        if one.control == control and place in places(one)
    }
    assert (party, role) in found


def test_a_carriers_pages_are_its_own_edition_and_about_its_own_services(
    knowledge: Knowledge,
) -> None:
    foreign = {"open-telekom-cloud": "T-Systems", "flexible-engine": "Orange Business"}
    told = [one for one in knowledge.responsibilities if one.edition in foreign]
    assert {one.edition for one in told} == set(foreign)
    for one in told:
        assert places(one)
        assert not of_huawei_cloud(knowledge, one)
        assert publishers(knowledge, one) == {foreign[one.edition]}
    strangers = set(foreign.values())
    pages = [one for one in knowledge.responsibilities if one.edition == "help-pages"]
    assert not [one.iri for one in pages if publishers(knowledge, one) & strangers]


def test_a_feature_belongs_to_the_service_of_its_file() -> None:
    told = 0
    for path in (ONTOLOGY / "providers").rglob("services/*.ttl"):
        graph = parsed(path)
        for feature in graph.subjects(RDF.type, TERMS.Feature):
            assert slug_of(str(graph.value(feature, TERMS.featureOf))) == path.stem
            assert isinstance(feature, URIRef)
            told += 1
    assert told >= 30


def test_every_duty_of_the_catalogue_is_in_the_table() -> None:
    rows = catalogue("service-duties")
    assert len(rows) == DUTIES
    assert len({row["control_slug"] for row in rows}) == DUTY_SLUGS
    assert len({row["service"] for row in rows}) == SERVICES_WITH_DUTIES
    expected = [(row["control_slug"], str(n), row["service"]) for n, row in enumerate(rows, 1)]
    assert [(row["slug"], row["row"], row["service"]) for row in joined()] == expected


def test_every_duty_ends_in_a_control_or_a_layer_or_has_a_reason(knowledge: Knowledge) -> None:
    slugs = {slug_of(one.iri) for one in knowledge.responsibilities}
    for row in joined():
        kind, _, layer = row["final"].partition(":")
        assert row["reason"].strip(), row
        if kind == "layer":
            assert layer in knowledge.layers, row
        elif kind != "dropped":
            assert kind in knowledge.controls, row
        named = re.findall(r"responsibility ([a-z0-9-]+)", row["reason"])
        assert set(named) <= slugs, row


def test_most_duties_are_kept() -> None:
    found = Counter(row["final"].split(":")[0] for row in joined())
    assert found["dropped"] <= 25
    assert found["layer"] == 18


def test_a_conflict_between_sources_is_none_of_these(knowledge: Knowledge) -> None:
    duties = Duties(knowledge, date(2026, 11, 25), ())
    told = {
        control.slug: owed.conflicts
        for control in knowledge.controls.values()
        if (owed := duties.of(control)).conflicts
    }
    assert told == {}


# Who owed the checked controls before the duties of services were there: the tenant, and for
# backups of a database the provider who runs them as well.
CHECKED = """
    obs-bucket-no-public-read obs-bucket-no-public-write obs-bucket-encryption obs-bucket-versioning
    obs-bucket-tls-only obs-bucket-access-logging vpc-rule-ssh-closed vpc-rule-rdp-closed
    vpc-rule-all-ports-closed vpc-rule-database-ports-closed vpc-default-group-closed
    ecs-key-pair-login ecs-no-public-ip ecs-no-default-group ecs-host-protection
    evs-volume-encryption kms-key-rotation kms-key-not-pending-deletion iam-user-mfa
    iam-policy-no-admin iam-password-length iam-password-history iam-password-character-kinds
    iam-session-timeout iam-operation-protection cts-tracker-enabled cts-log-integrity
    cts-log-encryption cts-log-bucket-not-public rds-disk-encryption rds-no-public-ip rds-tls
    rds-backup-retention rds-multi-zone
"""


def test_the_checked_controls_are_still_owed_by_whom_they_were(knowledge: Knowledge) -> None:
    duties = Duties(knowledge, date(2026, 11, 25), ())
    assert len(CHECKED.split()) == 34
    for slug in CHECKED.split():
        owed = {party for party, _ in duties.of(knowledge.controls[slug]).by_party}
        also = {"provider"} if slug == "rds-backup-retention" else set()
        assert owed == {"tenant"} | also, slug
