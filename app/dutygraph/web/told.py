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


def is_made() -> bool:
    """Say whether the tenant is the sample, whose data are made: the demo leaves a mark."""
    return context.tenant() is not None and (context.workspace().home / MADE).is_file()


def statuses() -> Statuses | None:
    """Return how the tenant stands, or None where no tenant is here or none is chosen.

    Raises NotFoundError for a tenant that is not here.
    """
    if "statuses" not in g:
        tenant = context.tenant()
        g.statuses = Statuses(_report(tenant), names()) if tenant else None
    found: Statuses | None = g.statuses
    return found


def lines_by_control() -> dict[str, list[LineView]]:
    """Return the tenant's lines by control; nothing where no tenant is here or none is chosen."""
    told = statuses()
    found: dict[str, list[LineView]] = defaultdict(list)
    for line in told.lines() if told else ():
        found[line.slug].append(line)
    return found


def is_recorded() -> bool:
    """Say whether the report that pages show is on record, or was made for looking only."""
    tenant = context.tenant()
    return bool(tenant and context.workspace().latest_report(tenant))


def _report(tenant: str) -> StatusReport:
    """Return the latest recorded report; without one, evaluate without recording.

    What was evaluated is kept until other evidence comes, so that each page need not do it again.
    """
    workspace = context.workspace()
    recorded = workspace.latest_report(tenant)
    if recorded is not None:
        return recorded
    digests = frozenset(one.snapshot.digest for one in workspace.observations(tenant))
    key = (tenant, digests, workspace.scope(tenant), today())
    held = current_app.extensions.setdefault(_EVALUATED, {})
    if key not in held:
        held.clear()
        held[key] = workspace.status(tenant, as_of=datetime.now(UTC), record=False)
    found: StatusReport = held[key]
    return found
