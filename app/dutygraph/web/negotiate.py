"""Does this client read pages or data? By Accept with its weights (RFC 9110, 12.5.1)."""

from collections.abc import Sequence

from flask import request

from dutygraph.model.errors import NotAcceptableError

HTML = "text/html"
PROBLEM = "application/problem+json"


def best(offered: Sequence[str]) -> str:
    """Return the offered media type with the greatest weight; the first one wins a draw.

    Raises NotAcceptableError, whose message lists what is offered.
    """
    if not request.accept_mimetypes:
        return offered[0]
    found = request.accept_mimetypes.best_match(offered)
    if found is None:
        raise NotAcceptableError(f"this can be had as {', '.join(offered)}; none was accepted")
    return found


def wants_page() -> bool:
    """Say whether the client names HTML, and wants it at least as much as data."""
    accepted = request.accept_mimetypes
    named = any(kind in (HTML, "application/xhtml+xml") for kind, _ in accepted)
    rival = max((weight for kind, weight in accepted if _is_data(kind)), default=0.0)
    return named and accepted[HTML] > 0 and accepted[HTML] >= rival


def _is_data(kind: str) -> bool:
    return "*" not in kind and any(word in kind for word in ("json", "sparql", "turtle", "rdf"))
