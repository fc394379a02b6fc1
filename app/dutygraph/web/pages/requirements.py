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
    headings,
    scheme_row,
    scheme_rows,
)
from dutygraph.web.views.statement import cited

PAGE = 100
"""Clauses on a page of a scheme."""

bp = Blueprint("requirements", __name__, url_prefix="/requirements")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all schemes."""
    rows = scheme_rows(told.names())
    return render_template(
        "pages/schemes.html",
        held=[row for row in rows if row.clauses],
        named=[row for row in rows if not row.clauses],
    )


@bp.get("/<scheme>")
def scheme(scheme: str) -> ResponseReturnValue:
    """Show one scheme with its clauses."""
    one = found(told.knowledge().schemes, scheme, "scheme")
    names = told.names()
    statuses = told.known_statuses()
    rows = clause_rows(names, scheme)
    return thing(
        one.iri,
        "pages/scheme.html",
        row=scheme_row(names, one),
        scheme=one,
        says=names.text(one.definition),
        note=names.text(one.note),
        citations=cited(names, one.citations),
        headings=headings(names, scheme) if len(rows) > PAGE else [],
        alone=sum(each.link.label.alone for each in rows),
        url=one.url,
        other=names.other(one.label),
        claims=claim_rows(names, told.today(), scheme),
        clauses=paged(rows, told.page(), PAGE),
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
