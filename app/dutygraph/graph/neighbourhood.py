"""Choose which neighbours a small picture shows, and give each its place."""

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

import networkx as nx

from dutygraph.model.graph import Box, Link, Picture, Thing

SIDE = 6
COLUMN, ROW = 260.0, 50.0
EDGE = 110.0
WIDTH = COLUMN + 2 * EDGE


def picture(centre: Thing, links: Sequence[Link], *, side: int = SIDE) -> Picture:
    """Return the picture of a thing on the left and its neighbours on the right.

    At most ``side`` neighbours of each direction, every kind of link before a second of any.
    Two columns, since a page gives its picture half of its width.
    """
    chosen = chosen_links(links, side)
    graph = as_graph(centre, chosen)
    places = positions(graph)
    boxes = tuple(Box(link.other, link, *places[_key(link)]) for link in chosen)
    return Picture(
        centre=Box(centre, None, *places["centre"]),
        boxes=boxes,
        width=WIDTH,
        height=height(graph),
        total=len(links),
    )


def chosen_links(links: Sequence[Link], side: int) -> tuple[Link, ...]:
    """Return at most ``side`` links of each direction, taking the kinds in turn."""
    return tuple(
        link
        for inward in (False, True)
        for link in _in_turn([link for link in links if link.inward is inward], side)
    )


def as_graph(centre: Thing, links: Iterable[Link]) -> "nx.DiGraph[str]":
    """Return the links as a graph; a neighbour by two properties stands there twice."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("centre", thing=centre, column=0)
    for link in links:
        key = _key(link)
        graph.add_node(key, thing=link.other, column=1)
        ends = (key, "centre") if link.inward else ("centre", key)
        graph.add_edge(*ends, property=link.property)
    return graph


def positions(graph: "nx.DiGraph[str]") -> dict[str, tuple[float, float]]:
    """Return the middle of each box: columns side by side, rows at equal distances.

    Written out, since networkx's own layouts need numpy, which nothing else here does.
    """
    columns = columns_of(graph)
    middle = height(graph) / 2
    return {
        key: (EDGE + COLUMN * column, middle + ROW * (row - (len(keys) - 1) / 2))
        for column, keys in columns.items()
        for row, key in enumerate(keys)
    }


def height(graph: "nx.DiGraph[str]") -> float:
    """Return how high a picture must be for its tallest column."""
    return ROW * max(map(len, columns_of(graph).values())) + 20


def columns_of(graph: "nx.DiGraph[str]") -> dict[int, list[str]]:
    """Return the keys of each column, in the order in which they were added."""
    found: dict[int, list[str]] = {}
    for key in graph:
        column: int = graph.nodes[key]["column"]
        found.setdefault(column, []).append(key)
    return found


def _in_turn(links: list[Link], count: int) -> list[Link]:
    by_kind: dict[str, list[Link]] = {}
    for link in links:
        by_kind.setdefault(link.property, []).append(link)
    rounds = chain.from_iterable(zip_longest(*by_kind.values()))
    taken = set(map(_key, [link for link in rounds if link][:count]))
    return [link for kind in by_kind.values() for link in kind if _key(link) in taken]


def _key(link: Link) -> str:
    return f"{'in' if link.inward else 'out'} {link.property} {link.other.iri}"
