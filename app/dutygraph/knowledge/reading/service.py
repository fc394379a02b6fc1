"""Cloud services and their components, with the service model that each is of."""

from collections import defaultdict

from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import DEFINITION, Node, nodes
from dutygraph.knowledge.reading.source import cited, source_kind
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DG
from dutygraph.model.text import Text
from dutygraph.model.words import SourceKind

Classified = dict[str, list[tuple[str, SourceKind, Text | None]]]


def services(library: Library) -> dict[str, model.Service]:
    """Return services and components by slug."""
    classified = _classified(library)
    found = [_service(node, classified) for node in nodes(library, DG + "Service")]
    by_slug = {service.slug: service for service in found}
    for node in nodes(library, DG + "Component"):
        whole = by_slug.get(node.slug_to(DG + "componentOf", "service"))
        if whole is None or node.slug in by_slug:
            raise node.error("needs a slug of its own and a service that exists")
        by_slug[node.slug] = _component(node, whole, classified)
    return by_slug


def features(library: Library) -> dict[str, str]:
    """Return the service of each feature, both by slug."""
    found = nodes(library, DG + "Feature")
    return {node.slug: node.slug_to(DG + "featureOf", "service") for node in found}


def _service(node: Node, classified: Classified) -> model.Service:
    said = sorted(set(classified[node.iri]), key=lambda one: one[:2])
    return model.Service(
        slug=node.slug,
        iri=node.iri,
        code=node.string(DG + "code"),
        label=node.label,
        definition=node.definition,
        category=node.text(DG + "category"),
        service_models=tuple(slug for slug, _, _ in said),
        classification_kinds=tuple(kind for _, kind, _ in said),
        classification_reasons=tuple(reason for _, _, reason in said),
        part_of=None,
        citations=cited(node, least=1),
    )


def _component(node: Node, whole: model.Service, classified: Classified) -> model.Service:
    said = sorted(set(classified[node.iri]), key=lambda one: one[:2])
    return model.Service(
        slug=node.slug,
        iri=node.iri,
        code=whole.code,
        label=node.label,
        definition=node.text_or_none(DEFINITION),
        category=whole.category,
        service_models=tuple(slug for slug, _, _ in said),
        classification_kinds=tuple(kind for _, kind, _ in said),
        classification_reasons=tuple(reason for _, _, reason in said),
        part_of=whole.slug,
        citations=cited(node, least=1),
    )


def _classified(library: Library) -> Classified:
    """Return (service model, kind of source, reason) by the IRI of what is classified."""
    found: Classified = defaultdict(list)
    for node in nodes(library, DG + "Classification"):
        kind = source_kind(node)
        reason = node.text_or_none(DG + "reason")
        if not cited(node) and reason is None:
            raise node.error("needs a citation or a reason")
        target = node.iri_of(DG + "classifies")
        node.slug_to(DG + "classifies", "service", "component")
        model_slug = node.slug_to(DG + "inServiceModel", "service-model")
        found[target].append((model_slug, kind, reason))
    return found
