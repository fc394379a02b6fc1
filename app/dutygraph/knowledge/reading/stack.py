"""What the model is about: parties, layers and service models."""

from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import nodes
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DG


def parties(library: Library) -> dict[str, model.Party]:
    """Return the parties by slug."""
    return {
        node.slug: model.Party(node.slug, node.iri, node.label, node.definition)
        for node in nodes(library, DG + "Party")
    }


def layers(library: Library) -> dict[str, model.Layer]:
    """Return the layers by slug, in their order."""
    found = [
        model.Layer(
            node.slug,
            node.iri,
            node.label,
            node.definition,
            node.slug_or_none(DG + "partOf", "layer"),
            node.integer(DG + "order", 0),
        )
        for node in nodes(library, DG + "Layer")
    ]
    return {layer.slug: layer for layer in sorted(found, key=lambda layer: layer.order)}


def service_models(library: Library) -> dict[str, model.ServiceModel]:
    """Return the service models by slug, in their order."""
    found = [
        model.ServiceModel(
            node.slug, node.iri, node.label, node.definition, node.integer(DG + "order", 0)
        )
        for node in nodes(library, DG + "ServiceModel")
    ]
    return {one.slug: one for one in sorted(found, key=lambda one: one.order)}
