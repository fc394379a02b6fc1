"""Print lines and tables that fit a terminal; double-width letters count as two."""

import argparse
import json
import shutil
import sys
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size

from dutygraph.knowledge.words import Words
from dutygraph.model.text import visible

NARROW = 80


class Screen:
    """Where a command prints to, and in which words."""

    def __init__(self, words: Words, args: argparse.Namespace) -> None:
        """Know the words and whether machines read along."""
        self.words = words
        self.lang = words.lang
        self.quiet: bool = getattr(args, "quiet", False)
        columns = shutil.get_terminal_size((NARROW, 24)).columns
        self.width = max(40, columns if sys.stdout.isatty() else NARROW)

    def line(self, text: str = "", *, cut: bool = False) -> None:
        """Print one line, cut to the width if asked."""
        shown = visible(text)
        sys.stdout.write((shorten(shown, self.width) if cut else shown) + "\n")

    def say(self, key: str, /, **values: object) -> None:
        """Print the words of a key unless quiet."""
        if not self.quiet:
            self.line(self.words(key, **values))

    def complain(self, text: str) -> None:
        """Print one line on stderr."""
        sys.stderr.write(visible(" ".join(text.split())) + "\n")

    def json(self, value: object) -> None:
        """Print JSON for machines."""
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]], *, wide: bool) -> None:
        """Print a table; ``wide`` lets it grow beyond the width."""
        cells = [[visible(cell) for cell in row] for row in (head, *rows)]
        widths = [max(cell_len(row[n]) for row in cells) for n in range(len(head))]
        for number, row in enumerate(cells):
            text = "  ".join(
                set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True)
            ).rstrip()
            self.line(text, cut=not wide)
            if number == 0:
                self.line("  ".join("-" * width for width in widths), cut=not wide)


def shorten(text: str, width: int) -> str:
    """Cut a text at the end so that it fits."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def shorten_middle(text: str, width: int) -> str:
    """Cut a text in the middle so that it fits: both ends of a path or pointer say most."""
    if cell_len(text) <= width:
        return text
    head, tail = "", ""
    for front, back in zip(text, reversed(text), strict=True):
        if cell_len(head + front + tail + back) > width - 1:
            break
        head, tail = head + front, back + tail
    return f"{head}…{tail}"


def wrapped(text: str, width: int, *, indent: str = "") -> list[str]:
    """Break a text into lines at spaces, or anywhere where there are none."""
    lines, line = [], indent
    for word in text.split(" "):
        joined = f"{line} {word}" if line.strip() else indent + word
        if cell_len(joined) <= width or not line.strip():
            line = joined
        else:
            lines.append(line)
            line = indent + word
        while cell_len(line) > width:
            fit = set_cell_size(line, width).rstrip()
            lines.append(fit)
            line = indent + line[len(fit) :]
    return [*lines, line]
