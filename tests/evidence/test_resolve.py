"""What is believed when sources speak of the same resource (status.md 4)."""

import pytest

from dutygraph.evidence.resolve import resolve
from dutygraph.model.evidence import Effective, Observation
from dutygraph.model.namespace import EV
from dutygraph.model.words import Strength
from tests.evidence.picturing import (
    AS_OF,
    DECLARED,
    FALSE,
    OBSERVED,
    PLANNED,
    RECORDED,
    SETS,
    TRUE,
    ago,
    bucket,
    fact,
    fates,
    line,
    ports,
    rule,
    said,
    text,
    won,
)

LOGS, MEDIA = bucket("logs"), bucket("media")
ON = fact(LOGS, "versioning", TRUE)
OFF = fact(LOGS, "versioning", FALSE)
YES, NO = line(LOGS, "versioning", TRUE), line(LOGS, "versioning", FALSE)
DISPUTED, NOTHING = "disputed", ()


def believe(*observations: Observation) -> Effective:
    return resolve(observations, as_of=AS_OF, set_properties=SETS)


def test_what_one_source_says_is_believed() -> None:
    found = believe(said(ON, name="s"))
    assert found.triples == (YES,)
    assert found.disputes == ()
    (origin,) = found.origins
    assert (origin.value, origin.snapshot, origin.strength) == (TRUE, "s", RECORDED)
    assert (origin.collected, origin.pointer, origin.won) == (ago(1), "/0", True)
    assert origin.why == "only"


Side = tuple[Strength, float | None]

# Written first, from the table of status.md 4: the first side says true, the second false.
DECIDED: list[tuple[Side, Side, str]] = [
    ((OBSERVED, 1), (RECORDED, 2), "first"),
    ((OBSERVED, 1), (RECORDED, 1), "first"),
    ((OBSERVED, 2), (RECORDED, 1), DISPUTED),
    ((OBSERVED, 1), (OBSERVED, 2), "first"),
    ((RECORDED, 1), (RECORDED, 2), "first"),
    ((OBSERVED, 1), (OBSERVED, 1), DISPUTED),
    ((OBSERVED, 89), (RECORDED, 1), DISPUTED),
    ((OBSERVED, 200), (RECORDED, 1), DISPUTED),
    ((RECORDED, 80), (PLANNED, 1), "first"),
    ((RECORDED, 90), (PLANNED, 1), "first"),
    ((RECORDED, 91), (PLANNED, 1), DISPUTED),
    ((RECORDED, 91), (PLANNED, 92), "first"),
    ((OBSERVED, 80), (DECLARED, 1), "first"),
    ((RECORDED, None), (PLANNED, 1), DISPUTED),
    ((RECORDED, 1), (PLANNED, None), "first"),
    ((PLANNED, 1), (DECLARED, 1), "first"),
    ((PLANNED, 2), (DECLARED, 1), DISPUTED),
    ((RECORDED, 1), (RECORDED, None), "first"),
    ((RECORDED, 1), (OBSERVED, None), DISPUTED),
    ((OBSERVED, 1), (RECORDED, None), "first"),
    ((RECORDED, None), (RECORDED, None), DISPUTED),
    ((OBSERVED, None), (RECORDED, None), DISPUTED),
]


@pytest.mark.parametrize(("first", "second", "expected"), DECIDED)
def test_two_sources_that_differ(first: Side, second: Side, expected: str) -> None:
    one = said(ON, strength=first[0], days=first[1], source="a", name="first")
    other = said(OFF, strength=second[0], days=second[1], source="b", name="second")
    found = believe(one, other)
    if expected == DISPUTED:
        assert found.triples == ()
        (dispute,) = found.disputes
        assert (dispute.resource, dispute.property) == (LOGS, EV + "versioning")
        assert dispute.sides == (("first", (TRUE,)), ("second", (FALSE,)))
        assert [o.won for o in found.origins] == [False, False]
    else:
        assert (found.triples, found.disputes) == ((YES,), ())
        assert [(o.snapshot, o.won) for o in found.origins] == [("first", True), ("second", False)]


def test_both_are_told_where_one_decides() -> None:
    state = said(ON, strength=RECORDED, days=2, source="terraform", name="state")
    cloud = said(OFF, strength=OBSERVED, days=1, source="config", name="cloud")
    assert fates(believe(state, cloud), "versioning") == {
        "cloud": (True, "decides"),
        "state": (False, "outweighed"),
    }


def test_a_plan_beside_a_state_takes_no_part() -> None:
    state = said(ON, source="stack", name="state", days=30)
    plan = said(OFF, strength=PLANNED, source="stack:plan", name="plan", days=0)
    assert fates(believe(state, plan), "versioning")["plan"] == (False, "seen-elsewhere")


def test_of_sources_that_agree_the_one_that_can_show_most_counts() -> None:
    old = said(ON, strength=OBSERVED, days=200, source="a", name="old")
    state = said(ON, strength=RECORDED, days=2, source="b", name="state")
    found = believe(old, state)
    assert (found.triples, found.disputes) == ((YES,), ())
    assert fates(found, "versioning") == {"state": (True, "agrees"), "old": (False, "agrees")}


def test_a_third_source_that_is_outweighed_is_no_side_of_a_dispute() -> None:
    cloud = said(ON, strength=OBSERVED, days=3, source="a", name="cloud")
    old = said(OFF, strength=RECORDED, days=5, source="b", name="old")
    state = said(OFF, strength=RECORDED, days=1, source="c", name="state")
    (dispute,) = believe(cloud, old, state).disputes
    assert [digest for digest, _ in dispute.sides] == ["cloud", "state"]


def test_a_third_that_agrees_with_one_side_settles_nothing_unless_it_outweighs() -> None:
    cloud = said(ON, strength=OBSERVED, days=3, source="a", name="cloud")
    state = said(OFF, strength=RECORDED, days=1, source="b", name="state")
    again = said(ON, strength=OBSERVED, days=1, source="c", name="again")
    assert believe(cloud, state, again).triples == (YES,)


def test_properties_are_decided_one_by_one() -> None:
    state = said(ON, fact(LOGS, "accessLogging", TRUE), days=2, source="a", name="state")
    cloud = said(OFF, strength=OBSERVED, source="b", name="cloud")
    assert believe(state, cloud).triples == (line(LOGS, "accessLogging", TRUE), NO)


# --- unknown and default


def unknown(name: str) -> tuple[str, str]:
    return "unknown", f"<{EV}{name}>"


def test_an_unknown_value_is_believed_where_nobody_has_one() -> None:
    mark = fact(LOGS, *unknown("versioning"))
    found = believe(said(mark, source="a", name="a"), said(mark, source="b", name="b", days=2))
    assert found.triples == (line(LOGS, *unknown("versioning")),)
    assert [(o.won, o.why) for o in found.origins] == [(True, "no-value")] * 2


@pytest.mark.parametrize("strength", [DECLARED, PLANNED, RECORDED, OBSERVED])
def test_any_value_is_more_than_an_unknown(strength: Strength) -> None:
    blank = said(fact(LOGS, *unknown("versioning")), strength=OBSERVED, source="a", name="blank")
    value = said(ON, strength=strength, days=50, source="b", name="value")
    found = believe(blank, value)
    assert found.triples == (YES,)
    assert fates(found, "unknown") == {"blank": (False, "value-known")}


def test_a_disputed_value_is_not_unknown() -> None:
    blank = said(fact(LOGS, *unknown("versioning")), strength=OBSERVED, source="a")
    cloud = said(ON, strength=OBSERVED, source="b")
    other = said(OFF, strength=OBSERVED, source="c")
    found = believe(blank, cloud, other)
    assert (found.triples, len(found.disputes)) == ((), 1)


def test_a_default_is_told_only_of_the_value_that_won() -> None:
    mark = fact(LOGS, "fromDefault", f"<{EV}versioning>")
    state = said(OFF, mark, days=2, source="a", name="state")
    cloud = said(ON, strength=OBSERVED, source="b", name="cloud")
    assert believe(state).triples == (line(LOGS, "fromDefault", f"<{EV}versioning>"), NO)
    assert believe(state, cloud).triples == (YES,)
    assert fates(believe(state, cloud), "fromDefault") == {"state": (False, "value-lost")}


# --- sets, and parts of a resource


def test_a_set_is_replaced_whole_and_never_united() -> None:
    state = said(fact(LOGS, "tag", text("a=1")), fact(LOGS, "tag", text("b=2")), days=2, source="a")
    cloud = said(fact(LOGS, "tag", text("b=2")), strength=OBSERVED, source="b")
    assert believe(state, cloud).triples == (line(LOGS, "tag", text("b=2")),)


def test_sets_in_another_order_are_no_dispute() -> None:
    tags = [fact(LOGS, "tag", text(word)) for word in ("a=1", "b=2")]
    found = believe(
        said(*tags, source="a"), said(*reversed(tags), strength=OBSERVED, days=9, source="b")
    )
    assert (len(found.triples), found.disputes) == (2, ())


def test_the_ports_of_a_rule_are_those_of_the_source_that_won() -> None:
    ssh = rule("ssh")
    state = said(*ports(ssh, 1, 65535), days=2, source="a", name="state")
    cloud = said(*ports(ssh, 22, 22), strength=OBSERVED, source="b", name="cloud")
    found = believe(state, cloud)
    expected = (line(one.resource, one.property.removeprefix(EV), one.value)
                for one in ports(ssh, 22, 22) if not one.property.endswith("type"))  # fmt: skip
    assert set(expected) < set(found.triples)
    assert len(found.triples) == 4
    assert {o.snapshot for o in won(found)} == {"cloud"}
    assert {o.why for o in found.origins if "1-65535" in o.resource} == {"owner-lost"}


def test_equal_ports_in_two_sources_are_believed_of_the_one_that_won() -> None:
    ssh = rule("ssh")
    state = said(*ports(ssh, 22, 22), days=2, source="a", name="state")
    cloud = said(*ports(ssh, 22, 22), strength=OBSERVED, source="b", name="cloud")
    found = believe(state, cloud)
    assert len(found.triples) == 4
    assert {o.snapshot for o in won(found)} == {"cloud"}


def test_ports_in_dispute_are_in_no_triple() -> None:
    ssh = rule("ssh")
    state = said(*ports(ssh, 1, 65535), source="a", name="state")
    cloud = said(*ports(ssh, 22, 22), strength=OBSERVED, days=2, source="b", name="cloud")
    found = believe(state, cloud)
    assert found.triples == ()
    assert [one.property for one in found.disputes] == [EV + "portRange"]


# --- what only describes


def test_two_names_of_one_resource_are_no_dispute() -> None:
    kind = fact(LOGS, "type", f"<{EV}ObjectStorage>")
    state = said(kind, fact(LOGS, "sourceType", text("tf")), source="a", name="state")
    cloud = said(kind, fact(LOGS, "sourceType", text("obs")), strength=OBSERVED, days=3, source="b")
    found = believe(state, cloud)
    assert found.disputes == ()
    assert found.triples == (
        line(LOGS, "type", f"<{EV}ObjectStorage>"),
        line(LOGS, "sourceType", text("obs")),
    )


def test_lexical_forms_are_not_touched() -> None:
    odd = ('"007"^^<urn:x>', '"1"^^<http://www.w3.org/2001/XMLSchema#boolean>', '"\\u00e4\\n"@en')
    facts = [fact(bucket(str(n)), "name", value) for n, value in enumerate(odd)]
    assert [one.split(" ", 2)[2] for one in believe(said(*facts)).triples] == [
        f"{value} ." for value in odd
    ]


def test_lists_are_sorted() -> None:
    facts = [fact(one, name, TRUE) for one in (MEDIA, LOGS) for name in ("versioning", "tlsOnly")]
    found = believe(said(*facts))
    assert list(found.triples) == sorted(found.triples)
    assert [(o.resource, o.property) for o in found.origins] == sorted(
        (one.resource, one.property) for one in facts
    )


def test_nothing_gives_nothing() -> None:
    assert believe() == Effective((), (), ())
