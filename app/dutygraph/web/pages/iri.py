"""The path of a thing's IRI leads to its page, so that the redirects of w3id need no table."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

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
