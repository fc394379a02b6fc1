"""Frozen dataclasses to plain bytes and back, by their type hints: rows of JSON, then raw parts."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
_Decode = Callable[[Any], Any]
_PLAIN = (str, int, float, bool)


def packed(value: object) -> bytes:
    """Return a dataclass as bytes; only its own fields may be bytes, not those of its parts."""
    raw: list[bytes] = []
    row = []
    for field in dataclasses.fields(value):  # type: ignore[arg-type]
        one = getattr(value, field.name)
        if isinstance(one, bytes):
            raw.append(one)
        row.append(len(one) if isinstance(one, bytes) else _plain(one))
    head = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%d\n" % len(head) + head + b"".join(raw)


def unpacked(kind: type[T], content: bytes) -> T:
    """Return the dataclass that ``packed`` wrote. Raises ValueError when it is none of these."""
    try:
        size, _, rest = content.partition(b"\n")
        at = int(size)
        row = json.loads(rest[:at])
        values = []
        for hint, value in zip(_hints(kind), row, strict=True):
            if hint is bytes:
                values.append(rest[at : at + value])
                at += value
            else:
                values.append(_decoder(hint)(value))
        if at != len(rest):
            raise ValueError("the parts do not add up")
        return kind(*values)
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"this is no {kind.__name__}: {error}") from None


def _plain(value: object) -> object:
    if value is None or isinstance(value, _PLAIN):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_plain(part) for part in value)  # type: ignore[type-var]
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if not dataclasses.is_dataclass(value):
        raise TypeError(f"{type(value).__name__} cannot be kept")
    return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]


def _hints(kind: Any) -> tuple[Any, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(hints[field.name] for field in dataclasses.fields(kind))


@cache
def _decoder(hint: Any) -> _Decode:
    """Return what makes a value of a type out of JSON; ``_same`` where JSON has it already."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        some = _decoder(next(part for part in parts if part is not types.NoneType))
        return some if some is _same else lambda value: None if value is None else some(value)
    if origin is tuple and parts[-1] is Ellipsis:
        return _sequence(tuple, _decoder(parts[0]))
    if origin is tuple:
        items = [_decoder(part) for part in parts]
        return lambda value: tuple(item(one) for item, one in zip(items, value, strict=True))
    if origin is frozenset:
        return _sequence(frozenset, _decoder(parts[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        entry = _decoder(parts[1])
        return lambda value: {key: entry(one) for key, one in value.items()}
    if dataclasses.is_dataclass(hint):
        return _maker(hint)
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {word.value: word for word in hint}.__getitem__
    if hint not in _PLAIN:
        raise TypeError(f"{hint} cannot be kept")
    return _same


def _same(value: Any) -> Any:
    return value


def _sequence(kind: Callable[[Any], Any], item: _Decode) -> _Decode:
    return kind if item is _same else lambda value: kind(map(item, value))


def _maker(kind: Any) -> _Decode:
    decoders = [_decoder(hint) for hint in _hints(kind)]
    different = [(place, one) for place, one in enumerate(decoders) if one is not _same]
    size = len(decoders)

    def make(row: list[Any]) -> Any:
        if len(row) != size:
            raise ValueError(f"a row of {kind.__name__} has {len(row)} parts")
        for place, decode in different:
            row[place] = decode(row[place])
        return kind(*row)

    return make
