"""The outcome of a check on a resource: the strongest of what was found, else passed."""

from itertools import permutations

import pytest

from dutygraph.check import run
from dutygraph.check.run import outcomes
from dutygraph.model.status import EngineOutput, Finding
from dutygraph.model.words import Outcome, Severity
from tests.check.making import both, check
from tests.check.warm import Warm

INAPPLICABLE, FAILED = Outcome.INAPPLICABLE, Outcome.FAILED
CANNOT_TELL, PASSED = Outcome.CANNOT_TELL, Outcome.PASSED
# What the shapes that spoke find, and the outcome: every set there is.
TABLE = {
    (): PASSED,
    (FAILED,): FAILED,
    (CANNOT_TELL,): CANNOT_TELL,
    (INAPPLICABLE,): INAPPLICABLE,
    (FAILED, CANNOT_TELL): FAILED,
    (INAPPLICABLE, FAILED): INAPPLICABLE,
    (INAPPLICABLE, CANNOT_TELL): INAPPLICABLE,
    (INAPPLICABLE, FAILED, CANNOT_TELL): INAPPLICABLE,
}
FINDS = [("f", "failed"), ("t", "cantTell"), ("i", "inapplicable")]
SHAPE = {FAILED: "urn:x:c-f", CANNOT_TELL: "urn:x:c-t", INAPPLICABLE: "urn:x:c-i"}


def finding(shape: str, focus: str = "urn:x:a") -> Finding:
    return Finding(focus, shape, None, None, "urn:x:component", Severity.MUST)


def given(found: tuple[Outcome, ...]) -> Outcome:
    output = EngineOutput(
        findings=tuple(finding(SHAPE[one]) for one in found),
        targets=(("c", ("urn:x:a", "urn:x:b")),),
    )
    rows = {focus: outcome for _, focus, outcome, _ in outcomes(output, {"c": check("c", FINDS)})}
    assert rows["urn:x:b"] is PASSED
    return rows["urn:x:a"]


@pytest.mark.parametrize("found", TABLE)
def test_the_strongest_decides_in_whatever_order_it_was_found(found: tuple[Outcome, ...]) -> None:
    assert {given(order) for order in permutations(found)} == {TABLE[found]}


@pytest.mark.parametrize("order", list(permutations([INAPPLICABLE, FAILED, CANNOT_TELL]))[1:])
def test_any_other_order_would_be_seen(
    order: tuple[Outcome, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_ORDER", order)
    assert any(given(found) is not outcome for found, outcome in TABLE.items())


def test_each_row_carries_its_own_findings() -> None:
    other = check("d", [("p", "failed")])
    output = EngineOutput(
        findings=(finding("urn:x:c-f"), finding("urn:x:d-p"), finding("urn:x:d-p", "urn:x:b")),
        targets=(("c", ("urn:x:a",)), ("d", ("urn:x:a", "urn:x:b"))),
    )
    rows = list(outcomes(output, {"c": check("c", FINDS), "d": other}))
    assert rows == [
        ("c", "urn:x:a", FAILED, (finding("urn:x:c-f"),)),
        ("d", "urn:x:a", FAILED, (finding("urn:x:d-p"),)),
        ("d", "urn:x:b", FAILED, (finding("urn:x:d-p", "urn:x:b"),)),
    ]


def test_a_check_that_did_not_finish_says_nothing_of_any_resource() -> None:
    output = EngineOutput((), (("c", ("urn:x:a",)),), (("c", "why"),))
    assert not list(outcomes(output, {"c": check("c", FINDS)}))


SHAPES = """
    ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:c-p .
    ex:c-p sh:path ex:p ; sh:in ( true ) ; dg:finds earl:failed .
"""
CLOSURE = "ex:Sub rdfs:subClassOf ex:Mid , ex:K . ex:Mid rdfs:subClassOf ex:K ."


def test_a_resource_of_a_kind_below_is_a_target_only_by_the_ontology(warm: Warm) -> None:
    evidence = "ex:a a ex:Sub ; ex:p false . ex:b a ex:Mid ; ex:p true . ex:z a ex:Z ; ex:p false ."
    for output in both(SHAPES, evidence + CLOSURE, [check()], warm):
        rows = {focus: outcome for _, focus, outcome, _ in outcomes(output, {"c": check()})}
        assert rows == {"urn:x:a": FAILED, "urn:x:b": PASSED}
    for output in both(SHAPES, evidence, [check()], warm):
        assert not list(outcomes(output, {"c": check()}))


def test_without_a_target_nothing_passes(warm: Warm) -> None:
    for output in both(SHAPES, "ex:a a ex:Other ; ex:p false .", [check()], warm):
        assert output == EngineOutput((), (("c", ()),))
        assert not list(outcomes(output, {"c": check()}))
    for output in both(SHAPES, "", [check()], warm):
        assert output.targets == (("c", ()),)


def test_advice_that_conforms_to_nothing_is_still_found(warm: Warm) -> None:
    """pySHACL and shacl both can call a report with warnings alone conforming."""
    said = SHAPES.replace("dg:finds", "sh:severity sh:Info ; dg:finds")
    for output in both(said, "ex:a a ex:K ; ex:p false .", [check()], warm):
        assert [row[2] for row in outcomes(output, {"c": check()})] == [FAILED]
