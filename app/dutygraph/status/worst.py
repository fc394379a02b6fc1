"""The worst failures: must before should, then by how many clauses they touch."""

from collections import Counter, defaultdict
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
    by_name = sorted(failed, key=lambda one: (one.check, one.resource_name, one.resource))
    # Among equals each check speaks once before one speaks again: three faults, not one thrice.
    spoken: Counter[str] = Counter()
    ranked: list[tuple[tuple[int, int, bool, int], CheckResult]] = []
    for one in by_name:
        rank = _ORDER.index(one.severity), -len(clauses[one.control]), one.label != ""
        ranked.append(((*rank, spoken[one.check]), one))
        spoken[one.check] += 1
    ranked.sort(key=lambda pair: pair[0])
    return tuple(one for _, one in ranked[:number])
