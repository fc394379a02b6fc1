"""Exit statuses (status.md 9): every status, alone and beside others."""

import pytest

from dutygraph.model.words import Outcome, Severity, Status
from dutygraph.status.exit_status import allowed, exit_status, failing
from tests.status.making import result

WORD = {
    "N": Status.NOT_MET,
    "A": Status.ACCEPTED,
    "S": Status.NOT_SHOWN,
    "P": Status.PARTLY_MET,
    "W": Status.INHERITED_WITHOUT_PROOF,
    "I": Status.INHERITED,
    "M": Status.MET,
    "D": Status.DOES_NOT_APPLY,
}


def ended(
    letters: str, *, allow: tuple[str, ...] = (), checks: int = 1, engine: bool = False
) -> int:
    return exit_status(
        [WORD[letter] for letter in letters],
        checks_run=checks,
        engine_failed=engine,
        failed="N" in letters,
        allow=allow,
    )


@pytest.mark.parametrize(
    ("letters", "plain", "not_shown", "accepted", "both"),
    [
        ("M", 0, 0, 0, 0),
        ("I", 0, 0, 0, 0),
        ("D", 0, 0, 0, 0),
        ("MID", 0, 0, 0, 0),
        ("S", 3, 0, 3, 0),
        ("P", 3, 0, 3, 0),
        ("W", 3, 0, 3, 0),
        ("A", 3, 3, 0, 0),
        ("AS", 3, 3, 3, 0),
        ("MS", 3, 0, 3, 0),
        ("N", 1, 1, 1, 1),
        ("NS", 1, 1, 1, 1),
        ("NAM", 1, 1, 1, 1),
        ("", 3, 0, 3, 0),
    ],
)
def test_ending(letters: str, plain: int, not_shown: int, accepted: int, both: int) -> None:
    assert ended(letters) == plain
    assert ended(letters, allow=("not-shown",)) == not_shown
    assert ended(letters, allow=("accepted",)) == accepted
    assert ended(letters, allow=("not-shown", "accepted")) == both


@pytest.mark.parametrize("letters", ["M", "N", "S", "", "A"])
def test_an_engine_that_failed_is_over_everything(letters: str) -> None:
    assert ended(letters, engine=True, allow=("not-shown",)) == 4


def test_without_a_check_that_ran_nothing_is_good() -> None:
    assert ended("M", checks=0) == 3


def test_with_fail_on_must_a_should_alone_gives_three_whatever_is_allowed() -> None:
    should = [result(Outcome.FAILED, severity=Severity.SHOULD)]
    assert not failing(should, must_only=True)
    assert failing(should)
    assert (
        exit_status(
            [Status.NOT_MET],
            checks_run=1,
            engine_failed=False,
            failed=False,
            allow=("not-shown", "accepted"),
        )
        == 3
    )


def test_advice_is_no_failure() -> None:
    assert not failing([result(Outcome.FAILED, severity=Severity.MAY)])


def test_what_was_allowed_is_told() -> None:
    statuses = [Status.MET, Status.NOT_SHOWN]
    both = ("not-shown", "accepted")
    assert allowed(statuses, checks_run=1, allow=both) == ("not-shown",)
    assert allowed([Status.MET], checks_run=1, allow=both) == ()
