"""The canonical form: one text for one graph, written forms kept, nothing lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.knowledge.turtle import format_file, format_text, main, same_triples, turtle_files
from dutygraph.model.errors import InputError
from tests.knowledge.files import ONTOLOGY, SHAPES, name

FILES = list(turtle_files([ONTOLOGY, SHAPES]))

MESSY = b"""@prefix dg: <https://w3id.org/dutygraph/ns/> .
@prefix c: <https://w3id.org/dutygraph/control/> . # prefixes of others are replaced by ours
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/> . @prefix unused: <https://example.org/unused/> .
c:x skos:definition "Every x is y."@en ; dg:onLayer <https://w3id.org/dutygraph/layer/data> ;
  skos:prefLabel "\xe6\xa1\xb6"@zh-hans, "X"@en ; a dg:Control .
<https://w3id.org/dutygraph/requirement/iso-iec-27001-2022/a-8-13> ex:n ex:a10, ex:a2 .
ex:s ex:list ( 1 "two" [ ex:p ex:o ] ) ; ex:none () ; ex:path [ ex:inverse ex:p ] .
"""
TIDY = """PREFIX control: <https://w3id.org/dutygraph/control/>
PREFIX dg: <https://w3id.org/dutygraph/ns/>
PREFIX ex: <https://example.org/>
PREFIX iso-iec-27001-2022: <https://w3id.org/dutygraph/requirement/iso-iec-27001-2022/>
PREFIX layer: <https://w3id.org/dutygraph/layer/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

control:x
    a dg:Control ;
    skos:prefLabel "X"@en , "桶"@zh-Hans ;
    skos:definition "Every x is y."@en ;
    dg:onLayer layer:data ;
.

ex:s
    ex:list ( 1 "two" [ ex:p ex:o ] ) ;
    ex:none () ;
    ex:path [ ex:inverse ex:p ] ;
.

iso-iec-27001-2022:a-8-13
    ex:n ex:a2 , ex:a10 ;
.
"""


def test_a_messy_file_becomes_the_form_people_read() -> None:
    assert format_text(MESSY).decode() == TIDY


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_file_is_in_canonical_form(path: Path) -> None:
    assert not format_file(path, write=False), "mend it with: make format"


@pytest.mark.parametrize(
    "literal",
    [
        "007",
        "+1",
        "1.50",
        ".5",
        "1e3",
        "true",
        '"1"^^xsd:boolean',
        '"01"^^xsd:integer',
        '" 7"^^xsd:integer',
        '"2026-01-01T00:00:00Z"^^xsd:dateTime',
        '"2026-01-01T00:00:00+00:00"^^xsd:dateTime',
        '"2025-07"^^xsd:gYearMonth',
        '"a\\nb\\tc\\\\"',
        '"""say \\"hi\\"\n"""',
        '"\\"\\"\\"\\n\\""',
        '"\\r\\n"',
        '"x"^^<urn:own>',
        '"x"@en-GB',
    ],
)
def test_a_written_form_is_kept(literal: str) -> None:
    text = f"PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> <urn:s> <urn:p> {literal} ."
    once = format_text(text.encode())
    assert same_triples(text.encode(), once) and format_text(once) == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"2026-01-01T00:00:00Z"^^xsd:dateTime', '"2026-01-01T00:00:00+00:00"^^xsd:dateTime'),
        ("007", "7"),
        ('"1"^^xsd:boolean', "true"),
        ("1.50", "1.5"),
        ('"x"@en', '"x"'),
        ("[]", "<urn:x>"),
    ],
)
def test_a_change_of_written_form_counts_as_a_change(before: str, after: str) -> None:
    head = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> <urn:s> <urn:p> "
    assert not same_triples(f"{head}{before} .".encode(), f"{head}{after} .".encode())


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=1, max_size=4))
def test_any_text_survives(texts: list[str]) -> None:
    escaped = ("".join(f"\\U{ord(char):08X}" for char in text) for text in texts)
    turtle = "<urn:s> <urn:p> " + " , ".join(f'"{text}"' for text in escaped) + " ."
    once = format_text(turtle.encode())
    assert same_triples(turtle.encode(), once) and format_text(once) == once


def test_shared_and_circular_blank_nodes_keep_their_shape() -> None:
    text = b"""<urn:a> <urn:p> _:x . <urn:b> <urn:p> _:x . _:x <urn:q> 1 .
    _:l <urn:p> _:m . _:m <urn:p> _:l . [] <urn:p> [ <urn:p> [] ] ."""
    once = format_text(text)
    assert same_triples(text, once) and format_text(once) == once


@pytest.mark.parametrize(
    "refused", [b"<urn:s> <urn:p> ", b"<urn:s> <urn:p> <<( <urn:a> <urn:b> <urn:c> )>> ."]
)
def test_what_cannot_be_written_the_same_is_refused_and_left_alone(
    refused: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.ttl"
    path.write_bytes(refused)
    assert main([str(tmp_path)]) == 1
    assert path.read_bytes() == refused
    assert "bad.ttl" in capsys.readouterr().err
    with pytest.raises(InputError):
        format_file(path)


def test_only_turtle_is_touched_and_check_changes_nothing(tmp_path: Path) -> None:
    triples, messy = tmp_path / "a.nt", tmp_path / "b.ttl"
    triples.write_bytes(MESSY)
    messy.write_bytes(MESSY)
    assert main(["--check", str(tmp_path)]) == 1
    assert messy.read_bytes() == MESSY
    assert main([str(tmp_path)]) == 0
    assert (messy.read_text(encoding="utf-8"), triples.read_bytes()) == (TIDY, MESSY)
    assert main(["--check", str(tmp_path)]) == 0
