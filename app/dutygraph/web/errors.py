"""The one place where an error becomes a status: a page for people, problem+json for machines."""

import json
import logging
import re

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from dutygraph.model.errors import (
    DeadlineError,
    DutyGraphError,
    EngineError,
    InputError,
    NotAcceptableError,
    NotFoundError,
    QueryError,
    StoreError,
    UsageError,
)
from dutygraph.model.namespace import catalogue_iri
from dutygraph.web import context, negotiate
from dutygraph.web.missing import MissingError
from dutygraph.web.security import WrongHostError

# The narrowest class that fits is meant, so it stands before its parents.
STATUS: tuple[tuple[type[DutyGraphError], int, str], ...] = (
    (WrongHostError, 421, "wrong-host"),
    (NotAcceptableError, 406, "not-acceptable"),
    (NotFoundError, 404, "not-found"),
    (QueryError, 400, "query"),
    (InputError, 400, "input"),
    (UsageError, 400, "request"),
    (DeadlineError, 503, "deadline"),
    (StoreError, 503, "store"),
    (EngineError, 500, "engine"),
    (DutyGraphError, 500, "failed"),
)
_BY_CODE = {400: "request", 404: "not-found", 405: "method", 406: "not-acceptable"}
_BY_CODE |= {413: "too-large", 415: "media-type"}
_PLACE = re.compile(r"line (\d+), column (\d+)")
_log = logging.getLogger("dutygraph.web")


def register(app: Flask) -> None:
    """Handle every error of the application; none shows a stack."""
    app.register_error_handler(DutyGraphError, _domain)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _domain(error: DutyGraphError) -> Response:
    code, slug = next((code, slug) for kind, code, slug in STATUS if isinstance(error, kind))
    return _answer(code, slug, str(error), error)


def _in_words(slug: str, error: Exception | None) -> str:
    """Return what an error means and what to do, in the page's language; "" where it has none."""
    words = context.words()
    if isinstance(error, MissingError):
        values = dict(error.values)
        if "kind" in values:
            kind = words(f"page-what-{values['kind']}")
            values["kind"] = kind[:1].lower() + kind[1:]
        return words(error.key, **values)
    place = _PLACE.search(str(error)) if slug == "query" else None
    if place:
        return words("web-error-query-place", line=place[1], column=place[2])
    key = f"web-error-{slug}-do"
    return words(key) if key in words else ""


def _http(error: HTTPException) -> Response:
    code = error.code or 500
    if code < 400:
        return error.get_response()  # type: ignore[return-value]
    answer = _answer(code, _BY_CODE.get(code, "failed"), str(error.description or error.name))
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer


def _unexpected(error: Exception) -> Response:
    """Log where it happened, without values: they could be a tenant's."""
    trace, place = error.__traceback__, ""
    while trace:
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    _log.error("unexpected %s at %s", type(error).__name__, place)
    return _answer(500, "failed", InternalServerError.description)


def _answer(code: int, slug: str, detail: str, error: Exception | None = None) -> Response:
    if negotiate.wants_page():
        # A page may have its own form of error, as one that holds what people typed.
        own = f"{request.blueprint}-error.html"
        said = _in_words(slug, error)
        view = {"code": code, "slug": slug, "detail": detail, "said": said}
        page = render_template([own, "error.html"], **view)
        answer = make_response(page)
        answer.status_code = code
        return answer
    problem: dict[str, object] = {
        "type": catalogue_iri("problem", slug),
        "title": slug.replace("-", " "),
        "status": code,
        "detail": detail,
    }
    place = _PLACE.search(detail)
    if place:
        problem |= {"line": int(place[1]), "column": int(place[2])}
    body = json.dumps(problem, ensure_ascii=False) + "\n"
    return Response(body, status=code, mimetype=negotiate.PROBLEM)
