"""Public claims of certificates: all of them, and each with where it stands."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.thing import found, thing
from dutygraph.web.views.claim import claim_rows, claim_view, claims_by_slug
from dutygraph.web.views.paging import paged

bp = Blueprint("claims", __name__, url_prefix="/claims")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all claims."""
    rows = paged(claim_rows(told.names(), told.today()), told.page())
    return render_template("pages/claims.html", rows=rows)


@bp.get("/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Show one claim, and how many of the tenant's lines rest on it."""
    names = told.names()
    claim = found(claims_by_slug(names), slug, "claim")
    statuses = told.known_statuses()
    return thing(
        claim.iri,
        "pages/claim.html",
        view=claim_view(names, claim, told.today()),
        resting=statuses.resting_on(claim.iri) if statuses else (),
    )
