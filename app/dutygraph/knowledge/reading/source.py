"""Who says something and where it stands: publications, citations, organisations, editions."""

from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import Node, nodes
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DCTERMS, DG, SKOS
from dutygraph.model.words import SourceKind


def publications(library: Library) -> dict[str, model.Publication]:
    """Return the publications by slug."""
    return {
        node.slug: model.Publication(
            node.iri, node.label, node.string(DG + "publisher"), node.string(DG + "address")
        )
        for node in nodes(library, DG + "Publication")
    }


def citations(library: Library) -> dict[str, model.Citation]:
    """Return the citations by IRI; their publication is a slug."""
    return {
        node.iri: model.Citation(
            node.iri,
            node.slug_to(DG + "inPublication", "publication"),
            node.string(DG + "locator"),
            node.string(DG + "seenOn"),
            node.boolean(DG + "cut"),
        )
        for node in nodes(library, DG + "Citation")
    }


def organisations(library: Library) -> dict[str, model.Organisation]:
    """Return the organisations by slug."""
    return {
        node.slug: model.Organisation(node.slug, node.iri, node.label)
        for node in nodes(library, DG + "Organisation")
    }


def engagements(library: Library) -> dict[str, model.Engagement]:
    """Return which organisation is which party towards which, by slug."""
    return {
        node.slug: model.Engagement(
            node.slug,
            node.iri,
            node.slug_to(DG + "byOrganisation", "organisation"),
            node.slug_to(DG + "asParty", "party"),
            node.slug_to(DG + "towards", "organisation"),
            node.slugs(DG + "forService", "service"),
            cited(node, least=1),
            source_kind(node),
            node.text_or_none(SKOS + "scopeNote"),
        )
        for node in nodes(library, DG + "Engagement")
    }


def editions(library: Library) -> dict[str, model.Edition]:
    """Return the editions of responsibility models by slug."""
    return {node.slug: _edition(node) for node in nodes(library, DG + "Edition")}


def _edition(node: Node) -> model.Edition:
    edition = model.Edition(
        node.slug,
        node.iri,
        node.label,
        node.slug_to(DG + "publishedBy", "organisation"),
        node.string_or_none(DCTERMS + "issued"),
        node.day(DG + "firstSeen"),
        node.day(DG + "lastSeen"),
        source_kind(node),
        node.day(DG + "validFrom"),
        node.day(DG + "validTo"),
    )
    if not (edition.issued or edition.first_seen or edition.last_seen or edition.valid_from):
        raise node.error("needs a date: issued, firstSeen, lastSeen or validFrom")
    return edition


def source_kind(node: Node) -> SourceKind:
    """Return the kind of source that a statement rests on."""
    return node.word(DG + "sourceKind", "kind", SourceKind)


def cited(node: Node, *, least: int = 0) -> tuple[str, ...]:
    """Return the IRIs of a subject's citations, of which there must be at least some."""
    found = node.iris(DG + "citation")
    if len(found) < least:
        raise node.error("needs a citation")
    for iri in found:
        if not node.library.is_a(iri, DG + "Citation"):
            raise node.error(f"cites {iri}, which is no citation")
    return found
