"""Shapes that no engine could run as they are meant fail their check, and it alone."""

import pytest

from tests.check.making import both, check
from tests.check.warm import Warm

GOOD = """
    ex:g a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:g-p .
    ex:g-p sh:path ex:p ; sh:in ( true ) ; dg:finds earl:failed .
"""
PROPERTY = "ex:c-p sh:path ex:p ; sh:in ( true ) ; dg:finds earl:failed"
SHAPE = "ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:c-p"
EVIDENCE = "ex:a a ex:K ; ex:p false ; ex:q ex:a ."
REFUSED = {
    "no such shape": ("", "no sh:NodeShape"),
    "not a node shape": ("ex:c sh:targetClass ex:K ; sh:property ex:c-p .", "no sh:NodeShape"),
    "no target": (f"ex:c a sh:NodeShape ; sh:property ex:c-p . {PROPERTY} .", "sh:targetClass"),
    "another class": (f"{SHAPE} . {PROPERTY} .".replace("ex:K", "ex:L"), "sh:targetClass"),
    "a class more": (f"{SHAPE} ; sh:targetClass ex:L . {PROPERTY} .", "no other"),
    "a node": (f"{SHAPE} ; sh:targetNode ex:a . {PROPERTY} .", "no other target"),
    "subjects": (f"{SHAPE} ; sh:targetSubjectsOf ex:p . {PROPERTY} .", "no other target"),
    "objects": (f"{SHAPE} ; sh:targetObjectsOf ex:p . {PROPERTY} .", "no other target"),
    "a class that is a shape": (f"{SHAPE} ; a rdfs:Class . {PROPERTY} .", "not a class"),
    "a target within": (f"{SHAPE} . {PROPERTY} ; sh:targetClass ex:K .", "only the shape"),
    "deactivated": (f"{SHAPE} ; sh:deactivated true . {PROPERTY} .", "deactivated"),
    "deactivated within": (f"{SHAPE} . {PROPERTY} ; sh:deactivated true .", "deactivated"),
    "recursive": (f"{SHAPE} . {PROPERTY} ; sh:node ex:c .", "call themselves"),
    "recursive by a list": (
        f"{SHAPE} . {PROPERTY} ; sh:or ( [ sh:not ex:c-p ] ) .",
        "call themselves",
    ),
    "a shape without a name": (
        "ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:property [ sh:path ex:p ; sh:in () ] .",
        "does not say what it finds",
    ),
    "a shape nobody knows": (
        f"{SHAPE} , ex:c-other . {PROPERTY} . ex:c-other sh:path ex:p ; sh:maxCount 0 .",
        "does not say what it finds",
    ),
    "nothing to find": (f"{SHAPE} . ex:c-p sh:path ex:p .", "constrains nothing"),
    "property in property": (f"{SHAPE} . {PROPERTY} ; sh:property ex:g-p .", "say a path"),
    "broken path": (f"{SHAPE} . {PROPERTY.replace('ex:p ;', '[ ex:no 1 ] ;')} .", "path"),
    "endless list": (
        f"{SHAPE} . {PROPERTY} ; sh:or _:l . _:l rdf:first ex:n ; rdf:rest _:l .",
        "does not end",
    ),
    "SPARQL within": (
        f"{SHAPE} . {PROPERTY} ; sh:not [ sh:sparql [ sh:select 'SELECT $this {{}}' ] ] .",
        "no sh:sparql",
    ),
    "a severity of its own": (f"{SHAPE} . {PROPERTY} ; sh:severity ex:Mild .", "severity"),
    "a slip of the pen": (f"{SHAPE} . {PROPERTY} ; sh:inn ( true ) .", "do not use"),
    "a rule": (f"{SHAPE} ; sh:rule ex:r . {PROPERTY} .", "do not use"),
    "an expression": (f"{SHAPE} . {PROPERTY} ; sh:expression ex:r .", "do not use"),
    "a component of one's own": (
        f"{SHAPE} . {PROPERTY} ; ex:most 3 . ex:C a sh:ConstraintComponent ; "
        "sh:parameter [ sh:path ex:most ] .",
        "do not use urn:x:most",
    ),
    "two questions": (
        f"{SHAPE} ; sh:sparql ex:s , ex:t . {PROPERTY} . ex:s sh:select '' . ex:t sh:select '' .",
        "more than one sh:sparql",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_check_that_cannot_be_meant_so_fails_beside_a_good_one(name: str, warm: Warm) -> None:
    said, word = REFUSED[name]
    for output in both(said + GOOD, EVIDENCE, [check("c"), check("g")], warm):
        assert [slug for slug, _ in output.failed] == ["c"]
        why = output.failed[0][1]
        assert word in why and "\n" not in why
        assert [(one.focus, one.shape) for one in output.findings] == [("urn:x:a", "urn:x:g-p")]
        assert output.targets == (("g", ("urn:x:a",)),)


def test_what_is_not_refused_runs(warm: Warm) -> None:
    """The parts that every refused shape above is made of are in order."""
    for output in both(f"{SHAPE} . {PROPERTY} .", EVIDENCE, [check("c")], warm):
        assert not output.failed and len(output.findings) == 1


def test_one_bad_pattern_takes_no_other_check_down(warm: Warm) -> None:
    said = f"{SHAPE} . {PROPERTY} . {GOOD}".replace("sh:in ( true )", "sh:pattern '('", 1)
    evidence = "ex:a a ex:K ; ex:p 'b' ."
    for output in both(said, evidence, [check("c"), check("g")], warm):
        assert "urn:x:g-p" in {one.shape for one in output.findings}
        assert "c" in {slug for slug, _ in output.failed}
