"""What filled sheets of every kind need: words of a closed list, and tables for the page."""

from collections.abc import Iterable, Iterator, Sequence

Filled = Sequence[dict[str, str]]


def checked(rows: Filled, column: str, words: Sequence[str]) -> Filled:
    """Return filled rows. Raises ValueError where a word is none of the list."""
    wrong = [f"row {n}: {row[column]!r}" for n, row in enumerate(rows, 2)
             if row[column] not in words]  # fmt: skip
    if wrong:
        raise ValueError(f"a {column} is one of {', '.join(words)}; {'; '.join(wrong)}")
    return rows


def table(head: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a table as lines of Markdown."""
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
