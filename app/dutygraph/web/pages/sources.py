"""Sources: the publications that facts were read in, and what each is cited for."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.thing import found, thing
from dutygraph.web.views.edition import publication_rows, publication_view
from dutygraph.web.views.paging import paged

bp = Blueprint("sources", __name__, url_prefix="/sources")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all publications."""
    rows = paged(publication_rows(told.names()), told.page(), 100)
    return render_template("pages/sources.html", rows=rows)


@bp.get("/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Show one publication."""
    publication = found(told.knowledge().publications, slug, "source")
    view = publication_view(told.names(), publication)
    return thing(
        publication.iri, "pages/source.html", view=view, places=paged(view.places, told.page())
    )
