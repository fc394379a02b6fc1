"""From all snapshots of a tenant to what is believed: one value a property, and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from dutygraph.evidence.believing import Believing, Properties
from dutygraph.evidence.current import current
from dutygraph.evidence.side import Side, Standing, standing
from dutygraph.model.evidence import Effective, Observation, ToolResult
from dutygraph.model.namespace import owner_iri


def resolve(
    observations: Sequence[Observation], *, as_of: datetime, set_properties: Collection[str]
) -> Effective:
    """Return what is believed at a date, where each value comes from, and what is disputed.

    The values of a property in one snapshot stand or fall together: sets (``set_properties``)
    are replaced whole, and of any other property one snapshot's several values are never mixed
    with another's. A property on which no source may decide has no triple.
    """
    live = current(observations, as_of)
    believing = Believing()
    nodes = _by_node(live, as_of)
    # A part is believed with the resource it belongs to, so resources come first.
    for node in sorted(nodes, key=lambda node: (owner_iri(node) != node, node)):
        believing.about(node, nodes[node])
    return Effective(
        triples=tuple(sorted(believing.triples)),
        origins=tuple(sorted(believing.origins, key=lambda origin: origin.resource)),
        disputes=tuple(sorted(believing.disputes, key=lambda one: (one.resource, one.property))),
        results=tuple(sorted(_results(live, as_of), key=_order)),
    )


def _by_node(live: Iterable[Observation], as_of: datetime) -> Mapping[str, Properties]:
    """Group facts by node, property and snapshot."""
    nodes: dict[str, dict[str, list[Side]]] = {}
    for one in live:
        whole = standing(one.snapshot, one.snapshot.collected, as_of)
        single = _single(one, as_of)
        for fact in one.facts:
            weighs = single.get(owner_iri(fact.resource), whole) if single else whole
            if weighs.collected is not None and weighs.collected > as_of:
                continue
            sides = nodes.setdefault(fact.resource, {}).setdefault(fact.property, [])
            if sides and sides[-1].standing.snapshot is one.snapshot:
                sides[-1].facts.append(fact)
            else:
                sides.append(Side(weighs, [fact]))
    return nodes


def _single(one: Observation, as_of: datetime) -> Mapping[str, Standing]:
    """Return how much the words about those resources weigh that have a time of their own."""
    return {resource: standing(one.snapshot, when, as_of) for resource, when in one.times.items()}


def _results(live: Iterable[Observation], as_of: datetime) -> Iterable[tuple[str, ToolResult]]:
    for one in live:
        for result in one.results:
            if result.evaluated is None or result.evaluated <= as_of:
                yield one.snapshot.digest, result


def _order(row: tuple[str, ToolResult]) -> tuple[str, str, str, str, int, str]:
    digest, result = row
    return digest, result.resource, result.tool, result.rule, result.file, result.pointer
