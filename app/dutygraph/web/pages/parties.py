"""Parties: all of them, and each with what it owes."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.status.provider import PROVIDERS
from dutygraph.web import told
from dutygraph.web.thing import found, thing
from dutygraph.web.views.claim import claim_rows
from dutygraph.web.views.engagement import engagement_rows
from dutygraph.web.views.paging import paged
from dutygraph.web.views.party import party_rows, party_view

bp = Blueprint("parties", __name__, url_prefix="/parties")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all parties."""
    return render_template("pages/parties.html", rows=party_rows(told.names()))


@bp.get("/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Show one party."""
    party = found(told.knowledge().parties, slug, "party")
    view = party_view(told.names(), party)
    owed = paged(view.for_controls, told.page())
    claims = claim_rows(told.names(), told.today()) if slug in PROVIDERS else []
    engaged = engagement_rows(told.names(), slug)
    return thing(
        party.iri, "pages/party.html", view=view, owed=owed, claims=claims, engaged=engaged
    )
