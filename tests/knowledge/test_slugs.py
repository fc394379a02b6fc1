"""One thing, one name: slugs are file names, clauses are slugs of their official numbers."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Namespace, URIRef

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import BASE, DG, slug_of
from tests.knowledge.files import ONTOLOGY, SHAPES, name, parsed
from tests.shared_files import shared

TERMS = Namespace(DG)
FREE = ("citation",)
EXACT = {
    ONTOLOGY / "controls": TERMS.Control,
    ONTOLOGY / "providers": TERMS.Service,
    ONTOLOGY / "schemes": TERMS.Scheme,
    SHAPES / "controls": TERMS.Check,
}
IN_FOLDERS = sorted(
    path
    for folder in ("controls", "editions", "publications", "schemes", "mappings", "providers")
    for path in (ONTOLOGY / folder).rglob("*.ttl")
    if path.parent.name != "huawei-cloud"  # single files: organisation, policies
) + sorted((SHAPES / "controls").rglob("*.ttl"))


def slugs(path: Path) -> list[tuple[str, str]]:
    """Kind and the rest of every subject of ours in a file."""
    subjects = {str(one) for one in parsed(path).subjects() if isinstance(one, URIRef)}
    found = (one.removeprefix(BASE).split("/", 1) for one in subjects if one.startswith(BASE))
    return sorted((kind, rest[0]) for kind, *rest in found)


@pytest.mark.parametrize("path", IN_FOLDERS, ids=name)
def test_every_slug_begins_with_the_name_of_its_file(path: Path) -> None:
    wrong = [
        (kind, slug)
        for kind, slug in slugs(path)
        if kind not in FREE and not slug.startswith(path.stem)
    ]
    assert not wrong


@pytest.mark.parametrize("folder", EXACT, ids=lambda path: path.name)
def test_a_file_is_named_after_the_one_thing_it_is_about(folder: Path) -> None:
    kind = EXACT[folder]
    told = 0
    for path in folder.rglob("*.ttl"):
        about = [slug_of(str(one)) for one in parsed(path).subjects(RDF.type, kind)]
        assert about in ([path.stem], []), path
        told += len(about)
    assert told > 1


def test_every_control_file_holds_its_control() -> None:
    stems = [path.stem for path in (ONTOLOGY / "controls").rglob("*.ttl")]
    assert sorted(stems) == sorted(load_knowledge().controls)


def test_checks_are_a_part_of_the_controls() -> None:
    knowledge = load_knowledge()
    stems = {path.stem for path in (SHAPES / "controls").rglob("*.ttl")} - {"prefixes"}
    assert stems == set(knowledge.checks)
    assert stems <= set(knowledge.controls)


def clause_slug(notation: str) -> str:
    """Model.md 3: lower case, each run of other signs one hyphen, trimmed."""
    return re.sub(r"[^a-z0-9]+", "-", notation.lower()).strip("-")


def test_a_clauses_slug_is_made_of_its_official_number() -> None:
    requirements = load_knowledge().requirements.values()
    assert len(requirements) > 100
    assert not [one for one in requirements if slug_of(one.iri) != clause_slug(one.notation)]


def test_no_other_spelling_of_a_clause_is_that_of_another() -> None:
    spelled: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in (ONTOLOGY / "schemes").glob("*.ttl"):
        for predicate in (SKOS.notation, SKOS.hiddenLabel):
            for subject, text in parsed(path).subject_objects(predicate):
                spelled[path.stem, str(text)].add(str(subject))
    assert not {key: found for key, found in spelled.items() if len(found) > 1}


@pytest.mark.parametrize(
    ("notation", "slug"),
    [
        ("8.1.1.1 a)", "8-1-1-1-a"),
        ("AC-2(1)", "ac-2-1"),
        ("CLD.9.5.1", "cld-9-5-1"),
        ("A.8.13", "a-8-13"),
    ],
)
def test_clause_slug(notation: str, slug: str) -> None:
    assert clause_slug(notation) == slug


def test_clause_slugs_collide_in_none_of_the_shared_clause_files() -> None:
    tables = 0
    for path in sorted(shared("data/catalogues").glob("*.tsv")):
        text = path.read_text(encoding="utf-8")
        rows = list(csv.reader(text.splitlines(), delimiter="\t"))
        if rows[0][:2] != ["id", "parent"]:
            continue
        tables += 1
        ids = [row[0] for row in rows[1:] if row]
        assert len({clause_slug(one) for one in ids}) == len(set(ids)), path.name
    assert tables > 5
