"""Classes and properties of the model and of evidence: all, by module, and one."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.missing import unnamed
from dutygraph.web.thing import found, thing
from dutygraph.web.views.term import modules, term_view

bp = Blueprint("terms", __name__, url_prefix="/terms")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all terms by module."""
    return render_template("pages/terms.html", modules=modules(told.names()), one=None)


@bp.get("/<module>")
def module(module: str) -> ResponseReturnValue:
    """Show the terms of one module."""
    known = {one.slug: one for one in modules(told.names())}
    chosen = found(known, module, "module")
    return render_template("pages/terms.html", modules=[chosen], one=chosen)


@bp.get("/<module>/<term>")
def show(module: str, term: str) -> ResponseReturnValue:
    """Show one term."""
    for one in told.knowledge().terms.values():
        if one.module == module and one.iri.endswith(f"/{term}"):
            return thing(one.iri, "pages/term.html", view=term_view(told.names(), one))
    raise unnamed("term", term)
