"""The worst failures: must before should, then by how many clauses they touch."""

from collections import defaultdict
from collections.abc import Iterable

from dutygraph.model.knowledge import Mapping
from dutygraph.model.status import CheckResult
from dutygraph.model.words import Outcome, Severity

_ORDER = list(Severity)


def worst(
    results: Iterable[CheckResult], mappings: Iterable[Mapping], *, number: int = 3
) -> tuple[CheckResult, ...]:
    """Return the worst failed results; advice is none of them."""
    clauses: dict[str, set[str]] = defaultdict(set)
    for mapping in mappings:
        clauses[mapping.control].add(mapping.requirement)
    failed = [
        one for one in results if one.outcome is Outcome.FAILED and one.severity is not Severity.MAY
    ]
    ranked = sorted(
        failed,
        key=lambda one: (
            _ORDER.index(one.severity),
            -len(clauses[one.control]),
            one.label != "",
            one.check,
            one.resource_name,
            one.resource,
        ),
    )
    return tuple(ranked[:number])
