"""From a thing's IRI to the page that shows it: a page is found by looking at the routes."""

from urllib.parse import quote, unquote, urlencode

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from dutygraph.model.namespace import BASE

KEPT = ("lang", "tenant")
WITHOUT_PAGE = ("static", "iri.other", "iri.space", "iri.status")


def page_of(iri: str) -> str:
    """Return the address of the page of a thing: its own, else the explorer at it.

    ``https://w3id.org/dutygraph/control/x`` has its own page when a route takes ``/control/x``.
    """
    path = "/" + iri.removeprefix(BASE)
    if iri.startswith(BASE) and len(path) > 1 and has_page(path):
        return kept(quote(path, safe="/%"))
    return kept("/explore", node=iri)


def has_page(path: str) -> bool:
    """Say whether a route takes a path by GET."""
    adapter = current_app.url_map.bind("localhost")
    try:
        endpoint, _ = adapter.match(path, method="GET")
    except HTTPException:
        return False
    return endpoint not in WITHOUT_PAGE


def kept(path: str, **arguments: str) -> str:
    """Return a path with arguments, and with the language and tenant of this request."""
    for name in KEPT:
        if name in request.args:
            arguments.setdefault(name, request.args[name])
    return f"{path}?{urlencode(arguments)}" if arguments else path


def short(iri: str) -> str:
    """Return an IRI as people can read it: without our own base, or its last part."""
    if iri.startswith(BASE) and len(iri) > len(BASE):
        return unquote(iri.removeprefix(BASE))
    last = iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
    return unquote(last) or iri
