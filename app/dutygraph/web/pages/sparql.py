"""The SPARQL endpoint, and the page on which people ask."""

from flask import Blueprint, Response, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue

from dutygraph.knowledge.queries import query_named
from dutygraph.model.errors import UsageError
from dutygraph.store import formats
from dutygraph.store.base import Answer
from dutygraph.store.bind import Iri, bind
from dutygraph.web import context, negotiate, protocol
from dutygraph.web.answer import Shown, shown_answer
from dutygraph.web.protocol import Asked
from dutygraph.web.questions import questions

bp = Blueprint("sparql", __name__)

FORMATS = {
    "json": formats.JSON,
    "xml": formats.XML,
    "csv": formats.CSV,
    "tsv": formats.TSV,
    "turtle": formats.TURTLE,
    "ntriples": formats.N_TRIPLES,
    "rdfxml": formats.RDF_XML,
    "jsonld": formats.JSON_LD,
}
SECONDS = 30.0
ON_PAGE = f"{formats.JSON}, {formats.TURTLE};q=0.5"


@bp.get("/sparql")
def show() -> ResponseReturnValue:
    """Answer a query in the address; without one show the page, or describe the service."""
    asked = protocol.read(request)
    if asked.text is None:
        return _page(None, None) if negotiate.wants_page() else _description()
    if negotiate.wants_page() and "format" not in asked.arguments:
        return _page(asked.text, shown_answer(_answer(asked, ON_PAGE)))
    return _sent(asked, _answer(asked, _accept(asked)))


@bp.post("/sparql")
def post() -> ResponseReturnValue:
    """Answer a query in the body."""
    asked = protocol.read(request)
    return _sent(asked, _answer(asked, _accept(asked)))


@bp.app_context_processor
def _names() -> dict[str, object]:
    """Give the page, and its page of errors, the questions to begin with."""
    if request.blueprint != bp.name:
        return {}
    return {"topics": questions(), "formats": FORMATS, "query": request.args.get("query", "")}


def _page(text: str | None, shown: Shown | None) -> str:
    return render_template("sparql.html", query=text or "", shown=shown)


def _answer(asked: Asked, accept: str) -> Answer:
    return context.workspace().query(
        asked.text or "",
        tenant=context.tenant(asked.arguments.get("tenant")),
        accept=accept,
        seconds=current_app.config.get("QUERY_SECONDS", SECONDS),
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )


def _accept(asked: Asked) -> str:
    """Return what the client takes: ``format=`` wins, since a link cannot say Accept."""
    named = asked.arguments.get("format")
    if named is None:
        return request.headers.get("Accept", "")
    if named not in FORMATS:
        raise UsageError(f"format is one of {', '.join(FORMATS)}")
    return FORMATS[named]


def _sent(asked: Asked, answer: Answer) -> Response:
    response = make_response(answer.content())
    text = answer.media_type.startswith("text/")
    response.headers["Content-Type"] = answer.media_type + ("; charset=utf-8" if text else "")
    if "format" in asked.arguments:
        name = f"answer.{asked.arguments['format']}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _tagged(response)


def _description() -> Response:
    """Say what the service can do, in the RDF form asked for (Service Description, 2)."""
    query = query_named("report/service-description")
    text = bind(query.text, {"endpoint": Iri(request.base_url.rstrip("/"))})
    accept = request.headers.get("Accept", "")
    answer = context.workspace().query(text, tenant=None, accept=accept, seconds=SECONDS)
    response = make_response(answer.content())
    response.headers["Content-Type"] = answer.media_type
    return _tagged(response)


def _tagged(response: Response) -> Response:
    if request.method in ("GET", "HEAD"):
        response.add_etag()
        response.make_conditional(request)
    return response
