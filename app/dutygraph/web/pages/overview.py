"""The first page: what this is, what there is, how the tenant stands."""

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import published, told
from dutygraph.web.views.overview import by_kind, counts_of

bp = Blueprint("overview", __name__)


@bp.get("/")
def show() -> ResponseReturnValue:
    """Show the overview; this is the path of the ontology's IRI too, so data is had here."""
    form = published.asked_for()
    if form is not None:
        return published.ontology(form)
    knowledge = told.knowledge()
    page = render_template(
        "pages/overview.html",
        counts=counts_of(knowledge),
        kinds=by_kind(knowledge),
        statuses=told.statuses(),
        made=told.is_made(),
    )
    return published.linked(make_response(page))
