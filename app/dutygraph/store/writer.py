"""The write side of the embedded store; whoever holds the lock has the only one."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from dutygraph.model.errors import StoreError
from dutygraph.store import checkpoint

BULK = 20_000
_HERE = Path(__file__).parent
_CHANGE = (_HERE / "change.ru").read_text(encoding="utf-8")
_QUADS = (_HERE / "quads.ru").read_text(encoding="utf-8")


class Writer:
    """A store directory opened for writing: ``db`` is the live store, ``generations`` copies."""

    def __init__(self, folder: Path) -> None:
        """Open or make the directory. Raises StoreError when another process has it open."""
        folder.mkdir(parents=True, exist_ok=True)
        self._generations = folder / "generations"
        try:
            self._store: ox.Store | None = ox.Store(folder / "db")
        except OSError as error:
            busy = "LOCK" in str(error)
            raise StoreError(
                "another process has the store open" if busy else f"the store is damaged: {error}"
            ) from None

    def set_graphs(self, wanted: Mapping[str, Sequence[str]]) -> int:
        """Make each graph (IRI) hold exactly these N-Triples lines, in one atomic update.

        Only the difference is written. A graph that is new, or changes, by more than 20,000
        lines is loaded in bulk before, which is ten times as fast; readers see all of it together
        with the next ``publish``. Returns the number of quads added and removed. Raises
        StoreError when a line is not N-Triples or names a blank node.
        """
        removed: list[ox.Quad] = []
        added: list[ox.Quad] = []
        loaded = 0
        for graph, lines in wanted.items():
            name = ox.NamedNode(graph)
            before = set(self._open.quads_for_pattern(None, None, None, name))
            if not before and len(lines) > BULK:
                self.replace_graph(graph, "\n".join(lines).encode())
                loaded += len(lines)
                continue
            after = _quads(lines, name)
            gone, new = before - after, after - before
            if len(gone) + len(new) > BULK:
                self.replace_graph(graph, "\n".join(lines).encode())
                loaded += len(gone) + len(new)
                continue
            removed += gone
            added += new
        if removed or added:
            text = _CHANGE.replace("#removed", _data(removed)).replace("#added", _data(added))
            self._open.update(text)
        return loaded + len(removed) + len(added)

    def replace_graph(self, graph: str, content: bytes) -> None:
        """Load N-Triples that may hold blank nodes into a graph, in the place of what it held.

        Two steps: readers see neither before the next ``publish``.
        """
        name = ox.NamedNode(graph)
        self._open.remove_graph(name)
        try:
            self._open.bulk_load(content, format=ox.RdfFormat.N_TRIPLES, to_graph=name)
        except SyntaxError as error:
            raise StoreError(f"a graph to be written is not N-Triples: {error}") from None

    def graphs(self) -> tuple[str, ...]:
        """Return the names of all graphs, sorted."""
        names = self._open.named_graphs()
        return tuple(sorted(name.value for name in names if isinstance(name, ox.NamedNode)))

    def remove_graphs(self, graphs: Iterable[str]) -> None:
        """Remove graphs by name."""
        for graph in graphs:
            self._open.remove_graph(ox.NamedNode(graph))

    def publish(self) -> Path:
        """Write everything to disk and give readers the new state; returns its checkpoint."""
        self._open.flush()
        return checkpoint.publish(self._open, self._generations)

    def __len__(self) -> int:
        """Count the quads."""
        return len(self._open)

    def close(self) -> None:
        """Close the store; its lock goes with the last reference."""
        self._store = None

    def __enter__(self) -> Self:
        """Return the writer itself."""
        return self

    def __exit__(self, *raised: object) -> None:
        """Close the store."""
        self.close()

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise StoreError("the store was closed")
        return self._store


def dump(generation: Path, path: Path) -> int:
    """Write a checkpoint as N-Quads to a file; returns the number of quads."""
    store = ox.Store.read_only(str(generation))
    store.dump(path, format=ox.RdfFormat.N_QUADS)
    return len(store)


def _quads(lines: Iterable[str], graph: ox.NamedNode) -> set[ox.Quad]:
    """Parse lines as the store would hold them: it writes numbers and dates in its own way."""
    held = ox.Store()
    try:
        text = "\n".join(lines).encode()
        held.load(text, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
    except SyntaxError as error:
        raise StoreError(f"a graph to be written is not N-Triples: {error}") from None
    quads = set(held)
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad[0], quad[2])):
        raise StoreError(f"a graph to be compared must not hold blank nodes: {graph.value}")
    return quads


def _data(quads: list[ox.Quad]) -> str:
    """Write quads as the quad data of an update, each term by the library's serialiser."""
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        by_graph.setdefault(str(quad.graph_name), []).append(f"{quad.triple} .")
    return "".join(
        _QUADS.replace("#name", graph).replace("#triples", "\n".join(lines))
        for graph, lines in by_graph.items()
    )
