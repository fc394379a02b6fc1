"""The ontology as it is published: what it is, its files, its versions, its description."""

from flask import (
    Blueprint,
    Response,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter

from dutygraph.export.header import header_of
from dutygraph.export.ontology import SUFFIXES
from dutygraph.knowledge.queries import query_named
from dutygraph.model.namespace import BASE, catalogue_graph
from dutygraph.store import formats
from dutygraph.store.bind import Iri, bind
from dutygraph.web import context, negotiate, published, told
from dutygraph.web.missing import unnamed
from dutygraph.web.thing import DESCRIPTION, FORMS
from dutygraph.web.views.release import release_view

bp = Blueprint("release", __name__)
SECONDS = 10.0


class VersionConverter(BaseConverter):
    """A version number as a part of a path."""

    regex = r"\d+\.\d+\.\d+"


@bp.record_once
def _know_versions(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["version"] = VersionConverter


@bp.get("/release")
def show() -> ResponseReturnValue:
    """Show what the ontology is and how it can be had."""
    return _release()


@bp.get("/<version:version>/")
def version(version: str) -> ResponseReturnValue:
    """Answer for the IRI of a version."""
    published.current(version)
    return _release()


@bp.get("/ontology.<suffix>")
@bp.get("/<version:version>/ontology.<suffix>")
def file(suffix: str, version: str | None = None) -> ResponseReturnValue:
    """Return the release in the form that a suffix stands for."""
    if version is not None:
        published.current(version)
    if suffix not in SUFFIXES:
        raise unnamed("form", suffix)
    return published.ontology(SUFFIXES[suffix])


@bp.get("/<version:version>/module/<slug>")
def module(version: str, slug: str) -> ResponseReturnValue:
    """Answer for the IRI of a version of a module."""
    published.current(version)
    return redirect(url_for("iri.module", slug=slug))


@bp.get(DESCRIPTION)
def description() -> ResponseReturnValue:
    """Describe what is here, in RDF; a browser gets Turtle."""
    workspace = context.workspace()
    media = negotiate.best(tuple(FORMS.values())) if not negotiate.wants_page() else formats.TURTLE
    graph = Iri(catalogue_graph(workspace.base))
    endpoint = Iri(request.host_url.rstrip("/") + "/sparql")
    text = bind(query_named("report/catalogue").text, {"catalogue": graph, "endpoint": endpoint})
    answer = workspace.query(text, tenant=None, accept=media, seconds=SECONDS)
    return published.data(answer.content(), media)


def _release() -> Response:
    form = published.asked_for()
    if form is not None:
        return published.ontology(form)
    header = header_of(told.knowledge().ontology_ntriples)
    view = release_view(told.names(), header)
    page = render_template("pages/release.html", view=view, iri=BASE, suffixes=SUFFIXES)
    return published.linked(make_response(page))
