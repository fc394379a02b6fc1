"""A snapshot is one file, or all pages of one call (status.md 3)."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.evidence.snapshot import snapshot_of
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Observation, Reading, ToolResult
from dutygraph.model.words import Outcome
from tests.evidence.picturing import (
    AS_OF,
    RECORDED,
    REPORTED,
    TRUE,
    ago,
    bucket,
    fact,
    reading,
)

STATE = reading(
    fact(bucket("logs"), "versioning", TRUE, "/resources/0"),
    form="terraform-state",
    strength=RECORDED,
    content=b"state",
    source="lineage",
)


def page(number: int, *, last: bool = False, **known: object) -> Reading:
    one = fact(bucket(f"b{number}"), "versioning", TRUE, f"/resources/{number}")
    return reading(one, content=f"page {number}".encode(), last_page=last, **known)  # type: ignore[arg-type]


def taken(
    *readings: Reading,
    source: str | None = "config",
    pages: int | None = None,
    collected_at: datetime | None = None,
    account: str | None = None,
    region: str | None = None,
) -> Observation:
    named = [(f"{one.reduced.decode()}.json", one) for one in readings]
    return snapshot_of(
        named, source=source, account=account, region=region, collected_at=collected_at,
        pages=pages, recorded=AS_OF,
    )  # fmt: skip


def test_a_file_is_a_snapshot_of_what_it_says() -> None:
    found = taken(STATE, source=None)
    snapshot = found.snapshot
    assert (snapshot.source, snapshot.form, snapshot.strength) == (
        "lineage",
        "terraform-state",
        RECORDED,
    )
    assert (snapshot.account, snapshot.region, snapshot.partial) == (None, None, False)
    assert (snapshot.coverage, snapshot.recorded) == ((), AS_OF)
    assert [(mark.name, mark.size) for mark in snapshot.files] == [("state.json", 5)]
    assert snapshot.reports == (STATE.report,)
    assert found.facts == STATE.facts


def test_the_caller_names_the_source_above_the_file() -> None:
    assert taken(STATE, source="mine").snapshot.source == "mine"


def test_a_file_that_does_not_say_its_source_needs_a_flag() -> None:
    with pytest.raises(InputError, match=r"page 1\.json.*--source"):
        taken(page(1), source=None)


def test_files_of_two_sources_are_no_one_picture() -> None:
    with pytest.raises(InputError, match="one by one"):
        taken(page(1, source="a"), page(2, source="b"), source=None)


# --- its name


def test_the_name_tells_source_and_content_apart() -> None:
    names = {
        taken(page(1)).snapshot.digest,
        taken(page(1), source="other").snapshot.digest,
        taken(page(2)).snapshot.digest,
        taken(page(1), page(2)).snapshot.digest,
    }
    assert len(names) == 4
    assert all(len(name) == 64 for name in names)


def test_the_name_does_not_tell_flags_apart() -> None:
    plain = taken(page(1)).snapshot.digest
    assert taken(page(1), account="a", region="r", collected_at=ago(1)).snapshot.digest == plain


@given(st.permutations(range(4)))
def test_the_order_of_pages_changes_nothing(order: list[int]) -> None:
    all_pages = [page(number, last=number == 3) for number in range(4)]
    assert taken(*(all_pages[n] for n in order), pages=4) == taken(*all_pages, pages=4)


def test_each_fact_names_its_page() -> None:
    found = taken(page(1), page(2, last=True), pages=2)
    names = {one.resource[-2:]: found.snapshot.files[one.file].name for one in found.facts}
    assert names == {"b1": "page 1.json", "b2": "page 2.json"}


def test_each_outcome_names_its_page() -> None:
    outcomes = [
        ToolResult("config", f"r{number}", bucket("x"), Outcome.FAILED, None, "/value/0")
        for number in (1, 2)
    ]
    pages = [
        page(n, last=n == 2, results=(one,), strength=REPORTED)
        for n, one in enumerate(outcomes, start=1)
    ]
    found = taken(*pages, pages=2)
    names = {one.rule: found.snapshot.files[one.file].name for one in found.results}
    assert names == {"r1": "page 1.json", "r2": "page 2.json"}


# --- its time


def test_the_time_is_the_callers_else_the_records_else_unknown() -> None:
    assert taken(page(1)).snapshot.collected is None
    assert taken(page(1, collected=ago(3))).snapshot.collected == ago(3)
    assert taken(page(1, collected=ago(3)), collected_at=ago(1)).snapshot.collected == ago(1)


def test_of_several_pages_the_oldest_counts() -> None:
    both = [page(1, collected=ago(3)), page(2, collected=ago(5))]
    assert taken(*both).snapshot.collected == ago(5)
    assert taken(*both, page(3)).snapshot.collected is None


def test_times_of_records_are_kept_the_earlier_of_two() -> None:
    x, y = bucket("x"), bucket("y")
    found = taken(page(1, times={x: ago(2), y: ago(9)}), page(2, times={x: ago(4)}))
    assert found.times == {x: ago(4), y: ago(9)}


# --- all of it, or a part


@pytest.mark.parametrize(
    ("numbers", "last", "pages", "partial"),
    [
        ((1, 2), 2, 2, False),
        ((1,), 1, 1, False),
        ((1, 2), 2, None, True),
        ((1,), 1, None, True),
        ((1,), None, 1, True),
        ((1, 2), None, 2, True),
        ((1, 2), 2, 3, True),
        ((2,), 2, 2, True),
    ],
)
def test_pages_are_a_whole_only_with_all_their_fellows(
    numbers: tuple[int, ...], last: int | None, pages: int | None, partial: bool
) -> None:
    found = taken(*(page(n, last=n == last) for n in numbers), pages=pages)
    assert found.snapshot.partial is partial


def test_a_file_of_a_form_without_pages_is_a_whole() -> None:
    assert not taken(STATE).snapshot.partial
    assert not taken(STATE, pages=1).snapshot.partial
    assert taken(STATE, pages=2).snapshot.partial


WRONG = {
    "no file": ((), 1, "needs a file"),
    "a page twice": ((page(1), page(2), page(1)), 3, "same page as"),
    "more than said": ((page(1), page(2), page(3, last=True)), 2, "--pages says 2"),
    "two ends": ((page(1, last=True), page(2, last=True)), 2, "last page"),
    "two forms": ((page(1), STATE), 2, "one by one"),
    "no pages": ((STATE, reading(form="terraform-state", content=b"b")), 2, "one by one"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_one_picture_is_refused(what: str) -> None:
    readings, pages, message = WRONG[what]
    with pytest.raises(InputError, match=message) as told:
        taken(*readings, pages=pages)
    assert len(str(told.value).splitlines()) == 1
    assert told.value.file or not readings
