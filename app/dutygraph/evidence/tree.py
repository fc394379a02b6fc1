"""A JSON document as Python holds it, and pointers (RFC 6901) into it."""

from typing import TypeAlias

from dutygraph.model.errors import InputError

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Object: TypeAlias = "dict[str, Json]"

SECRET, UNMAPPED = "withheld: secret", "withheld: not mapped"
MARKS = frozenset((SECRET, UNMAPPED))
"""What stands in a reduced copy where something was dropped."""


def step(key: str | int) -> str:
    """Return one step of a pointer, with its slash."""
    if isinstance(key, int):
        return f"/{key}"
    if "~" in key or "/" in key:
        key = key.replace("~", "~0").replace("/", "~1")
    return f"/{key}"


def an_object(value: Json, place: str) -> Object:
    """Return a value that must be an object. Raises InputError."""
    if isinstance(value, dict):
        return value
    raise InputError("here must be an object", place=place)


def a_list(value: Json, place: str) -> "list[Json]":
    """Return a value that must be a list; null is an empty one. Raises InputError."""
    if isinstance(value, list):
        return value
    if value is None:
        return []
    raise InputError("here must be a list", place=place)


def text(value: Json) -> str | None:
    """Return a text that is not empty and was not withheld, else None."""
    return value if isinstance(value, str) and value and value not in MARKS else None
