"""SPARQL constraints: set-based and one by one, equal to pySHACL's, and refused where they lie."""

import pytest

from dutygraph.check.profile import profile_of
from dutygraph.model.namespace import SH
from dutygraph.model.status import Finding
from dutygraph.model.words import Severity
from tests.check.making import DECLARED, INTEGER, both, check, told
from tests.check.warm import Warm

NAMES = {"ex": "urn:x:"}
EVIDENCE = """
    ex:Sub rdfs:subClassOf ex:K .
    ex:a a ex:K ; ex:low 20 ; ex:high 30 ; ex:in ex:g ; ex:note "022"^^xsd:integer .
    ex:b a ex:Sub ; ex:low 80 ; ex:high 80 ; ex:in ex:h .
    ex:c a ex:K ; ex:low 22 ; ex:high 22 ; ex:note 22 , "22" .
    ex:d a ex:Other ; ex:low 1 ; ex:high 65535 ; ex:in ex:g .
    ex:g a ex:G ; ex:open true .
    ex:h a ex:G ; ex:open false .
"""
A, B, C = "urn:x:a", "urn:x:b", "urn:x:c"
TRUE = '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'

# Text of a constraint; is it set-based; (focus, value) found, None for a result's own focus.
TEXTS = {
    "a range that holds a port": (
        "SELECT $this WHERE { $this ex:low ?l ; ex:high ?h . FILTER (?l <= 22 && 22 <= ?h) }",
        True,
        [(A, None), (C, None)],
    ),
    "a value": (
        "SELECT $this ?value WHERE { $this ex:in ?g . ?g ex:open ?value . FILTER (?value) }",
        True,
        [(A, TRUE)],
    ),
    "a value as it was written": (
        "SELECT $this ?value WHERE { $this ex:note ?value }",
        True,
        [(A, f'"022"^^<{INTEGER}>'), (C, f'"22"^^<{INTEGER}>'), (C, '"22"')],
    ),
    "a path of two steps": (
        "SELECT $this WHERE { $this ex:in/ex:open false }",
        True,
        [(B, None)],
    ),
    "nothing behind, subtracted": (
        "SELECT $this WHERE { $this ex:low ?l . FILTER NOT EXISTS { $this ex:in ?g . "
        "?g ex:open ?o . FILTER (?o = true) } }",
        True,
        [(B, None), (C, None)],
    ),
    "nothing behind, with a variable from outside": (
        "SELECT $this WHERE { $this ex:low ?l . "
        "FILTER NOT EXISTS { $this ex:high ?h . FILTER (?h = ?l) } }",
        True,
        [(A, None)],
    ),
    "one filter in a bracket": (
        "SELECT $this WHERE { $this ex:low ?l . FILTER (?l > 30 || EXISTS { $this ex:note ?n }) }",
        True,
        [(A, None), (B, None), (C, None)],
    ),
    "an option": (
        "SELECT $this WHERE { $this ex:low ?l . OPTIONAL { $this ex:in ?g } FILTER (!bound(?g)) }",
        True,
        [(C, None)],
    ),
    "either": (
        "SELECT $this WHERE { $this a ?k . { $this ex:low 20 } UNION { $this ex:high 80 } }",
        True,
        [(A, None), (B, None)],
    ),
    "rows that repeat are one finding": (
        "SELECT $this WHERE { $this ex:note ?n }",
        True,
        [(A, None), (C, None)],
    ),
    "a predicate that is not named": (
        "SELECT $this WHERE { $this ?p 80 }",
        True,
        [(B, None)],
    ),
    "$this inside a group of its own": (
        "SELECT $this WHERE { { $this ex:low 20 } UNION { $this ex:low 22 } }",
        False,
        [(A, None), (C, None)],
    ),
    "a sum by resource": (
        "SELECT $this (COUNT(?n) AS ?value) WHERE { $this ex:note ?n } "
        "GROUP BY $this HAVING (COUNT(?n) > 1)",
        False,
        [(C, f'"2"^^<{INTEGER}>')],
    ),
    "a sub-select": (
        "SELECT $this WHERE { { SELECT $this ?l WHERE { $this ex:low ?l } } FILTER (?l < 22) }",
        False,
        [(A, None)],
    ),
}


def shapes(text: str, *, on: str = "shape") -> str:
    constraint = f"ex:c-q a sh:SPARQLConstraint ; sh:prefixes ex:names ; sh:select '''{text}''' ."
    if on == "constraint":
        own = "ex:c-q dg:finds earl:failed ; sh:severity sh:Info ."
        return f"""{DECLARED} {constraint} {own}
            ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:sparql ex:c-q .
        """
    return f"""{DECLARED} {constraint}
        ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:severity sh:Warning ; sh:sparql ex:c-q ;
            dg:finds earl:failed .
    """


@pytest.mark.parametrize("name", TEXTS)
def test_both_engines_find_what_was_written_before(name: str, warm: Warm) -> None:
    text, set_based, wanted = TEXTS[name]
    assert profile_of(text, NAMES).set_based is set_based
    fast, reference = both(shapes(text), EVIDENCE, [check(finds=[("", "failed")])], warm)
    component = SH + "SPARQLConstraintComponent"
    expected = [
        Finding(focus, "urn:x:c", None, value or f"<{focus}>", component, Severity.SHOULD)
        for focus, value in wanted
    ]
    assert not fast.failed and not reference.failed
    assert told(reference) == sorted(expected, key=str)
    assert told(fast) == sorted(expected, key=str)


def test_set_based_and_one_by_one_give_the_same(warm: Warm) -> None:
    """The same question in the profile and out of it (a limit that cuts nothing off)."""
    inside = "SELECT $this ?value WHERE { $this ex:low ?value . FILTER (?value <= 22) }"
    outside = inside + " LIMIT 100"
    assert profile_of(inside, NAMES).set_based and not profile_of(outside, NAMES).set_based
    one, other = (
        both(shapes(text), EVIDENCE, [check(finds=[("", "failed")])], warm)[0]
        for text in (inside, outside)
    )
    assert told(one) == told(other) and len(one.findings) == 2


def test_a_constraint_that_says_what_it_finds_speaks_by_its_own_name(warm: Warm) -> None:
    text = "SELECT $this WHERE { $this ex:low 80 }"
    asked = [check(finds=[("q", "failed")])]
    for output in both(shapes(text, on="constraint"), EVIDENCE, asked, warm):
        found = [(one.focus, one.shape, one.severity) for one in output.findings]
        assert found == [(B, "urn:x:c-q", Severity.MAY)]


def test_a_property_shape_gives_its_path_to_the_text_and_to_the_result(warm: Warm) -> None:
    said = f"""{DECLARED}
        ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:c-p .
        ex:c-p sh:path ( ex:in ex:open ) ; dg:finds earl:failed ; sh:sparql ex:c-q .
        ex:c-q sh:prefixes ex:names ;
            sh:select "SELECT $this ?value WHERE {{ $this $PATH ?value . FILTER (?value) }}" .
    """
    for output in both(said, EVIDENCE, [check()], warm):
        found = [(one.focus, one.shape, one.path, one.value) for one in output.findings]
        assert found == [(A, "urn:x:c-p", "(<urn:x:in>/<urn:x:open>)", TRUE)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SELECT $this WHERE { $this ex:low ?l MINUS { $this ex:in ?g } }", "MINUS"),
        ("SELECT $this WHERE { $this ex:low ?l . VALUES ?l { 80 } }", "VALUES"),
        ("SELECT $this WHERE { $this ex:low ?l . SERVICE ex:s { ?a ?b ?c } }", "SERVICE"),
        ("SELECT $this WHERE { $this ex:low ?l . FILTER (NOW() > ?l) }", "NOW"),
        ("SELECT $this WHERE { GRAPH ?g { $this ex:low ?l } }", "GRAPH"),
        ("SELECT $this WHERE { $this ex:low $currentShape }", "currentShape"),
        ("SELECT ?l WHERE { $this ex:low ?l }", "must return $this"),
        ("SELECT * WHERE { $this ex:low ?l }", "must return $this"),
        ("SELECT $this WHERE { $this ex:low ?l { SELECT ?h { ?x ex:high ?h } } }", "must return"),
        ("SELECT $this WHERE { ?x ex:low ?l BIND (?x AS $this) }", "may not be set"),
        ("ASK { $this ex:low ?l }", "SELECT query"),
        ("SELECT $this WHERE { $this ex:low ?l", "SPARQL"),
        ("SELECT $this WHERE { $this nowhere:low ?l }", "SPARQL"),
        ("DELETE WHERE { $this ex:low ?l }", "only read"),
        ("SELECT $this WHERE { $this ex:low ?l FILTER(" + "(" * 5000 + "1))}", "nested"),
    ],
)
def test_text_that_no_check_may_hold_fails_that_check_alone(
    text: str, word: str, warm: Warm
) -> None:
    good = """
        ex:g a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:g-p .
        ex:g-p sh:path ex:low ; sh:maxInclusive 22 ; dg:finds earl:failed .
    """
    asked = [check(finds=[("", "failed")]), check("g")]
    for engine, output in zip("fr", both(shapes(text) + good, EVIDENCE, asked, warm), strict=True):
        assert [slug for slug, _ in output.failed] == ["c"]
        assert engine == "r" or word in output.failed[0][1]
        assert "\n" not in output.failed[0][1]
        assert [(one.focus, one.shape) for one in output.findings] == [(B, "urn:x:g-p")]


def test_only_the_triples_that_can_match_are_looked_at() -> None:
    text = "SELECT $this WHERE { $this a ex:K ; ex:low/^ex:high ?x . FILTER (?x != 'ex:no') }"
    seen = profile_of(text, NAMES).predicates
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert seen == {kind, "urn:x:low", "urn:x:high"}
    for wide in ("$this ?p ?o", "$this !ex:low ?o", "$this ex:low* ?o", "$this ex:in ( 1 2 )"):
        assert profile_of(f"SELECT $this WHERE {{ {wide} }}", NAMES).predicates is None
