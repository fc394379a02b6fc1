"""Alignments: each leads to a term that exists, says why, and nothing of ours rests on it."""

import dataclasses
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from dutygraph.knowledge.catalogue import FOLDERS, Knowledge, load_knowledge, read_knowledge
from dutygraph.knowledge.paths import data_root
from dutygraph.knowledge.reading.alignment import parted
from dutygraph.knowledge.reading.files import Files, read_files
from dutygraph.model.errors import InputError
from dutygraph.model.namespace import BASE, DG, EV
from tests.knowledge.files import ONTOLOGY, parsed
from tests.queries.questions import QUESTIONS
from tests.queries.test_questions import TENANT, text_of
from tests.vocabularies.lists import vocabularies

ALIGNMENTS = sorted((ONTOLOGY / "alignments").glob("*.ttl"))
MATCHES = {SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch}
AXIOMS = {RDFS.subClassOf, RDFS.subPropertyOf}
NAMES = {"d3fend": "D3FEND", "dcat": "DCAT", "dpv": "DPV", "earl": "EARL", "odrl": "ODRL",
         "org": "ORG", "prov": "PROV-O", "skos": "SKOS"}  # fmt: skip
Link = tuple[URIRef, URIRef, URIRef]


def links(path: Path) -> list[Link]:
    """Every statement of an alignment but its header and its notes."""
    [header] = parsed(path).subjects(RDF.type, OWL.Ontology)
    return [
        (subject, predicate, target)
        for subject, predicate, target in parsed(path)
        if subject != header and predicate != SKOS.editorialNote
        if isinstance(subject, URIRef) and isinstance(target, URIRef)
        if isinstance(predicate, URIRef)
    ]


@cache
def without() -> Knowledge:
    ontology, shapes = (read_files(data_root(), folder) for folder in FOLDERS)
    kept, alignments = parted(ontology)
    assert len(alignments) == len(ALIGNMENTS)
    return read_knowledge(kept, shapes)


def test_there_is_one_for_each_vocabulary_with_a_list() -> None:
    assert [path.stem for path in ALIGNMENTS] == sorted(NAMES) == sorted(vocabularies())


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda path: path.stem)
def test_it_leads_from_things_of_ours_to_terms_of_that_vocabulary(path: Path) -> None:
    [header] = parsed(path).subjects(RDF.type, OWL.Ontology)
    assert str(header) == f"{BASE}module/alignment-{path.stem}"
    found = links(path)
    assert len(found) >= 2
    for subject, predicate, target in found:
        assert str(subject).startswith(BASE) and predicate in MATCHES | AXIOMS
        assert str(target) in vocabularies()[path.stem]


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda path: path.stem)
def test_it_says_why_in_both_languages_and_names_the_vocabulary(path: Path) -> None:
    for subject in {one for one, _, _ in links(path)}:
        notes = parsed(path).objects(subject, SKOS.editorialNote)
        said = {note.language: str(note) for note in notes if isinstance(note, Literal)}
        assert said.keys() == {"en", "zh-Hans"}
        assert said["en"].startswith(f"{NAMES[path.stem]}: ")
        assert said["zh-Hans"].startswith(f"{NAMES[path.stem]}：")


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda path: path.stem)
def test_classes_match_classes_and_properties_properties(path: Path) -> None:
    ours = load_knowledge().terms
    for subject, predicate, target in links(path):
        if str(subject).startswith((DG, EV)) and predicate != SKOS.relatedMatch:
            kind = vocabularies()[path.stem].kinds[target.removeprefix(NAMESPACES[path.stem])]
            assert (ours[str(subject)].kind == "class") == (kind == "class"), subject


NAMESPACES = {name: one.namespace for name, one in vocabularies().items()}


def test_more_than_closeness_is_said_in_three_places() -> None:
    """An axiom is defended one by one: this list is the place where a new one is noticed."""
    found = {
        (str(subject).removeprefix(DG), target.rsplit("#", 1)[-1])
        for path in ALIGNMENTS
        for subject, predicate, target in links(path)
        if predicate in AXIOMS
    }
    assert found == {
        ("Organisation", "Organization"),
        ("Publication", "Entity"),
        ("partOf", "broaderTransitive"),
    }


def test_controls_are_tied_to_defences_and_measures() -> None:
    tied = {
        path.stem: {str(one) for one, _, _ in links(path) if str(one).startswith(f"{BASE}control/")}
        for path in ALIGNMENTS
    }
    assert len(tied["d3fend"]) >= 15 and len(tied["dpv"]) >= 15
    assert not any(found for name, found in tied.items() if name not in ("d3fend", "dpv"))


def test_what_is_known_without_them_is_the_same() -> None:
    whole = load_knowledge()
    assert without().digest != whole.digest
    same = {"digest": whole.digest, "ontology_ntriples": whole.ontology_ntriples}
    assert dataclasses.replace(without(), **same) == whole  # type: ignore[arg-type]


def test_the_merged_ontology_has_them_and_nothing_else_more() -> None:
    more = set(load_knowledge().ontology_ntriples.splitlines())
    more -= set(without().ontology_ntriples.splitlines())
    found = Graph().parse(data=b"\n".join(more), format="nt")
    assert {one for one in found if one[1] != SKOS.editorialNote} == {
        link for path in ALIGNMENTS for link in links(path)
    }


# What is asked of alignments themselves.
ABOUT_THEM = {"competency/terms-of-other-vocabularies"}


def answers(ontology: bytes) -> dict[str, list[str]]:
    store = ox.Store()
    store.load(ontology, format=ox.RdfFormat.N_TRIPLES)
    store.load(TENANT.encode(), format=ox.RdfFormat.TRIG)
    return {slug: sorted(map(str, store.query(text_of(slug)))) for slug in QUESTIONS}


def test_every_other_question_is_answered_the_same_without_them() -> None:
    less, whole = (answers(one.ontology_ntriples) for one in (without(), load_knowledge()))
    assert {slug for slug in whole if less[slug] != whole[slug]} == ABOUT_THEM & QUESTIONS.keys()


def test_an_alignment_of_nothing_is_refused() -> None:
    line = f"<{DG}Nothing> <{SKOS.closeMatch}> <{RDFS.Resource}> .".encode()
    ontology, shapes = (read_files(data_root(), folder) for folder in FOLDERS)
    planted = Files((*ontology.contents, ("ontology/alignments/x.ttl", line)))
    with pytest.raises(InputError, match="is aligned and does not exist") as caught:
        read_knowledge(planted, shapes)
    assert "ontology/alignments/x.ttl" in str(caught.value)
