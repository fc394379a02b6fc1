"""Which snapshots count at a date (status.md 3)."""

from datetime import timedelta

import pytest

from dutygraph.evidence.current import current
from dutygraph.evidence.resolve import resolve
from dutygraph.model.evidence import Observation, ToolResult
from dutygraph.model.words import Outcome
from tests.evidence.picturing import (
    AS_OF,
    FALSE,
    OBSERVED,
    PLANNED,
    REPORTED,
    ROOT,
    SETS,
    TRUE,
    ago,
    bucket,
    fact,
    line,
    ports,
    rule,
    said,
)

LOGS, MEDIA = bucket("logs"), bucket("media")
ON, OFF = fact(LOGS, "versioning", TRUE), fact(LOGS, "versioning", FALSE)
OTHER = fact(MEDIA, "versioning", TRUE)
YES, NO, ALSO = (
    line(LOGS, "versioning", TRUE),
    line(LOGS, "versioning", FALSE),
    line(MEDIA, "versioning", TRUE),
)


def triples(*observations: Observation) -> tuple[str, ...]:
    return resolve(observations, as_of=AS_OF, set_properties=SETS).triples


def live(*observations: Observation) -> list[str]:
    return [one.snapshot.digest for one in current(observations, AS_OF)]


def test_a_newer_snapshot_of_the_same_source_supersedes_and_what_is_gone_is_gone() -> None:
    old, new = said(OFF, OTHER, days=5, name="old"), said(ON, days=1, name="new")
    assert live(old, new) == ["new"]
    assert triples(old, new) == (YES,)


def test_without_the_newer_snapshot_the_older_value_is_back() -> None:
    old = said(OFF, OTHER, days=5)
    assert triples(old) == (NO, ALSO)


def test_a_late_arrival_never_supersedes() -> None:
    new, late = said(ON, days=1, name="new"), said(OFF, OTHER, days=5, name="late")
    assert triples(new, late) == triples(late, new) == (YES,)


def test_the_same_content_seen_again_renews_its_age() -> None:
    first, between = said(ON, days=9, name="x"), said(OFF, days=5, name="y")
    again = said(ON, days=1, name="x")
    assert triples(first, between) == (NO,)
    assert triples(first, between, again) == (YES,)
    (origin,) = resolve([first, again], as_of=AS_OF, set_properties=SETS).origins
    assert origin.collected == ago(1)


def test_two_stacks_with_equal_addresses_are_two_resources() -> None:
    north = f"{ROOT}source/north/tf/huaweicloud_obs_bucket.logs"
    south = f"{ROOT}source/south/tf/huaweicloud_obs_bucket.logs"
    one = said(fact(north, "versioning", TRUE), source="north", days=1)
    two = said(fact(south, "versioning", FALSE), source="south", days=5)
    found = resolve([one, two], as_of=AS_OF, set_properties=SETS)
    assert found.triples == (line(north, "versioning", TRUE), line(south, "versioning", FALSE))
    assert found.disputes == ()


def test_what_was_seen_after_the_date_is_left_out() -> None:
    assert live(said(ON, days=-1), said(OFF, days=5, name="old")) == ["old"]
    assert live(said(ON, days=0, name="now")) == ["now"]


def test_a_record_of_after_the_date_is_left_out_too() -> None:
    later = said(ON, OTHER, times={LOGS: AS_OF + timedelta(hours=1)})
    assert triples(later) == (ALSO,)


def test_a_record_may_be_older_than_its_file() -> None:
    one = said(ON, OTHER, days=1, times={LOGS: ago(40)})
    found = resolve([one], as_of=AS_OF, set_properties=SETS)
    assert [origin.collected for origin in found.origins] == [ago(40), ago(1)]


def test_a_part_of_a_resource_is_of_its_time() -> None:
    ssh = rule("ssh")
    one = said(*ports(ssh, 22, 22), days=1, times={ssh: ago(40)})
    found = resolve([one], as_of=AS_OF, set_properties=SETS)
    assert {origin.collected for origin in found.origins} == {ago(40)}


@pytest.mark.parametrize("first", [True, False])
def test_a_snapshot_without_a_time_is_never_newer(first: bool) -> None:
    dated, undated = said(ON, days=200, name="dated"), said(OFF, OTHER, days=None, name="undated")
    given = (dated, undated) if first else (undated, dated)
    assert live(*given) == ["dated"]


def test_of_two_snapshots_without_a_time_neither_supersedes() -> None:
    one, two = said(ON, days=None, name="1"), said(OFF, OTHER, days=None, name="2")
    assert live(one, two) == ["1", "2"]
    assert triples(one, two) == (ALSO,)


def test_of_two_snapshots_of_one_time_neither_supersedes() -> None:
    one, two = said(ON, name="1"), said(OFF, OTHER, name="2")
    assert live(one, two) == ["1", "2"]
    assert triples(one, two) == (ALSO,)


# --- parts of a picture


def test_a_partial_snapshot_supersedes_only_what_it_names() -> None:
    whole, page = said(OFF, OTHER, days=5), said(ON, days=1, partial=True)
    assert triples(whole, page) == (YES, ALSO)


def test_what_a_partial_snapshot_no_longer_says_of_a_resource_is_gone() -> None:
    whole = said(OFF, fact(LOGS, "tlsOnly", TRUE), OTHER, days=5)
    assert triples(whole, said(ON, days=1, partial=True)) == (YES, ALSO)


def test_a_rules_ports_go_with_the_rule() -> None:
    ssh = rule("ssh")
    whole = said(*ports(ssh, 1, 65535), OTHER, days=5)
    page = said(*ports(ssh, 22, 22), days=1, partial=True)
    found = triples(whole, page)
    assert len(found) == 5 and "65535" not in str(found)


def test_a_newer_whole_snapshot_supersedes_parts() -> None:
    page, whole = said(OFF, days=5, partial=True, name="p"), said(OTHER, days=1, name="w")
    assert live(page, whole) == ["w"]
    assert triples(page, whole) == (ALSO,)


def test_parts_supersede_each_other_by_resource() -> None:
    first = said(OFF, OTHER, days=5, partial=True, name="first")
    second = said(ON, days=1, partial=True, name="second")
    assert triples(first, second) == (YES, ALSO)
    third = said(OFF, OTHER, days=0.5, partial=True, name="third")
    assert live(first, second, third) == ["third"]


def test_an_older_part_takes_nothing_from_a_newer_whole() -> None:
    whole, page = said(ON, days=1), said(OFF, days=5, partial=True)
    assert triples(whole, page) == (YES,)


# --- what is a source


def test_a_plan_never_replaces_the_state_whatever_its_source_is_called() -> None:
    state = said(ON, source="shop", days=5, name="state")
    plan = said(OFF, source="shop", days=1, strength=PLANNED, name="plan")
    assert live(state, plan) == ["plan", "state"]
    assert triples(state, plan) == (YES,)


def test_a_state_is_superseded_by_what_terraform_shows_of_it_later() -> None:
    state = said(OFF, OTHER, form="terraform-state", days=5, name="file")
    shown = said(ON, form="terraform-show", days=1, name="shown")
    assert live(state, shown) == ["shown"]


def test_two_calls_under_one_name_do_not_supersede_each_other() -> None:
    listed = said(ON, OTHER, form="list", days=5, strength=OBSERVED, name="list")
    history = said(ON, form="history", days=1, strength=OBSERVED, name="history")
    assert live(listed, history) == ["history", "list"]


# --- other tools' outcomes


def told(rule: str, outcome: Outcome, resource: str = LOGS, days: float = 1) -> ToolResult:
    return ToolResult("config", rule, resource, outcome, ago(days), "/0")


def test_outcomes_are_those_of_live_snapshots() -> None:
    bad, good = told("a", Outcome.FAILED, days=5), told("a", Outcome.PASSED)
    old = said(results=(bad, told("b", Outcome.FAILED)), days=5, strength=REPORTED, name="old")
    new = said(results=(good,), days=1, strength=REPORTED, name="new")
    found = resolve([old, new], as_of=AS_OF, set_properties=SETS)
    assert found.results == (("new", good),)
    assert found.triples == found.origins == ()


def test_a_page_of_outcomes_replaces_only_the_rules_it_names() -> None:
    bad, kept = told("a", Outcome.FAILED, days=5), told("b", Outcome.FAILED, days=5)
    good = told("a", Outcome.PASSED)
    old = said(results=(bad, kept), days=5, strength=REPORTED, name="old")
    new = said(results=(good,), days=1, strength=REPORTED, partial=True, name="new")
    found = resolve([old, new], as_of=AS_OF, set_properties=SETS)
    assert found.results == (("new", good), ("old", kept))


def test_an_outcome_of_after_the_date_is_left_out() -> None:
    one = said(results=(told("a", Outcome.FAILED, days=-1),), days=None, strength=REPORTED)
    assert resolve([one], as_of=AS_OF, set_properties=SETS).results == ()
