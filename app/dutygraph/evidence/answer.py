"""What a transform is given, and what it answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from dutygraph.evidence.tree import Json


class Known(Enum):
    """How much of an attribute's value the file holds."""

    GIVEN = "given"
    DEFAULT = "default"
    UNSET = "unset"
    REFERS = "refers"
    NOT = "not"


_NOTHING: tuple[Json, ...] = ("", None, False)


@dataclass(frozen=True, slots=True)
class Input:
    """An attribute's value with its place; of a path into lists, all values with their places.

    ``refers`` is the address of the planned resource that the value will come from.
    """

    known: Known
    value: Json
    pointer: str
    pointers: tuple[str, ...] = ()
    refers: str = ""

    @property
    def filled(self) -> bool | None:
        """Say whether something is there; None where nobody can tell yet."""
        if self.known is Known.NOT:
            return None
        if self.known is Known.REFERS:
            return True
        entries = self.value if isinstance(self.value, list) else [self.value]
        return self.known is not Known.UNSET and any(one not in _NOTHING for one in entries)

    @property
    def first(self) -> str:
        """Return the place of the first value, or where values would stand."""
        return self.pointers[0] if self.pointers else self.pointer


@dataclass(frozen=True, slots=True)
class Link:
    """A resource of a kind by its native id, or by the address that a plan has for it."""

    kind: str
    id: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Ports:
    """A run of ports, both ends included."""

    low: int
    high: int


Value: TypeAlias = "bool | int | str | Link | Ports"


@dataclass(frozen=True, slots=True)
class Said:
    """Values of a property, each with its place; none: it is known that there is none."""

    values: tuple[tuple[Value, str], ...]
    default: bool = False


@dataclass(frozen=True, slots=True)
class Unsaid:
    """The file does not say; where it would."""

    pointer: str


Answer: TypeAlias = "Said | Unsaid"
Inputs: TypeAlias = Mapping[str, Input]
Options: TypeAlias = Mapping[str, Any]
Transform: TypeAlias = Callable[[Inputs, Options], Answer]

NOTHING = Said(())

TRANSFORMS: dict[str, Transform] = {}


def transform(name: str) -> Callable[[Transform], Transform]:
    """Give a transform the name that the table calls it by."""

    def named(function: Transform) -> Transform:
        TRANSFORMS[name] = function
        return function

    return named


def say(value: Value, of: Input) -> Said:
    """Answer one value that was read from an input."""
    return Said(((value, of.first),), default=of.known is Known.DEFAULT)


def unsaid(inputs: Sequence[Input]) -> Unsaid:
    """Answer that nobody can tell, pointing at the first input that does not say."""
    blank = next((one for one in inputs if one.known is Known.NOT), inputs[0])
    return Unsaid(blank.pointer)
