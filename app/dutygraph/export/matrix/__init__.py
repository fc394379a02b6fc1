"""The responsibility matrix as a file: one form, one module."""

from collections.abc import Callable, Mapping

from dutygraph.export.matrix.grid import Grid
from dutygraph.export.matrix.html import html
from dutygraph.export.matrix.plain import as_csv
from dutygraph.export.matrix.svg import svg
from dutygraph.export.matrix.xlsx import xlsx

_WRITERS: Mapping[str, Callable[[Grid], bytes]] = {
    "csv": as_csv,
    "xlsx": xlsx,
    "html": lambda grid: html(grid).encode(),
    "svg": lambda grid: svg(grid).encode(),
}
FORMATS = tuple(_WRITERS)


def written(grid: Grid, form: str) -> bytes:
    """Return a matrix in one of FORMATS."""
    return _WRITERS[form](grid)
