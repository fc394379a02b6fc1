"""Results for what should be there and is not."""

from collections.abc import Iterable
from urllib.parse import quote

from dutygraph.model.knowledge import Check
from dutygraph.model.namespace import LOCAL_BASE, tenant_base
from dutygraph.model.status import CheckResult
from dutygraph.model.words import Outcome
from dutygraph.status.population import ANYWHERE, Place


def absent_results(
    check: Check,
    places: Iterable[tuple[Place, tuple[str, ...]]],
    *,
    tenant_iri: str,
) -> tuple[CheckResult, ...]:
    """Return a failed result for each account and region that was seen whole and has none."""
    return tuple(
        CheckResult(
            check=check.slug,
            control=check.control,
            resource=_iri(tenant_iri, place),
            resource_name="/".join(part for part in place if part != ANYWHERE),
            outcome=Outcome.FAILED,
            reason=None,
            severity=check.severity,
            findings=(),
            origins=(),
        )
        for place, _ in places
    )


def is_absence(result: CheckResult) -> bool:
    """Say whether a result is about a place where something should be, not about a resource."""
    return not result.findings and not result.origins and "/place/" in result.resource


def tenant_iri(resources: Iterable[str], tenant: str) -> str:
    """Return the IRI under which the resources of a tenant lie."""
    inner = tenant_base("", tenant)
    for resource in resources:
        base, found, _ = resource.partition(inner)
        if found:
            return base + inner
    return tenant_base(LOCAL_BASE, tenant)


def _iri(tenant: str, place: Place) -> str:
    return f"{tenant}place/{'/'.join(quote(part, safe='') for part in place)}"
