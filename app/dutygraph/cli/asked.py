"""What of a report was asked for, and the exit status that follows."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.cli.screen import Screen
from dutygraph.model.errors import NotFoundError
from dutygraph.model.status import CheckResult, ControlLine, RequirementStatus, StatusReport
from dutygraph.model.words import Status
from dutygraph.status.exit_status import allowed, exit_status, failing


@dataclass(frozen=True, slots=True)
class Asked:
    """The lines that an exit status is about."""

    controls: Sequence[ControlLine] = ()
    requirements: Sequence[RequirementStatus] = ()

    @property
    def statuses(self) -> list[Status]:
        """Return the statuses of all lines."""
        controls = [one.status for one in self.controls]
        return controls + [one.status for one in self.requirements]

    @property
    def results(self) -> list[CheckResult]:
        """Return the check results that the lines rest on."""
        through = (
            each.line for one in self.requirements for line in one.lines for each in line.through
        )
        return [result for line in (*self.controls, *through) for result in line.results]


def ending(
    asked: Asked,
    report: StatusReport,
    args: argparse.Namespace,
    *,
    failed_result_counts: bool = False,
) -> int:
    """Return the exit status. With ``failed_result_counts`` a failed result is enough for 1."""
    must = args.fail_on == "must"
    results = asked.results
    failed = Status.NOT_MET in asked.statuses and (not must or failing(results, must_only=True))
    if failed_result_counts:
        failed = failed or failing(results, must_only=must)
    return exit_status(
        asked.statuses,
        checks_run=report.checks_run,
        engine_failed=bool(report.engine_failed),
        failed=failed,
        allow=args.allow,
    )


def tell_allowed(
    asked: Asked, report: StatusReport, args: argparse.Namespace, screen: Screen
) -> None:
    """Print which of the words allowed turned 3 into 0."""
    for word in allowed(asked.statuses, checks_run=report.checks_run, allow=args.allow):
        screen.line(screen.words(f"screen-allowed-{word}"))


def chosen(report: StatusReport, args: argparse.Namespace) -> Asked:
    """Return the lines that the options ask for; all without options. Raises NotFoundError."""
    if args.control:
        lines = [one for one in report.controls if one.control == args.control]
        if not lines:
            raise NotFoundError(f"no control is named {args.control}")
        return Asked(lines)
    if args.requirement or args.scheme:
        wanted = [
            one
            for one in report.requirements
            if args.scheme in (None, one.scheme) and _named(one, args.requirement)
        ]
        if not wanted:
            asked = " ".join(one for one in (args.scheme, args.requirement) if one)
            raise NotFoundError(f"no requirement is named {asked}")
        return Asked((), wanted)
    return Asked(report.controls, report.requirements)


def _named(one: RequirementStatus, asked: str | None) -> bool:
    return asked is None or asked in (one.requirement, one.requirement.rsplit("/", 1)[-1])
