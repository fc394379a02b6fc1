"""Controls: all of them, and each with who owes it and what it serves."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.thing import found, thing
from dutygraph.web.views.control import control_rows, control_view
from dutygraph.web.views.paging import paged

bp = Blueprint("controls", __name__, url_prefix="/controls")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all controls."""
    rows = paged(control_rows(told.names()), told.page(), 100)
    return render_template("pages/controls.html", rows=rows, lines=told.lines_by_control())


@bp.get("/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Show one control."""
    control = found(told.knowledge().controls, slug, "control")
    view = control_view(told.names(), control, told.today())
    lines = told.lines_by_control().get(slug, [])
    return thing(control.iri, "pages/control.html", view=view, lines=lines)
