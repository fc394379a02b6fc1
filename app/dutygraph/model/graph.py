"""What pictures and the explorer are about: things, links between them, and where each is drawn."""

from dataclasses import dataclass

from dutygraph.model.text import Text


@dataclass(frozen=True, slots=True)
class Thing:
    """A node with its name and, where known, what kind of thing it is."""

    iri: str
    label: Text
    kind: Text | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A neighbour and the property that leads there; ``inward`` where it points at the centre."""

    property: str
    label: Text
    inward: bool
    other: Thing


@dataclass(frozen=True, slots=True)
class Box:
    """A thing at its place: x and y are its middle; ``link`` is None for the centre."""

    thing: Thing
    link: Link | None
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn; ``total`` counts the links that there are, drawn or not."""

    centre: Box
    boxes: tuple[Box, ...]
    width: float
    height: float
    total: int


@dataclass(frozen=True, slots=True)
class LinkType:
    """A property in one direction from a thing, and how many things are there."""

    property: str
    label: Text
    inward: bool
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of a value that has no name of its own."""

    label: Text
    value: str
    is_iri: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a thing that is no link, with its parts where it has no name of its own."""

    label: Text
    value: str
    lang: str
    parts: tuple[Part, ...] = ()
