"""Where sources differ, and what only an inventory or only Terraform knows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from dutygraph.model.evidence import Dispute, Observation, Origin
from dutygraph.model.namespace import EV
from dutygraph.model.status import Drift
from dutygraph.model.words import Strength
from dutygraph.status.population import Place
from dutygraph.status.scope import ACCOUNT, REGION, place
from dutygraph.status.seen import Seen

_MANAGED_BY_PROVIDER = EV + "providerManaged"
_DESCRIBES = frozenset(
    EV + name
    for name in ("name", "nativeId", "sourceAddress", "sourceType", "unknown", "fromDefault")
)
_TERRAFORM = frozenset({Strength.RECORDED, Strength.PLANNED, Strength.DECLARED})


def drifts(
    seen: Seen,
    inside: Collection[str],
    origins: Iterable[Origin],
    disputes: Iterable[Dispute],
    current: Sequence[Observation],
) -> tuple[Drift, ...]:
    """Return all differences about resources in scope, sorted by kind and resource."""
    sources = {one.snapshot.digest: one.snapshot.source for one in current}
    found = [
        *_values(inside, origins, disputes, sources),
        *_one_sided(seen, inside, current),
    ]
    return tuple(sorted(found, key=lambda one: (one.kind, one.resource, one.property or "")))


def _values(
    inside: Collection[str],
    origins: Iterable[Origin],
    disputes: Iterable[Dispute],
    sources: dict[str, str],
) -> Iterable[Drift]:
    groups: dict[tuple[str, str], list[Origin]] = defaultdict(list)
    for origin in origins:
        if (
            origin.resource in inside
            and origin.property not in _DESCRIBES
            and origin.strength.can_show_met
            and origin.snapshot in sources
        ):
            groups[origin.resource, origin.property].append(origin)
    disputed = {(one.resource, one.property) for one in disputes if one.resource in inside}
    for (resource, name), rows in groups.items():
        by_source: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            by_source[sources[row.snapshot]].add(row.value)
        if (resource, name) in disputed or len({frozenset(v) for v in by_source.values()}) > 1:
            yield Drift("value", resource, name, tuple(rows))


def _one_sided(
    seen: Seen, inside: Collection[str], current: Sequence[Observation]
) -> Iterable[Drift]:
    observed, recorded, terraform = set[str](), set[str](), set[str]()
    covered: dict[str, set[Place]] = defaultdict(set)
    for one in current:
        resources = {fact.resource for fact in one.facts}
        strength = one.snapshot.strength
        if strength is Strength.OBSERVED:
            observed |= resources
        if strength is Strength.RECORDED:
            recorded |= resources
        if strength in _TERRAFORM:
            terraform |= resources
        if not one.snapshot.partial:
            for shown in one.snapshot.coverage:
                covered[shown.kind].add((shown.account, shown.region))
    unmanaged = observed - terraform if terraform else set()
    gone = recorded - observed
    for resource in sorted(inside):
        if resource in unmanaged:
            if seen.value(resource, _MANAGED_BY_PROVIDER) != "true":
                yield Drift("unmanaged", resource, None, ())
        elif resource in gone and _covered(seen, resource, covered):
            yield Drift("missing", resource, None, ())


def _covered(seen: Seen, resource: str, covered: dict[str, set[Place]]) -> bool:
    """Say whether an inventory that would show the resource was seen whole."""
    account, region = place(seen, resource, ACCOUNT), place(seen, resource, REGION)
    shown = covered.get(seen.kind_of[resource], set())
    return account is not None and bool({(account, region or "*"), (account, "*")} & shown)
