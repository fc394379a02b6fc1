"""The evidence that can change what some checks find; the rest need not go to a child."""

from collections.abc import Sequence
from functools import lru_cache

from dutygraph.check.asked import Asked
from dutygraph.check.plan import plan_of
from dutygraph.check.shapes import Shapes


def needed(triples: Sequence[str], shapes: bytes, asked: Sequence[Asked]) -> Sequence[str]:
    """Return the lines whose predicate the checks read, and all that are written unusually."""
    predicates = _predicates(shapes, tuple(asked))
    if predicates is None:
        return triples
    keeps = _Keeps({f"<{name}>": True for name in predicates})
    try:
        return [line for line in triples if keeps[line.split(" ", 2)[1]]]
    except IndexError:
        return triples


class _Keeps(dict[str, bool]):
    """Says of a predicate as written whether its lines stay; what is no plain IRI stays."""

    def __missing__(self, written: str) -> bool:
        plain = written.startswith("<") and written.endswith(">") and "\\" not in written
        self[written] = not plain
        return self[written]


@lru_cache(maxsize=16)
def _predicates(shapes: bytes, asked: tuple[Asked, ...]) -> frozenset[str] | None:
    graph = Shapes(shapes)
    found: set[str] = set()
    for one in asked:
        try:
            predicates = plan_of(graph, one).predicates
        except ValueError:
            continue  # the child finds it too, and says why
        if predicates is None:
            return None
        found |= predicates
    return frozenset(found)
