"""SVG: the picture, with nothing outside of it."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from dutygraph.export.matrix.grid import Grid, Line, Part
from dutygraph.export.matrix.look import EDGE, INK, WEAK, fill
from dutygraph.export.matrix.wrap import wrap
from dutygraph.model.text import visible

NAMES, COLUMN, LINE, INDENT, GAP = 260.0, 190.0, 16.0, 14.0, 4.0


def svg(grid: Grid) -> str:
    """Return the picture of a matrix."""
    width = NAMES + COLUMN * len(grid.columns)
    body, height = _body(grid)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" xml:lang={quoteattr(grid.lang)} '
        f'font-family="sans-serif" font-size="13" fill="{INK}">\n'
        f"<title>{_escaped(grid.title)}</title>\n<desc>{_escaped(grid.note)}</desc>\n"
        f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>\n'
        f"{body}</svg>\n"
    )


def _body(grid: Grid) -> tuple[str, float]:
    parts = [_text(8, 22, grid.title, weight="bold")]
    top = 40.0
    for line in wrap(grid.note, NAMES + COLUMN * len(grid.columns) - 16):
        parts.append(_text(8, top, line))
        top += LINE
    top += LINE
    for number, name in enumerate(grid.columns):
        middle = NAMES + (number + 0.5) * COLUMN
        parts.append(_text(middle, top, name, anchor="middle", weight="bold"))
    top += 10
    for row in grid.lines:
        drawn, height = _row(row, top)
        parts.append(drawn)
        top += height
    for _, drawn in _legend(grid, top + LINE):
        parts.append(drawn)
    return "".join(parts), top + LINE * (2 + len(grid.states) + len(grid.parties))


def _row(row: Line, top: float) -> tuple[str, float]:
    indent = 8 + row.depth * INDENT
    name = wrap(row.name, NAMES - indent - 6)
    cells = [[wrap(part.text, _room(cell)) for part in cell] for cell in row.cells]
    most = max([len(name), *(len(lines) for cell in cells for lines in cell)])
    height = most * LINE + 10
    drawn = [_lines(indent, top, height, name, "start")]
    for number, (cell, texts) in enumerate(zip(row.cells, cells, strict=True)):
        width = (COLUMN - GAP) / len(cell)
        for place, (part, lines) in enumerate(zip(cell, texts, strict=True)):
            left = NAMES + number * COLUMN + place * width
            drawn.append(_box(part, left, top, width - 1, height - GAP))
            drawn.append(_lines(left + width / 2, top, height - GAP, lines, "middle"))
    return "".join(drawn), height


def _room(cell: tuple[Part, ...]) -> float:
    return (COLUMN - GAP) / len(cell) - 10


def _box(part: Part, x: float, y: float, width: float, height: float) -> str:
    dash = ' stroke-dasharray="4 3"' if part.state in WEAK else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="3" '
        f'fill="{fill(part.party, part.state)}" stroke="{EDGE}"{dash}/>\n'
    )


def _lines(x: float, top: float, height: float, lines: list[str], anchor: str) -> str:
    first = top + (height - len(lines) * LINE) / 2 + LINE - 4
    return "".join(_text(x, first + n * LINE, line, anchor) for n, line in enumerate(lines))


def _text(x: float, y: float, text: str, anchor: str = "start", weight: str = "") -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{bold}>{_escaped(text)}</text>\n'


def _legend(grid: Grid, top: float) -> Iterator[tuple[float, str]]:
    entries = [(Part(slug, "stated", ""), name) for slug, name in grid.parties]
    entries += [(Part("key", state, ""), name) for state, name in grid.states]
    for part, name in entries:
        yield top, _box(part, 8, top, 24, 12) + _text(40, top + 11, name)
        top += LINE


def _escaped(text: str) -> str:
    return escape(visible(text))
