"""Where everything in the picture of the matrix lies; a template draws it as SVG."""

from collections.abc import Mapping
from dataclasses import dataclass

from dutygraph.export.matrix.wrap import wrap
from dutygraph.web.views.matrix import Cell, Mark, Matrix
from dutygraph.web.views.names import Link

LAYERS = 230.0
COLUMN = 172.0
HEAD = 34.0
LINE = 15.0
GAP = 4.0
INDENT = 14.0


@dataclass(frozen=True, slots=True)
class Written:
    """Lines of text at a place; each line is (y, text)."""

    x: float
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One party's part of a cell."""

    x: float
    y: float
    width: float
    height: float
    layer: str
    party: str
    state: str
    text: Written
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Named:
    """A layer's name at the left, with its place on the left edge."""

    link: Link
    text: Written
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture of a matrix."""

    width: float
    height: float
    heads: tuple[tuple[float, str, bool], ...]
    names: tuple[Named, ...]
    boxes: tuple[Box, ...]


def figure(matrix: Matrix, words: Mapping[str, str]) -> Figure:
    """Lay a matrix out; ``words`` stand in cells without a party, by how they are drawn."""
    top = HEAD
    names: list[Named] = []
    boxes: list[Box] = []
    for row in matrix.rows:
        indent = 6 + row.depth * INDENT
        lines = wrap(row.layer.label.text, LAYERS - indent - 6)
        parts = [_texts(cell, words) for cell in row.cells]
        most = max([len(lines), *(len(text) for cell in parts for text in cell)])
        height = most * LINE + 12
        names.append(Named(row.layer, _written(indent, top, height, lines), top, height))
        for number, (cell, texts) in enumerate(zip(row.cells, parts, strict=True)):
            boxes += _boxes(row.slug, cell, texts, LAYERS + number * COLUMN, top, height - GAP)
        top += height
    heads = tuple(
        (LAYERS + (number + 0.5) * COLUMN, column.model.text, column.used)
        for number, column in enumerate(matrix.columns)
    )
    width = LAYERS + COLUMN * len(matrix.columns)
    return Figure(width, top + 2, heads, tuple(names), tuple(boxes))


def _texts(cell: Cell, words: Mapping[str, str]) -> list[list[str]]:
    if not cell.marks:
        return [wrap(words[cell.unmarked], COLUMN - 12)]
    room = (COLUMN - GAP) / len(cell.marks) - 8
    names = [mark.party.label.text if mark.party else words[mark.state] for mark in cell.marks]
    return [wrap(name, room) for name in names]


def _boxes(
    layer: str, cell: Cell, texts: list[list[str]], left: float, top: float, height: float
) -> list[Box]:
    marks: list[Mark | None] = list(cell.marks) or [None]
    width = (COLUMN - GAP) / len(marks)
    found = []
    for number, (mark, lines) in enumerate(zip(marks, texts, strict=True)):
        x = left + number * width
        party = mark.party_slug if mark else ""
        state = mark.state if mark else cell.unmarked
        text = _written(x + width / 2, top, height, lines)
        found.append(Box(x, top, width - 1, height, layer, party, state, text, mark))
    return found


def _written(x: float, top: float, height: float, lines: list[str]) -> Written:
    first = top + (height - len(lines) * LINE) / 2 + LINE - 4
    return Written(x, tuple((first + number * LINE, line) for number, line in enumerate(lines)))
