"""CSV: the long form, a row for each statement that a cell rests on."""

import csv
import io

from dutygraph.export.matrix.grid import Grid


def as_csv(grid: Grid) -> bytes:
    """Return the facts as CSV in UTF-8; slugs and words of closed lists are the ontology's."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(grid.head)
    writer.writerows(grid.facts)
    return text.getvalue().encode()
