"""The status of a control: every row of the table of status.md 5, and that worse never helps."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.model.status import CheckResult, Population
from dutygraph.model.words import Outcome, Reason, Severity, Status
from dutygraph.status.control import Counted, Shown, by_checks, by_document, shown_in_ways
from tests.status.making import COMPLETE, INCOMPLETE, result

LETTER = {
    "p": result(Outcome.PASSED),
    "f": result(Outcome.FAILED),
    "s": result(Outcome.FAILED, severity=Severity.SHOULD),
    "a": result(Outcome.FAILED, severity=Severity.MAY),
    "i": result(Outcome.INAPPLICABLE),
    "j": result(Outcome.INAPPLICABLE, Reason.TOO_OLD),
    "o": result(Outcome.CANNOT_TELL, Reason.TOO_OLD),
    "u": result(Outcome.CANNOT_TELL, Reason.VALUE_UNKNOWN),
    "e": result(Outcome.CANNOT_TELL, Reason.ENGINE_FAILED),
    "n": result(Outcome.UNTESTED, Reason.NO_EVIDENCE),
    "w": replace(result(Outcome.CANNOT_TELL, Reason.TOO_WEAK), label="as-planned"),
    "v": replace(result(Outcome.INAPPLICABLE, Reason.TOO_WEAK), label="as-written"),
    "b": replace(result(Outcome.FAILED), label="as-planned"),
    "k": result(Outcome.CANNOT_TELL, Reason.TOO_WEAK),
}
MET, NOT_MET, NOT_SHOWN, DNA = (
    Status.MET,
    Status.NOT_MET,
    Status.NOT_SHOWN,
    Status.DOES_NOT_APPLY,
)
INCOMPLETE_, OLD, UNKNOWN = Reason.POPULATION_INCOMPLETE, Reason.TOO_OLD, Reason.VALUE_UNKNOWN

# results, population complete, status, reason, failed, total, unknown
ROWS = [
    ("", True, DNA, None, 0, 0, 0),
    ("i", True, DNA, None, 0, 0, 0),
    ("ii", True, DNA, None, 0, 0, 0),
    ("", False, NOT_SHOWN, Reason.NO_EVIDENCE, 0, 0, 0),
    ("i", False, NOT_SHOWN, INCOMPLETE_, 0, 0, 0),
    ("f", True, NOT_MET, None, 1, 1, 0),
    ("f", False, NOT_MET, None, 1, 1, 0),
    ("s", False, NOT_MET, None, 1, 1, 0),
    ("fp", True, NOT_MET, None, 1, 2, 0),
    ("fpi", True, NOT_MET, None, 1, 2, 0),
    ("fo", True, NOT_MET, None, 1, 2, 1),
    ("ffe", True, NOT_MET, None, 2, 3, 1),
    ("po", True, NOT_SHOWN, OLD, 0, 2, 1),
    ("pouu", False, NOT_SHOWN, UNKNOWN, 0, 4, 3),
    ("ou", True, NOT_SHOWN, OLD, 0, 2, 2),
    ("ouue", True, NOT_SHOWN, Reason.ENGINE_FAILED, 0, 4, 4),
    ("pn", True, NOT_SHOWN, Reason.NO_EVIDENCE, 0, 2, 1),
    ("j", True, NOT_SHOWN, OLD, 0, 1, 1),
    ("pj", True, NOT_SHOWN, OLD, 0, 2, 1),
    ("p", False, NOT_SHOWN, INCOMPLETE_, 0, 1, 0),
    ("pppi", False, NOT_SHOWN, INCOMPLETE_, 0, 3, 0),
    ("p", True, MET, None, 0, 1, 0),
    ("ppi", True, MET, None, 0, 2, 0),
    ("w", True, NOT_SHOWN, Reason.TOO_WEAK, 0, 1, 1),
    ("wv", False, NOT_SHOWN, Reason.TOO_WEAK, 0, 2, 2),
    ("pwv", True, MET, None, 0, 1, 0),  # what is only planned is not there yet
    ("pwv", False, NOT_SHOWN, INCOMPLETE_, 0, 1, 0),
    ("pk", True, NOT_SHOWN, Reason.TOO_WEAK, 0, 2, 1),
    ("iw", True, DNA, None, 0, 0, 0),
    ("pb", True, NOT_MET, None, 1, 2, 0),
    ("bw", True, NOT_MET, None, 1, 1, 0),
    ("pa", True, MET, None, 0, 1, 0),  # advice changes no status
    ("pa", False, NOT_SHOWN, INCOMPLETE_, 0, 1, 0),
    ("fa", True, NOT_MET, None, 1, 1, 0),
    ("a", True, NOT_SHOWN, Reason.NO_CHECK_EXISTS, 0, 0, 0),  # advice alone shows nothing
]


def made(letters: str) -> list[CheckResult]:
    return [LETTER[letter] for letter in letters]


def counted(letters: str, *, complete: bool, checks: int = 1) -> Counted:
    return by_checks(Shown(made(letters), COMPLETE if complete else INCOMPLETE, checks))


@pytest.mark.parametrize(
    ("letters", "complete", "status", "reason", "failed", "total", "unknown"), ROWS
)
def test_row(
    letters: str,
    complete: bool,
    status: Status,
    reason: Reason | None,
    failed: int,
    total: int,
    unknown: int,
) -> None:
    found = counted(letters, complete=complete)
    assert (found.status, found.reason) == (status, reason)
    assert (found.failed, found.total, found.unknown) == (failed, total, unknown)


def test_no_check_exists_yet() -> None:
    found = by_checks(Shown([], None, checks=0))
    assert (found.status, found.reason) == (NOT_SHOWN, Reason.NO_CHECK_EXISTS)


def test_all_failures_waived_is_accepted_until_the_earliest_date() -> None:
    one, two = result(Outcome.FAILED, resource="r/1"), result(Outcome.FAILED, resource="r/2")
    waived = {("bucket-encryption", "r/1"): date(2026, 9, 1)}
    waived["bucket-encryption", "r/2"] = date(2026, 8, 1)
    found = by_checks(Shown([one, two, LETTER["u"]], COMPLETE, 1, waived))
    assert (found.status, found.until, found.unknown) == (
        Status.ACCEPTED,
        date(2026, 8, 1),
        1,
    )


def test_one_failure_not_waived_is_not_met() -> None:
    one, two = result(Outcome.FAILED, resource="r/1"), result(Outcome.FAILED, resource="r/2")
    waived = {("bucket-encryption", "r/1"): date(2026, 9, 1)}
    found = by_checks(Shown([one, two], COMPLETE, 1, waived))
    assert (found.status, found.failed, found.total) == (NOT_MET, 1, 2)


def test_shown_in_two_ways_is_two_lines_joined() -> None:
    assert by_document() == (NOT_SHOWN, Reason.DOCUMENT_NEEDED)
    assert shown_in_ways([(MET, None), by_document()]) == (
        Status.PARTLY_MET,
        Reason.DOCUMENT_NEEDED,
    )
    assert shown_in_ways([(NOT_MET, None), by_document()]) == (NOT_MET, None)


RESULTS = st.text(alphabet="".join(LETTER), max_size=6)
BETTER = {MET, Status.INHERITED, DNA}


def improves(before: Status, after: Status) -> bool:
    return after in BETTER and after is not before


@given(RESULTS, st.booleans(), st.sampled_from("fsa"))
def test_a_failed_result_more_never_improves(letters: str, complete: bool, failed: str) -> None:
    before = counted(letters, complete=complete).status
    after = counted(letters + failed, complete=complete).status
    assert not improves(before, after)
    if failed != "a":
        assert after is NOT_MET


@given(RESULTS)
def test_a_population_that_is_no_longer_complete_never_improves(letters: str) -> None:
    before, after = counted(letters, complete=True), counted(letters, complete=False)
    assert not improves(before.status, after.status)
    assert after.status not in BETTER


@given(RESULTS, st.booleans(), st.sampled_from("ouenj"))
def test_unknown_is_never_met(letters: str, complete: bool, unknown: str) -> None:
    assert counted(letters + unknown, complete=complete).status not in BETTER


@given(RESULTS, st.booleans())
def test_every_line_that_is_not_shown_has_a_reason(letters: str, complete: bool) -> None:
    found = counted(letters, complete=complete)
    assert (found.reason is not None) is (found.status is NOT_SHOWN)


def test_without_a_population_nothing_is_complete() -> None:
    none: Population | None = None
    assert by_checks(Shown(made("p"), none, 1)).reason is INCOMPLETE_
