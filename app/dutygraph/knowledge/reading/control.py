"""Controls, and the responsibilities and silences about them or about layers."""

from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import Node, nodes
from dutygraph.knowledge.reading.source import cited, source_kind
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DG, SKOS


def controls(library: Library) -> dict[str, model.Control]:
    """Return the controls by slug."""
    return {node.slug: _control(node) for node in nodes(library, DG + "Control")}


def responsibilities(library: Library) -> tuple[model.Responsibility, ...]:
    """Return the responsibilities, sorted by IRI."""
    return tuple(
        _statement(node, node.slug_to(DG + "owedBy", "party"), node.slug_to(DG + "role", "role"))
        for node in nodes(library, DG + "Responsibility")
    )


def silences(library: Library) -> tuple[model.Responsibility, ...]:
    """Return the silences, sorted by IRI: statements without party and role."""
    return tuple(_statement(node, None, "") for node in nodes(library, DG + "Silence"))


def _control(node: Node) -> model.Control:
    control = model.Control(
        slug=node.slug,
        iri=node.iri,
        label=node.label,
        definition=node.definition,
        scope_note=node.text_or_none(SKOS + "scopeNote"),
        layers=node.slugs(DG + "onLayer", "layer"),
        organisation_wide=node.boolean(DG + "organisationWide"),
        shown_by=node.slugs(DG + "shownBy", "method"),
        services=node.slugs(DG + "forService", "service"),
        citations=cited(node, least=1),
    )
    if not control.shown_by:
        raise node.error("needs shownBy: check, document or provider-document")
    if bool(control.layers) == control.organisation_wide:
        raise node.error("needs a layer, or organisationWide true, and not both")
    return control


def _statement(node: Node, party: str | None, role: str) -> model.Responsibility:
    control = node.slug_or_none(DG + "ofControl", "control")
    layer = node.slug_or_none(DG + "ofLayer", "layer")
    if (control is None) == (layer is None):
        raise node.error("needs exactly one of ofControl and ofLayer")
    return model.Responsibility(
        iri=node.iri,
        control=control,
        layer=layer,
        party=party,
        role=role,
        edition=node.slug_to(DG + "statedIn", "edition"),
        source_kind=source_kind(node),
        citations=cited(node, least=1),
        scope=model.Claimant(
            service_models=node.slugs(DG + "inServiceModel", "service-model"),
            services=node.slugs(DG + "forService", "service"),
            components=node.slugs(DG + "forComponent", "component"),
            features=node.slugs(DG + "forFeature", "feature"),
            layers=node.slugs(DG + "onLayer", "layer"),
        ),
        reason=node.text_or_none(DG + "reason"),
    )
