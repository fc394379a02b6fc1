"""What is said of each control and each layer: the responsibilities and the silences."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.knowledge import Responsibility


class Statements:
    """The statements of the knowledge, to be had by what they are about."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Sort everything that is said."""
        self._of_control: dict[str, list[Responsibility]] = defaultdict(list)
        self._of_layer: dict[str, list[Responsibility]] = defaultdict(list)
        for one in (*knowledge.responsibilities, *knowledge.silences):
            if one.control:
                self._of_control[one.control].append(one)
            if one.layer:
                self._of_layer[one.layer].append(one)

    def of_control(self, slug: str) -> Sequence[Responsibility]:
        """Return what is said of a control."""
        return self._of_control.get(slug, ())

    def of_layers(self, slugs: Iterable[str]) -> list[Responsibility]:
        """Return what is said of layers, in their order."""
        return [one for slug in slugs for one in self._of_layer.get(slug, ())]
