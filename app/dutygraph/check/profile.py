"""What a SPARQL constraint may say, and whether it can be run for all resources at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dutygraph.check.reader import Absence, LostError, Reader, word_of
from dutygraph.model.errors import QueryError
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
_AGGREGATES = frozenset(["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"])


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
        reader = Reader(found, prefixes)
        group, last = reader.group(outer)
    except (LostError, IndexError, RecursionError):
        return Profile(False, found[outer].start + 1, len(text), None)
    modified = any(word_of(token) for token in found[last:])
    counted = any(word_of(token) in _AGGREGATES for token in found[head:outer])
    return Profile(
        set_based="this" in group.bound and not (group.hidden or modified or counted),
        start=found[outer].start + 1,
        end=found[last - 1].start,
        predicates=None if reader.wide else frozenset(reader.predicates),
        absences=tuple(one for one, inner in group.absences if "this" in inner.bound),
    )


def _refuse(text: str, found: Sequence[Token]) -> None:
    for index, token in enumerate(found):
        word = word_of(token)
        if word in _REFUSED:
            raise QueryError(f"{place(text, token.start)}: no {word}: {_REFUSED[word]}")
        name = token.text[1:] if token.kind == "variable" else ""
        if name in _UNBOUND:
            raise QueryError(f"{place(text, token.start)}: ${name} is not bound; only $this is")
        if name == "this" and index and word_of(found[index - 1]) == "AS":
            raise QueryError(f"{place(text, token.start)}: $this may not be set")
        if word == "SELECT" and "this" not in _chosen(found, index):
            raise QueryError(f"{place(text, token.start)}: every SELECT must return $this")


def _chosen(found: Sequence[Token], index: int) -> set[str]:
    names: set[str] = set()
    for token in found[index + 1 :]:
        if token.text == "{" or word_of(token) == "WHERE":
            break
        if token.kind == "variable":
            names.add(token.text[1:])
    return names


def _head(found: Sequence[Token]) -> tuple[int, int]:
    """Return the places of the first SELECT and of the outer group's bracket."""
    words = [word_of(token) for token in found]
    head = words.index("SELECT")
    for index in range(head, len(found)):
        if found[index].text == "{":
            return head, index
    raise QueryError("the query has no group of patterns")
