"""Schemes and their requirements."""

from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import DEFINITION, PREF_LABEL, Node, nodes
from dutygraph.knowledge.reading.source import cited
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DCTERMS, DG, SKOS
from dutygraph.model.text import Text


def schemes(library: Library) -> dict[str, model.Scheme]:
    """Return the schemes by slug."""
    return {node.slug: _scheme(node) for node in nodes(library, DG + "Scheme")}


def requirements(library: Library) -> dict[str, model.Requirement]:
    """Return requirements and their groups by IRI, in scheme order."""
    found = [_requirement(node) for node in nodes(library, DG + "Requirement")]
    found += [_requirement(node, group=True) for node in nodes(library, DG + "RequirementGroup")]
    return {one.iri: one for one in sorted(found, key=lambda one: (one.scheme, one.order, one.iri))}


def _scheme(node: Node) -> model.Scheme:
    return model.Scheme(
        slug=node.slug,
        iri=node.iri,
        label=node.label,
        notation=node.string(SKOS + "notation"),
        jurisdiction=node.string(DG + "jurisdiction"),
        kind=node.string(DG + "schemeKind"),
        url=node.string_or_none(DG + "address") or "",
        definition=node.text_or_none(DEFINITION),
        note=node.text_or_none(SKOS + "scopeNote"),
        issuer=node.text_or_none(DG + "issuer"),
        state=node.string_or_none(DG + "schemeState") or "not-stated",
        issued=node.string_or_none(DCTERMS + "issued"),
        valid_from=node.day(DG + "validFrom"),
        valid_to=node.day(DG + "validTo"),
        citations=cited(node),
    )


def _requirement(node: Node, *, group: bool = False) -> model.Requirement:
    scheme = node.slug_to(SKOS + "inScheme", "scheme")
    if not node.iri.rsplit("/", 1)[0].endswith(f"/requirement/{scheme}"):
        raise node.error(f"is in {scheme} and its IRI is not")
    if not node.iris(DG + "labelKind"):
        raise node.error("needs labelKind")
    return model.Requirement(
        node.iri,
        scheme,
        node.string(SKOS + "notation"),
        _title(node),
        _parent(node),
        group,
        node.integer(DG + "order", 0),
        node.strings(SKOS + "hiddenLabel"),
        node.strings(DG + "inBaseline"),
    )


def _title(node: Node) -> Text:
    """Return the title; Chinese is required only where a named source gives it (model.md 6)."""
    title = node.text_or_none(PREF_LABEL)
    if title is None:
        raise node.error("needs prefLabel in en")
    return title


def _parent(node: Node) -> str | None:
    parent = node.iri_or_none(SKOS + "broader")
    if parent is not None and parent not in node.library:
        raise node.error(f"is within {parent}, which does not exist")
    return parent
