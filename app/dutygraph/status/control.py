"""The status of one control for one party where checks or documents show it (status.md 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dutygraph.model.status import CheckResult, Population
from dutygraph.model.words import Outcome, Reason, Severity, Status
from dutygraph.status import reasons
from dutygraph.status.join import Part, join

FUTURE = frozenset({"as-planned", "as-written"})
"""Labels of what a plan or code says, and nothing that exists."""

Waived = Mapping[tuple[str, str], date]


@dataclass(frozen=True, slots=True)
class Counted:
    """What results say of a control: its status, reason, n of m, how many unknown."""

    status: Status
    reason: Reason | None = None
    failed: int = 0
    total: int = 0
    unknown: int = 0
    advice: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to show a control with checks."""

    results: Sequence[CheckResult]
    population: Population | None
    checks: int
    waived: Waived = field(default_factory=dict)


def by_checks(shown: Shown) -> Counted:
    """Return the first row of the table of status.md 5 that fits.

    A failed result of severity may is advice: it is left out of the counts and can neither make
    a control not met nor, on its own, met. "Does not apply" with a value that is too old, too
    weak or of unknown time is not sure, and counts as unknown. What is only planned is not there
    yet: beside what is, it counts where it fails.
    """
    results = there(shown.results)
    advice = sum(_is_advice(one) for one in results)
    counted = [one for one in results if not _is_advice(one) and not _does_not_apply(one)]
    failed = [one for one in counted if one.outcome is Outcome.FAILED]
    passed = [one for one in counted if one.outcome is Outcome.PASSED]
    unknown = [one for one in counted if one.outcome not in (Outcome.FAILED, Outcome.PASSED)]
    open_ = [one for one in failed if (one.check, one.resource) not in shown.waived]
    numbers = {"failed": len(open_ or failed), "total": len(counted), "unknown": len(unknown)}

    def line(status: Status, reason: Reason | None = None, until: date | None = None) -> Counted:
        return Counted(status, reason, advice=advice, until=until, **numbers)

    complete = shown.population is not None and shown.population.complete
    if complete and not counted and not advice:
        return line(Status.DOES_NOT_APPLY)
    if open_:
        return line(Status.NOT_MET)
    if failed:
        until = min(shown.waived[one.check, one.resource] for one in failed)
        return line(Status.ACCEPTED, until=until)
    if not shown.checks:
        return line(Status.NOT_SHOWN, Reason.NO_CHECK_EXISTS)
    if unknown:
        return line(Status.NOT_SHOWN, reasons.of_line(one.reason for one in unknown))
    if not results:
        return line(Status.NOT_SHOWN, Reason.NO_EVIDENCE)
    if not complete:
        return line(Status.NOT_SHOWN, Reason.POPULATION_INCOMPLETE)
    if not passed:
        return line(Status.NOT_SHOWN, Reason.NO_CHECK_EXISTS)
    return line(Status.MET)


def by_document() -> Part:
    """Return the status where a document shows the control; none can be handed in yet."""
    return Status.NOT_SHOWN, Reason.DOCUMENT_NEEDED


def shown_in_ways(ways: Sequence[Part]) -> Part:
    """Join the lines of a control that is shown in more than one way."""
    return ways[0] if len(ways) == 1 else join(ways)


def there(results: Sequence[CheckResult]) -> Sequence[CheckResult]:
    """Return the results that count: all, if they are about planned resources alone."""
    found = [one for one in results if one.label not in FUTURE or one.outcome is Outcome.FAILED]
    return found or results


def _is_advice(one: CheckResult) -> bool:
    return one.outcome is Outcome.FAILED and one.severity is Severity.MAY


def _does_not_apply(one: CheckResult) -> bool:
    return one.outcome is Outcome.INAPPLICABLE and one.reason is None
