"""From all snapshots of a tenant to what is believed: one value a property, and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from dutygraph.evidence.believing import Believing, Properties
from dutygraph.evidence.current import current
from dutygraph.evidence.side import Side
from dutygraph.model.evidence import Effective, Observation, ToolResult
from dutygraph.model.namespace import owner_iri

__all__ = ["current", "resolve"]


def resolve(
    observations: Sequence[Observation], *, as_of: datetime, set_properties: Collection[str]
) -> Effective:
    """Return what is believed at a date, where each value comes from, and what is disputed.

    The values of a property in one snapshot stand or fall together: sets (``set_properties``)
    are replaced whole, and of any other property one snapshot's several values are never mixed
    with another's. A property on which no source may decide has no triple.
    """
    live = current(observations, as_of)
    believing = Believing(as_of)
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
        snapshot, when = one.snapshot, one.snapshot.collected
        for fact in one.facts:
            if one.times:
                when = one.times.get(owner_iri(fact.resource), snapshot.collected)
                if when is not None and when > as_of:
                    continue
            sides = nodes.setdefault(fact.resource, {}).setdefault(fact.property, [])
            if not sides or sides[-1].snapshot is not snapshot:
                sides.append(Side(snapshot, when, []))
            sides[-1].facts.append(fact)
    return nodes


def _results(live: Iterable[Observation], as_of: datetime) -> Iterable[tuple[str, ToolResult]]:
    for one in live:
        for result in one.results:
            if result.evaluated is None or result.evaluated <= as_of:
                yield one.snapshot.digest, result


def _order(row: tuple[str, ToolResult]) -> tuple[str, str, str, str, int, str]:
    digest, result = row
    return digest, result.resource, result.tool, result.rule, result.file, result.pointer
