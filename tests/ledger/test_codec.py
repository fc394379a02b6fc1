"""What the model holds comes back from JSON as it was."""

import json
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutygraph.ledger.codec import from_json, to_json
from dutygraph.model.errors import StoreError
from dutygraph.model.evidence import EVERYTHING, ImportReport, Observation, Origin, Scope, Skipped
from dutygraph.model.status import CheckResult, ControlLine, MappedLine, StatusReport
from dutygraph.model.words import Outcome, Severity, Strength

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ORIGIN = Origin(
    "urn:r", "urn:p", '"x"@en', "d1", Strength.RECORDED, NOON, "/resources/0", 0, True, "only"
)
RESULT = CheckResult(
    "c", "c", "urn:r", "桶", Outcome.FAILED, None, Severity.MUST, (), (ORIGIN,), seen=NOON
)


@pytest.fixture(autouse=True, scope="module")
def _model() -> None:
    st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
    text = st.text(max_size=5)
    skipped = st.lists(st.builds(Skipped, text, text, text), max_size=2).map(tuple)
    report = st.builds(
        lambda form, imported, skipped: ImportReport(
            form, imported + len(skipped), imported, skipped, (("k", 1),), (("/a", "secret"),)
        ),
        text, st.integers(0, 5), skipped,
    )  # fmt: skip
    st.register_type_strategy(ImportReport, report)
    st.register_type_strategy(tuple, _short)


def _short(kind: type[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Keep tuples of any length short: a report holds tuples of tuples of tuples."""
    parts = get_args(kind)
    if parts[1:] == (...,):
        return st.lists(st.from_type(parts[0]), max_size=2).map(tuple)
    return st.tuples(*map(st.from_type, parts))


@pytest.mark.parametrize(
    ("kind", "examples"), [(Scope, 20), (Observation, 20), (ControlLine, 20), (StatusReport, 10)]
)
def test_any_object_of_the_model_comes_back_equal(kind: type[object], examples: int) -> None:
    @given(st.from_type(kind))
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    def check(value: object) -> None:
        assert from_json(kind, to_json(value)) == value

    check()


def test_a_shared_object_is_written_once_and_shared_again() -> None:
    line = ControlLine("c", "tenant", "not-met", None, 1, 1, 0, (RESULT, RESULT), None, None)  # type: ignore[arg-type]
    mapped = MappedLine("urn:m", "equal", "not-met", None, line)  # type: ignore[arg-type]
    content = to_json(mapped)
    assert [name for name, _ in json.loads(content)["objects"]].count("CheckResult") == 1
    back = from_json(MappedLine, content)
    assert back.line.results[0] is back.line.results[1]


def test_a_field_that_is_new_takes_its_default_and_one_that_is_gone_is_passed_over() -> None:
    words = json.loads(to_json(EVERYTHING))
    del words["objects"][0][1]["grade"]
    words["objects"][0][1]["colour"] = "blue"
    assert from_json(Scope, json.dumps(words).encode()) == EVERYTHING


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"format":1,"root":0,"objects":[["Nothing",{}]]}', b"\xff"]
)
def test_a_damaged_record_is_said_so(content: bytes) -> None:
    with pytest.raises(StoreError):
        from_json(Scope, content)


def test_a_record_of_another_kind_is_refused() -> None:
    with pytest.raises(StoreError, match="no StatusReport"):
        from_json(StatusReport, to_json(EVERYTHING))
