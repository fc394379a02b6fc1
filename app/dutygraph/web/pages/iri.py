"""The path of a thing's IRI leads to its page, so that the redirects of w3id need no table."""

from flask import Blueprint, Response, redirect, url_for
from flask.typing import ResponseReturnValue

from dutygraph.knowledge.paths import data_root
from dutygraph.model.namespace import BASE
from dutygraph.web import told
from dutygraph.web.missing import unnamed

bp = Blueprint("iri", __name__)


@bp.get("/<any(control, service, party, layer, edition, claim):kind>/<slug>")
def thing(kind: str, slug: str) -> ResponseReturnValue:
    """Lead to the page of a thing."""
    endpoint = "parties" if kind == "party" else f"{kind}s"
    return redirect(url_for(f"{endpoint}.show", slug=slug))


@bp.get("/component/<slug>")
def component(slug: str) -> ResponseReturnValue:
    """Lead to the page of the service that a component belongs to."""
    return redirect(url_for("services.show", slug=slug, _anchor=f"part-{slug}"))


@bp.get("/publication/<slug>")
def publication(slug: str) -> ResponseReturnValue:
    """Lead to the page of a publication."""
    return redirect(url_for("sources.show", slug=slug))


@bp.get("/scheme/<slug>")
def scheme(slug: str) -> ResponseReturnValue:
    """Lead to the page of a scheme."""
    return redirect(url_for("requirements.scheme", scheme=slug))


@bp.get("/requirement/<scheme>/<clause>")
def requirement(scheme: str, clause: str) -> ResponseReturnValue:
    """Lead to the page of a clause."""
    return redirect(url_for("requirements.show", scheme=scheme, clause=clause))


@bp.get("/<any(ns, ev):space>/<name>")
def term(space: str, name: str) -> ResponseReturnValue:
    """Lead to the page of a class or property."""
    known = told.knowledge().terms.get(f"{BASE}{space}/{name}")
    if known is None:
        raise unnamed("term", name)
    return redirect(url_for("terms.show", module=known.module, term=name))


@bp.get("/module/<slug>")
def module(slug: str) -> ResponseReturnValue:
    """Lead to the page of a module's terms."""
    return redirect(url_for("terms.module", module=slug))


@bp.get("/context/<name>.jsonld")
def context(name: str) -> ResponseReturnValue:
    """Return a published context of JSON-LD; scripts of other sites may read it."""
    files = {path.stem: path for path in (data_root() / "ontology/context").glob("*.jsonld")}
    if name not in files:
        raise unnamed("context", name)
    answer = Response(files[name].read_bytes(), mimetype="application/ld+json")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
