"""The three worst: must first, then by clauses touched, and three faults rather than one thrice."""

from dataclasses import replace

from dutygraph.model.status import CheckResult
from dutygraph.model.words import Outcome, Severity
from dutygraph.status.worst import worst
from tests.status.making import result
from tests.status.small import serves


def failed(check: str, name: str, severity: Severity = Severity.MUST) -> CheckResult:
    made = replace(result(Outcome.FAILED), check=check, control=check, severity=severity)
    return replace(made, resource=f"urn:{name}", resource_name=name)


def said(*results: CheckResult) -> list[str]:
    mappings = (
        serves("wide", "q1"),
        serves("wide", "q2"),
        serves("one", "q1"),
        serves("two", "q1"),
    )
    return [f"{one.check} {one.resource_name}" for one in worst(results, mappings)]


def test_must_stands_before_should_and_more_clauses_before_fewer() -> None:
    should = failed("wide", "a", Severity.SHOULD)
    assert said(should, failed("one", "b"), failed("wide", "c")) == ["wide c", "one b", "wide a"]


def test_among_equals_each_check_speaks_once_first() -> None:
    again = (failed("one", "a"), failed("one", "b"), failed("one", "c"), failed("two", "d"))
    assert said(*again) == ["one a", "two d", "one b"]


def test_advice_and_what_passed_are_no_failures() -> None:
    passed = replace(result(Outcome.PASSED), check="one", control="one")
    assert said(failed("one", "a", Severity.MAY), passed) == []
