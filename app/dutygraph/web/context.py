"""What a page knows about its request: workspace, language, tenant and words."""

from typing import Any

from flask import Flask, current_app, g, has_request_context, request, url_for
from markupsafe import Markup, escape

from dutygraph.knowledge.words import Words, load_words
from dutygraph.model.errors import NotFoundError
from dutygraph.model.text import LANGUAGES, Text
from dutygraph.web import links
from dutygraph.web.idents import shortened
from dutygraph.web.missing import no_tenant
from dutygraph.workspace import Workspace

NAVIGATION = (
    ("web-nav-overview", "/"),
    ("web-nav-status", "/status"),
    ("web-nav-matrix", "/matrix"),
    ("web-nav-controls", "/controls"),
    ("web-nav-services", "/services"),
    ("web-nav-requirements", "/requirements"),
    ("web-nav-parties", "/parties"),
    ("web-nav-explore", "/explore"),
    ("web-nav-query", "/sparql"),
)


def workspace() -> Workspace:
    """Return the workspace that the application was made with."""
    found: Workspace = current_app.extensions["workspace"]
    return found


def lang() -> str:
    """Return the page's language: ``?lang=``, else the first known one of Accept-Language."""
    if "lang" not in g:
        g.lang = _lang()
    found: str = g.lang
    return found


def words() -> Words:
    """Return the words of the page's language."""
    return load_words(lang())


def tenant(asked: str | None = None) -> str | None:
    """Return the tenant asked for in ``?tenant=`` (or given), else the only one, else None.

    An empty name means none: what is for all. Raises NotFoundError for one that is not here.
    """
    known = workspace().tenants()
    name = request.args.get("tenant") if asked is None else asked
    if name is None:
        return known[0] if len(known) == 1 else None
    if name and name not in known:
        raise no_tenant()
    return name or None


def say(text: Text) -> Markup:
    """Return a text in the page's language; marked with its own where it is in the other."""
    shown, its_own = text.in_language(lang())
    if its_own == lang():
        return escape(shown)
    return Markup('<span lang="{}">{}</span>').format(its_own, shown)


def same_page(**changed: str) -> str:
    """Return the address of this page with some arguments changed."""
    arguments: dict[str, Any] = {**request.args.to_dict(), **changed}
    if request.endpoint is None or request.method not in ("GET", "HEAD"):
        return links.kept("/", **changed)
    return url_for(request.endpoint, **{**(request.view_args or {}), **arguments})


def register(app: Flask) -> None:
    """Give templates their names, and let links keep the chosen language and tenant."""

    @app.context_processor
    def _names() -> dict[str, Any]:
        return {
            "w": words(),
            "lang": lang(),
            "languages": LANGUAGES,
            "say": say,
            "page_of": links.page_of,
            "short": links.short,
            "shortened": shortened,
            "same_page": same_page,
            "same_site": links.kept,
            "navigation": _navigation(),
            "tenants": workspace().tenants(),
            "tenant": _tenant_or_none(),
        }

    @app.url_defaults
    def _keep(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint != "static" and has_request_context():
            for name in links.KEPT:
                if name in request.args:
                    values.setdefault(name, request.args[name])


def _lang() -> str:
    asked = request.args.get("lang")
    if asked in LANGUAGES:
        return asked
    for accepted in request.accept_languages.values():
        if accepted.lower().split("-")[0] in ("zh", "en"):
            return "zh-Hans" if accepted.lower().startswith("zh") else "en"
    return "en"


def _tenant_or_none() -> str | None:
    try:
        return tenant()
    except NotFoundError:
        return None


def _navigation() -> list[dict[str, object]]:
    """The places that have a page, with the one that this page belongs to marked."""
    here = request.path
    return [
        {"key": key, "href": links.kept(path), "here": here == path, "path": path}
        for key, path in NAVIGATION
        if links.has_page(path)
    ]
