"""The published ontology over HTTP: its files, and the links that lead machines to them."""

from functools import lru_cache

from flask import Response, request

from dutygraph.export.ontology import MEDIA, SUFFIXES, written
from dutygraph.web import thing, told
from dutygraph.web.missing import unnamed
from dutygraph.web.negotiate import HTML
from dutygraph.web.thing import FORM_OF


def ontology(form: str) -> Response:
    """Return the release in one of the export's forms."""
    knowledge = told.knowledge()
    return data(_written(knowledge.ontology_ntriples, form), MEDIA[form])


def asked_for() -> str | None:
    """Return the form that the client wants by Accept; None where a page serves it as well."""
    media = request.accept_mimetypes.best_match((HTML, *FORM_OF), default=HTML)
    return FORM_OF.get(media)


def data(content: bytes, media: str) -> Response:
    """Return a file that is for everybody; scripts of other sites may read it."""
    answer = Response(content, content_type=_typed(media))
    answer.headers["Access-Control-Allow-Origin"] = "*"
    linked(answer)
    if request.method in ("GET", "HEAD"):
        answer.add_etag()
        answer.make_conditional(request)
    return answer


def linked(answer: Response) -> Response:
    """Add the links that lead machines to the files of the ontology and to its description."""
    return thing.linked(answer, {form: f"/ontology.{one}" for one, form in SUFFIXES.items()})


def current(version: str) -> None:
    """Raise MissingError for a version that is not the one that is served."""
    if version != told.knowledge().version:
        raise unnamed("version", version)


@lru_cache(maxsize=len(MEDIA))
def _written(lines: bytes, form: str) -> bytes:
    """Write a form once: the great ones take seconds."""
    return written(lines, form)


def _typed(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
