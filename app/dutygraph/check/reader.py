"""A reader of a query's groups: which predicates stand there, where variables are bound or used.

It follows plain patterns, FILTER, BIND, OPTIONAL and UNION, and says when it is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dutygraph.model.namespace import RDF_TYPE
from dutygraph.store.guard import Token

_TERMS = frozenset(["variable", "iri", "name", "string", "number", "blank"])


class LostError(Exception):
    """The reader does not follow the text."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A ``FILTER NOT EXISTS { ... }`` of the outer group: where it starts, its group, its end."""

    start: int
    group: int
    end: int


@dataclass(slots=True)
class Group:
    """Variables that its own triples bind, those that its expressions use, what it subtracts.

    ``hidden``: some group inside uses $this where nothing binds it.
    """

    bound: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    hidden: bool = False
    absences: list[tuple[Absence, "Group"]] = field(default_factory=list)


class Reader:
    """Walks the groups of a query and notes predicates and where variables are bound or used."""

    def __init__(self, found: Sequence[Token], prefixes: Mapping[str, str]) -> None:
        """Take the tokens of a query, and the prefixes that it may use beside its own."""
        self._found = found
        self._prefixes = dict(prefixes)
        for token, name, iri in zip(found, found[1:], found[2:], strict=False):
            if word_of(token) == "PREFIX" and iri.kind == "iri":
                self._prefixes[name.text.removesuffix(":")] = iri.text[1:-1]
        self.predicates: set[str] = set()
        self.wide = False

    def group(self, index: int) -> tuple[Group, int]:
        """Read ``{ ... }`` from its first bracket on; return it and the place after it."""
        group = Group()
        index += 1
        while self._found[index].text != "}":
            index = self._part(group, index)
        return group, index + 1

    def _part(self, group: Group, index: int) -> int:
        token, word = self._found[index], word_of(self._found[index])
        if token.text == ".":
            return index + 1
        if word in ("UNION", "OPTIONAL"):
            return index + 1
        if token.text == "{":
            return self._inner(group, index)
        if word == "FILTER":
            return self._filter(group, index)
        if word == "BIND":
            return self._brackets(group, index + 1)
        return self._triples(group, index)

    def _inner(self, group: Group, index: int) -> int:
        """A group inside: hidden when it uses $this without a triple of its own that binds it."""
        if word_of(self._found[index + 1]) == "SELECT":
            raise LostError
        inner, index = self.group(index)
        group.hidden |= inner.hidden or ("this" in inner.used and "this" not in inner.bound)
        return index

    def _filter(self, group: Group, start: int) -> int:
        index = start + 1
        words = [word_of(token) for token in self._found[index : index + 2]]
        absent, present = words == ["NOT", "EXISTS"], words[0] == "EXISTS"
        if absent or present:
            index += 2 if absent else 1
            inner, end = self.group(index)
            group.hidden |= inner.hidden
            group.used |= inner.used | inner.bound
            last = self._found[end - 1].start + 1
            if absent and not inner.hidden and inner.used <= inner.bound:
                place = Absence(self._found[start].start, self._found[index].start, last)
                group.absences.append((place, inner))
            return end
        while self._found[index].text != "(":
            index += 1
        return self._brackets(group, index)

    def _brackets(self, group: Group, index: int) -> int:
        """Read ``( ... )``: its variables are used; groups within are those of EXISTS."""
        depth = 0
        while True:
            token = self._found[index]
            if token.text == "{":
                inner, index = self.group(index)
                group.hidden |= inner.hidden
                group.used |= inner.used | inner.bound
                continue
            depth += (token.text == "(") - (token.text == ")")
            if token.kind == "variable":
                group.used.add(token.text[1:])
            index += 1
            if not depth:
                return index

    def _triples(self, group: Group, index: int) -> int:
        index = self._node(group, index)
        return self._properties(group, index)

    def _node(self, group: Group, index: int) -> int:
        token = self._found[index]
        if token.text == "[":
            index = self._properties(group, index + 1)
            if self._found[index].text != "]":
                raise LostError
            return index + 1
        if token.kind not in _TERMS and word_of(token) not in ("TRUE", "FALSE"):
            raise LostError
        if token.kind == "variable":
            group.bound.add(token.text[1:])
        index += 1
        if token.kind == "string":
            if self._found[index].kind == "tag":
                return index + 1
            if self._found[index].text == "^^":
                return index + 2
        return index

    def _properties(self, group: Group, index: int) -> int:
        while self._found[index].text not in (".", "}", "]") and not _ends(self._found[index]):
            if self._found[index].text == ";":
                index += 1
                continue
            index = self._node(group, self._path(group, index))
            while self._found[index].text == ",":
                index = self._node(group, index + 1)
        return index

    def _path(self, group: Group, index: int) -> int:
        """Read one path; any predicate may match a variable, a negation or no step at all."""
        if self._found[index].kind == "variable":
            self.wide = True
            return self._node(group, index)
        while True:
            token = self._found[index]
            if token.text == "^":
                index += 1
                continue
            if token.text == "(":
                index = self._path(group, index + 1)
                if self._found[index].text != ")":
                    raise LostError
            elif token.text == "!":
                raise LostError
            else:
                self.predicates.add(self._iri(token))
            index += 1
            while self._found[index].text in ("*", "?", "+"):
                self.wide |= self._found[index].text != "+"
                index += 1
            if self._found[index].text not in ("/", "|"):
                return index
            index += 1

    def _iri(self, token: Token) -> str:
        if token.text == "a" and token.kind == "word":
            return RDF_TYPE
        if token.kind == "iri" and "\\" not in token.text:
            return token.text[1:-1]
        prefix, colon, local = token.text.partition(":")
        if token.kind != "name" or not colon or "\\" in local or prefix not in self._prefixes:
            raise LostError
        return self._prefixes[prefix] + local


def _ends(token: Token) -> bool:
    return token.text == "{" or word_of(token) in ("FILTER", "OPTIONAL", "BIND", "UNION")


def word_of(token: Token) -> str:
    """Return a keyword in capitals, and nothing for other tokens."""
    return token.text.upper() if token.kind == "word" else ""
