"""Whether all resources of a kind in a scope were seen (status.md 2)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dutygraph.model.evidence import Scope, Snapshot
from dutygraph.model.status import Population

ANYWHERE = "*"
NO_REGION = "global"
"""How Config files resources of services that have no region."""

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """One resource of a kind: where it is, and whether a fresh, strong source shows it."""

    resource: str
    account: str | None
    region: str | None
    sure: bool


def in_time(collected: datetime | None, as_of: datetime, max_age_days: int) -> bool:
    """Say whether a time is known, not after the date asked for, and within the age limit."""
    if collected is None:
        return False
    return timedelta(0) <= as_of - collected <= timedelta(days=max_age_days)


def places(scope: Scope) -> tuple[Place, ...]:
    """Return every account and region of a scope; ``*`` where the scope names none."""
    accounts = _named(scope.accounts, scope.excluded_accounts)
    regions = _named(scope.regions, scope.excluded_regions)
    return tuple((account, region) for account in accounts for region in regions)


def population(
    kind: str,
    found: Sequence[Found],
    *,
    scope: Scope,
    snapshots: Sequence[Snapshot],
    as_of: datetime,
    max_age_days: int,
    one_per_account: bool = False,
) -> Population:
    """Return what was seen of a kind (IRI) and whether it is shown to be all."""
    seen = len(found)
    if not scope.confirmed:
        return Population(kind, seen, False, (), ((ANYWHERE, ANYWHERE),))
    if one_per_account:
        return _one_each(kind, found, scope)
    shown: set[str] = set()
    missing: list[Place] = []
    for wanted in places(scope):
        by = covering(kind, wanted, snapshots, as_of=as_of, max_age_days=max_age_days)
        shown |= by
        if not by:
            missing.append(wanted)
    return Population(kind, seen, not missing, tuple(sorted(shown)), tuple(missing))


def covering(
    kind: str,
    wanted: Place,
    snapshots: Sequence[Snapshot],
    *,
    as_of: datetime,
    max_age_days: int,
) -> set[str]:
    """Return the digests of snapshots that show all of a kind in one account and region."""
    account, region = wanted
    if account == ANYWHERE:
        return set()
    return {
        snapshot.digest
        for snapshot in snapshots
        if not snapshot.partial and in_time(snapshot.collected, as_of, max_age_days)
        for shown in snapshot.coverage
        if shown.kind == kind
        and shown.account == account
        and (shown.region == ANYWHERE or (shown.region == region != ANYWHERE))
    }


def absences(
    kind: str,
    found: Sequence[Found],
    *,
    scope: Scope,
    snapshots: Sequence[Snapshot],
    as_of: datetime,
    max_age_days: int,
) -> tuple[tuple[Place, tuple[str, ...]], ...]:
    """Return the places of a confirmed scope that were seen whole and hold nothing of a kind.

    A resource that does not say where it is may lie anywhere: then nothing is absent.
    """
    if not scope.confirmed:
        return ()
    empty: list[tuple[Place, tuple[str, ...]]] = []
    for wanted in places(scope):
        by = covering(kind, wanted, snapshots, as_of=as_of, max_age_days=max_age_days)
        if by and wanted[1] != NO_REGION and not any(_may_be(one, wanted) for one in found):
            empty.append((wanted, tuple(sorted(by))))
    return tuple(empty)


def _one_each(kind: str, found: Sequence[Found], scope: Scope) -> Population:
    accounts = _named(scope.accounts, scope.excluded_accounts)
    held = {one.account for one in found if one.sure}
    missing = tuple((account, ANYWHERE) for account in accounts if account not in held)
    return Population(kind, len(found), not missing, (), missing)


def _named(included: Collection[str], excluded: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in included if one not in excluded) or (ANYWHERE,)


def _may_be(one: Found, wanted: Place) -> bool:
    account, region = wanted
    return one.account in (None, account) and (region == ANYWHERE or one.region in (None, region))
