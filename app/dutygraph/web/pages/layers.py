"""Layers of the responsibility model: the tree, and each with who carries it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.thing import found, thing
from dutygraph.web.views.layer import layer_rows, layer_view

bp = Blueprint("layers", __name__, url_prefix="/layers")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all layers."""
    return render_template("pages/layers.html", rows=layer_rows(told.names()))


@bp.get("/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Show one layer."""
    layer = found(told.knowledge().layers, slug, "layer")
    return thing(layer.iri, "pages/layer.html", view=layer_view(told.names(), layer))
