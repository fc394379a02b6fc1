"""An index over the triples of shapes, and the part of it that one check needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from dutygraph.model.namespace import DG, RDF_TYPE, SH

_RDF = RDF_TYPE.removesuffix("type")
FIRST, REST, NIL = _RDF + "first", _RDF + "rest", _RDF + "nil"
FINDS = DG + "finds"
PROPERTY = SH + "property"
LISTS = (SH + "and", SH + "or", SH + "xone")
NESTED = (SH + "node", SH + "not", SH + "qualifiedValueShape")
TARGETS = (SH + "targetNode", SH + "targetSubjectsOf", SH + "targetObjectsOf", SH + "target")
# What people read is looked up by shape; engines would only carry it along.
_WORDS = frozenset(SH + name for name in ("message", "name", "description", "order", "group"))
_PLAIN = _WORDS | frozenset(
    SH + name for name in ("path", "property", "severity", "sparql", "targetClass", "deactivated")
)

KNOWN = frozenset(
    SH + name for name in Path(__file__).with_name("shacl.txt").read_text("utf-8").split()
)
"""All of SHACL that a check may use. A word that is not there is a slip of the pen, or something
that the two engines do not both run: rules, expressions, functions."""

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Shapes:
    """The triples of a shapes graph by subject and predicate (an IRI without brackets)."""

    def __init__(self, ntriples: bytes) -> None:
        """Index N-Triples. Raises SyntaxError for what is none."""
        self._said: dict[Node, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES):
            triple = quad.triple
            if isinstance(triple.subject, Node) and isinstance(triple.object, Term):
                self._said[triple.subject][triple.predicate.value].append(triple.object)

    def __contains__(self, node: object) -> bool:
        """Say whether anything is said of a node."""
        return node in self._said

    def about(self, node: Node) -> Mapping[str, list[Term]]:
        """Return all that is said of a node, by predicate."""
        return self._said.get(node, {})

    def objects(self, node: Term, predicate: str) -> list[Term]:
        """Return the values of one predicate of a node."""
        return [] if isinstance(node, ox.Literal) else self.about(node).get(predicate, [])

    def value(self, node: Term, predicate: str) -> Term | None:
        """Return one value of a predicate, or None."""
        return next(iter(self.objects(node, predicate)), None)

    def text(self, node: Term, predicate: str) -> str | None:
        """Return one value of a predicate as text without brackets or type, or None."""
        found = self.value(node, predicate)
        return None if found is None else found.value

    def items(self, head: Term) -> list[Term]:
        """Return the members of a list. Raises ValueError for one that does not end."""
        found: list[Term] = []
        seen: set[Term] = set()
        while head.value != NIL or not isinstance(head, ox.NamedNode):
            rest = self.value(head, REST)
            first = self.value(head, FIRST)
            if first is None or rest is None or head in seen:
                raise ValueError("a list in the shapes does not end")
            seen.add(head)
            found.append(first)
            head = rest
        return found

    def parameters(self) -> frozenset[str]:
        """Return the parameters of constraint components that the graph itself defines."""
        parameters = (p for said in self._said.values() for p in said.get(SH + "parameter", ()))
        return frozenset(path.value for p in parameters for path in self.objects(p, SH + "path"))

    def nested(self, shape: Term) -> list[Term]:
        """Return the shapes that a shape calls other than by sh:property."""
        found = [term for name in NESTED for term in self.objects(shape, name)]
        for name in LISTS:
            for head in self.objects(shape, name):
                found += self.items(head)
        return found

    def constrains(self, shape: Term) -> bool:
        """Say whether a shape has a constraint of its own, other than SPARQL's."""
        return not isinstance(shape, ox.Literal) and any(
            name.startswith(SH) and name not in _PLAIN for name in self.about(shape)
        )

    def reached(self, roots: Iterable[Node]) -> Iterator[Node]:
        """Yield the nodes that shapes are made of, from the roots on."""
        waiting, seen = list(roots), set[Node]()
        while waiting:
            node = waiting.pop()
            if node in seen or node not in self._said:
                continue
            seen.add(node)
            yield node
            for name, terms in self.about(node).items():
                if _kept(name):
                    waiting += [term for term in terms if isinstance(term, Node)]

    def ntriples(self, nodes: Iterable[Node], leave_out: frozenset[tuple[Node, str]]) -> str:
        """Write what engines need of the nodes, less the (node, predicate) pairs left out."""
        return "".join(
            f"{node} <{name}> {term} .\n"
            for node in nodes
            for name, terms in self.about(node).items()
            if _kept(name) and (node, name) not in leave_out
            for term in terms
        )


def _kept(name: str) -> bool:
    return (name.startswith(SH) and name not in _WORDS) or name in (RDF_TYPE, FIRST, REST)
