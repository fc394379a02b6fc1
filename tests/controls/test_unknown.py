"""Take any value of any case away: what did not fail before must not fail then."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import shacl

from dutygraph.model.namespace import EV, RDF_TYPE
from tests.controls.expect import read_case
from tests.controls.shape_files import CASES, DGN, FILES, check_file

UNKNOWN = f"<{EV}unknown>"
# Evidence says this only where it is so: a thing that nobody calls the provider's is the tenant's.
WHERE_KNOWN = f"{EV}providerManaged"


@cache
def compiled(slug: str) -> shacl.Shapes:
    return shacl.Shapes.from_text(
        next(path for path in FILES if path.stem == slug).read_text(encoding="utf-8")
    )


def failing(slug: str, lines: list[str]) -> set[str]:
    """Return the resources that fail and are not left out."""
    file = check_file(next(path for path in FILES if path.stem == slug))
    results = compiled(slug).validate_text("\n".join(lines), format="nt").results
    by_outcome = {
        outcome: {
            one.focus_node for one in results if one.source_shape.strip("<>") in file.finds(outcome)
        }
        for outcome in ("failed", "inapplicable")
    }
    return by_outcome["failed"] - by_outcome["inapplicable"]


def lessened(slug: str, lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines without one value that the check reads: gone, or said to be unknown."""
    file = check_file(next(path for path in FILES if path.stem == slug))
    reads = {str(iri) for iri in file.graph.objects(file.check, None) if iri.startswith(EV)}
    for line in lines:
        subject, predicate, _ = line.split(" ", 2)
        name = predicate.strip("<>")
        if name not in reads or name == WHERE_KNOWN:
            continue
        rest = [other for other in lines if other.split(" ", 2)[:2] != [subject, predicate]]
        yield rest
        yield [*rest, f"{subject} {UNKNOWN} {predicate} ."]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_value_that_is_gone_makes_nothing_fail(path: Path) -> None:
    slug, lines = path.parent.name, list(read_case(path).triples)
    before = failing(slug, lines)
    for fewer in lessened(slug, lines):
        assert failing(slug, fewer) <= before


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_known_is_never_a_failure(path: Path) -> None:
    kind = check_file(path).graph.value(check_file(path).check, DGN.looksAt)
    lines = [
        f"<urn:x:thing> <{RDF_TYPE}> <{kind}> .",
        f'<urn:x:thing> <{EV}nativeId> "thing" .',
    ]
    assert failing(path.stem, lines) == set()
