"""Schemes and their requirements."""

from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import PREF_LABEL, Node, nodes
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DG, SKOS
from dutygraph.model.text import Text


def schemes(library: Library) -> dict[str, model.Scheme]:
    """Return the schemes by slug."""
    return {
        node.slug: model.Scheme(
            node.slug,
            node.iri,
            node.label,
            node.string(SKOS + "notation"),
            node.string(DG + "jurisdiction"),
            node.string(DG + "schemeKind"),
            node.string_or_none(DG + "address") or "",
        )
        for node in nodes(library, DG + "Scheme")
    }


def requirements(library: Library) -> dict[str, model.Requirement]:
    """Return requirements and their groups by IRI, in scheme order."""
    found = [_requirement(node) for node in nodes(library, DG + "Requirement")]
    found += [_requirement(node, group=True) for node in nodes(library, DG + "RequirementGroup")]
    return {one.iri: one for one in sorted(found, key=lambda one: (one.scheme, one.order, one.iri))}


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
