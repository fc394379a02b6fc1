"""Whatever sources say and in whatever order they come, the same is believed."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dutygraph.evidence.current import current
from dutygraph.evidence.resolve import resolve
from dutygraph.model.evidence import Effective, Observation
from dutygraph.model.namespace import EV
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
    ports,
    rule,
    said,
    text,
)

FACTS = [
    *(fact(bucket(name), "versioning", value) for name in "xy" for value in (TRUE, FALSE)),
    *(fact(bucket("x"), mark, f"<{EV}versioning>") for mark in ("unknown", "fromDefault")),
    *(fact(bucket("x"), "tag", text(tag)) for tag in ("a=1", "b=2")),
    fact(bucket("x"), "name", text("x")),
]
PORTS = [ports(rule("r"), *both) for both in ((22, 22), (1, 65535))]

pictures = st.builds(
    lambda facts, ranged, source, days, strength, partial: said(
        *facts, *ranged, source=source, days=days, strength=strength, partial=partial
    ),
    st.lists(st.sampled_from(FACTS), min_size=1, unique=True),
    st.sampled_from([(), *PORTS]),
    st.sampled_from("abc"),
    st.sampled_from([None, -1, 0, 1, 2, 91, 200]),
    st.sampled_from([DECLARED, PLANNED, RECORDED, OBSERVED]),
    st.booleans(),
)
worlds = st.lists(pictures, max_size=6)


def believe(observations: list[Observation]) -> Effective:
    return resolve(observations, as_of=AS_OF, set_properties=SETS)


@given(worlds, st.randoms(use_true_random=False))
def test_order_changes_nothing(world: list[Observation], random: Random) -> None:
    mixed = world.copy()
    random.shuffle(mixed)
    mixed = [replace(one, facts=tuple(random.sample(one.facts, len(one.facts)))) for one in mixed]
    assert believe(mixed) == believe(world)


@given(worlds)
def test_saying_it_twice_changes_nothing(world: list[Observation]) -> None:
    assert believe(world + world) == believe(world)


@given(worlds, pictures)
def test_the_newest_whole_picture_of_a_source_is_the_only_one_of_it(
    world: list[Observation], last: Observation
) -> None:
    snapshot = replace(
        last.snapshot, digest="last", collected=AS_OF + timedelta(hours=1), partial=False
    )
    last = replace(last, snapshot=snapshot)
    live = current([*world, last], AS_OF + timedelta(hours=2))
    assert [one for one in live if _picture(one) == _picture(last)] == [last]


@given(worlds)
def test_a_late_arrival_of_a_source_with_a_newer_whole_changes_nothing(
    world: list[Observation],
) -> None:
    whole = [one for one in world if not one.snapshot.partial and one.snapshot.collected == ago(0)]
    for one in whole:
        old = replace(one.snapshot, digest="late", collected=ago(300))
        late = replace(one, snapshot=old, facts=(fact(bucket("z"), "versioning", TRUE),))
        assert believe([*world, late]) == believe(world)


@given(worlds)
def test_what_is_believed_is_said_by_a_live_source_and_every_word_has_its_fate(
    world: list[Observation],
) -> None:
    found = believe(world)
    facts = [one for each in current(world, AS_OF) for one in each.facts]
    assert len(found.origins) == len(facts)
    believed = {f"<{o.resource}> <{o.property}> {o.value} ." for o in found.origins if o.won}
    assert believed == set(found.triples)
    disputed = {(one.resource, one.property) for one in found.disputes}
    assert not disputed & {(o.resource, o.property) for o in found.origins if o.won}


@given(worlds)
def test_a_property_is_believed_disputed_or_a_part_of_what_lost(world: list[Observation]) -> None:
    found = believe(world)
    won = {(o.resource, o.property) for o in found.origins if o.won}
    disputed = {(one.resource, one.property) for one in found.disputes}
    for origin in found.origins:
        if origin.property not in (EV + "unknown", EV + "fromDefault"):
            row = (origin.resource, origin.property)
            assert row in won or row in disputed or origin.why == "owner-lost"


def _picture(one: Observation) -> tuple[str, str]:
    return one.snapshot.source, one.snapshot.strength
