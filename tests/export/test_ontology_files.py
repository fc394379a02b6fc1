"""The merged file in six forms, read back by other libraries: the table of the model's notes, 6."""

import io
import json
from collections.abc import Callable
from functools import cache

import owlready2
import pyhornedowl
import pyoxigraph as ox
import pytest
from rdflib import Graph

from dutygraph.export.context import context_of, published
from dutygraph.export.described import Described
from dutygraph.export.ontology import FORMATS, written
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import BASE, DG, OWL, RDF_TYPE, RDFS

RDF_FORMS = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "xml"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
}
HORNED = {"rdfxml": "rdf", "owl-functional": "ofn", "owlxml": "owx"}
LABEL = "云服务商"
Triples = frozenset[str]


@cache
def file(form: str) -> bytes:
    return written(load_knowledge().ontology_ntriples, form)


def small() -> bytes:
    """The terms of the model and one party: enough to lose something from."""
    keep = (DG, f"{BASE}party/provider")
    lines = load_knowledge().ontology_ntriples.decode().splitlines(keepends=True)
    kept = [one for one in lines if one.startswith(tuple(f"<{start}" for start in keep))]
    header = [one for one in lines if one.startswith(f"<{BASE}> ")]
    foreign = [one for one in lines if not one.startswith((f"<{BASE}", "_:"))]
    return "".join(header + foreign + kept).encode()


def named(quads: object) -> Triples:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(str(quad) for quad in dataset)


def by_pyoxigraph(content: bytes, form: str) -> Triples:
    return named(ox.parse(content, format=RDF_FORMS[form][0]))


def by_rdflib(content: bytes, form: str) -> Triples:
    graph = Graph().parse(data=content, format=RDF_FORMS[form][1])
    text = graph.serialize(format="nt")
    return named(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))


@cache
def expected() -> Triples:
    return by_pyoxigraph(load_knowledge().ontology_ntriples, "ntriples")


@pytest.mark.parametrize("form", RDF_FORMS)
@pytest.mark.parametrize("read", [by_pyoxigraph, by_rdflib], ids=["pyoxigraph", "rdflib"])
def test_the_same_triples_are_read_back(form: str, read: Callable[..., Triples]) -> None:
    assert not read(file(form), form) ^ expected()


@cache
def axioms(form: str, content: bytes | None = None) -> frozenset[str]:
    text = (content or file(form)).decode()
    read = pyhornedowl.open_ontology(text, HORNED[form])
    # That library writes language tags of RDF in lower case, and those of the others as they are.
    return frozenset(
        str(one.component).replace('"@zh-Hans', '"@zh-hans') for one in read.get_axioms()
    )


def test_both_owl_forms_hold_the_same_axioms() -> None:
    assert len(axioms("owlxml")) > 1000
    assert axioms("owlxml") == axioms("owl-functional")


@pytest.mark.parametrize("form", ["owl-functional", "owlxml"])
def test_they_are_the_axioms_of_the_triples(form: str) -> None:
    """py-horned-owl 2.0 passes owl:AllDisjointClasses over in RDF: these are compared by hand."""
    assert not axioms("rdfxml") - axioms(form)
    more = axioms(form) - axioms("rdfxml")
    graph = Described(load_knowledge().ontology_ntriples)
    groups = [
        graph.members(graph.values(key, OWL + "members")[0]) or []
        for key in graph.subjects()
        if OWL + "AllDisjointClasses" in graph.links(key, RDF_TYPE)
    ]
    assert groups
    assert more == {f"DisjointClasses({' '.join(map(str, members))})" for members in groups}


@cache
def in_owlready(form: str) -> tuple[Triples, set[str]]:
    world = owlready2.World()
    ontology = world.get_ontology("file:///merged.owl")
    ontology.load(fileobj=io.BytesIO(file(form)))
    lines = io.BytesIO()
    ontology.save(lines, format="ntriples")
    things = [*ontology.classes(), *ontology.properties(), *ontology.individuals()]
    triples = ox.parse(lines.getvalue(), format=ox.RdfFormat.N_TRIPLES)
    return named(triples), {one.iri for one in things}


def test_owlready_reads_the_same_triples_from_ntriples() -> None:
    assert not in_owlready("ntriples")[0] ^ expected()


def test_owlready_reads_the_same_triples_from_rdf_xml() -> None:
    """It drops the slash at the end of an IRI there: its own bookkeeping."""
    found, wanted = (
        {line.replace("/>", ">") for line in lines}
        for lines in (in_owlready("rdfxml")[0], expected())
    )
    assert not found ^ wanted


def test_owlready_reads_the_same_things_from_owl_xml() -> None:
    found, things = in_owlready("owlxml")
    assert things == in_owlready("ntriples")[1]
    kinds = {line for line in expected() if f"<{RDF_TYPE}> <{DG}" in line}
    assert kinds and kinds <= found


@pytest.mark.parametrize("form", FORMATS)
def test_a_lost_label_is_noticed(form: str) -> None:
    """What the comparisons above rest on: without one label the file reads otherwise."""
    whole = small()
    lines = whole.splitlines(keepends=True)
    label = f'<{RDFS}label> "{LABEL}"@zh-Hans'.encode()
    less = b"".join(one for one in lines if label not in one)
    assert len(less) < len(whole)
    if form in RDF_FORMS:
        before, after = (by_pyoxigraph(written(one, form), form) for one in (whole, less))
    else:
        before, after = (axioms(form, written(one, form)) for one in (whole, less))
    [lost] = before - after
    assert LABEL in lost and not after - before


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_carries_labels_and_comments_and_both_languages(form: str) -> None:
    text = file(form).decode()
    assert LABEL in text and "zh-Hans" in text and "zh-hans" not in text
    assert "rdfs:label" in text or f"{RDFS}label" in text
    assert "rdfs:comment" in text or f"{RDFS}comment" in text


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text_comes_back_unchanged(form: str) -> None:
    text = "a \"quoted\" \\ <tag> & 'x' ]]> \t tab\nline\rreturn \u00e9 汉字 \U0001f600 @en"
    literal = str(ox.Literal(text, language="en"))
    planted = small() + f"<{BASE}party/provider> <{RDFS}label> {literal} .\n".encode()
    content = written(planted, form)
    if form in RDF_FORMS:
        read = ox.parse(content, format=RDF_FORMS[form][0])
        assert text in {one.object.value for one in read if isinstance(one.object, ox.Literal)}
    else:
        ontology = pyhornedowl.open_ontology(content.decode(), HORNED[form])
        assert text in ontology.get_annotations(f"{BASE}party/provider", f"{RDFS}label")


def test_what_is_not_known_is_refused_and_not_lost() -> None:
    planted = small() + f"<{DG}Party> <{OWL}hasKey> <{DG}role> .\n".encode()
    with pytest.raises(ValueError, match="hasKey"):
        written(planted, "owlxml")
    planted = small() + f"<{DG}Party> <https://example.org/p> <{DG}role> .\n".encode()
    with pytest.raises(ValueError, match="0 kinds of property"):
        written(planted, "owl-functional")


def test_the_context_inside_is_the_published_one() -> None:
    assert json.loads(file("jsonld"))["@context"] == published()


def test_the_published_context_says_what_is_needed() -> None:
    """To add to it: python -m dutygraph.export.context > ontology/context/v1.jsonld."""
    needed = context_of(Described(load_knowledge().ontology_ntriples))
    assert {name: published().get(name) for name in needed} == needed


def test_json_is_as_people_would_write_it() -> None:
    nodes = {node["@id"]: node for node in json.loads(file("jsonld"))["@graph"]}
    party = nodes["party:provider"]
    assert party["@type"] == ["dg:Party", "owl:NamedIndividual"] or "dg:Party" in party["@type"]
    assert party["skos:prefLabel"]["zh-Hans"] == LABEL
    responsibility = next(n for n in nodes.values() if n["@type"] == "dg:Responsibility")
    assert responsibility["dg:owedBy"].startswith("party:")
    clause = next(n for n in nodes.values() if n["@type"] == "dg:Requirement")
    assert clause["@id"].startswith("requirement:") and isinstance(clause["dg:order"], int)
