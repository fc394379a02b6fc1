"""Every case of every check gives exactly the findings that stand in it, in both engines."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from dutygraph.check.run import outcomes, run_checks
from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.model.words import Outcome
from tests.check.warm import Warm
from tests.controls.expect import Expected, read_case

FOLDER = Path(__file__).parent
CASES = sorted(path for path in FOLDER.glob("*/*") if path.suffix in (".ttl", ".nt"))
SLUGS = sorted({path.parent.name for path in CASES})
AS_OF = datetime(2026, 6, 30, tzinfo=UTC)
ALLOWED = {
    "pass": {Outcome.PASSED, Outcome.INAPPLICABLE},
    "fail": {Outcome.FAILED, Outcome.PASSED, Outcome.INAPPLICABLE, Outcome.CANNOT_TELL},
    "unknown": {Outcome.CANNOT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE},
    "inapplicable": {Outcome.INAPPLICABLE},
}
NEEDED = {
    "pass": Outcome.PASSED,
    "fail": Outcome.FAILED,
    "unknown": Outcome.CANNOT_TELL,
    "inapplicable": Outcome.INAPPLICABLE,
}


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with Warm() as children:
        yield children


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.mark.parametrize("engine", ["fast", "reference"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_case_gives_exactly_what_it_says(
    path: Path, engine: Literal["fast", "reference"], warm: Warm, knowledge: Knowledge
) -> None:
    case = read_case(path)
    check = knowledge.checks[path.parent.name]
    triples = (*case.triples, *knowledge.subclass_closure)
    output = run_checks(triples, [check], engine=engine, seconds=60, as_of=AS_OF, call=warm)
    assert not output.failed
    found = {(one.focus, one.shape, one.severity) for one in output.findings}
    assert found == case.expected
    given = {outcome for _, _, outcome, _ in outcomes(output, {check.slug: check})}
    assert given <= ALLOWED[case.kind]
    if case.kind != "pass" or case.expected == frozenset():
        assert NEEDED[case.kind] in given


@pytest.mark.parametrize("slug", SLUGS)
def test_a_check_has_the_cases_that_it_needs(slug: str, knowledge: Knowledge) -> None:
    kinds = {path.name.split("-")[0] for path in CASES if path.parent.name == slug}
    finds = {shape.finds.rsplit("#")[-1] for shape in knowledge.checks[slug].shapes}
    assert {"pass", "fail"} <= kinds
    assert "unknown" in kinds or "cantTell" not in finds


def test_every_check_has_a_folder_of_cases(knowledge: Knowledge) -> None:
    assert set(SLUGS) == set(knowledge.checks)


def test_every_shape_is_found_by_a_case(knowledge: Knowledge) -> None:
    expected: set[Expected] = {one for path in CASES for one in read_case(path).expected}
    shapes = {shape.iri for check in knowledge.checks.values() for shape in check.shapes}
    assert shapes == {shape for _, shape, _ in expected}
