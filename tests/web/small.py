"""A small world: graphs of a test's own in a real store, behind the workspace's reading side."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.store.base import Answer
from dutygraph.store.embedded import EmbeddedStore
from dutygraph.store.writer import Writer
from dutygraph.workspace.graphs import Seen, narrowed


class SmallWorld:
    """What the application asks of a workspace, over these graphs alone."""

    def __init__(self, folder: Path, graphs: Mapping[str, Sequence[str]]) -> None:
        with Writer(folder) as writer:
            for graph, lines in graphs.items():
                writer.replace_graph(graph, "\n".join(lines).encode())
            writer.publish()
        self.seen = Seen(tuple(graphs), tuple(graphs))
        self.store = EmbeddedStore(lambda: folder)

    @property
    def knowledge(self) -> Knowledge:
        return load_knowledge()

    def tenants(self) -> tuple[str, ...]:
        return ()

    def query(
        self,
        text: str,
        *,
        tenant: str | None,
        accept: str,
        seconds: float,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        seen = narrowed(self.seen, default_graphs, named_graphs)
        return self.store.query(
            text,
            default_graphs=seen.default,
            named_graphs=seen.named,
            accept=accept,
            seconds=seconds,
        )
