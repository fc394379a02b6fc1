"""The merged ontology by subject, in the order of the house, with RDF lists as lists."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from dutygraph.knowledge.writing.order import Object, predicate_key, subject_key, value_key
from dutygraph.model.namespace import RDF

_NIL = ox.NamedNode(RDF + "nil")


class Described:
    """What is said of each subject; keys are IRIs, or ``_:name`` for a node without one."""

    def __init__(self, lines: bytes) -> None:
        """Read N-Triples."""
        said: dict[str, dict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
        for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES):
            if isinstance(quad.object, ox.Triple):
                raise ValueError("triple terms are not used here")
            said[key_of(quad.subject)][quad.predicate.value].append(quad.object)
        self._said = {
            key: {
                predicate: sorted(values, key=lambda one: value_key(one, str(one)))
                for predicate, values in sorted(of.items(), key=lambda one: predicate_key(one[0]))
            }
            for key, of in said.items()
        }

    def subjects(self) -> Iterator[str]:
        """Yield all subjects that are no cell of a list, in order."""
        keys = (key for key, said in self._said.items() if RDF + "first" not in said)
        yield from sorted(keys, key=lambda key: subject_key(key, self._said[key]))

    def of(self, subject: str) -> Mapping[str, list[Object]]:
        """Return all that is said of a subject."""
        return self._said.get(subject, {})

    def values(self, subject: str, predicate: str) -> list[Object]:
        """Return the values of a property."""
        return self._said.get(subject, {}).get(predicate, [])

    def links(self, subject: str, predicate: str) -> list[str]:
        """Return the keys of the things that a property leads to."""
        found = self.values(subject, predicate)
        return [key_of(one) for one in found if not isinstance(one, ox.Literal)]

    def members(self, head: Object) -> list[Object] | None:
        """Return the members of a list; None for what is no list."""
        found: list[Object] = []
        while head != _NIL:
            said = self.of(key_of(head))
            if set(said) != {RDF + "first", RDF + "rest"}:
                return None
            found += said[RDF + "first"]
            [head] = said[RDF + "rest"]
        return found


def key_of(term: object) -> str:
    """Return the key of a node: its IRI, or ``_:name``."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)
