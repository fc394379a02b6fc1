"""HTML: a page that stands alone, the table and under it what each cell rests on."""

from collections.abc import Iterator
from html import escape

from dutygraph.export.matrix.grid import Grid, Line, Part
from dutygraph.export.matrix.look import EDGE, INK, PARTIES

_STYLE = (
    f"body{{font:15px/1.45 sans-serif;color:{INK};margin:2rem}}"
    f"table{{border-collapse:collapse;margin:1rem 0}}th,td{{border:1px solid {EDGE};"
    "padding:.3rem .6rem;text-align:left;vertical-align:top}"
    ".part{display:block;padding:.1rem .4rem;border-radius:3px}"
    ".general,.retold,.judged{outline:1px dashed #555;outline-offset:-1px}"
    ".silent,.parts,.nobody{color:#555;font-style:italic}.facts{font-size:.85em}"
    ".answer{display:block;font-size:.8em;color:#444}"
    + "".join(f".p-{slug}{{background:{colour}}}" for slug, colour in PARTIES.items())
)


def html(grid: Grid) -> str:
    """Return the matrix as a page."""
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(grid.lang)}"><head><meta charset="utf-8">',
        f"<title>{escape(grid.title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(grid.title)}</h1><p>{escape(grid.note)}</p>",
        f"<p>{escape(grid.answers)}</p>",
        "<table><thead><tr>",
        *(f'<th scope="col">{escape(one)}</th>' for one in (grid.first, *grid.columns)),
        "</tr></thead><tbody>",
        *(_row(row) for row in grid.lines),
        "</tbody></table>",
        "<ul>",
        *(f"<li>{_part(part)}</li>" for part in _legend(grid)),
        "</ul>",
        '<table class="facts"><thead><tr>',
        *(f'<th scope="col">{escape(one)}</th>' for one in grid.head),
        "</tr></thead><tbody>",
        *(f"<tr>{''.join(map(_fact, fact))}</tr>" for fact in grid.facts),
        "</tbody></table></body></html>",
    ]
    return "\n".join(lines) + "\n"


def _row(row: Line) -> str:
    cells = "".join(
        f"<td>{''.join(map(_part, cell))}{_answer(answer)}</td>"
        for cell, answer in zip(row.cells, row.answers, strict=True)
    )
    indent = f' style="padding-left:{row.depth + 0.6:g}rem"'
    return f'<tr><th scope="row"{indent}>{escape(row.name)}</th>{cells}</tr>'


def _part(part: Part) -> str:
    party = part.party if part.party in PARTIES else "other"
    return f'<span class="part {part.state} p-{party}">{escape(part.text)}</span>'


def _answer(word: str) -> str:
    return f'<span class="answer">{escape(word)}</span>' if word else ""


def _legend(grid: Grid) -> Iterator[Part]:
    yield from (Part(slug, "stated", name) for slug, name in grid.parties)
    yield from (Part("", state, name) for state, name in grid.states)


def _fact(text: str) -> str:
    if text.startswith(("https://", "http://")):
        return f'<td><a href="{escape(text)}">{escape(text)}</a></td>'
    return f"<td>{escape(text)}</td>"
