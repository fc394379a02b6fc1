"""The explorer's page without JavaScript, and the data behind its drawing."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from dutygraph.export.catalogue import catalogue_lines
from dutygraph.export.void import release_lines
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.words import load_words
from dutygraph.model.namespace import BASE, DG, RDF_TYPE, SKOS, catalogue_iri
from dutygraph.model.text import LANGUAGES
from dutygraph.web.app import create_app
from tests.web.serving import Reply, address, ask, page
from tests.web.small import SmallWorld

PARTY = DG + "Party"
TENANT = catalogue_iri("party", "tenant")
ENCRYPTION = catalogue_iri("control", "obs-bucket-encryption")
HTML = {"Accept": "text/html"}


def expand(base: str, tenant: str = "", **asked: object) -> Reply:
    kind = {"Content-Type": "application/json"}
    body = json.dumps(asked).encode()
    return ask(address(base, "/explore/expand", tenant=tenant), "POST", body, kind)


def found(base: str, text: str, **arguments: str) -> list[dict[str, str]]:
    answer = ask(address(base, "/explore/search", q=text, **arguments)).json
    things: list[dict[str, str]] = answer["things"]
    return things


@pytest.mark.parametrize(("text", "lang"), [("certification body", "en"), ("认证机构", "zh-Hans")])
def test_a_name_is_found_in_both_languages(base: str, text: str, lang: str) -> None:
    first = found(base, text, lang=lang)[0]
    assert first["iri"] == catalogue_iri("party", "certification-body")
    assert (first["label"], first["lang"]) == (text, lang)
    assert first["page"].startswith(("/party/", "/parties/"))


@pytest.mark.parametrize("text", ["8.1.4.1", "obs", TENANT, "TENANT"])
def test_numbers_codes_and_addresses_are_found(base: str, text: str) -> None:
    assert found(base, text)


@pytest.mark.parametrize("text", ["", "  ", "no such thing anywhere", '"', "\\", "<x>", "}", "%"])
def test_odd_words_find_nothing_and_break_nothing(base: str, text: str) -> None:
    answer = ask(address(base, "/explore/search", q=text))
    assert answer.status == 200
    assert page(base, "/explore", q=text).status == 200


def test_links_are_counted_by_type_and_direction(base: str) -> None:
    answer = ask(address(base, "/explore/links", node=PARTY)).json
    kinds = {(one["property"], one["direction"]): one["count"] for one in answer["links"]}
    assert kinds[(RDF_TYPE, "in")] == 9
    assert answer["thing"]["label"] == "Party"


def start(base: str, node: str, **arguments: str) -> dict[str, Any]:
    answer = ask(address(base, "/explore/start", node=node, **arguments))
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def test_the_beginning_has_all_links_of_a_thing_with_few(base: str) -> None:
    found = start(base, ENCRYPTION)
    assert found["total"] == sum(one["count"] for one in found["links"]) == len(found["things"])
    labels = {one["label"] for one in found["things"]}
    assert {"Storage services", "Responsibility: tenant", "Mapping: Cryptography"} <= labels


def test_the_beginning_of_a_hub_has_something_of_each_link_type(base: str) -> None:
    found = start(base, DG + "Control")
    assert len(found["things"]) == 25 < found["total"]
    assert {one["link"] for one in found["things"]} == set(range(len(found["links"])))
    assert start(base, DG + "Control") == found


def test_a_search_page_has_places_to_begin(base: str) -> None:
    shown = page(base, "/explore", lang="en").text
    starts = re.findall(r'href="(/explore\?node=[^"]+)"', shown)
    assert len(starts) >= 10
    places = [base + one.replace("&amp;", "&") for one in (starts[0], starts[-1])]
    assert all(ask(place, headers=HTML).status == 200 for place in places)
    assert "桶静态加密" in page(base, "/explore", lang="zh-Hans").text


def test_expanding_leaves_out_what_is_shown_and_says_how_many_there_are(base: str) -> None:
    asked: dict[str, Any] = {"node": PARTY, "property": RDF_TYPE, "direction": "in"}
    first = expand(base, **asked, limit=4).json
    assert (len(first["things"]), first["present"], first["total"]) == (4, [], 9)
    shown = [one["iri"] for one in first["things"]]
    rest = expand(base, **asked, limit=100, shown=shown).json
    assert (len(rest["things"]), sorted(rest["present"]), rest["total"]) == (5, sorted(shown), 9)
    assert not {one["iri"] for one in rest["things"]} & set(shown)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"node": PARTY},
        {"node": PARTY, "property": RDF_TYPE, "direction": "sideways"},
        {"node": PARTY, "property": RDF_TYPE, "direction": "in", "limit": 0},
        {"node": PARTY, "property": RDF_TYPE, "direction": "in", "limit": "7"},
        {"node": PARTY, "property": RDF_TYPE, "direction": "in", "shown": "x"},
        {"node": "not an IRI", "property": RDF_TYPE, "direction": "in"},
        {"node": "urn:x> } #", "property": RDF_TYPE, "direction": "in"},
        {"node": 7, "property": RDF_TYPE, "direction": "in"},
    ],
)
def test_a_wrong_expansion_is_a_problem(base: str, wrong: dict[str, object]) -> None:
    answer = expand(base, **wrong)
    assert (answer.status, answer.media_type) == (400, "application/problem+json")


def test_the_page_alone_leads_from_thing_to_thing(base: str) -> None:
    shown = page(base, "/explore", node=PARTY).text
    links = [
        link.replace("&amp;", "&") for link in re.findall(r'href="(/explore\?node=[^"]+)#', shown)
    ]
    inward = next(link for link in links if "direction=in" in link and "type" in link)
    members = ask(base + inward, headers=HTML).text
    assert "9 of 9 shown" in members
    assert "certification body" in members


def test_the_table_is_there_in_chinese(base: str) -> None:
    shown = page(base, "/explore", node=PARTY, lang="zh-Hans").text
    assert "责任方" in shown
    assert "事物种类" in shown


def test_every_link_has_words_of_its_own_in_both_languages() -> None:
    knowledge = load_knowledge()
    catalogue = catalogue_lines(BASE, knowledge.version)
    release = release_lines(BASE, knowledge.version, knowledge.ontology_ntriples)
    said = ox.parse(
        knowledge.ontology_ntriples + catalogue + release, format=ox.RdfFormat.N_TRIPLES
    )
    foreign = {
        re.split("[/#]", quad.predicate.value)[-1]
        for quad in said
        if isinstance(quad.object, ox.NamedNode) and not quad.predicate.value.startswith(BASE)
    }
    english, chinese = (load_words(lang) for lang in LANGUAGES)
    assert len(foreign) > 20
    for name in foreign:
        assert english(f"web-property-{name}") != chinese(f"web-property-{name}")


def test_an_engagement_is_called_after_its_organisation(base: str) -> None:
    node = catalogue_iri("engagement", "china-unicom-shenzhen-carries-for-huawei-cloud")
    for lang, name in (("en", "Engagement: China Unicom"), ("zh-Hans", "中国联通深圳")):
        assert name in page(base, "/parties/carrier", lang=lang).text.split("</svg>")[0]
        assert name in page(base, "/explore", lang=lang, node=node).text


def test_evidence_is_explored_by_its_tenant_alone(base: str) -> None:
    things = found(base, "acme-logs", tenant="acme")
    assert things
    node = things[0]["iri"]
    assert page(base, "/explore", node=node, tenant="acme").status == 200
    assert found(base, "acme-logs", tenant="other") == []
    assert page(base, "/explore", node=node, tenant="other").status == 404


def test_what_nobody_knows_is_not_found(base: str) -> None:
    assert page(base, "/explore", node="urn:nothing").status == 404
    assert page(base, "/explore", node="not an IRI").status == 400


LINES = [
    f'<urn:a> <{SKOS}prefLabel> "thing"@en .',
    "<urn:a> <urn:has> _:inner .",
    '_:inner <urn:size> "12" .',
    "_:inner <urn:near> <urn:b> .",
    "_:inner <urn:deeper> _:deep .",
    '_:deep <urn:size> "13" .',
    *(f"<urn:a> <urn:many> <urn:m{number:03}> ." for number in range(230)),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    world = SmallWorld(tmp_path_factory.mktemp("explored"), {"urn:g": LINES})
    yield create_app(world).test_client()  # type: ignore[arg-type]
    world.store.close()


def test_a_value_without_a_name_is_shown_inside_and_is_no_link(client: FlaskClient) -> None:
    shown = client.get("/explore?node=urn:a", headers=HTML).text
    assert "<dd>12</dd>" in shown
    assert ">b</a>" in shown or ">urn:b</a>" in shown
    assert "<dd>…</dd>" in shown
    assert not re.search(r'href="[^"]*(_:|_%3A|bnode)', shown)


def test_many_things_come_by_the_page_with_all_of_them_counted(client: FlaskClient) -> None:
    seen: list[str] = []
    for number in (1, 2, 3):
        query = {"node": "urn:a", "property": "urn:many", "direction": "out", "page": number}
        text = client.get("/explore", query_string=query, headers=HTML).text
        assert "of 230 shown" in text
        seen += re.findall(r"node=urn(?:%3A|:)(m\d+)\"", text)
    assert sorted(set(seen)) == [f"m{number:03}" for number in range(230)]
    query = {"node": "urn:a", "property": "urn:many", "direction": "out", "page": 4}
    assert client.get("/explore", query_string=query).status_code == 404
