"""Look up what is believed of resources: kinds, values, and the nodes a check reaches."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from dutygraph.model.namespace import EV, RDF_TYPE, slug_of

_LINE = re.compile(r"^<([^>]*)> <([^>]*)> (.*?) ?\.$", re.DOTALL)
_LITERAL = re.compile(r'^"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_SHORT = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_DEPTH = 3


def plain(term: str) -> str:
    """Return the IRI or the text of one N-Triples term, without brackets, quotes or type."""
    if term.startswith("<"):
        return term[1:-1]
    found = _LITERAL.match(term)
    return _ESCAPE.sub(_unescaped, found.group(1)) if found else term


def parts(line: str) -> tuple[str, str, str] | None:
    """Split an N-Triples line into subject IRI, property IRI and object term."""
    found = _LINE.match(line)
    return (found.group(1), found.group(2), found.group(3)) if found else None


class Seen:
    """An index of triples; resources are those with a kind among ``kinds`` (all if empty)."""

    def __init__(self, triples: Iterable[str], kinds: Collection[str] = ()) -> None:
        """Index N-Triples lines."""
        self._values: dict[str, dict[str, list[str]]] = {}
        self._pointing: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.kind_of: dict[str, str] = {}
        for line in triples:
            split = parts(line)
            if split is None:
                continue
            subject, name, term = split
            self._values.setdefault(subject, {}).setdefault(name, []).append(term)
            if name == RDF_TYPE:
                kind = plain(term)
                if kind in kinds or (not kinds and kind.startswith(EV)):
                    self.kind_of[subject] = kind
            elif term.startswith("<"):
                self._pointing[term[1:-1]].append((name, subject))

    def values(self, resource: str, name: str) -> tuple[str, ...]:
        """Return the values of a property (IRI) as plain text."""
        return tuple(plain(term) for term in self._values.get(resource, {}).get(name, ()))

    def value(self, resource: str, name: str) -> str | None:
        """Return one value of a property (IRI), or None."""
        found = self.values(resource, name)
        return found[0] if found else None

    def name(self, resource: str) -> str:
        """Return what people call a resource: its name, its address, its id, its IRI's end."""
        for known in ("name", "sourceAddress", "nativeId"):
            if found := self.value(resource, EV + known):
                return found
        return slug_of(resource)

    def lines_about(self, resources: Collection[str]) -> list[str]:
        """Return the triples whose subject is one of the resources, as N-Triples lines."""
        return [
            f"<{subject}> <{name}> {term} ."
            for subject in sorted(resources)
            for name, terms in self._values.get(subject, {}).items()
            for term in terms
        ]

    def reached(self, focus: str, reads: Collection[str]) -> frozenset[str]:
        """Return the nodes that the properties read lead to, and what points at the focus.

        Links are followed backwards from the focus only: a rule reaches its group, not the
        group's other rules, while a group reaches its rules.
        """
        nodes = {focus}
        edge = {focus} | {s for name, s in self._pointing.get(focus, ()) if name in reads}
        for _ in range(_DEPTH):
            nodes |= edge
            edge = {
                term[1:-1]
                for node in edge
                for name, terms in self._values.get(node, {}).items()
                if name in reads
                for term in terms
                if term.startswith("<")
            } - nodes
            if not edge:
                break
        return frozenset(nodes | edge)

    def around(self, resources: Iterable[str]) -> frozenset[str]:
        """Return the resources with all that they lead to and all that points at them."""
        nodes = set(resources)
        edge = nodes | {s for node in nodes for _, s in self._pointing.get(node, ())}
        for _ in range(_DEPTH + 1):
            nodes |= edge
            edge = {
                term[1:-1]
                for node in edge
                for terms in self._values.get(node, {}).values()
                for term in terms
                if term.startswith("<") and term[1:-1] in self._values
            } - nodes
        return frozenset(nodes | edge)


def _unescaped(found: re.Match[str]) -> str:
    code = found.group(1)
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return _SHORT.get(code, code)
