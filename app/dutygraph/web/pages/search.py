"""Search over names, codes and clause numbers in both languages."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.views.paging import paged
from dutygraph.web.views.search import search

bp = Blueprint("search", __name__)


@bp.get("/search")
def show() -> ResponseReturnValue:
    """Show what was found."""
    asked = request.args.get("q", "")
    hits = paged(search(told.names(), asked), told.page())
    return render_template("pages/search.html", asked=asked, hits=hits)
