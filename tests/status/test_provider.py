"""Public claims of the provider."""

from datetime import date

import pytest

from dutygraph.model.knowledge import Claim
from dutygraph.model.text import Text
from dutygraph.model.words import Reason, Status
from dutygraph.status.provider import by_claim, claim_for

AT = date(2026, 6, 30)


def claim(
    scheme: str | None = "iso", begins: date | None = None, ends: date | None = None
) -> Claim:
    return Claim("claim/1", Text("c"), scheme, "huawei-cloud", Text("all"), begins, ends, ())


@pytest.mark.parametrize(
    ("held", "holds"),
    [
        (claim(), True),
        (claim(ends=date(2026, 6, 30)), True),
        (claim(ends=date(2026, 6, 29)), False),
        (claim(begins=date(2026, 7, 1)), False),
        (claim(begins=date(2026, 6, 30)), True),
        (claim("another"), False),
        (claim(None), False),
    ],
)
def test_a_claim_holds_for_its_scheme_until_its_date(held: Claim, holds: bool) -> None:
    assert (claim_for("iso", [held], AT) is held) is holds


def test_a_claim_is_inherited_without_proof_and_nothing_is_not_shown() -> None:
    missing = Reason.PROVIDER_PROOF_MISSING
    assert by_claim(claim()) == (Status.INHERITED_WITHOUT_PROOF, missing)
    assert by_claim(None) == (Status.NOT_SHOWN, missing)
