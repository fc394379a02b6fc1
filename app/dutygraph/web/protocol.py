"""Read a query off a request as the SPARQL 1.1 Protocol says, and refuse every other shape."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Request
from werkzeug.exceptions import UnsupportedMediaType

from dutygraph.model.errors import UsageError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FIELDS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: the text, the graphs it names, and the other arguments."""

    text: str | None
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    arguments: dict[str, str]


def read(request: Request) -> Asked:
    """Return what is asked; None as text where there is no query.

    Raises UsageError (400) for a request that the protocol does not know, UnsupportedMediaType.
    """
    pairs = _pairs(request.query_string)
    if request.method != "POST":
        return _asked(pairs)
    kind = _body_kind(request)
    body = request.get_data(cache=False)
    if kind == FORM:
        return _required(_asked(pairs + _pairs(body)))
    if any(name == "query" for name, _ in pairs):
        raise UsageError("the query stands in the body and in the address; give it once")
    return _required(_asked([*pairs, ("query", _decoded(body))]))


def _body_kind(request: Request) -> str:
    kind = request.mimetype
    if kind == UPDATE:
        raise UnsupportedMediaType("this endpoint answers queries; nothing is updated through it")
    if kind not in (FORM, QUERY):
        raise UnsupportedMediaType(f"a query is posted as {FORM} or {QUERY}")
    if request.mimetype_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise UnsupportedMediaType("a query is posted in UTF-8")
    return kind


def _asked(pairs: list[tuple[str, str]]) -> Asked:
    if any(name == "update" for name, _ in pairs):
        raise UsageError("this endpoint answers queries; nothing is updated through it")
    texts = _all(pairs, "query")
    if len(texts) > 1:
        raise UsageError("one request holds one query")
    default, named = _all(pairs, "default-graph-uri"), _all(pairs, "named-graph-uri")
    return Asked(
        text=texts[0] if texts else None,
        default_graphs=default if default or named else None,
        named_graphs=named if default or named else None,
        arguments=dict(pairs),
    )


def _required(asked: Asked) -> Asked:
    if asked.text is None:
        raise UsageError("the request holds no query")
    return asked


def _all(pairs: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in pairs if name == wanted)


def _pairs(raw: bytes) -> list[tuple[str, str]]:
    """Decode strictly: a lenient reader would run another query than was sent."""
    try:
        return parse_qsl(
            _decoded(raw), keep_blank_values=True, errors="strict", max_num_fields=FIELDS
        )
    except ValueError:
        raise UsageError("the request's arguments are not UTF-8, or are too many") from None


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise UsageError("the request is not UTF-8") from None
