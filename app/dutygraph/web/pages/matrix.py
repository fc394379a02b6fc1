"""The responsibility matrix: layers by service model, by edition or as it holds for a service."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from dutygraph.status.matrix import UNSAID
from dutygraph.web import told
from dutygraph.web.thing import found
from dutygraph.web.views import matrix
from dutygraph.web.views.figure import figure

bp = Blueprint("matrix", __name__)


@bp.get("/matrix")
def show() -> ResponseReturnValue:
    """Show what one edition states, or what holds over all, in general or for a service."""
    names, knowledge = told.names(), told.knowledge()
    edition, service, component = (
        request.args.get(name, "") for name in ("edition", "service", "component")
    )
    if service:
        found(knowledge.services, service, "service")
    if component:
        found(knowledge.services, component, "service")
    if edition:
        found(knowledge.editions, edition, "edition")
        view = matrix.of_edition(names, edition)
    else:
        view = matrix.that_holds(
            names, told.today(), service=service or None, component=component or None
        )
    words = names.words
    return render_template(
        "pages/matrix.html",
        view=view,
        figure=figure(view, {one: words(f"page-drawn-{one}") for one in UNSAID}),
        edition=names.edition(edition) if edition else None,
        chosen=(edition, service, component),
        editions=matrix.editions_with_layers(names),
        services=matrix.services(names),
        service=names.service(service) if service else None,
        component=names.service(component) if component else None,
        parts=[(slug, names.service(slug)) for slug in matrix.component_of(knowledge, service)],
    )
