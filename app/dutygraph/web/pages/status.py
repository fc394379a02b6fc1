"""The tenant's status: your part and the provider's part, each line open to its proof."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.thing import found
from dutygraph.web.views.control import control_view
from dutygraph.web.views.line import choices, filters_of
from dutygraph.web.views.paging import paged
from dutygraph.web.views.rests import rests

bp = Blueprint("status", __name__, url_prefix="/status")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show both parts and the lines, narrowed as asked."""
    statuses = told.statuses()
    if statuses is None:
        return render_template("pages/status_none.html")
    names = told.names()
    every = statuses.lines()
    filters = filters_of(every, request.args.to_dict())
    lines = [line for line in every if filters.fits(line)]
    return render_template(
        "pages/status.html",
        statuses=statuses,
        report=statuses.report,
        lines=paged(lines, told.page(), 25),
        every=len(every),
        filters=filters,
        choices=choices(names, every, filters),
        rests=rests(statuses),
        made=told.is_made(),
        recorded=told.is_recorded(),
        outdated=told.is_outdated(),
    )


@bp.get("/<control>")
def control(control: str) -> ResponseReturnValue:
    """Show the proof of one control's lines."""
    one = found(told.knowledge().controls, control, "control")
    statuses = told.statuses()
    if statuses is None:
        return render_template("pages/status_none.html")
    return render_template(
        "pages/status_control.html",
        statuses=statuses,
        report=statuses.report,
        view=control_view(told.names(), one, statuses.report.as_of.date()),
        lines=statuses.lines_of_control(control),
        population=statuses.population_of(control),
        results=paged(statuses.results_of(control), told.page(), 25),
        counts=statuses.outcomes_of(control),
        clauses=statuses.clauses_of(control),
    )


@bp.get("/requirements/<scheme>")
def scheme(scheme: str) -> ResponseReturnValue:
    """Show the status of each clause of a scheme, by party."""
    found(told.knowledge().schemes, scheme, "scheme")
    statuses = told.statuses()
    if statuses is None:
        return render_template("pages/status_none.html")
    asked = request.args.get("status", "")
    clauses = statuses.clauses(scheme)
    some = [one for one in clauses if not asked or one.status == asked]
    return render_template(
        "pages/status_scheme.html",
        statuses=statuses,
        report=statuses.report,
        scheme=told.names().scheme(scheme),
        clauses=paged(some, told.page()),
        every=len(clauses),
        asked=asked,
        counts=statuses.clause_counts(scheme),
    )
