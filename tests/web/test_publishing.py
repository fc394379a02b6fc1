"""The running service publishes the ontology: FOOPS! and the W3C recipes, asked over HTTP.

The path of an IRI at our server stands for the IRI: w3id redirects it there (docs/publishing.md).
"""

import json
import re
from functools import cache

import pytest
from rdflib import DCAT, DCTERMS, OWL, RDF, SH, VOID, Graph, Literal, URIRef

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import BASE
from tests.web.iris import ONE_OF_EACH, get
from tests.web.reading import read
from tests.web.serving import Reply, ask, page

VERSION = load_knowledge().version
FORMS = {
    "text/turtle": ("turtle", "ttl"),
    "application/rdf+xml": ("xml", "rdf"),
    "application/ld+json": ("json-ld", "jsonld"),
    "application/n-triples": ("nt", "nt"),
}
OWL_FILES = {"ofn": "text/owl-functional", "owx": "application/owl+xml"}
ONTOLOGY = {"plain": "/", "version": f"/{VERSION}/"}
HTML = {"Accept": "text/html"}


@cache
def whole() -> int:
    return load_knowledge().ontology_ntriples.count(b"\n")


def graph(reply: Reply, form: str) -> Graph:
    return Graph().parse(data=reply.body, format=form)


@pytest.mark.parametrize("path", ONTOLOGY.values(), ids=ONTOLOGY)
@pytest.mark.parametrize("media", FORMS)
def test_the_ontologys_iri_answers_with_each_form_of_rdf(base: str, path: str, media: str) -> None:
    """CN1, RDF1, URI1, URI2, VER2: both IRIs, each serialisation, the same ontology."""
    reply = ask(base + path, headers={"Accept": media})
    assert (reply.status, reply.media_type) == (200, media)
    assert {"Accept", "Accept-Language"} <= set(reply.headers["Vary"].split(", "))
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    if media == "application/n-triples":
        assert reply.body == load_knowledge().ontology_ntriples
        assert f"<{BASE}> <{OWL.versionIRI}> <{BASE}{VERSION}/> .".encode() in reply.body


@pytest.mark.parametrize("path", [*ONTOLOGY.values(), "/release"])
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_ontologys_iri_answers_with_a_page(base: str, path: str, lang: str) -> None:
    """DOC1 and CN1: a browser reads about it, in its language."""
    reply = page(base, path, lang=lang)
    assert (reply.status, reply.media_type) == (200, "text/html")
    assert f'<html lang="{lang}">' in reply.text
    assert {"Accept", "Accept-Language"} <= set(reply.headers["Vary"].split(", "))


@pytest.mark.parametrize("path", [*ONTOLOGY.values(), "/ontology.nt"])
def test_links_lead_to_the_other_forms_and_the_description(base: str, path: str) -> None:
    links = ", ".join(ask(base + path, headers=HTML).headers.get_all("Link") or [])
    for media, (_, suffix) in FORMS.items():
        assert f'</ontology.{suffix}>; rel="alternate"; type="{media}"' in links
    assert '</.well-known/void>; rel="describedby"' in links


@pytest.mark.parametrize("folder", ["/", f"/{VERSION}/"])
@pytest.mark.parametrize(
    ("suffix", "media"), [*((s, m) for m, (_, s) in FORMS.items()), *OWL_FILES.items()]
)
def test_a_suffix_needs_no_accept(base: str, folder: str, suffix: str, media: str) -> None:
    reply = ask(f"{base}{folder}ontology.{suffix}", headers={"Accept": "image/png"})
    assert (reply.status, reply.media_type) == (200, media)
    assert len(reply.body) > 1_000_000


def test_what_was_had_before_is_not_sent_again(base: str) -> None:
    tag = ask(base + "/ontology.nt").headers["ETag"]
    again = ask(base + "/ontology.nt", headers={"If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")
    assert ask(base + "/ontology.ttl").headers["ETag"] != tag


@pytest.mark.parametrize(
    "path", ["/9.9.9/", "/9.9.9/ontology.ttl", "/ontology.doc", "/9.9.9/module/x"]
)
def test_another_version_or_form_is_not_here(base: str, path: str) -> None:
    assert page(base, path).status == 404


def test_a_form_that_nobody_has_is_not_acceptable_for_a_thing(base: str) -> None:
    assert get(base, "/ns/owedBy", "image/png").status == 406


@pytest.mark.parametrize("path", ONE_OF_EACH)
@pytest.mark.parametrize("media", ["text/turtle", "text/html"])
def test_every_kind_of_iri_answers(base: str, path: str, media: str) -> None:
    """URI1 for terms and things: one of each path, as data and as a page."""
    reply = get(base, "/" + path, media)
    assert (reply.status, reply.media_type) == (200, media), reply.text[:300]
    if media == "text/turtle":
        found = {str(one) for one in graph(reply, "turtle").subjects()}
        assert BASE + path in found


def test_there_are_many_kinds_of_iri() -> None:
    kinds = {path.split("/")[0] for path in ONE_OF_EACH}
    assert {"ns", "ev", "control", "party", "requirement", "mapping", "citation", "status"} <= kinds
    assert len(kinds) > 25


@pytest.mark.parametrize("iri", sorted(load_knowledge().terms))
def test_every_term_answers(base: str, iri: str) -> None:
    path = iri.removeprefix(BASE)
    assert ask(f"{base}/{path}", headers=HTML).status == 302
    reply = get(base, f"/{path}.nt")
    assert (reply.status, reply.media_type) == (200, "application/n-triples")
    assert f"<{iri}> ".encode() in reply.body


@pytest.mark.parametrize("path", ["control/evs-volume-encryption", "ev/ObjectStorage", "role/acts"])
@pytest.mark.parametrize("media", FORMS)
def test_a_things_data_comes_in_each_form_and_by_suffix(base: str, path: str, media: str) -> None:
    form, suffix = FORMS[media]
    for reply in (get(base, f"/{path}", media), get(base, f"/{path}.{suffix}")):
        assert (reply.status, reply.media_type) == (200, media)
        assert URIRef(BASE + path) in set(graph(reply, form).subjects())


MODULES = ["party", "evidence", "imported", "layers", "disjoint", "alignment-d3fend"]


@pytest.mark.parametrize("slug", MODULES)
def test_every_module_answers_with_its_own_file(base: str, slug: str) -> None:
    iri = URIRef(f"{BASE}module/{slug}")
    for path in (f"/module/{slug}", f"/{VERSION}/module/{slug}"):
        found = graph(get(base, path, "text/turtle"), "turtle")
        assert (iri, RDF.type, OWL.Ontology) in found
        assert get(base, path, "text/html").media_type == "text/html"
    assert len(graph(get(base, f"/module/{slug}.rdf"), "xml")) == len(found)
    assert len(graph(get(base, f"/module/{slug}.jsonld"), "json-ld")) == len(found)


def test_a_shape_answers_with_its_constraint_and_leads_to_its_control(base: str) -> None:
    path = "/shape/obs-bucket-encryption"
    found = graph(get(base, path, "text/turtle"), "turtle")
    assert (URIRef(BASE + path[1:]), RDF.type, SH.NodeShape) in found
    assert "Bucket encryption at rest" in read(get(base, path, "text/html").text).text


@pytest.mark.parametrize(
    "path", ["/mapping/nothing", "/role/nothing", "/shape/nothing", "/module/nothing", "/status/x"]
)
@pytest.mark.parametrize("media", ["text/turtle", "text/html"])
def test_an_unknown_iri_is_not_found(base: str, path: str, media: str) -> None:
    assert get(base, path, media).status == 404


@pytest.mark.parametrize("space", ["ns", "ev"])
def test_a_namespace_answers(base: str, space: str) -> None:
    assert get(base, f"/{space}/", "text/turtle").media_type == "text/turtle"
    assert "Responsibility" in get(base, f"/{space}/", "text/html").text


@cache
def described(base: str) -> Graph:
    reply = ask(base + "/.well-known/void")
    assert (reply.status, reply.media_type) == (200, "text/turtle")
    return graph(reply, "turtle")


def release(base: str) -> URIRef:
    [found] = described(base).subjects(VOID.uriSpace, Literal(BASE))
    assert isinstance(found, URIRef)
    return found


def test_the_description_counts_the_release(base: str) -> None:
    found, dataset = described(base), release(base)
    assert {DCAT.Dataset, VOID.Dataset} <= set(found.objects(dataset, RDF.type))
    assert int(found.value(dataset, VOID.triples)) == whole()  # type: ignore[arg-type]
    parts = list(found.objects(dataset, VOID.propertyPartition))
    uses = [int(found.value(part, VOID.triples)) for part in parts]  # type: ignore[arg-type]
    assert len(parts) > 80 and sum(uses) == whole()
    by_class = {
        str(found.value(part, VOID["class"])): int(found.value(part, VOID.entities))  # type: ignore[arg-type]
        for part in found.objects(dataset, VOID.classPartition)
    }
    assert by_class[f"{BASE}ns/Party"] == 9
    assert by_class[f"{BASE}ns/Control"] == len(load_knowledge().controls)
    assert {str(one) for one in found.objects(dataset, DCTERMS.license)} == {
        "https://creativecommons.org/licenses/by/4.0/"
    }
    titles = {one.language for one in found.objects(dataset, DCTERMS.title)}  # type: ignore[attr-defined]
    assert {str(one).lower() for one in titles} == {"en", "zh-hans"}


def test_each_file_of_the_description_is_served(base: str) -> None:
    found = described(base)
    files = list(found.objects(release(base), DCAT.distribution))
    assert len(files) == 6
    for one in files:
        place = str(found.value(one, DCAT.downloadURL)).removeprefix(BASE)
        media = str(found.value(one, DCAT.mediaType)).split("media-types/")[1]
        assert ask(f"{base}/{place}", "HEAD").media_type == media
    dumps = {str(one) for one in found.objects(release(base), VOID.dataDump)}
    assert dumps == {str(found.value(one, DCAT.downloadURL)) for one in files}


def test_the_description_names_the_endpoint_as_it_was_asked(base: str) -> None:
    found, endpoint = described(base), URIRef(f"{base}/sparql")
    [service] = found.subjects(RDF.type, DCAT.DataService)
    assert found.value(service, DCAT.endpointURL) == endpoint
    assert found.value(service, DCAT.servesDataset) == release(base)
    protocol = URIRef("https://www.w3.org/TR/sparql11-protocol/")
    assert found.value(service, DCTERMS.conformsTo) == protocol
    assert (release(base), VOID.sparqlEndpoint, endpoint) in found
    assert ask(f"{endpoint}?query=ASK%7B%7D").status == 200


def test_example_resources_answer(base: str) -> None:
    examples = list(described(base).objects(release(base), VOID.exampleResource))
    assert len(examples) >= 3
    for one in examples:
        assert get(base, "/" + str(one).removeprefix(BASE), "text/turtle").status == 200


def test_example_queries_are_in_the_description(base: str) -> None:
    assert len(list(described(base).subjects(RDF.type, SH.SPARQLSelectExecutable))) > 10


@pytest.mark.parametrize("media", FORMS)
def test_the_description_comes_in_each_form(base: str, media: str) -> None:
    reply = ask(base + "/.well-known/void", headers={"Accept": media})
    assert (reply.status, reply.media_type) == (200, media)
    assert len(graph(reply, FORMS[media][0])) == len(described(base))


def test_the_description_tells_nothing_of_tenants(base: str) -> None:
    text = ask(base + "/.well-known/void").text
    assert "acme" not in text and "/tenant/" not in text


def test_search_engines_are_told_in_their_words(base: str) -> None:
    html = page(base, f"/{VERSION}/").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    said = json.loads(found[1])
    assert (said["@type"], said["version"]) == ("Dataset", VERSION)
    assert said["@id"] == f"{BASE}{VERSION}/"
    assert said["license"].startswith("https://creativecommons.org/")


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_release_page_is_well_made(base: str, lang: str) -> None:
    found = read(page(base, f"/{VERSION}/", lang=lang).text)
    assert found.headings[:2] == [1, 2] and len(found.ids) == len(set(found.ids))
    files = [one for one in found.links if one.startswith("/ontology.")]
    assert len(files) == 6
    outside = " ".join(one.text for one in found.outside("rdf"))
    assert "https://" not in outside and "RDF" not in outside
    assert ("CC BY 4.0" in outside) and VERSION in outside
