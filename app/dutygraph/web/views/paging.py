"""Cut long lists into pages; the total is always told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
SIZE = 50


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """One page of a list: its rows, which page of how many, and how many rows there are."""

    rows: tuple[T, ...]
    page: int
    pages: int
    total: int
    first: int

    @property
    def last(self) -> int:
        """Return the number of the last row shown."""
        return self.first + len(self.rows) - 1


def paged(rows: Sequence[T], page: int, size: int = SIZE) -> Paged[T]:
    """Return a page of rows; a number beyond the ends gives the nearest page."""
    pages = max(1, -(-len(rows) // size))
    number = min(max(page, 1), pages)
    start = (number - 1) * size
    shown = tuple(rows[start : start + size])
    return Paged(shown, number, pages, len(rows), start + 1 if shown else 0)
