"""Services: all of them, and each with its parts and who owes what for it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from dutygraph.web import told
from dutygraph.web.thing import found, thing
from dutygraph.web.views.service import service_rows, service_view

bp = Blueprint("services", __name__, url_prefix="/services")


@bp.get("")
def every() -> ResponseReturnValue:
    """Show all services."""
    return render_template("pages/services.html", rows=service_rows(told.names()))


@bp.get("/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Show one service; a component is shown with its service."""
    knowledge = told.knowledge()
    service = found(knowledge.services, slug, "service")
    service = knowledge.services.get(service.part_of or "", service)
    view = service_view(told.names(), service)
    statuses = told.known_statuses()
    return thing(
        service.iri,
        "pages/service.html",
        view=view,
        lines=told.lines_by_control(),
        resources=statuses.resources_of(service.slug) if statuses else [],
    )
