"""What a snapshot shows all of: an inventory with its last page, for account and region."""

import json

import pytest

from dutygraph.evidence.read import read_file
from dutygraph.evidence.snapshot import snapshot_of
from dutygraph.model.evidence import Coverage, Reading, Skipped
from dutygraph.model.namespace import EV, LOCAL_BASE
from tests.evidence.picturing import AS_OF, RECORDED, REPORTED, TRUE, bucket, fact, reading

ONE = fact(bucket("logs"), "versioning", TRUE)
# The kinds for which the table in docs/architecture.md names a Config type, and rules in groups.
LISTED = {
    "ObjectStorage", "SecurityGroup", "SecurityGroupRule", "VirtualMachine", "BlockVolume",
    "EncryptionKey", "IdentityUser", "IdentityPolicy", "AuditTracker", "RelationalDatabase",
}  # fmt: skip


def shown(
    *pages: Reading,
    account: str | None = "a1",
    region: str | None = "cn-north-4",
    total: int | None = None,
) -> tuple[Coverage, ...]:
    named = [(f"{number}.json", one) for number, one in enumerate(pages)]
    return snapshot_of(
        named, source="s", account=account, region=region, collected_at=None,
        pages=len(pages) if total is None else total, recorded=AS_OF,
    ).snapshot.coverage  # fmt: skip


def kinds(found: tuple[Coverage, ...]) -> set[str]:
    return {one.kind.removeprefix(EV) for one in found}


LAST = reading(ONE, last_page=True)


def test_an_inventory_shows_every_kind_it_knows_even_if_it_has_none() -> None:
    found = shown(LAST)
    assert kinds(found) == LISTED
    assert {(one.account, one.region) for one in found} == {("a1", "cn-north-4")}


@pytest.mark.parametrize("region", ["*", "global"])
def test_every_region_and_no_region_are_places_too(region: str) -> None:
    assert {one.region for one in shown(LAST, region=region)} == {region}


def test_an_empty_inventory_shows_that_nothing_is_there() -> None:
    assert kinds(shown(reading(last_page=True))) == LISTED


NOTHING = {
    "no account": ((LAST,), {"account": None}),
    "no region": ((LAST,), {"region": None}),
    "not the last page": ((reading(ONE, last_page=False),), {}),
    "a page missing": ((LAST,), {"total": 2}),
    "one capture": ((reading(ONE, form="config-resource", last_page=False),), {}),
    "history": ((reading(ONE, form="config-history", last_page=False),), {}),
    "outcomes": (
        (reading(form="config-policy-states", strength=REPORTED, last_page=True),),
        {},
    ),
    "a state": ((reading(ONE, form="terraform-state", strength=RECORDED),), {}),
}


@pytest.mark.parametrize("what", NOTHING)
def test_nothing_else_shows_all_of_anything(what: str) -> None:
    pages, known = NOTHING[what]
    assert shown(*pages, **known) == ()  # type: ignore[arg-type]


def test_a_resource_that_was_left_out_leaves_its_kind_open() -> None:
    gone = (
        Skipped("/resources/1", "obs.buckets", "no-identity"),
        Skipped("/resources/2", "evs.volumes", "deleted"),
        Skipped("/resources/3", "vpc.vpcs", "no-check-looks-at-this-kind"),
    )
    assert kinds(shown(reading(ONE, last_page=True, skipped=gone))) == LISTED - {"ObjectStorage"}


def test_what_any_page_does_not_tell_leaves_its_kind_open() -> None:
    first = reading(content=b"1", last_page=False, untold=(EV + "SecurityGroupRule",))
    found = shown(first, reading(content=b"2", last_page=True))
    assert kinds(found) == LISTED - {"SecurityGroupRule"}


def inventory(*resources: dict[str, object]) -> Reading:
    """Return a page as it is really read."""
    page = {"resources": resources, "page_info": {"current_count": 1, "next_marker": None}}
    return read_file(json.dumps(page).encode(), name="p", tenant="local", base=LOCAL_BASE)


def group(**known: object) -> dict[str, object]:
    return {"id": "g1", "name": "web", "provider": "vpc", "type": "securityGroups", **known}


RULE = {"id": "r1", "direction": "ingress"}


@pytest.mark.parametrize(
    ("one", "open_"),
    [
        (group(properties={"securityGroupRules": [RULE]}), set()),
        (group(properties={"securityGroupRules": []}), set()),
        (group(properties={}), {"SecurityGroupRule"}),
        (group(properties={"securityGroupRules": "many"}), {"SecurityGroupRule"}),
        (group(properties={"securityGroupRules": [RULE, {}]}), {"SecurityGroupRule"}),
        (group(properties={"securityGroupRules": ["r2"]}), {"SecurityGroupRule"}),
        (group(id=None), {"SecurityGroup", "SecurityGroupRule"}),
    ],
)
def test_a_group_without_its_rules_shows_no_rules(one: dict[str, object], open_: set[str]) -> None:
    """Else "no rule is open" would be met by files that tell of no rule at all."""
    assert kinds(shown(inventory(one))) == LISTED - open_
