"""The merged ontology: one header, no imports, no shapes, labels that every tool reads."""

from functools import cache

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from dutygraph.knowledge.catalogue import FOLDERS, load_knowledge, read_knowledge
from dutygraph.knowledge.paths import data_root
from dutygraph.knowledge.reading.files import read_files
from dutygraph.model.namespace import BASE, DG
from tests.knowledge.files import ONTOLOGY, together


@cache
def merged() -> Graph:
    return Graph().parse(data=load_knowledge().ontology_ntriples, format="nt")


def test_there_is_one_ontology_without_imports() -> None:
    assert list(merged().subjects(RDF.type, OWL.Ontology)) == [URIRef(BASE)]
    assert not list(merged().subject_objects(OWL.imports))
    version = load_knowledge().version
    assert merged().value(URIRef(BASE), OWL.versionIRI) == URIRef(f"{BASE}{version}/")


def test_nothing_of_a_source_file_is_lost() -> None:
    kept = set(merged())
    ontologies = set(together(*ONTOLOGY.rglob("*.ttl")).subjects(RDF.type, OWL.Ontology))
    lost = [
        triple
        for triple in together(*ONTOLOGY.rglob("*.ttl"))
        if triple not in kept
        and isinstance(triple[0], URIRef)
        and triple[0] not in ontologies
        and isinstance(triple[2], URIRef | Literal)
    ]
    assert not lost


def test_labels_and_comments_are_generated_in_every_language() -> None:
    for source, made in ((SKOS.prefLabel, RDFS.label), (SKOS.definition, RDFS.comment)):
        pairs = set(merged().subject_objects(source))
        assert pairs and pairs == set(merged().subject_objects(made))
        assert {text.language for _, text in pairs if isinstance(text, Literal)} == {
            "en",
            "zh-Hans",
        }


def test_checks_are_in_it_and_shapes_are_not() -> None:
    checks = set(merged().subjects(RDF.type, URIRef(DG + "Check")))
    assert len(checks) == len(load_knowledge().checks) > 0
    spoken_of = {str(subject) for subject in merged().subjects()}
    assert not [one for one in spoken_of if one.startswith(BASE + "shape/")]
    assert not [term for triple in merged() for term in triple if str(term).startswith(str(SH))]


def test_both_libraries_read_the_same() -> None:
    """Pyoxigraph writes all language tags in lower case; so queries compare with langMatches."""
    quads = ox.parse(load_knowledge().ontology_ntriples, format=ox.RdfFormat.N_TRIPLES)
    text = "".join(f"{quad.triple} .\n" for quad in quads)
    assert '"@zh-hans .' in text
    again = Graph().parse(data=text.replace('"@zh-hans .', '"@zh-Hans .'), format="nt")
    assert isomorphic(again, merged())


def test_two_readings_are_the_same_to_the_byte() -> None:
    first, second = (
        read_knowledge(*(read_files(data_root(), folder) for folder in FOLDERS)) for _ in range(2)
    )
    assert first == second


def test_blank_nodes_stand_only_in_class_axioms() -> None:
    axioms = {OWL.AllDisjointClasses, OWL.AllDifferent}
    heads = {subject for subject in merged().subjects(RDF.type) if not isinstance(subject, URIRef)}
    assert heads
    assert {kind for head in heads for kind in merged().objects(head, RDF.type)} <= axioms
    listed = set(merged().subjects(RDF.first))
    others = {one for one in merged().subjects() if not isinstance(one, URIRef)} - heads
    assert others == listed
