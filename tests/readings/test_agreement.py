"""Agreement and kappa, computed by hand."""

from fractions import Fraction

import pytest

from tests.readings.agreement import agreement

SUB, CUT, SAME, NONE = "subset", "intersects", "equal", "none"


def pairs(*counted: tuple[str, str, int]) -> list[tuple[str, str]]:
    return [(ours, theirs) for ours, theirs, times in counted for _ in range(times)]


def test_two_words() -> None:
    """35 of 50 agree; chance (25 x 30 + 25 x 20) / 2,500 = 1/2; (7/10 - 1/2) / (1/2) = 2/5."""
    found = agreement(pairs((SUB, SUB, 20), (SUB, CUT, 5), (CUT, SUB, 10), (CUT, CUT, 15)))
    assert (found.pairs, found.agreed, found.kappa) == (50, 35, Fraction(2, 5))
    assert str(found) == "35 of 50 agree (70 %), kappa 0.40"


def test_four_words_of_which_one_is_the_readers_alone() -> None:
    """7 of 10 agree; chance (6 x 5 + 3 x 3 + 1 x 1) / 100 = 2/5; (7/10 - 2/5) / (3/5) = 1/2."""
    found = agreement(
        pairs(
            (SUB, SUB, 4),
            (SUB, CUT, 1),
            (SUB, NONE, 1),
            (CUT, CUT, 2),
            (CUT, SUB, 1),
            (SAME, SAME, 1),
        )
    )
    assert (found.pairs, found.agreed, found.kappa) == (10, 7, Fraction(1, 2))


def test_never_agreeing_is_worse_than_chance() -> None:
    assert agreement(pairs((SUB, CUT, 1), (CUT, SUB, 1))).kappa == -1


def test_all_agreeing_on_two_words_is_one() -> None:
    assert agreement(pairs((SUB, SUB, 3), (CUT, CUT, 2))).kappa == 1


def test_one_word_only_has_no_kappa() -> None:
    found = agreement(pairs((SUB, SUB, 3)))
    assert found.kappa is None
    assert str(found) == "3 of 3 agree (100 %), kappa not defined"


def test_nothing_is_no_agreement() -> None:
    with pytest.raises(ValueError, match="nothing to agree on"):
        agreement([])
