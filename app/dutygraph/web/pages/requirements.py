"""Schemes and their clauses: which controls serve them, and whose part they are."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.missing import unnamed
from dutygraph.web.thing import found, thing
from dutygraph.web.views.claim import claim_rows
from dutygraph.web.views.paging import paged
from dutygraph.web.views.requirement import (
    clause_rows,
    clause_view,
    find_clause,
    scheme_row,
    scheme_rows,
)

bp = Blueprint("requirements", __name__, url_prefix="/requirements")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all schemes."""
    return render_template("pages/schemes.html", rows=scheme_rows(told.names()))


@bp.get("/<scheme>")
def scheme(scheme: str) -> ResponseReturnValue:
    """Show one scheme with its clauses."""
    one = found(told.knowledge().schemes, scheme, "scheme")
    names = told.names()
    statuses = told.known_statuses()
    return thing(
        one.iri,
        "pages/scheme.html",
        row=scheme_row(names, one),
        url=one.url,
        other=names.other(one.label),
        claims=claim_rows(names, told.today(), scheme),
        clauses=paged(clause_rows(names, scheme), told.page(), 100),
        status=statuses.by_clause(scheme) if statuses else {},
    )


@bp.get("/<scheme>/<clause>")
def show(scheme: str, clause: str) -> ResponseReturnValue:
    """Show one clause or heading."""
    found(told.knowledge().schemes, scheme, "scheme")
    requirement = find_clause(told.knowledge(), scheme, clause)
    if requirement is None:
        raise unnamed("requirement", clause)
    statuses = told.known_statuses()
    return thing(
        requirement.iri,
        "pages/clause.html",
        view=clause_view(told.names(), requirement),
        status=statuses.clause(requirement.iri) if statuses else None,
    )
