"""Evidence that tries to deceive: literals that look like triples, blank nodes, odd numbers."""

import pytest

from dutygraph.check.lines import lines_with
from dutygraph.check.run import run_checks
from dutygraph.check.targets import targets_of
from tests.check.making import AS_OF, DECLARED, both, check, lines, ntriples, told
from tests.check.warm import Warm

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
SHAPES = """
    ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:c-p .
    ex:c-p sh:path ex:p ; sh:in ( true ) ; dg:finds earl:failed .
"""
SPARQL = f"""{DECLARED}
    ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:sparql ex:c-q ; dg:finds earl:failed .
    ex:c-q sh:prefixes ex:names ; sh:select "SELECT $this ?value {{ $this ex:p ?value }}" .
"""
LITERALS = [
    rf'"x> {TYPE} <urn:x:K> ."',
    rf'"\n<urn:x:fake> {TYPE} <urn:x:K> .\n"',
    rf'"<urn:x:fake> {TYPE} <urn:x:K>"',
    '"' + r"\\\"" * 50 + '"',
    r'"\u0001\u007F\u0085\u2028"',
    '"\U0001f600 桶 é é"',
    '"' + "a" * 100_000 + '"',
    '"{?value} $this ${PATH}"',
    '"tag"@EN-gb',
    '"NaN"^^<http://www.w3.org/2001/XMLSchema#double>',
    '"-0"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"+1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    '"99999999999999999999999999"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"2026-01-01T00:00:00+00:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>',
    '"2026-02-31"^^<http://www.w3.org/2001/XMLSchema#date>',
    '"true "^^<http://www.w3.org/2001/XMLSchema#boolean>',
    '"<a>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>',
    '"<b>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML>',
    '"x"^^<urn:x:type>',
]


@pytest.mark.parametrize("shapes", [SHAPES, SPARQL], ids=["core", "sparql"])
@pytest.mark.parametrize("number", range(len(LITERALS)))
def test_a_literal_is_a_value_and_comes_back_as_it_was(
    number: int, shapes: str, warm: Warm
) -> None:
    finds = [("", "failed")] if shapes is SPARQL else [("p", "failed")]
    line = f"<urn:x:a> <urn:x:p> {LITERALS[number]} ."
    [given] = lines(line)
    evidence = "ex:a a ex:K . " + line
    fast, reference = both(shapes, evidence, [check(finds=finds)], warm)
    assert not fast.failed and not reference.failed
    assert told(fast) == told(reference)
    assert [one.value for one in fast.findings] == [given.split("> ", 2)[2].removesuffix(" .")]
    assert fast.targets == reference.targets == (("c", ("urn:x:a",)),)


@pytest.mark.parametrize("literal", LITERALS)
def test_targets_are_read_and_never_found_in_a_text(literal: str) -> None:
    turtle = f"ex:a a ex:K ; ex:p {literal} . ex:Low rdfs:subClassOf ex:K . ex:b a ex:Low ."
    assert targets_of(ntriples(turtle), ["urn:x:K"]) == (
        {"urn:x:K": ["urn:x:a", "urn:x:b"]},
        frozenset(),
    )


def test_targets_are_found_however_the_lines_are_spaced() -> None:
    line = f"<urn:x:a>\t{TYPE}\t<urn:x:K> .\n<urn:x:b>  {TYPE} <urn:x:K>.\n"
    assert targets_of(line.encode(), ["urn:x:K"])[0] == {"urn:x:K": ["urn:x:a", "urn:x:b"]}


def test_classes_in_a_circle_end() -> None:
    turtle = "ex:K rdfs:subClassOf ex:L . ex:L rdfs:subClassOf ex:K . ex:a a ex:L ."
    assert targets_of(ntriples(turtle), ["urn:x:K"])[0] == {"urn:x:K": ["urn:x:a"]}


def test_lines_are_chosen_by_predicate_alone() -> None:
    text = ntriples("ex:a ex:p 1 ; ex:q 2 ; ex:pp 3 ; ex:r '> <urn:x:p> 4' . [] ex:p ex:a .")
    chosen = lines_with(text, ["urn:x:p"]).decode().splitlines()
    assert len(chosen) == 2 and all("<urn:x:p> " in line for line in chosen)
    escaped = rb"<urn:x:a> <urn:x:\u0070> <urn:x:b> ." + b"\n"
    assert lines_with(text + escaped, ["urn:x:p"]).endswith(escaped)


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_a_resource_without_a_name_fails_its_checks(engine: str, warm: Warm) -> None:
    """Dropped, it would make a kind look better than it is."""
    other = SHAPES.replace("ex:c", "ex:d").replace("ex:K", "ex:L")
    output = run_checks(
        lines("[] a ex:K ; ex:p false . ex:a a ex:K . ex:b a ex:L ."),
        [check("c"), check("d", kind="L")],
        engine="fast" if engine == "fast" else "reference",
        seconds=30,
        as_of=AS_OF,
        shapes=ntriples(SHAPES + other),
        call=warm,
    )
    assert [slug for slug, _ in output.failed] == ["c"]
    assert output.targets == (("d", ("urn:x:b",)),)


def test_a_value_without_a_name_is_the_same_in_both(warm: Warm) -> None:
    for shapes, finds in ((SHAPES, "p"), (SPARQL, "")):
        outputs = both(shapes, "ex:a a ex:K ; ex:p [] .", [check(finds=[(finds, "failed")])], warm)
        assert [[one.value for one in output.findings] for output in outputs] == [["_:blank"]] * 2


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("'^a$'", ["a\\n", "a$", "b\\na"]),
        ("'^a$' ; sh:flags 'm'", ["a$"]),
        (r"'^a\\$$'", ["a", "a\\n", "b\\na"]),
        ("'^a[$]?$'", ["a\\n", "b\\na"]),
    ],
)
def test_a_line_feed_at_the_end_is_part_of_a_text(said: str, found: list[str], warm: Warm) -> None:
    """Python's $ also fits before one; SPARQL's, which SHACL means, does not."""
    shapes = SHAPES.replace("sh:in ( true )", f"sh:pattern {said}")
    evidence = r"ex:a a ex:K ; ex:p 'a', 'a\n', 'a$', 'b\na' ."
    for output in both(shapes, evidence, [check()], warm):
        assert not output.failed
        assert sorted(one.value or "" for one in output.findings) == sorted(
            f'"{text}"' for text in found
        )


def test_evidence_cannot_bring_shapes_or_switch_them_off(warm: Warm) -> None:
    evidence = """
        ex:a a ex:K ; ex:p false .
        ex:c sh:deactivated true . ex:c-p sh:deactivated true ; sh:in () .
        ex:e a sh:NodeShape ; sh:targetClass ex:K ; sh:property [ sh:path ex:p ; sh:maxCount 0 ] .
    """
    for output in both(SHAPES, evidence, [check()], warm):
        assert [one.shape for one in output.findings] == ["urn:x:c-p"]
