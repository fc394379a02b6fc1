"""Editions of responsibility models: all of them, and each with what it states."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.thing import found, thing
from dutygraph.web.views.edition import edition_rows, edition_view
from dutygraph.web.views.paging import paged

bp = Blueprint("editions", __name__, url_prefix="/editions")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all editions."""
    return render_template("pages/editions.html", rows=edition_rows(told.names()))


@bp.get("/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Show one edition."""
    edition = found(told.knowledge().editions, slug, "edition")
    view = edition_view(told.names(), edition)
    said = paged(view.statements, told.page())
    return thing(edition.iri, "pages/edition.html", view=view, said=said)
