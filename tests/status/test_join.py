"""Joining lines: rules 1 to 7 of status.md 5, every pair typed in."""

from itertools import combinations_with_replacement, permutations

import pytest

from dutygraph.model.words import Reason, Status
from dutygraph.status.join import NEEDS_REASON, join

# N not met, A accepted, S not shown, P partly met, W inherited without proof, I inherited,
# M met, D does not apply
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
EXPECTED = {
    "N": "N", "A": "A", "S": "S", "P": "P", "W": "W", "I": "I", "M": "M", "D": "D",
    "NN": "N", "NA": "N", "NS": "N", "NP": "N", "NW": "N", "NI": "N", "NM": "N", "ND": "N",
    "AA": "A", "AS": "A", "AP": "A", "AW": "A", "AI": "A", "AM": "A", "AD": "A",
    "SS": "S", "SP": "P", "SW": "S", "SI": "P", "SM": "P", "SD": "S",
    "PP": "P", "PW": "P", "PI": "P", "PM": "P", "PD": "P",
    "WW": "W", "WI": "W", "WM": "P", "WD": "W",
    "II": "I", "IM": "M", "ID": "I",
    "MM": "M", "MD": "M",
    "DD": "D",
    "IMW": "P", "WWS": "S", "IWD": "W", "MSS": "P", "NAS": "N", "DDS": "S",
}  # fmt: skip


def part(letter: str) -> tuple[Status, Reason | None]:
    status = WORD[letter]
    return status, Reason.TOO_OLD if status in NEEDS_REASON else None


@pytest.mark.parametrize("letters", EXPECTED)
def test_joined_status(letters: str) -> None:
    for order in set(permutations(letters)):
        status, reason = join([part(letter) for letter in order])
        assert status is WORD[EXPECTED[letters]]
        assert (reason is not None) is (status in NEEDS_REASON)


def test_every_pair_is_in_the_table() -> None:
    pairs = {frozenset(pair) for pair in combinations_with_replacement(WORD, 2)}
    assert {frozenset(letters) for letters in EXPECTED if len(letters) == 2} == pairs


def test_nothing_joined_is_not_shown() -> None:
    assert join([]) == (Status.NOT_SHOWN, Reason.NO_EVIDENCE)
