"""The first page: what this is, what there is, how the tenant stands."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.views.overview import by_kind, counts_of

bp = Blueprint("overview", __name__)


@bp.get("/")
def show() -> ResponseReturnValue:
    """Show the overview."""
    knowledge = told.knowledge()
    return render_template(
        "pages/overview.html",
        counts=counts_of(knowledge),
        kinds=by_kind(knowledge),
        statuses=told.statuses(),
        made=told.is_made(),
    )
