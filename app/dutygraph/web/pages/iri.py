"""The path of a thing's IRI leads to its page, so that the redirects of w3id need no table.

A suffix (``.ttl``, ``.jsonld``, ``.rdf``, ``.nt``) stands for the form where no Accept is sent.
"""

from typing import Any

from flask import Blueprint, Response, redirect, url_for
from flask.typing import ResponseReturnValue

from dutygraph.export.excerpt import excerpt, module_lines, speaks_of
from dutygraph.export.ontology import MEDIA, SUFFIXES, written
from dutygraph.knowledge.paths import data_root
from dutygraph.model.namespace import BASE, catalogue_iri
from dutygraph.model.words import Status
from dutygraph.web import published, told
from dutygraph.web.missing import unnamed
from dutygraph.web.thing import FORMS, form_asked

bp = Blueprint("iri", __name__)
STATUSES = ", ".join(repr(one.value) for one in Status)
OTHERS = (
    "check", "citation", "classification", "crosswalk", "engagement", "feature", "kind",
    "label-kind", "mapping", "method", "organisation", "policy", "policy-mapping", "reason",
    "relation", "responsibility", "role", "service-model", "shape", "silence", "strength",
)  # fmt: skip


@bp.get("/<any(control, service, party, layer, edition, claim):kind>/<slug>")
def thing(kind: str, slug: str) -> ResponseReturnValue:
    """Lead to the page of a thing."""
    endpoint = "parties" if kind == "party" else f"{kind}s"
    slug, asked = _parted(slug)
    return redirect(url_for(f"{endpoint}.show", slug=slug, **asked))


@bp.get("/component/<slug>")
def component(slug: str) -> ResponseReturnValue:
    """Lead to the page of the service that a component belongs to; its data is its own."""
    slug, asked = _parted(slug)
    iri = catalogue_iri("component", slug)
    form = form_asked(asked.get("as", ""))
    if form is not None and speaks_of(told.knowledge().ontology_ntriples, iri):
        return _described(told.knowledge().ontology_ntriples, iri, form)
    return redirect(url_for("services.show", slug=slug, _anchor=f"part-{slug}"))


@bp.get("/publication/<slug>")
def publication(slug: str) -> ResponseReturnValue:
    """Lead to the page of a publication."""
    slug, asked = _parted(slug)
    return redirect(url_for("sources.show", slug=slug, **asked))


@bp.get("/scheme/<slug>")
def scheme(slug: str) -> ResponseReturnValue:
    """Lead to the page of a scheme."""
    slug, asked = _parted(slug)
    return redirect(url_for("requirements.scheme", scheme=slug, **asked))


@bp.get("/requirement/<scheme>/<clause>")
def requirement(scheme: str, clause: str) -> ResponseReturnValue:
    """Lead to the page of a clause."""
    clause, asked = _parted(clause)
    return redirect(url_for("requirements.show", scheme=scheme, clause=clause, **asked))


@bp.get("/<any(ns, ev):space>/<name>")
def term(space: str, name: str) -> ResponseReturnValue:
    """Lead to the page of a class or property."""
    name, asked = _parted(name)
    known = told.knowledge().terms.get(f"{BASE}{space}/{name}")
    if known is None:
        raise unnamed("term", name)
    return redirect(url_for("terms.show", module=known.module, term=name, **asked))


@bp.get("/<any(ns, ev):space>/")
def space(space: str) -> ResponseReturnValue:
    """Answer for a namespace: all terms as a page, the release as data."""
    form = published.asked_for()
    return redirect(url_for("terms.every")) if form is None else published.ontology(form)


@bp.get("/module/<slug>")
def module(slug: str) -> ResponseReturnValue:
    """Return a module as data, or lead to the page of its terms; without terms, of the release."""
    slug, asked = _parted(slug)
    lines = module_lines(slug)
    if lines is None:
        raise unnamed("module", slug)
    form = form_asked(asked.get("as", ""))
    if form is not None:
        return published.data(written(lines, form), MEDIA[form])
    if any(term.module == slug for term in told.knowledge().terms.values()):
        return redirect(url_for("terms.module", module=slug))
    return redirect(url_for("release.show"))


@bp.get(f"/<any({', '.join(map(repr, OTHERS))}):kind>/<slug>")
def other(kind: str, slug: str) -> ResponseReturnValue:
    """Return what is said of a thing without a page of its own, or lead to it in the explorer."""
    slug, asked = _parted(slug)
    knowledge, iri = told.knowledge(), catalogue_iri(kind, slug)
    lines = knowledge.shapes_ntriples if kind == "shape" else knowledge.ontology_ntriples
    if not speaks_of(lines, iri):
        raise unnamed("thing", slug)
    form = form_asked(asked.get("as", ""))
    if form is not None:
        return _described(lines, iri, form)
    if kind == "shape":
        return redirect(url_for("controls.show", slug=_control_of(slug)))
    return redirect(url_for("explore.show", node=iri))


@bp.get(f"/status/<any({STATUSES}):slug>")
def status(slug: str) -> ResponseReturnValue:
    """Answer for a word of status, beside the pages of a tenant's statuses."""
    return other("status", slug)


@bp.get("/context/<name>.jsonld")
def context(name: str) -> ResponseReturnValue:
    """Return a published context of JSON-LD; scripts of other sites may read it."""
    files = {path.stem: path for path in (data_root() / "ontology/context").glob("*.jsonld")}
    if name not in files:
        raise unnamed("context", name)
    answer = Response(files[name].read_bytes(), mimetype="application/ld+json")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def _parted(name: str) -> tuple[str, dict[str, Any]]:
    """Return a name without its suffix, and the argument that asks for the form it stands for."""
    stem, _, suffix = name.rpartition(".")
    form = SUFFIXES.get(suffix)
    return (stem, {"as": form}) if stem and form in FORMS else (name, {})


def _described(lines: bytes, iri: str, form: str) -> Response:
    return published.data(written(excerpt(lines, iri), form), MEDIA[form])


def _control_of(shape: str) -> str:
    """Return the control of a shape: each shape's slug begins with its check's."""
    checks = told.knowledge().checks
    return max((slug for slug in checks if shape.startswith(slug)), key=len, default=shape)
