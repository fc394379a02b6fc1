"""The graph explorer: a page that works as it is, and the data behind its drawing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from dutygraph.model.errors import NotFoundError, UsageError
from dutygraph.model.graph import LinkType, Thing
from dutygraph.model.namespace import DG
from dutygraph.model.text import Text, visible
from dutygraph.status.absence import is_absence
from dutygraph.web import context, explorer, links, neighbours
from dutygraph.web.told import known_statuses

bp = Blueprint("explore", __name__)

CAP = 2000
NEXT = 25
PAGE = 100
STARTS = ("Party", "Layer", "Service", "Control", "Scheme", "Edition")
EXAMPLES = ("obs-bucket-encryption", "obs", "tenant", "data", "huawei-cloud-2025")


class _Named(Protocol):
    @property
    def iri(self) -> str: ...

    @property
    def label(self) -> Text: ...


@dataclass(frozen=True, slots=True)
class Members:
    """One page of the things at a link type."""

    type: LinkType
    things: tuple[Thing, ...]
    page: int
    pages: int


@bp.get("/explore")
def show() -> ResponseReturnValue:
    """Show a thing with what is said of it and its links, or a search."""
    node = request.args.get("node", "").strip()
    asked = request.args.get("q", "")
    if not node:
        found = explorer.search(context.workspace(), asked, context.tenant())
        return render_template(
            "explore.html", found=found, asked=asked, kinds=_kinds(), examples=_examples()
        )
    workspace, tenant = context.workspace(), context.tenant()
    types = explorer.link_types(workspace, node, tenant)
    return render_template(
        "explore.html",
        asked=asked,
        thing=neighbours.thing(workspace, node, tenant) or _unsaid(node, types),
        said=explorer.said(workspace, node, tenant, context.lang()),
        types=types,
        members=_members(node, types),
        cap=CAP,
        next=NEXT,
    )


@bp.get("/explore/search")
def search() -> ResponseReturnValue:
    """Return the things that a text finds."""
    things = explorer.search(context.workspace(), request.args.get("q", ""), context.tenant())
    return jsonify(things=[_thing(one) for one in things])


@bp.get("/explore/links")
def types() -> ResponseReturnValue:
    """Return a thing, and by which properties it is linked to how many others."""
    node = _required(request.args.get("node"), "node")
    workspace, tenant = context.workspace(), context.tenant()
    found = explorer.link_types(workspace, node, tenant)
    thing = neighbours.thing(workspace, node, tenant) or _unsaid(node, found)
    return jsonify(thing=_thing(thing), links=[_type(one) for one in found])


@bp.get("/explore/start")
def start() -> ResponseReturnValue:
    """Return a thing, its link types, and the first things round it, in one answer."""
    node = _required(request.args.get("node"), "node")
    workspace, tenant = context.workspace(), context.tenant()
    types = explorer.link_types(workspace, node, tenant)
    thing = neighbours.thing(workspace, node, tenant) or _unsaid(node, types)
    found = explorer.beginning(workspace, node, types, tenant, NEXT)
    return jsonify(
        thing=_thing(thing),
        links=[_type(one) for one in types],
        things=[_thing(one) | {"link": types.index(each)} for each, one in found.links],
        total=found.total,
    )


@bp.post("/explore/expand")
def expand() -> ResponseReturnValue:
    """Return the next things at one link type, without those that are shown already."""
    try:
        body = request.get_json()
    except RecursionError:
        raise UsageError("the request is nested too deep") from None
    if not isinstance(body, dict) or not isinstance(body.get("shown", []), list):
        raise UsageError("expand takes an object with node, property, direction, shown, limit")
    node, name = _required(body.get("node"), "node"), _required(body.get("property"), "property")
    limit = body.get("limit", NEXT)
    if not isinstance(limit, int) or not 0 < limit <= CAP:
        raise UsageError(f"limit is a number from 1 to {CAP}")
    inward = _inward(body.get("direction"))
    workspace, tenant = context.workspace(), context.tenant()
    others = explorer.linked(workspace, node, name, inward, tenant)
    found = explorer.expand(others, {str(one) for one in body.get("shown", [])}, limit)
    things = explorer.named(workspace, node, found.new, tenant)
    return jsonify(things=[_thing(one) for one in things], present=found.present, total=found.total)


def _members(node: str, types: list[LinkType]) -> Members | None:
    """Return the page of things asked for by ``property``, ``direction`` and ``page``."""
    name = request.args.get("property")
    if not name:
        return None
    inward = _inward(request.args.get("direction"))
    chosen = [one for one in types if (one.property, one.inward) == (name, inward)]
    if not chosen:
        raise NotFoundError("this has no such link")
    workspace, tenant = context.workspace(), context.tenant()
    others = explorer.linked(workspace, node, name, inward, tenant)
    pages = max(1, -(-len(others) // PAGE))
    page = request.args.get("page", 1, type=int)
    if not 1 <= page <= pages:
        raise NotFoundError(f"there are {pages} pages")
    some = others[(page - 1) * PAGE : page * PAGE]
    things = explorer.named(workspace, node, some, tenant)
    return Members(chosen[0], tuple(things), page, pages)


def _kinds() -> list[tuple[Thing, Text]]:
    """Return the kinds of thing to begin with, and what each is."""
    terms = context.workspace().knowledge.terms
    some = (terms[DG + name] for name in STARTS if DG + name in terms)
    return [(Thing(one.iri, one.label), one.definition) for one in some]


def _examples() -> list[Thing]:
    """Return things with many links: the worst failures' resources, then some that all have."""
    known = context.workspace().knowledge
    told = known_statuses()
    failed = [one for one in told.report.worst if not is_absence(one)] if told else []
    things = [Thing(one.resource, Text(visible(one.resource_name))) for one in failed]
    parts: tuple[Mapping[str, _Named], ...] = (
        known.controls,
        known.services,
        known.parties,
        known.layers,
        known.editions,
    )
    for part, slug in zip(parts, EXAMPLES, strict=True):
        found = part.get(slug)
        things += [Thing(found.iri, found.label)] if found else []
    return things


def _unsaid(iri: str, found: list[LinkType]) -> Thing:
    """Return a thing that is linked to but of which nothing is said, as a page elsewhere."""
    if not found:
        raise NotFoundError("nothing is known of that")
    return Thing(iri, Text(links.short(iri)))


def _inward(direction: object) -> bool:
    if direction not in ("in", "out"):
        raise UsageError("direction is in or out")
    return direction == "in"


def _required(value: object, name: str) -> str:
    if not isinstance(value, str) or not value:
        raise UsageError(f"{name} is missing")
    return value


def _thing(thing: Thing) -> dict[str, object]:
    label, lang = thing.label.in_language(context.lang())
    kind = thing.kind.in_language(context.lang())[0] if thing.kind else ""
    page = links.page_of(thing.iri)
    return {"iri": thing.iri, "label": label, "lang": lang, "kind": kind, "page": page}


def _type(entry: LinkType) -> dict[str, object]:
    label, lang = entry.label.in_language(context.lang())
    direction = "in" if entry.inward else "out"
    told = {"label": label, "lang": lang, "direction": direction, "count": entry.count}
    return {"property": entry.property, **told}
