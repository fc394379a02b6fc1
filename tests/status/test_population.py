"""Whether a population is complete, and what is absent."""

from dataclasses import replace
from datetime import datetime

import pytest

from dutygraph.model.evidence import EVERYTHING, Coverage, Scope, Snapshot
from dutygraph.model.words import Strength
from dutygraph.status.population import Found, Place, absences, population
from tests.status.making import AS_OF, FRESH, KIND, STALE, snapshot

SCOPE = Scope("s", True, accounts=("shop", "lab"), regions=("north", "east"))
ALL = [("shop", "north"), ("shop", "east"), ("lab", "north"), ("lab", "east")]


def inventory(
    places: list[Place], *, collected: datetime | None = FRESH, partial: bool = False
) -> list[Snapshot]:
    return [
        snapshot(
            f"{account}-{region}",
            coverage=(Coverage(KIND, account, region),),
            collected=collected,
            partial=partial,
        )
        for account, region in places
    ]


def complete(snapshots: list[Snapshot], scope: Scope = SCOPE) -> tuple[bool, set[Place]]:
    found = population(KIND, [], scope=scope, snapshots=snapshots, as_of=AS_OF, max_age_days=90)
    return found.complete, set(found.missing)


def test_an_inventory_of_every_account_and_region_is_complete() -> None:
    assert complete(inventory(ALL)) == (True, set())


@pytest.mark.parametrize("gone", ALL)
def test_one_account_and_region_less_is_named(gone: Place) -> None:
    assert complete(inventory([one for one in ALL if one != gone])) == (False, {gone})


def test_one_call_may_show_all_regions_of_an_account() -> None:
    assert complete(inventory([("shop", "*"), ("lab", "*")])) == (True, set())


@pytest.mark.parametrize(
    ("snapshots", "why"),
    [
        (inventory(ALL, collected=STALE), "stale"),
        (inventory(ALL, collected=None), "time unknown"),
        (inventory(ALL, partial=True), "pages missing"),
        ([snapshot("state", strength=Strength.RECORDED)], "Terraform shows no completeness"),
        ([], "nothing"),
    ],
)
def test_what_shows_nothing_complete(snapshots: list[Snapshot], why: str) -> None:
    assert complete(snapshots) == (False, set(ALL)), why


def test_another_kinds_inventory_shows_nothing() -> None:
    others = [replace(one, coverage=(Coverage("other", "shop", "*"),)) for one in inventory(ALL)]
    assert complete(others)[0] is False


@pytest.mark.parametrize(
    "scope",
    [
        EVERYTHING,
        replace(SCOPE, confirmed=False),
        replace(SCOPE, accounts=()),
        replace(SCOPE, excluded_accounts=("shop", "lab")),
    ],
)
def test_a_scope_that_is_not_confirmed_or_names_no_account_is_never_complete(scope: Scope) -> None:
    assert complete(inventory(ALL), scope)[0] is False


def test_a_scope_without_regions_needs_whole_accounts() -> None:
    scope = replace(SCOPE, regions=())
    assert complete(inventory(ALL), scope)[0] is False
    assert complete(inventory([("shop", "*"), ("lab", "*")]), scope)[0] is True


def test_excluded_accounts_need_no_inventory() -> None:
    scope = replace(SCOPE, excluded_accounts=("lab",))
    assert complete(inventory(ALL[:2]), scope) == (True, set())


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        ([("shop", True), ("lab", True)], set()),
        ([("shop", True)], {("lab", "*")}),
        ([("shop", True), ("lab", False)], {("lab", "*")}),
        ([], {("shop", "*"), ("lab", "*")}),
    ],
)
def test_a_kind_with_one_in_each_account(held: list[tuple[str, bool]], missing: set[Place]) -> None:
    found = [Found(f"r/{account}", account, None, sure) for account, sure in held]
    shown = population(
        KIND,
        found,
        scope=SCOPE,
        snapshots=[],
        as_of=AS_OF,
        max_age_days=90,
        one_per_account=True,
    )
    assert (shown.complete, set(shown.missing)) == (not missing, missing)


def absent(found: list[Found], places: list[Place], scope: Scope = SCOPE) -> set[Place]:
    snapshots = inventory(places)
    rows = absences(KIND, found, scope=scope, snapshots=snapshots, as_of=AS_OF, max_age_days=90)
    return {place for place, _ in rows}


def test_absence_is_seen_where_an_inventory_is_whole_and_only_there() -> None:
    there = [Found("r/1", "shop", "north", True)]
    assert absent(there, ALL[:3]) == {("shop", "east"), ("lab", "north")}


def test_one_that_does_not_say_where_it_is_may_be_anywhere() -> None:
    assert absent([Found("r/1", None, None, True)], ALL) == set()
    assert absent([Found("r/1", "shop", None, True)], ALL) == {("lab", "north"), ("lab", "east")}


def test_nothing_is_absent_from_the_place_of_services_without_region() -> None:
    scope = replace(SCOPE, regions=("global",))
    assert absent([], [("shop", "global"), ("lab", "global")], scope) == set()


def test_nothing_is_absent_from_a_scope_that_is_not_confirmed() -> None:
    assert absent([], ALL, replace(SCOPE, confirmed=False)) == set()
