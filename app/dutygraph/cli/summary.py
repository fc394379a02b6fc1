"""The first screen of a status: 24 lines of 80 columns."""

import re
from collections import Counter

from rich.cells import cell_len

from dutygraph.cli.screen import Screen, shorten, shorten_middle
from dutygraph.model.status import CheckResult, StatusReport
from dutygraph.model.text import visible
from dutygraph.model.words import Status
from dutygraph.status.provider import PROVIDERS
from dutygraph.status.said import Said, counts
from dutygraph.status.settle import in_words

_WORST = 3
_LONG_ID = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{24,}\b")
_ALWAYS = frozenset({"notice-engine-failed", "notice-scope-matches-nothing", "notice-no-target"})


def show_summary(said: Said, screen: Screen, *, address: str | None = None) -> None:
    """Print scope and date, both parts, the worst failures, and what would settle most."""
    report = said.report
    screen.line(_head(report, said), cut=True)
    for notice in report.notices:
        if notice.key in _ALWAYS:
            screen.line(screen.words(notice.key, **dict(notice.values)), cut=True)
    screen.line(_part("party-tenant-part", {"tenant"}, report, said), cut=True)
    if reasons := _reasons(report, said, screen.width):
        screen.line(reasons)
    screen.line(_part("party-provider-part", PROVIDERS, report, said), cut=True)
    if report.worst:
        screen.line(screen.words("screen-worst"))
        for number, result in enumerate(report.worst[:_WORST], start=1):
            _failure(number, result, said, screen)
    else:
        screen.line(screen.words("screen-no-failure"))
    if report.settling:
        screen.line(screen.words("screen-settle"))
        for settling in report.settling:
            what, _ = in_words(settling, said.knowledge, screen.words)
            tail = " " + screen.words("screen-settles", n=settling.settles)
            room = screen.width - 2 - cell_len(tail)
            screen.line("  " + shorten_middle(_short_ids(visible(what)), room) + tail)
    if address:
        screen.line(screen.words("screen-open", address=address), cut=True)


def _head(report: StatusReport, said: Said) -> str:
    return said.words(
        "screen-head",
        tenant=report.tenant,
        scope=said.scope_name(report.scope),
        date=f"{report.as_of:%Y-%m-%d %H:%M %Z}",
    )


def _part(key: str, parties: frozenset[str] | set[str], report: StatusReport, said: Said) -> str:
    statuses = [line.status for line in report.controls if line.party in parties]
    told = [f"{number} {said.status(status)}" for status, number in counts(statuses)]
    return f"{said.words(key)}: {' · '.join(told) or said.words('screen-nothing')}"


def _reasons(report: StatusReport, said: Said, width: int) -> str:
    """Return why the tenant's lines are not shown, most first; what does not fit as a number."""
    counted = Counter(
        line.reason
        for line in report.controls
        if line.party == "tenant" and line.status is Status.NOT_SHOWN
    ).most_common()
    for kept in range(len(counted), 0, -1):
        told = [f"{number} {said.reason(reason)}" for reason, number in counted[:kept]]
        if left := sum(number for _, number in counted[kept:]):
            told.append(f"+{left}")
        text = f"  {said.status(Status.NOT_SHOWN)}: {' · '.join(told)}"
        if cell_len(text) <= width:
            return text
    return ""


def _short_ids(text: str) -> str:
    """Leave the first letters of long ids: enough to tell accounts apart on a narrow screen."""
    return _LONG_ID.sub(r"\1…", text)


def _failure(number: int, result: CheckResult, said: Said, screen: Screen) -> None:
    """Print four lines: resource, what was found with the clause, file and place, fix."""
    found, place = said.found(result)
    label = f" [{said.words(f'label-{result.label}', tool=result.tool)}]" if result.label else ""
    title = f"{said.control(result.control)}{label}"
    name = shorten_middle(_short_ids(visible(result.resource_name)), 34)
    screen.line(f" {number} {name}: {title}", cut=True)
    when = f" ({result.seen:%Y-%m-%d})" if result.seen else ""
    told = visible(f"   {said.words('screen-found')} {found}{when}")
    clauses = said.clauses(result.control)
    clause = f" · {clauses[0]}" if clauses else f" · {said.words('screen-no-clause')}"
    more = f" (+{len(clauses) - 1})" if len(clauses) > 1 else ""
    screen.line(shorten(told, screen.width - cell_len(clause + more)) + clause + more)
    screen.line("   " + shorten_middle(visible(place), screen.width - 3))
    fix = said.remedy(result) or said.message(result)
    screen.line(f"   {said.words('screen-fix')} {fix}", cut=True)
