"""Frozen dataclasses of the model to JSON and back, exactly, each shared object once.

A status report holds the same result under its control, its clauses and its lists, so objects
are numbered: ``{"format": 1, "root": 7, "objects": [["Snapshot", {...}], ...]}``, parts before
wholes. Fields that are missing take their default and unknown ones are passed over, so that a
ledger outlives small changes of the model.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from dutygraph.model import evidence, status
from dutygraph.model.errors import StoreError

T = TypeVar("T")
_FORMAT = 1
_Decode = Callable[[Any, list[Any]], Any]


def to_json(value: object) -> bytes:
    """Return the JSON of a dataclass of ``model.evidence`` or ``model.status``."""
    writer = _Writer()
    root = writer.number(value)
    words = {"format": _FORMAT, "root": root, "objects": writer.objects}
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()


def from_json(kind: type[T], content: bytes) -> T:
    """Return the dataclass that ``to_json`` wrote. Raises StoreError when it is none of these."""
    try:
        words = json.loads(content)
        objects: list[Any] = []
        for name, fields in words["objects"]:
            objects.append(_made(name, fields, objects))
        found = objects[words["root"]]
    except (KeyError, TypeError, ValueError, IndexError):
        raise StoreError("a record of the ledger cannot be read; it is damaged or newer") from None
    if not isinstance(found, kind):
        raise StoreError(f"a record of the ledger is no {kind.__name__}")
    return found


class _Writer:
    def __init__(self) -> None:
        self.objects: list[Any] = []
        self._numbers: dict[int, tuple[int, object]] = {}

    def number(self, value: object) -> int:
        known = self._numbers.get(id(value))
        if known:
            return known[0]
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            raise TypeError(f"{type(value).__name__} is no dataclass of the model")
        names = [field.name for field in dataclasses.fields(value)]
        fields = {name: self._plain(getattr(value, name)) for name in names}
        self.objects.append([type(value).__name__, fields])
        self._numbers[id(value)] = len(self.objects) - 1, value
        return len(self.objects) - 1

    def _plain(self, value: object) -> object:
        if value is None or isinstance(value, str | int | float):
            return value.value if isinstance(value, StrEnum) else value
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple | list):
            return [self._plain(part) for part in value]
        if isinstance(value, Mapping):
            return {key: self._plain(part) for key, part in value.items()}
        return self.number(value)


def _made(name: str, fields: dict[str, Any], objects: list[Any]) -> object:
    kind = _kinds()[name]
    decoders = _decoders(kind)
    known = {key: decoders[key](value, objects) for key, value in fields.items() if key in decoders}
    return kind(**known)


@cache
def _kinds() -> dict[str, Callable[..., object]]:
    found = [*vars(evidence).values(), *vars(status).values()]
    kinds = [kind for kind in found if isinstance(kind, type)]
    return {kind.__name__: kind for kind in kinds if dataclasses.is_dataclass(kind)}


@cache
def _decoders(kind: type) -> dict[str, _Decode]:
    return {name: _decoder(hint) for name, hint in typing.get_type_hints(kind).items()}


def _decoder(hint: Any) -> _Decode:
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        some = _decoder(next(part for part in parts if part is not type(None)))
        return lambda value, objects: None if value is None else some(value, objects)
    if origin is tuple and parts[-1] is Ellipsis:
        item = _decoder(parts[0])
        return lambda value, objects: tuple(item(part, objects) for part in value)
    if origin is tuple:
        items = [_decoder(part) for part in parts]
        return lambda value, objects: tuple(
            decode(part, objects) for decode, part in zip(items, value, strict=True)
        )
    if isinstance(origin, type) and issubclass(origin, Mapping):
        entry = _decoder(parts[1])
        return lambda value, objects: {key: entry(part, objects) for key, part in value.items()}
    if dataclasses.is_dataclass(hint):
        return lambda value, objects: objects[value]
    if hint in (datetime, date) or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        read = hint.fromisoformat if hint in (datetime, date) else hint
        return lambda value, _: cast(Callable[[str], object], read)(value)
    return lambda value, _: value
