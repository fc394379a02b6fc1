"""What differs between two releases, and which of it breaks: the rule of CONTRIBUTING, by cases."""

import csv
from pathlib import Path

import pyoxigraph as ox
import pytest

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.comparing import difference as comparing
from dutygraph.knowledge.comparing.difference import Happened, Level, difference
from dutygraph.knowledge.comparing.release import Release, _release, read_release
from dutygraph.knowledge.queries import Query
from dutygraph.model.errors import InputError
from dutygraph.model.namespace import BASE
from tests.knowledge.files import ROOT

PREFIXES = f"""
PREFIX : <{BASE}ns/>
PREFIX x: <{BASE}x/>
PREFIX shape: <{BASE}shape/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
"""
BEGIN = """
:owedBy a owl:ObjectProperty , owl:FunctionalProperty .
:Duty a owl:Class ; rdfs:subClassOf :Thing .
:Thing a owl:Class .
[] a owl:AllDisjointClasses ; owl:members ( :Party :Layer ) .
:Party a owl:Class . :Layer a owl:Class . :Edition a owl:Class .
x:duty a :Duty ; skos:prefLabel "Duty"@en , "责任"@zh-Hans ; skos:notation "D1" ;
    :owedBy x:tenant ; :forService x:rds ; :citation x:page ; :note "n" .
x:tenant a :Party .
"""
# What is put in place of what; what that is; how it weighs.
CASES = {
    "a word changes": ('"Duty"@en', '"A duty"@en', "changed", "patch"),
    "a translation comes": ('"责任"@zh-Hans', '"责任"@zh-Hans , "d"@de', "changed", "patch"),
    "another party owes it": ("x:tenant ;", "x:provider ;", "changed", "major"),
    "the scope grows": ("x:rds", "x:rds , x:dds", "changed", "major"),
    "another citation": ("x:page", "x:other", "changed", "minor"),
    "a plain value": ('"n"', '"m"', "changed", "minor"),
    "another notation": ('"D1"', '"D2"', "changed", "major"),
    "another class": ("a :Duty ;", "a :Thing ;", "changed", "major"),
    "a parent goes": (" ; rdfs:subClassOf :Thing", "", "changed", "major"),
    "a slug goes": ("x:tenant a :Party .", "", "removed", "major"),
    "a slug is renamed": ("x:tenant a", "x:customer a", "removed", "major"),
    "a slug comes": ("x:tenant a", "x:more a :Party . x:tenant a", "added", "minor"),
    "a deprecation": ("a :Party .", "a :Party ; owl:deprecated true .", "changed", "minor"),
    "classes newly exclude": (":Layer ) .", ":Layer :Edition ) .", "changed", "major"),
    "classes no longer exclude": (" :Layer ) .", " ) .", "changed", "minor"),
}
# A rename goes and comes; a class that joins two excludes each of them.
TWICE = {"a slug is renamed": 2, "classes newly exclude": 2}
SHAPE = """
shape:a a sh:NodeShape ; sh:property shape:a-b .
shape:a-b sh:path x:p ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "It should."@en ;
    sh:in ( 1 2 ) .
"""
SHAPES = {
    "another message": ('"It should."', '"It ought to."', "changed", "patch"),
    "a stricter severity": ("sh:Warning", "sh:Violation", "changed", "major"),
    "a milder severity": ("sh:Warning", "sh:Info", "changed", "minor"),
    "another bound": ("minCount 1", "minCount 2", "changed", "major"),
    "a value fewer": ("( 1 2 )", "( 1 )", "changed", "major"),
    "a part more": ("shape:a-b .\n", "shape:a-b , shape:a-c .\n", "changed", "major"),
    "a shape goes": ("shape:a a sh:NodeShape ; sh:property shape:a-b .", "", "removed", "major"),
}  # fmt: skip
QUERY = Query("q/one", "SELECT", "What?", "One.", "select", (("a", "iri"),), ("a", "b"))


def lines(turtle: str) -> bytes:
    quads = ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    return bytes(ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES))


def release(turtle: str, shapes: str | None = None, *queries: Query) -> Release:
    known = {one.slug: one for one in queries} if queries else None
    return _release(lines(turtle), lines(shapes) if shapes else None, known)


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize("case", CASES)
def test_a_change_of_the_ontology(case: str) -> None:
    old, new, happened, level = CASES[case]
    found = difference(release(BEGIN), release(replaced(BEGIN, old, new)))
    assert found.level == level
    assert found.changes[0].happened == happened
    assert len(found.changes) == TWICE.get(case, 1)


@pytest.mark.parametrize("case", SHAPES)
def test_a_change_of_a_shape(case: str) -> None:
    old, new, happened, level = SHAPES[case]
    before, after = release(BEGIN, SHAPE), release(BEGIN, replaced(SHAPE, old, new))
    found = difference(before, after)
    assert (found.level, found.changes[0].happened) == (level, happened)


@pytest.mark.parametrize(
    ("changed", "level"),
    [
        ({"returns": ("a",)}, "major"),
        ({"returns": ("a", "b", "c")}, "minor"),
        ({"params": ()}, "major"),
        ({"text": "SELECT *"}, "minor"),
        ({"summary": "Which?"}, "patch"),
    ],
    ids=["a column less", "a column more", "a parameter", "its text", "its words"],
)
def test_a_change_of_a_query(changed: dict[str, object], level: str) -> None:
    values = {name: getattr(QUERY, name) for name in QUERY.__dataclass_fields__} | changed
    found = difference(release(BEGIN, SHAPE, QUERY), release(BEGIN, SHAPE, Query(**values)))
    assert [one.level for one in found.changes] == [level]
    assert not found.not_compared


def test_queries_come_and_go() -> None:
    other = Query("q/two", "SELECT", "What?", "", "select", (), ("a",))
    found = difference(release(BEGIN, None, QUERY), release(BEGIN, None, other))
    told = [(one.iri, one.happened, one.level) for one in found.changes]
    assert told == [("q/one", "removed", "major"), ("q/two", "added", "minor")]


def test_what_was_and_is_said_stands_in_the_change() -> None:
    new = replaced(BEGIN, "x:tenant ;", "x:provider ;")
    [change] = difference(release(BEGIN), release(new)).changes
    [detail] = change.details
    assert change.label is not None and change.label.zh == "责任"
    assert (detail.removed, detail.added) == ((f"<{BASE}x/tenant>",), (f"<{BASE}x/provider>",))
    assert detail.property == f"{BASE}ns/owedBy"


def test_the_same_is_no_difference_whatever_the_order_and_the_names_of_nodes() -> None:
    old, new = release(BEGIN, SHAPE), release("\n".join(BEGIN.split("\n")[::-1][::-1]), SHAPE)
    assert difference(old, new).changes == () and difference(old, new).level is None


def test_the_heaviest_stands_first() -> None:
    new = replaced(replaced(BEGIN, '"Duty"@en', '"A duty"@en'), "x:tenant a :Party .", "")
    new += "x:new a :Party ."
    levels = [one.level for one in difference(release(BEGIN), release(new)).changes]
    assert levels == ["major", "minor", "patch"]


def test_a_folder_and_its_merged_file_say_the_same(tmp_path: Path) -> None:
    merged = tmp_path / "merged.nt"
    merged.write_bytes(load_knowledge().ontology_ntriples)
    found = difference(read_release(ROOT), read_release(merged))
    assert found.changes == ()
    assert found.not_compared == ("shapes", "queries")


def test_a_folder_is_compared_with_shapes_and_queries() -> None:
    found = difference(read_release(ROOT), read_release(ROOT / "ontology"))
    assert found.changes == () and found.not_compared == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.ttl", b"<a> <b> ."),
        ("nested.ttl", b"<a> <b> " + b"[ <c> " * 100_000),
        ("what.docx", b"PK"),
        ("none", b""),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_release(path)


def test_a_folder_without_an_ontology_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no folder ontology"):
        read_release(tmp_path)


def test_every_level_is_of_a_term_that_exists() -> None:
    table = Path(comparing.__file__).with_name("levels.csv")
    with table.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert {row["level"] for row in rows} <= set(Level)
    assert all(row["why"] for row in rows)
    ours = [row["property"] for row in rows if row["property"].startswith("dg:")]
    unknown = {one for one in ours if f"{BASE}ns/{one[3:]}" not in load_knowledge().terms}
    assert not unknown
    assert len(Happened) == 3
