"""The provider's part: public claims now; documents handed in come with a later issue."""

from collections.abc import Iterable
from datetime import date

from dutygraph.model.knowledge import Claim
from dutygraph.model.namespace import slug_of
from dutygraph.model.words import Reason, Status

PROVIDERS = frozenset({"provider", "manufacturer"})
"""Parties whose part a provider's document shows."""


def valid(claim: Claim, at: date) -> bool:
    """Say whether a claim is not past its dates; dates that are not stated do not pass."""
    begun = claim.valid_from is None or claim.valid_from <= at
    return begun and (claim.valid_to is None or at <= claim.valid_to)


def claim_for(scheme: str, claims: Iterable[Claim], at: date) -> Claim | None:
    """Return a valid claim for a scheme (slug); the latest, then the first by IRI."""
    fitting = [
        claim
        for claim in claims
        if claim.scheme and slug_of(claim.scheme) == scheme and valid(claim, at)
    ]
    latest = sorted(fitting, key=lambda claim: claim.iri)
    return max(latest, key=lambda claim: claim.valid_to or date.max, default=None)


def by_claim(claim: Claim | None) -> tuple[Status, Reason]:
    """Return inherited without proof where a claim is held, else not shown."""
    status = Status.INHERITED_WITHOUT_PROOF if claim else Status.NOT_SHOWN
    return status, Reason.PROVIDER_PROOF_MISSING
