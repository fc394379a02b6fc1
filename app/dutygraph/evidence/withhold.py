"""The reduced copy of a file: what the mapping reads, and marks where something was dropped."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias, Union

from dutygraph.evidence.tree import MARKS, SECRET, UNMAPPED, Json, an_object, step

_MOST = 2000
_SECRETS = re.compile(
    r"passw|passwd|pwd|secret|token|credential|private|user_?data|admin_?pass|kube_?config|"
    r"access_?key|certificate|^outputs$|^variables$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text, number, boolean or null that is kept as it is."""


@dataclass(frozen=True, slots=True)
class Members:
    """A list of which every member is kept in the same way."""

    of: "Keep"


@dataclass(frozen=True, slots=True)
class Entries:
    """An object with keys of the tenant's own; what is named like a secret is dropped."""

    of: "Keep"
    guarded: bool = True


@dataclass(frozen=True, slots=True)
class Instead:
    """Something of ours that is kept instead of what is there."""

    value: Json


@dataclass(frozen=True, slots=True)
class Guarded:
    """As ``keep`` says, but nothing that the file marks as sensitive."""

    keep: "Keep"
    sensitive: Json


@dataclass(frozen=True, slots=True)
class Item:
    """A record: how it is kept was decided for each one; else as ``other`` says."""

    other: "Keep"


@dataclass(frozen=True, slots=True)
class Through:
    """Something of which a function returns what is kept; that is read to the same answers."""

    function: Callable[[Json], Json]


LEAF = Leaf()
Fields: TypeAlias = "dict[str, Keep]"
Keep = Union[Leaf, Members, Entries, Instead, Guarded, Item, Through, "dict[str, Keep]"]


@dataclass(slots=True)
class Reduction:
    """Reduces one document; ``decided`` is how each record is kept, by its identity in memory."""

    decided: Mapping[int, "Keep"]
    places: "set[tuple[str, str]]" = field(default_factory=set)
    _known: "dict[str, dict[str, str]]" = field(default_factory=dict)

    def reduce(self, value: Json, keep: "Keep", place: str = "", sensitive: Json = None) -> Json:
        """Return the value with marks for all that is not kept."""
        if isinstance(keep, Item):
            keep = self.decided.get(id(value), keep.other)
        if isinstance(keep, Guarded):
            sensitive, keep = keep.sensitive, keep.keep
            if sensitive is True and isinstance(keep, dict) and isinstance(value, dict):
                return self._fields(value, keep, place, sensitive)  # which fields there are stays
        if isinstance(keep, Instead):
            return keep.value
        if sensitive is True:
            return self._mark(value, SECRET, place)
        if isinstance(keep, Through):
            return keep.function(value)
        if isinstance(keep, dict) and isinstance(value, dict):
            return self._fields(value, keep, place, sensitive)
        if isinstance(keep, Members) and isinstance(value, list):
            inside = place + "/*"
            return [
                self.reduce(one, keep.of, inside, deeper(sensitive, number))
                for number, one in enumerate(value)
            ]
        if isinstance(keep, Entries) and isinstance(value, dict):
            return self._entries(value, keep, place, sensitive)
        if isinstance(keep, Leaf) and not isinstance(value, dict | list):
            return value
        if isinstance(value, bool):
            return value  # in a tree of marks: all below is so
        return self._mark(value, UNMAPPED, place)

    def _fields(self, value: "dict[str, Json]", keep: Fields, place: str, sensitive: Json) -> Json:
        found: dict[str, Json] = {}
        dropped = self._known.setdefault(place, {})
        for key, one in value.items():
            inner = keep.get(key)
            if one is None:
                found[key] = None
            elif inner is None:
                found[key] = dropped.get(key) or self._dropped(dropped, place, key)
            elif inner is LEAF and sensitive is None and not isinstance(one, dict | list):
                found[key] = one
            else:
                found[key] = self.reduce(one, inner, place + step(key), deeper(sensitive, key))
        return found

    def _entries(
        self, value: "dict[str, Json]", keep: Entries, place: str, sensitive: Json
    ) -> Json:
        inside = place + "/*"
        return {
            key: self._mark(one, SECRET, inside)
            if keep.guarded and why(key) is SECRET
            else self.reduce(one, keep.of, inside, deeper(sensitive, key))
            for key, one in value.items()
        }

    def _dropped(self, known: "dict[str, str]", place: str, key: str) -> str:
        """Return the mark for a field that nothing reads; each place is worked out once."""
        known[key] = why(key)
        self._note(place + step(key), known[key])
        return known[key]

    def _note(self, place: str, mark: str) -> None:
        if len(self.places) < _MOST:
            self.places.add((place, mark))

    def _mark(self, value: Json, mark: str, place: str) -> Json:
        """Mark a place; null holds nothing and stays."""
        if value is None:
            return None
        if isinstance(value, str) and value in MARKS:
            return value
        self._note(place, mark)
        return mark


def values_of(said: Json, place: str) -> "dict[str, Json]":
    """Return the values of a record; null and what was withheld hold none. Raises InputError."""
    if said is None or (isinstance(said, str) and said in MARKS):
        return {}
    return an_object(said, place)


@lru_cache(maxsize=10_000)
def why(name: str) -> str:
    """Return why something that no mapping names is dropped: by its name, or unread."""
    return SECRET if _SECRETS.search(name) else UNMAPPED


def deeper(sensitive: Json, key: str | int) -> Json:
    """Return what is marked as sensitive below one key of a tree of marks."""
    if sensitive is None or sensitive is True:
        return sensitive
    if isinstance(sensitive, dict):
        return sensitive.get(str(key))
    if isinstance(sensitive, list) and isinstance(key, int) and key < len(sensitive):
        return sensitive[key]
    return None


def keep_paths(paths: "Iterable[tuple[tuple[str, ...], Keep]]") -> Fields:
    """Return how an object is kept of which only these paths are read, each kept as said."""
    root: Fields = {}
    for path, keep in paths:
        _plant(root, path, keep)
    return root


def _plant(into: Fields, path: "tuple[str, ...]", keep: "Keep") -> None:
    key, rest = path[0], path[1:]
    if not rest:
        into.setdefault(key, keep)
    elif rest == ("{}",):
        into[key] = Entries(keep)
    elif rest == ("[]",):
        into[key] = Members(keep)
    elif rest[0] == "[]":
        members = into.get(key)
        inside = members.of if isinstance(members, Members) else None
        if not isinstance(inside, dict):
            inside = {}
            into[key] = Members(inside)
        _plant(inside, rest[1:], keep)
    else:
        inner = into.get(key)
        if not isinstance(inner, dict):
            into[key] = inner = {}
        _plant(inner, rest, keep)
