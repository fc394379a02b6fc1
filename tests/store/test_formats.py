"""The form of an answer follows the Accept header's weights."""

import pytest

from dutygraph.model.errors import NotAcceptableError
from dutygraph.store import formats


@pytest.mark.parametrize(
    ("accept", "form", "expected"),
    [
        ("", "SELECT", formats.JSON),
        ("*/*", "CONSTRUCT", formats.TURTLE),
        ("text/csv", "SELECT", formats.CSV),
        ("text/html, text/csv;q=0.5, */*;q=0.1", "ASK", formats.CSV),
        ("application/sparql-results+xml;q=0.9, application/sparql-results+json;q=0.8",
         "SELECT", formats.XML),
        ("application/json", "SELECT", formats.JSON),
        ("text/*", "SELECT", formats.CSV),
        ("text/csv;q=0, text/*", "SELECT", formats.TSV),
        ("application/n-quads", "CONSTRUCT", formats.N_QUADS),
        ("application/ld+json", "DESCRIBE", formats.JSON_LD),
        ("text/csv, text/turtle", "CONSTRUCT", formats.TURTLE),
    ],
)  # fmt: skip
def test_the_best_fitting_form_is_chosen(accept: str, form: str, expected: str) -> None:
    assert formats.choose(accept, form) == expected


def test_nothing_that_fits_is_an_error_that_names_what_there_is() -> None:
    with pytest.raises(NotAcceptableError, match="text/csv"):
        formats.choose("image/png", "SELECT")
