"""What a SPARQL constraint may say, and whether it can be run for all resources at once.

A reader of tokens, not a parser: what it does not follow is run for one resource at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dutygraph.model.errors import QueryError
from dutygraph.model.namespace import RDF_TYPE
from dutygraph.store.guard import Token, form, place, tokens

_REFUSED = {
    "MINUS": "SHACL does not allow it; say FILTER NOT EXISTS",
    "VALUES": "SHACL does not allow it; say FILTER with IN",
    "GRAPH": "a tenant's evidence is one graph",
    "FROM": "a tenant's evidence is one graph",
    "NOW": "a check must find the same tomorrow; age is weighed after the engine ran",
    "RAND": "a check must find the same again",
    "UUID": "a check must find the same again",
    "STRUUID": "a check must find the same again",
}
_UNBOUND = ("shapesGraph", "currentShape", "failure")
_MODIFIERS = frozenset(["GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"])
_AGGREGATES = frozenset(["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"])
_TERMS = frozenset(["variable", "iri", "name", "string", "number", "blank"])


class _LostError(Exception):
    """The reader does not follow the text."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A ``FILTER NOT EXISTS { ... }`` of the outer group: where it starts, its group, its end."""

    start: int
    group: int
    end: int


@dataclass(frozen=True, slots=True)
class Profile:
    """How a text can be run.

    ``start`` and ``end`` are the places after the first and before the last bracket of the outer
    group; ``predicates`` are all that can match (None: any); ``absences`` can be subtracted.
    """

    set_based: bool
    start: int
    end: int
    predicates: frozenset[str] | None
    absences: tuple[Absence, ...] = ()


def profile_of(text: str, prefixes: Mapping[str, str]) -> Profile:
    """Look at the text of one constraint.

    Raises QueryError, with line and column, for what SHACL or this house does not allow.
    """
    if form(text) != "SELECT":
        raise QueryError("a SPARQL constraint is a SELECT query")
    found = list(tokens(text))
    _refuse(text, found)
    head, outer = _head(found)
    last = len(found) - 1
    try:
        reader = _Reader(found, prefixes)
        group, last = reader.group(outer)
    except (_LostError, IndexError, RecursionError):
        return Profile(False, found[outer].start + 1, len(text), None)
    modified = any(_word(token) for token in found[last:])
    counted = any(_word(token) in _AGGREGATES for token in found[head:outer])
    return Profile(
        set_based="this" in group.bound and not (group.hidden or modified or counted),
        start=found[outer].start + 1,
        end=found[last - 1].start,
        predicates=None if reader.wide else frozenset(reader.predicates),
        absences=tuple(one for one, inner in group.absences if "this" in inner.bound),
    )


def _refuse(text: str, found: Sequence[Token]) -> None:
    for index, token in enumerate(found):
        word = _word(token)
        if word in _REFUSED:
            raise QueryError(f"{place(text, token.start)}: no {word}: {_REFUSED[word]}")
        name = token.text[1:] if token.kind == "variable" else ""
        if name in _UNBOUND:
            raise QueryError(f"{place(text, token.start)}: ${name} is not bound; only $this is")
        if name == "this" and index and _word(found[index - 1]) == "AS":
            raise QueryError(f"{place(text, token.start)}: $this may not be set")
        if word == "SELECT" and "this" not in _chosen(found, index):
            raise QueryError(f"{place(text, token.start)}: every SELECT must return $this")


def _chosen(found: Sequence[Token], index: int) -> set[str]:
    names: set[str] = set()
    for token in found[index + 1 :]:
        if token.text == "{" or _word(token) == "WHERE":
            break
        if token.kind == "variable":
            names.add(token.text[1:])
    return names


def _head(found: Sequence[Token]) -> tuple[int, int]:
    """Return the places of the first SELECT and of the outer group's bracket."""
    words = [_word(token) for token in found]
    head = words.index("SELECT")
    for index in range(head, len(found)):
        if found[index].text == "{":
            return head, index
    raise QueryError("the query has no group of patterns")


def _word(token: Token) -> str:
    return token.text.upper() if token.kind == "word" else ""


@dataclass(slots=True)
class _Group:
    bound: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    hidden: bool = False
    absences: list[tuple[Absence, "_Group"]] = field(default_factory=list)


class _Reader:
    """Walks the groups of a query and notes predicates and where variables are bound or used."""

    def __init__(self, found: Sequence[Token], prefixes: Mapping[str, str]) -> None:
        self._found = found
        self._prefixes = dict(prefixes)
        for token, name, iri in zip(found, found[1:], found[2:], strict=False):
            if _word(token) == "PREFIX" and iri.kind == "iri":
                self._prefixes[name.text.removesuffix(":")] = iri.text[1:-1]
        self.predicates: set[str] = set()
        self.wide = False

    def group(self, index: int) -> tuple[_Group, int]:
        """Read ``{ ... }`` from its first bracket on; return it and the place after it."""
        group = _Group()
        index += 1
        while self._found[index].text != "}":
            index = self._part(group, index)
        return group, index + 1

    def _part(self, group: _Group, index: int) -> int:
        token, word = self._found[index], _word(self._found[index])
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

    def _inner(self, group: _Group, index: int) -> int:
        """A group inside: hidden when it uses $this without a triple of its own that binds it."""
        if _word(self._found[index + 1]) == "SELECT":
            raise _LostError
        inner, index = self.group(index)
        group.hidden |= inner.hidden or ("this" in inner.used and "this" not in inner.bound)
        return index

    def _filter(self, group: _Group, start: int) -> int:
        index = start + 1
        words = [_word(token) for token in self._found[index : index + 2]]
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

    def _brackets(self, group: _Group, index: int) -> int:
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

    def _triples(self, group: _Group, index: int) -> int:
        index = self._node(group, index)
        return self._properties(group, index)

    def _node(self, group: _Group, index: int) -> int:
        token = self._found[index]
        if token.text == "[":
            index = self._properties(group, index + 1)
            if self._found[index].text != "]":
                raise _LostError
            return index + 1
        if token.kind not in _TERMS and _word(token) not in ("TRUE", "FALSE"):
            raise _LostError
        if token.kind == "variable":
            group.bound.add(token.text[1:])
        index += 1
        if token.kind == "string":
            if self._found[index].kind == "tag":
                return index + 1
            if self._found[index].text == "^^":
                return index + 2
        return index

    def _properties(self, group: _Group, index: int) -> int:
        while self._found[index].text not in (".", "}", "]") and not _ends(self._found[index]):
            if self._found[index].text == ";":
                index += 1
                continue
            index = self._node(group, self._path(group, index))
            while self._found[index].text == ",":
                index = self._node(group, index + 1)
        return index

    def _path(self, group: _Group, index: int) -> int:
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
                    raise _LostError
            elif token.text == "!":
                raise _LostError
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
            raise _LostError
        return self._prefixes[prefix] + local


def _ends(token: Token) -> bool:
    return token.text == "{" or _word(token) in ("FILTER", "OPTIONAL", "BIND", "UNION")
