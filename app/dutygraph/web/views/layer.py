"""One layer: where it stands in the tree, who carries it, which controls lie on it."""

from dataclasses import dataclass

from dutygraph.model.knowledge import Layer
from dutygraph.status.matrix import layer_tree
from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import Statement, statements


@dataclass(frozen=True, slots=True)
class LayerRow:
    """A layer in the tree of all, as deep as ``depth``."""

    link: Link
    slug: str
    depth: int
    definition: Spoken | None
    controls: int


@dataclass(frozen=True, slots=True)
class LayerView:
    """Everything that the knowledge says of a layer."""

    slug: str
    iri: str
    label: Spoken
    other: Spoken | None
    definition: Spoken | None
    parents: tuple[Link, ...]
    children: tuple[Link, ...]
    carried: tuple[Statement, ...]
    silences: tuple[Statement, ...]
    controls: tuple[Link, ...]


def layer_rows(names: Names) -> list[LayerRow]:
    """Return all layers in the order of the tree."""
    return [
        LayerRow(
            names.layer(layer.slug),
            layer.slug,
            depth,
            names.text(layer.definition),
            sum(layer.slug in control.layers for control in names.knowledge.controls.values()),
        )
        for layer, depth in layer_tree(names.knowledge)
    ]


def layer_view(names: Names, layer: Layer) -> LayerView:
    """Return a layer as its page shows it."""
    knowledge = names.knowledge
    children = [one for one in knowledge.layers.values() if one.parent == layer.slug]
    controls = [one.slug for one in knowledge.controls.values() if layer.slug in one.layers]
    return LayerView(
        slug=layer.slug,
        iri=layer.iri,
        label=names.label(layer.label),
        other=names.other(layer.label),
        definition=names.text(layer.definition),
        parents=tuple(_parents(names, layer)),
        children=tuple(
            names.layer(one.slug) for one in sorted(children, key=lambda one: one.order)
        ),
        carried=tuple(
            statements(names, (r for r in knowledge.responsibilities if r.layer == layer.slug))
        ),
        silences=tuple(statements(names, (r for r in knowledge.silences if r.layer == layer.slug))),
        controls=tuple(names.sorted(map(names.control, controls))),
    )


def _parents(names: Names, layer: Layer) -> list[Link]:
    found: list[Link] = []
    slug = layer.parent
    while slug and slug in names.knowledge.layers:
        found.insert(0, names.layer(slug))
        slug = names.knowledge.layers[slug].parent
    return found
