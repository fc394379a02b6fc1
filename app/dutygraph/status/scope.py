"""Which resources belong to a scope."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dutygraph.model.evidence import Dispute, Scope
from dutygraph.model.namespace import EV
from dutygraph.model.status import Notice
from dutygraph.status.notice import notice
from dutygraph.status.seen import Seen

ACCOUNT, REGION = EV + "account", EV + "region"
PROJECT, ENTERPRISE_PROJECT, TAG = EV + "project", EV + "enterpriseProject", EV + "tag"
UNKNOWN = EV + "unknown"
_HOLDER = EV + "inGroup"


@dataclass(frozen=True, slots=True)
class Membership:
    """Resources inside and outside of a scope, and what there is to tell about it."""

    inside: frozenset[str]
    outside: tuple[tuple[str, int], ...]
    notices: tuple[Notice, ...]


def place(seen: Seen, resource: str, name: str) -> str | None:
    """Return account, region, ... of a resource; else that of the group a rule is in."""
    found = seen.value(resource, name)
    if found is None and (holder := seen.value(resource, _HOLDER)):
        return seen.value(holder, name)
    return found


def belongs(seen: Seen, resource: str, scope: Scope, *, disputed: bool = False) -> bool:
    """Say whether a resource is in a scope. What does not say where it is, is not left out.

    ``disputed`` says that sources differ about its tags, so that none of them is believed.
    """
    for name, included, excluded in (
        (ACCOUNT, scope.accounts, scope.excluded_accounts),
        (REGION, scope.regions, scope.excluded_regions),
        (PROJECT, scope.projects, scope.excluded_projects),
        (ENTERPRISE_PROJECT, scope.enterprise_projects, scope.excluded_enterprise_projects),
    ):
        value = place(seen, resource, name)
        if value is not None and (value in excluded or (included and value not in included)):
            return False
    tags = set(seen.values(resource, TAG))
    if tags & set(scope.excluded_tags):
        return False
    if not scope.tags or tags & set(scope.tags):
        return True
    return not tags and (disputed or TAG in seen.values(resource, UNKNOWN))


def members(seen: Seen, scope: Scope, disputes: Iterable[Dispute] = ()) -> Membership:
    """Divide all resources by a scope; count those outside by kind, name what matched nothing."""
    tags = {one.resource for one in disputes if one.property == TAG}
    inside = frozenset(
        one for one in seen.kind_of if belongs(seen, one, scope, disputed=one in tags)
    )
    outside = Counter(kind for one, kind in seen.kind_of.items() if one not in inside)
    return Membership(inside, tuple(sorted(outside.items())), tuple(_notices(seen, scope, inside)))


def _notices(seen: Seen, scope: Scope, inside: frozenset[str]) -> Iterable[Notice]:
    if scope.name == "everything-imported" and not scope.confirmed:
        yield notice("notice-scope-default")
    elif not scope.confirmed:
        yield notice("notice-scope-unconfirmed")
    if seen.kind_of and not inside:
        yield notice("notice-scope-matches-nothing")
    for name, what, included in (
        (ACCOUNT, "account", scope.accounts),
        (REGION, "region", scope.regions),
        (PROJECT, "", scope.projects),
        (ENTERPRISE_PROJECT, "", scope.enterprise_projects),
        (TAG, "", scope.tags),
    ):
        found = {value for one in seen.kind_of for value in _all(seen, one, name)}
        for entry in included:
            if entry not in found:
                yield notice("notice-entry-matched-nothing", entry=entry)
        lost = sum(not _all(seen, one, name) for one in inside)
        if what and included and lost:
            yield notice(f"notice-{what}-unknown", n=lost)


def _all(seen: Seen, resource: str, name: str) -> tuple[str, ...]:
    if name == TAG:
        return seen.values(resource, TAG)
    found = place(seen, resource, name)
    return (found,) if found is not None else ()
