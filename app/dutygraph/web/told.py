"""What every page is told: knowledge, names in its language, and how the tenant stands."""

from collections import defaultdict
from datetime import UTC, date, datetime

from flask import current_app, g, request

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.status import StatusReport
from dutygraph.web import context
from dutygraph.web.views.line import LineView
from dutygraph.web.views.names import Names
from dutygraph.web.views.status import Statuses

MADE = "made"
_EVALUATED = "dutygraph-evaluated"


def knowledge() -> Knowledge:
    """Return what the ontology and the shapes hold."""
    return context.workspace().knowledge


def names() -> Names:
    """Return the names of things in the page's language."""
    if "names" not in g:
        g.names = Names(knowledge(), context.words())
    found: Names = g.names
    return found


def today() -> date:
    """Return the date at which it is asked who owes what."""
    return datetime.now(UTC).date()


def page() -> int:
    """Return the number of the page of a long list that is asked for."""
    asked = request.args.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1


def is_outdated() -> bool:
    """Say whether evidence is here that the report which pages show does not rest on."""
    told, tenant = known_statuses(), context.tenant()
    return bool(told and tenant and _unused(tenant, told.report))


def is_made() -> bool:
    """Say whether the tenant is the sample, whose data are made: the demo leaves a mark."""
    return context.tenant() is not None and (context.workspace().home / MADE).is_file()


def statuses() -> Statuses | None:
    """Return how the tenant stands, or None where no tenant is here or none is chosen.

    Without a recorded report the evidence is evaluated now, and nothing is recorded.
    Raises NotFoundError for a tenant that is not here.
    """
    if "statuses" not in g:
        tenant = context.tenant()
        g.statuses = Statuses(_recorded(tenant) or _evaluated(tenant), names()) if tenant else None
    found: Statuses | None = g.statuses
    return found


def known_statuses() -> Statuses | None:
    """Return how the tenant stands as far as it is known without evaluating.

    A page about something else neither waits for an evaluation nor falls with one.
    """
    if "statuses" in g:
        return statuses()
    tenant = context.tenant()
    report = _recorded(tenant) or _held().get(tenant) if tenant else None
    return Statuses(report, names()) if report else None


def lines_by_control() -> dict[str, list[LineView]]:
    """Return the tenant's lines by control, as far as they are known."""
    told = known_statuses()
    found: dict[str, list[LineView]] = defaultdict(list)
    for line in told.lines() if told else ():
        found[line.slug].append(line)
    return found


def is_recorded() -> bool:
    """Say whether the report that pages show is on record, or was made for looking only."""
    tenant = context.tenant()
    return bool(tenant and _recorded(tenant))


def _recorded(tenant: str) -> StatusReport | None:
    return context.workspace().latest_report(tenant)


def _held() -> dict[str, StatusReport]:
    """Return the reports that were made for looking only, by tenant."""
    held: dict[str, StatusReport] = current_app.extensions.setdefault(_EVALUATED, {})
    return held


def _evaluated(tenant: str) -> StatusReport:
    """Evaluate without recording; again only on another day, for other evidence or scope."""
    workspace = context.workspace()
    held = _held().get(tenant)
    if (
        held is None
        or held.as_of.date() != today()
        or held.scope != workspace.scope(tenant)
        or _unused(tenant, held)
    ):
        held = _held()[tenant] = workspace.status(tenant, as_of=datetime.now(UTC), record=False)
    return held


def _unused(tenant: str, report: StatusReport) -> bool:
    """Say whether a snapshot was imported after all that a report rests on."""
    used = max((one.recorded for one in report.snapshots), default=None)
    some = context.workspace().snapshots(tenant)
    return any(used is None or one.recorded > used for one in some)
