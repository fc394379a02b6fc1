"""The pages over HTTP against the real server: each with its facts, in both languages.

Expected facts are those of the ontology's files and of the sample tenant's answer key.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import DG, EV, catalogue_iri
from dutygraph.workspace import Workspace
from tests.tenants.evidence import make_evidence
from tests.web.reading import Page, read
from tests.web.serving import Reply, ask, page, serving

ROOT = Path(__file__).resolve().parents[2]
AS_OF = datetime(2026, 6, 30, tzinfo=UTC)
LANGUAGES = ("en", "zh-Hans")
CONTROLS = len(list((ROOT / "ontology" / "controls").rglob("*.ttl")))
MLPS, ISO = "gb-t-22239-2019", "iso-iec-27001-2022"
SCRIPT = "<script>alert('web')</script>"

FACTS = {
    "/": (f"{CONTROLS} controls", f"{CONTROLS} 控制"),
    "/search?q=OBS": ("Object Storage Service", "对象存储服务"),
    "/search?q=桶静态加密": ("Bucket encryption at rest", "桶静态加密"),
    "/controls": ("Bucket encryption at rest", "云硬盘加密"),
    "/controls/obs-bucket-encryption": (
        "Every bucket encrypts the objects that are put into it.",
        "每个桶都对放入的对象加密保存。",
    ),
    "/services": ("Relational Database Service", "云数据库 RDS"),
    "/services/rds": ("Database storage encryption", "数据库存储加密"),
    "/parties": ("Offers and runs cloud services.", "提供并运行云服务。"),
    "/parties/tenant": ("Bucket access logging", "SSH不对互联网开放"),
    "/layers": ("Physical facilities", "物理设施"),
    "/layers/physical-facilities": (
        "Buildings, rooms, power, cooling and access control of data centres.",
        "物理设施",
    ),
    "/requirements": ("GB/T 22239-2019", "GB/T 22239-2019"),
    f"/requirements/{MLPS}": ("Choice of physical location", "物理位置选择"),
    f"/requirements/{MLPS}/8-1-4-7-a": (
        "Integrity of important data in transit",
        "重要数据传输完整性",
    ),
    f"/requirements/{MLPS}/8-1-1": ("Secure physical environment", "安全物理环境"),
    f"/requirements/{ISO}": ("ISO/IEC 27001:2022", "ISO/IEC 27001:2022"),
    f"/requirements/{ISO}/a-5-7": ("PM-16", "在其他标准中"),
    "/requirements/nist-800-53-r5": ("Contingency Planning", "其中508个标题仅有英文。"),
    "/requirements/nist-800-53-r5?page=11": ("Component Disposal", "现行"),
    "/requirements/nist-800-53-r5/ac-2": ("related concept draft", "低、中、高"),
    "/requirements/nist-csf-2-0/pr-aa-01": ("IA-11", "草案"),
    "/requirements/bsi-c5-2020/cos-03": ("ecs-instance-in-vpc", "服务器位于指定的VPC"),
    "/requirements/dora-2022-2554": ("since 2025-01-17", "数字运营韧性法"),
    "/editions": ("General model of shared responsibility", "通用责任共担模型"),
    "/editions/huawei-cloud-2023": (
        "Huawei Cloud, older shared responsibility text",
        "华为云责任共担模型（较早文本）",
    ),
    "/claims": ("ISO/IEC 20000, claimed by Huawei Cloud", "华为云声明持有ISO/IEC 20000"),
    "/claims/iso-iec-27001-2013-huawei-cloud": (
        "This edition has been replaced and proves nothing of the later one.",
        "该版次已被替代，不能证明后一版次。",
    ),
    "/claims/iso-iec-27001-2022-huawei-cloud": ("the page names no edition", "页面未写明版次"),
    "/parties/provider": ("Public claims of certificates", "公开的认证声明"),
    "/parties/carrier": ("Circuits across the border", "中国大陆跨境电路"),
    "/services/nat": (
        "Address translation is a networking component, over which IaaS may leave the customer "
        "limited control.",
        "地址转换是网络组件，IaaS可将其有限的控制权留给客户。",
    ),
    f"/explore?node={catalogue_iri('service', 'obs')}": ("Object Storage Service", "对象存储服务"),
    "/terms": ("Evidence vocabulary", "词汇"),
    "/terms/evidence": ("encryptionAtRest", "对象存储"),
    "/terms/responsibility/owedBy": (
        "Links a responsibility to the one party that must carry it out.",
        "将责任连到必须履行它的那个责任方。",
    ),
    "/terms/responsibility/Responsibility": ("Negative example:", "反例"),
    "/terms/evidence/ObjectStorage": ("Bucket encryption at rest", "桶静态加密"),
    "/terms/evidence/tag": ("a newer file replaces all of them", "整体替换"),
    "/sources": ("CloudPond: security", "来源"),
    "/matrix": ("searched, not said", "已查阅，未说明"),
    "/matrix?edition=general-model-2026": ("general model", "通用模型"),
    "/matrix?service=rds": ("this service", "该服务"),
    "/status": ("Your part", "您的部分"),
    "/status?party=tenant&status=not-met": ("not met", "未满足"),
    "/status/obs-bucket-encryption": ("encryption at rest", "静态加密"),
    "/status/cts-tracker-enabled": ("cn-east-3", "cn-east-3"),
    f"/status/requirements/{MLPS}": ("Building resistant to earthquake", "机房建筑防震防风防雨"),
}
PLACES = [(path, lang) for path in FACTS for lang in LANGUAGES]

FORBIDDEN = re.compile(
    r"https?://|urn:|\b(dg|ev|sh|earl|skos|rdfs?|owl|dcterms|prov|control|service|party|layer"
    r"|requirement|shape|check|kind|edition):[a-z]|\b(RDF|SHACL|EARL|IRI|OWL|cantTell|triples?)\b",
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"(?:\b[A-Za-z']+\b[ ,]+){3,}[A-Za-z']+")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample tenant with everything that its manifest names."""
    evidence = make_evidence(tmp_path_factory.mktemp("webshop"), AS_OF)
    home = tmp_path_factory.mktemp("pages") / "home"
    with Workspace.create(home) as workspace:
        workspace.import_requests(evidence.requests("together"), tenant="webshop")
        workspace.set_scope("webshop", evidence.scope())
        workspace.status("webshop", as_of=AS_OF)
    (home / "made").touch()
    with serving(home) as base:
        yield base


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a workspace into which nothing was imported."""
    home = tmp_path_factory.mktemp("bare") / "home"
    Workspace.create(home).close()
    with serving(home) as base:
        yield base


def got(base: str, path: str, lang: str = "en") -> Reply:
    bare_path, _, query = path.partition("?")
    asked = dict(pair.split("=", 1) for pair in query.split("&")) if query else {}
    return page(base, bare_path, **asked, lang=lang)


@cache
def shown(base: str, path: str, lang: str = "en") -> Page:
    reply = got(base, path, lang)
    assert reply.status == 200, f"{path}: {reply.text[:400]}"
    return read(reply.text)


@pytest.mark.parametrize(("path", "lang"), PLACES)
def test_each_page_tells_its_fact_in_its_language(shop: str, path: str, lang: str) -> None:
    found = shown(shop, path, lang)
    assert FACTS[path][LANGUAGES.index(lang)] in found.text


@pytest.mark.parametrize(("path", "lang"), PLACES)
def test_no_page_shows_a_name_that_only_machines_use(shop: str, path: str, lang: str) -> None:
    seen = shown(shop, path, lang).outside("rdf")
    assert not [one.text for one in seen if FORBIDDEN.search(one.text)]


@pytest.mark.parametrize(("path", "lang"), PLACES)
def test_no_text_is_marked_with_a_language_that_it_is_not_in(
    shop: str, path: str, lang: str
) -> None:
    wrong = []
    for one in shown(shop, path, lang).outside("rdf"):
        if {"bdi", "code", "pre"} & set(one.within):
            continue
        if one.lang == "en" and CHINESE.search(one.text):
            wrong.append(one)
        if one.lang == "zh-Hans" and ENGLISH.search(one.text):
            wrong.append(one)
    assert not wrong


@pytest.mark.parametrize("path", list(FACTS))
def test_headings_follow_each_other_and_ids_are_unique(shop: str, path: str) -> None:
    found = shown(shop, path)
    assert found.headings[0] == 1 and found.headings.count(1) == 1
    steps = zip(found.headings, found.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert len(found.ids) == len(set(found.ids))
    assert found.tags.count("table") == found.tags.count("caption")


@pytest.mark.parametrize("path", list(FACTS))
def test_links_lead_somewhere(shop: str, path: str) -> None:
    links = {one.partition("#")[0] for one in shown(shop, path).links}
    ours = sorted(one for one in links if one.startswith("/") and "as=" not in one)
    broken = [one for one in ours[::7] if ask(shop + one, headers=HTML).status >= 400]
    assert ours and not broken


HTML = {"Accept": "text/html"}
UNKNOWN = [
    "/controls/nothing-here",
    "/services/nothing-here",
    "/parties/nothing-here",
    "/layers/nothing-here",
    "/requirements/nothing-here",
    f"/requirements/{MLPS}/9-9-9",
    "/editions/nothing-here",
    "/sources/nothing-here",
    "/terms/nothing-here",
    "/terms/party/nothing-here",
    "/terms/party/owedBy",
    "/ns/nothingHere",
    "/context/v9.jsonld",
    "/matrix?service=nothing-here",
    "/matrix?edition=nothing-here",
    "/status/nothing-here",
    "/status/requirements/nothing-here",
    "/status?tenant=nobody",
]


@pytest.mark.parametrize("path", UNKNOWN)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_name_is_not_found_and_leads_on(shop: str, path: str, lang: str) -> None:
    reply = got(shop, path, lang)
    assert reply.status == 404
    assert "Traceback" not in reply.text
    assert "/" in {one.partition("?")[0] for one in read(reply.text).links}


@pytest.mark.parametrize("path", ["/", "/controls", "/matrix", "/status", "/services/rds"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_stand_without_a_tenant(bare: str, path: str, lang: str) -> None:
    assert shown(bare, path, lang).text


def test_without_a_tenant_the_pages_say_how_to_import(bare: str) -> None:
    for path in ("/", "/status", "/status/obs-bucket-encryption", f"/status/requirements/{MLPS}"):
        assert "dutygraph import" in shown(bare, path).text


def test_the_sample_says_that_its_data_are_made(shop: str) -> None:
    assert "Made data" in shown(shop, "/").text
    assert "自造数据" in shown(shop, "/status", "zh-Hans").text


def test_a_hostile_name_is_only_ever_text(shop: str) -> None:
    reply = got(shop, "/status/ecs-no-default-group")
    assert SCRIPT not in reply.text
    assert SCRIPT in read(reply.text).text


def test_a_hostile_argument_is_only_ever_text(shop: str) -> None:
    for path in ("/search", "/status", "/matrix", "/controls"):
        for name in ("q", "status", "service", "page", "tenant", "lang", "edition", "as"):
            reply = page(shop, path, **{name: f'"><script>{name}</script>'})
            assert "<script>" not in reply.text.replace('<script src="', "")
            assert reply.status in (200, 404)


def test_a_clause_names_first_what_is_not_met(shop: str) -> None:
    text = shown(shop, f"/requirements/{ISO}/a-8-15").text
    failed = text.index("Operations recorded in every region : not met")
    assert failed < text.index("Calls of interfaces logged : not shown")
    assert "not met within the clause, so it counts as" not in text


ANSWERED = {
    "obs-bucket-encryption": ("not met", "acme-none"),
    "obs-bucket-versioning": ("not shown", ""),
    "kms-key-rotation": ("not met", ""),
    "iam-password-history": ("met", ""),
    "iam-operation-protection": ("not shown", ""),
    "cts-tracker-enabled": ("not met", ""),
}


@pytest.mark.parametrize("control", list(ANSWERED))
def test_the_proof_of_a_line_says_what_the_answer_key_says(shop: str, control: str) -> None:
    badges = [one.text for one in shown(shop, f"/status/{control}").said if "badge" in one.classes]
    assert badges[0] == ANSWERED[control][0]


def test_a_drift_shows_both_values_with_file_and_place(shop: str) -> None:
    """A05: Terraform says encrypted, the cloud says not; the cloud's value counts."""
    found = shown(shop, "/status/obs-bucket-encryption").text
    assert re.search(r"false counts .{0,120}config", found)
    assert re.search(r"true set aside .{0,160}/resources/\d+/instances/\d+/attributes/", found)


def test_the_head_of_a_status_says_scope_date_and_both_parts(shop: str) -> None:
    found = shown(shop, "/status").text
    assert "as of 2026-06-30" in found
    assert "Your part" in found and "The provider's part" in found


def test_counts_by_word_add_up_to_the_lines(shop: str) -> None:
    found = shown(shop, "/status").text
    parts = re.findall(r"(?:Your part|The provider's part|nobody's yet) (\d+) lines", found)
    total = re.search(r"(\d+) of (\d+) lines", found)
    assert total and sum(map(int, parts)) == int(total[2]) == int(total[1])


@pytest.mark.parametrize("chosen", ["status=not-met", "party=provider", "service=obs"])
def test_a_filter_narrows_the_lines_and_says_so(shop: str, chosen: str) -> None:
    total = re.search(r"(\d+) of (\d+) lines", shown(shop, f"/status?{chosen}").text)
    assert total and 0 < int(total[1]) < int(total[2])


def test_every_page_of_a_long_list_is_reached_and_rows_are_lost_nowhere(shop: str) -> None:
    wanted = int(re.findall(r"(\d+) of \d+ lines", shown(shop, "/status").text)[0])
    seen = 0
    for number in range(1, 50):
        found = shown(shop, f"/status?page={number}")
        rows = re.search(r"(\d+) to (\d+) of (\d+)", found.text)
        assert rows and int(rows[3]) == wanted
        seen += int(rows[2]) - int(rows[1]) + 1
        if int(rows[2]) == wanted:
            break
    assert seen == wanted


@pytest.mark.parametrize(
    ("asked", "media"),
    [
        ("turtle", "text/turtle"),
        ("jsonld", "application/ld+json"),
        ("ntriples", "application/n-triples"),
    ],
)
def test_a_thing_can_be_had_as_data(shop: str, asked: str, media: str) -> None:
    for reply in (
        page(shop, "/controls/obs-bucket-encryption", **{"as": asked}),
        ask(shop + "/controls/obs-bucket-encryption", headers={"Accept": media}),
    ):
        assert reply.status == 200 and reply.media_type == media
        assert "Bucket encryption at rest" in reply.text


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/control/obs-bucket-encryption", "/controls/obs-bucket-encryption"),
        ("/service/rds", "/services/rds"),
        ("/party/tenant", "/parties/tenant"),
        ("/ns/owedBy", "/terms/responsibility/owedBy"),
        ("/ev/ObjectStorage", "/terms/evidence/ObjectStorage"),
        ("/module/party", "/terms/party"),
        (f"/scheme/{MLPS}", f"/requirements/{MLPS}"),
        (f"/requirement/{MLPS}/8-1-4-7-a", f"/requirements/{MLPS}/8-1-4-7-a"),
    ],
)
def test_the_path_of_an_iri_leads_to_its_page(shop: str, path: str, leads_to: str) -> None:
    reply = ask(shop + path, headers=HTML)
    assert reply.status in (302, 303)
    assert reply.headers["Location"] == leads_to


def test_the_matrix_draws_who_says_so_differently(shop: str) -> None:
    """Physical facilities: the provider's own pages; on-premises only the general model."""
    reply = got(shop, "/matrix")
    for drawn in (
        "d-stated p-provider",
        "d-general p-tenant",
        "d-silent p-none",
        "d-parts p-none",
    ):
        assert f'class="cell {drawn}"' in reply.text
    assert "layers/physical-facilities?lang=en#" in reply.text
    of_controls_alone = got(shop, "/matrix?edition=help-pages").text
    assert 'class="cell d-nobody p-none"' in of_controls_alone


def test_services_of_several_providers_with_one_code_are_told_apart(shop: str) -> None:
    by_service = re.findall(
        r'<a href="/matrix\?service=[^"]+" title="[^"]+">([^<]+)</a>', got(shop, "/matrix").text
    )
    assert len(by_service) == len(set(by_service)) > 100
    assert {"mrs", "otc-mrs", "flexible-engine-cbr"} <= set(by_service)


def test_a_line_of_the_providers_part_leads_to_the_claim_it_rests_on(shop: str) -> None:
    shown_lines = got(shop, "/status?party=provider&status=inherited-without-proof").text
    claims = set(re.findall(r'href="/claims/([a-z0-9-]+)', shown_lines))
    assert claims
    for slug in claims:
        assert "Lines of webshop that rest on it" in shown(shop, f"/claims/{slug}").text


def test_each_statement_in_a_cell_of_the_matrix_can_be_reached(shop: str) -> None:
    table = got(shop, "/matrix").text.split('<table class="matrix">')[1].split("</table>")[0]
    for cell in table.split("<td")[1:]:
        for folded in re.findall(r"<details.*?</details>", cell, re.DOTALL):
            number = re.search(r"× (\d+)</summary>", folded)
            assert number and int(number[1]) == folded.count("<li><a href=") > 1
        kinds = re.findall(r'<span class="kind kind-([a-z-]+)"', cell)
        assert len(kinds) <= 6


def test_an_id_is_cut_on_the_page_and_whole_in_its_title(shop: str) -> None:
    text = got(shop, "/status").text
    outside = re.sub(r"<code>.*?</code>|<abbr title=.[0-9a-f]{32}.>", "", text, flags=re.DOTALL)
    assert re.search(
        r'account <abbr title="([0-9a-f]{8})[0-9a-f]{24}">\1…</abbr> in cn-east-3', text
    )
    assert not re.search(r"\b[0-9a-f]{32}\b", outside)


def test_numbers_have_their_proper_words(shop: str) -> None:
    for path in ("/status", "/status/obs-bucket-encryption", f"/requirements/{MLPS}/8-1-4-7"):
        assert "(s)" not in shown(shop, path).text
    assert "(1 line)" in shown(shop, "/status").text
    assert "lines)" in shown(shop, "/status").text


def test_every_term_has_a_page_that_the_vocabulary_leads_to(shop: str) -> None:
    terms = load_knowledge().terms.values()
    wanted = {f"/terms/{one.module}/{one.iri.rsplit('/', 1)[-1]}" for one in terms}
    found = {one.partition("?")[0] for one in shown(shop, "/terms").links}
    assert len(wanted) == len(terms) > 150
    assert wanted <= found
    for path in sorted(wanted)[::9]:
        for lang in LANGUAGES:
            assert shown(shop, path, lang).text


def test_a_term_says_what_leads_to_it_and_how_often_it_is_used(shop: str) -> None:
    owed = len(load_knowledge().responsibilities)
    found = shown(shop, "/terms/responsibility/owedBy").text
    assert f"{owed} statements with it" in found and "at most one" in found
    looking = [c for c in load_knowledge().checks.values() if c.kind == f"{EV}ObjectStorage"]
    assert f"{len(looking)} checks look" in shown(shop, "/terms/evidence/ObjectStorage").text
    party = shown(shop, "/terms/party/Party").text
    assert f"{len(load_knowledge().parties)} things of this class" in party
    assert "owed by" in party.partition("What leads here")[2]


def test_the_context_of_the_data_can_be_had_by_other_sites(shop: str) -> None:
    reply = ask(shop + "/context/v1.jsonld")
    assert (reply.status, reply.media_type) == (200, "application/ld+json")
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(reply.text)["@context"]["dg"] == DG
