"""The files are fit to be published: FOOPS! on the header, ROBOT report and OOPS! as queries.

docs/publishing.md says which check holds where, and which cannot hold offline.
"""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, VANN, Graph, Literal, URIRef

from dutygraph import __version__
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import BASE, DG
from tests.knowledge.files import CORE, ONTOLOGY, ROOT, parsed

HEADER = URIRef(BASE)
LANGUAGES = {"en", "zh-Hans"}
REPORT = Path(__file__).parent / "report"
DEFECTS = sorted(REPORT.glob("*.rq"))
PLANTED = {f"{DG}Planted", f"{DG}planted", f"{DG}plantedThing", f"{BASE}planted.ttl"}
ELSEWHERE = {"foreign-term-redefined": "http://www.w3.org/2004/02/skos/core#Concept"}


@cache
def header() -> Graph:
    return parsed(ONTOLOGY / "dutygraph.ttl")


def said(predicate: URIRef) -> list[Literal]:
    return [one for one in header().objects(HEADER, predicate) if isinstance(one, Literal)]


@pytest.mark.parametrize(
    "predicate",
    [DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.publisher,
     DCTERMS.bibliographicCitation],
    ids=lambda one: one.rsplit("/", 1)[-1],
)  # fmt: skip
def test_the_header_speaks_both_languages(predicate: URIRef) -> None:
    """OM1, OM2, OM5.1: title, description, creator and citation."""
    assert {one.language for one in said(predicate)} == LANGUAGES
    assert len(said(predicate)) == 2


def test_the_licence_is_one_that_machines_know() -> None:
    """OM4.1, OM4.2 as far as offline goes: the address is that of the licence's own page."""
    [license_] = header().objects(HEADER, DCTERMS.license)
    assert str(license_) == "https://creativecommons.org/licenses/by/4.0/"
    assert str(license_) in (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")


def test_the_namespace_and_its_prefix_are_declared() -> None:
    """OM1, OM2, FIND1."""
    assert said(VANN.preferredNamespacePrefix) == [Literal("dg")]
    assert said(VANN.preferredNamespaceUri) == [Literal(DG)]


def test_the_version_is_one_in_all_places() -> None:
    """VER1; the program and the ontology are released together."""
    [version] = said(OWL.versionInfo)
    assert re.fullmatch(r"\d+\.\d+\.\d+", version) and str(version) == __version__
    assert header().value(HEADER, OWL.versionIRI) == URIRef(f"{BASE}{version}/")
    assert all(f"{BASE}{version}/" in one and version in one for one in citations())
    for path in CORE + sorted((ONTOLOGY / "alignments").glob("*.ttl")):
        for module in set(parsed(path).subjects(RDF.type, OWL.Ontology)) - {HEADER}:
            wanted = URIRef(str(module).replace(BASE, f"{BASE}{version}/"))
            assert parsed(path).value(module, OWL.versionIRI) == wanted


def citations() -> list[str]:
    return [str(one) for one in said(DCTERMS.bibliographicCitation)]


def test_a_version_that_came_before_is_named_once_there_is_one() -> None:
    """VER: while CHANGELOG.md has no released version, there is none to name."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    older = [one for one in released if one != __version__]
    prior = [str(one) for one in header().objects(HEADER, OWL.priorVersion)]
    assert prior == ([f"{BASE}{older[0]}/"] if older else [])


def test_the_dates_are_in_order() -> None:
    """OM2, OM5.1."""
    [created], [modified] = said(DCTERMS.created), said(DCTERMS.modified)
    assert date(2026, 1, 1) < date.fromisoformat(created) <= date.fromisoformat(modified)
    assert str(created)[:4] in citations()[0]


def test_every_module_has_title_description_and_licence() -> None:
    """P38 and P41, for each file that is an ontology."""
    told = 0
    for path in sorted(ONTOLOGY.rglob("*.ttl")):
        for one in parsed(path).subjects(RDF.type, OWL.Ontology):
            told += 1
            for predicate in (DCTERMS.title, DCTERMS.description):
                texts = parsed(path).objects(one, predicate)
                assert {t.language for t in texts if isinstance(t, Literal)} == LANGUAGES
            assert parsed(path).value(one, DCTERMS.license)
    assert told > 20


def test_all_iris_are_under_one_persistent_address() -> None:
    """PURL1 and HTTP1: w3id.org, https."""
    assert BASE.startswith("https://w3id.org/")
    terms = load_knowledge().terms
    assert terms and all(one.startswith(BASE) for one in terms)


def test_other_vocabularies_are_used_for_what_they_say_already() -> None:
    """VOC1 and VOC2: for the header and for the terms."""
    used = {str(predicate).rsplit("/", 1)[0] for predicate in header().predicates(HEADER)}
    assert {"http://purl.org/dc/terms", "http://purl.org/vocab/vann"} <= used
    foreign = set(parsed(ONTOLOGY / "core" / "imported.ttl").subjects(RDF.type, OWL.Class))
    assert len([one for one in foreign if not str(one).startswith(BASE)]) >= 5


@cache
def merged() -> ox.Store:
    return loaded(load_knowledge().ontology_ntriples, ox.RdfFormat.N_TRIPLES)


def loaded(content: bytes, form: ox.RdfFormat) -> ox.Store:
    store = ox.Store()
    store.load(content, format=form)
    return store


def found(store: ox.Store, path: Path) -> set[str]:
    rows = store.query(path.read_text(encoding="utf-8"))
    assert isinstance(rows, ox.QuerySolutions)
    return {row[0].value for row in rows if isinstance(row[0], ox.NamedNode)}


@pytest.mark.parametrize("path", DEFECTS, ids=lambda path: path.stem)
def test_the_report_finds_no_defect(path: Path) -> None:
    assert not found(merged(), path)


@pytest.mark.parametrize("path", DEFECTS, ids=lambda path: path.stem)
def test_the_report_finds_a_planted_defect(path: Path) -> None:
    planted = (REPORT / f"invalid-{path.stem}.ttl").read_bytes()
    wanted = {ELSEWHERE[path.stem]} if path.stem in ELSEWHERE else PLANTED
    assert found(loaded(planted, ox.RdfFormat.TURTLE), path) & wanted


def test_the_report_has_an_example_of_each_defect_and_names_who_thought_of_it() -> None:
    assert len(DEFECTS) >= 20
    examples = {path.stem.removeprefix("invalid-") for path in REPORT.glob("invalid-*.ttl")}
    assert examples == {path.stem for path in DEFECTS}
    heads = [path.read_text(encoding="utf-8").splitlines()[0] for path in DEFECTS]
    assert all(re.match(r"# .*(ROBOT|OOPS!)", head) for head in heads)


def test_every_term_has_generated_labels_too() -> None:
    """VOC3 and VOC4, for tools that know rdfs:label and rdfs:comment alone."""
    store = merged()
    for iri in load_knowledge().terms:
        for predicate in (RDFS.label, RDFS.comment):
            quads = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
            tags = {one.object.language for one in quads if isinstance(one.object, ox.Literal)}
            assert tags == {"en", "zh-hans"}, iri
