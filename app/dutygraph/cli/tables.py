"""Tables of lines by party, for people."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dutygraph.cli.screen import Screen, wrapped
from dutygraph.model.errors import NotFoundError
from dutygraph.model.status import CheckResult, ControlLine, RequirementStatus
from dutygraph.model.words import Outcome, Severity
from dutygraph.status.said import Said, counts

_OUTCOMES = [Outcome.FAILED, Outcome.CANNOT_TELL, Outcome.UNTESTED, Outcome.PASSED]


def show_controls(said: Said, screen: Screen, lines: Iterable[ControlLine]) -> None:
    """Print a line for each control and party, worst first."""
    ordered = sorted(lines, key=lambda one: (one.status.rank, one.control))
    rows = [
        (
            said.status(line.status),
            said.party(line.party),
            line.control,
            said.line_detail(line),
        )
        for line in ordered
    ]
    head = ("column-status", "column-party", "column-control", "column-detail")
    screen.table([said.words(key) for key in head], rows, wide=True)


def show_requirements(
    said: Said, screen: Screen, requirements: Iterable[RequirementStatus]
) -> None:
    """Print each requirement with a line for each party under it."""
    rows: list[tuple[str, ...]] = []
    for one in requirements:
        requirement = said.knowledge.requirements[one.requirement]
        rows.append(
            (
                requirement.notation,
                said.status(one.status),
                said.reason(one.reason),
                said.text(requirement.label),
            )
        )
        rows.extend(
            (
                "",
                f"  {said.status(line.status)}",
                said.reason(line.reason),
                f"  {said.party(line.party)}: "
                + (", ".join(dict.fromkeys(each.line.control for each in line.through)) or "–"),
            )
            for line in one.lines
            if line.through or line.party
        )
    head = ("column-clause", "column-status", "column-reason", "column-what")
    screen.table([said.words(key) for key in head], rows, wide=True)


def show_results(said: Said, screen: Screen, results: Iterable[CheckResult]) -> None:
    """Print results worst first, each with what was found, file and place."""
    ordered = sorted(
        (one for one in results if one.outcome is not Outcome.INAPPLICABLE),
        key=lambda one: (
            _OUTCOMES.index(one.outcome),
            list(Severity).index(one.severity),
            one.check,
            one.resource_name,
        ),
    )
    for one in ordered:
        found, place = said.found(one)
        screen.line(f"{said.outcome(one)}: {one.resource_name} – {said.control(one.control)}")
        screen.line(f"    {found}" + (f"  {place}" if place else ""))
    left_out = sum(one.outcome is Outcome.INAPPLICABLE for one in results)
    if left_out:
        screen.say("screen-left-out", n=left_out)


def show_reasons(said: Said, screen: Screen, lines: Sequence[ControlLine]) -> None:
    """Print how many lines there are by status and by reason, with what to do."""
    for status, number in counts(line.status for line in lines):
        screen.line(f"{number:5}  {said.status(status)}")
    for reason, number in Counter(line.reason for line in lines if line.reason).most_common():
        screen.line(f"{number:5}  {said.reason(reason)}")
        for text in wrapped(said.words(f"reason-{reason.value}-do"), screen.width, indent=" " * 7):
            screen.line(text)


def show_explained(said: Said, screen: Screen, resource: str) -> None:
    """Print all results about a resource (by name, id or IRI) with every value and its origin.

    Raises NotFoundError when no result is about it.
    """
    found = [
        one
        for one in said.report.results
        if resource in (one.resource, one.resource_name, one.resource.rsplit("/", 1)[-1])
    ]
    if not found:
        raise NotFoundError(f"no check result is about {resource}")
    for one in found:
        screen.line(f"{one.resource_name} – {said.control(one.control)}: {said.outcome(one)}")
        if one.outcome is Outcome.FAILED:
            screen.line(f"    {said.message(one)} {said.remedy(one)}")
        for origin in one.origins:
            mark = "screen-won" if origin.won else "screen-lost"
            when = f"{origin.collected:%Y-%m-%d}" if origin.collected else "–"
            strength = said.words(f"strength-{origin.strength.value}")
            screen.line(f"    {said.words(mark)} {said.value(origin)} ({strength}, {when})")
            screen.line(f"        {said.place(origin)}")
