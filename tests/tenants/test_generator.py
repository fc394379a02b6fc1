"""The made evidence is in real formats and always the same."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.shared_files import shared
from tests.tenants.webshop import generate, state
from tests.tenants.webshop.terraform import TYPES, attributes, terraform_type
from tests.tenants.webshop.world import Item, read_world

AS_OF = datetime(2026, 6, 30, tzinfo=UTC)
WORLD = read_world()
MANAGED = [
    item
    for item in (*WORLD.items.values(), *WORLD.planned.values())
    if item.get("stack") or item.id in WORLD.planned
]


def test_there_are_about_150_resources() -> None:
    assert 140 <= len(WORLD.items) <= 165


def test_two_accounts_three_regions_two_enterprise_projects() -> None:
    said = list(WORLD.items.values())
    assert {item["account"] for item in said} == {"shop", "lab"}
    assert len({item["region"] for item in said} - {"global"}) == 3
    assert {item["project"] for item in said if item.get("project")} == {
        "storefront",
        "back-office",
    }


def test_same_date_gives_the_same_bytes(tmp_path: Path) -> None:
    once = generate.generate(tmp_path / "once", AS_OF)
    assert once == generate.generate(tmp_path / "twice", AS_OF)
    assert all((tmp_path / "once" / name).read_bytes() == body for name, body in once.items())


def test_native_ids_are_unique_for_each_kind() -> None:
    ids = [(item.type, item.native) for item in WORLD.items.values()]
    assert len(ids) == len(set(ids))


def test_the_two_stacks_have_equal_addresses() -> None:
    shop = {state.address(item) for item in state.in_stack(WORLD, "shop")}
    lab = {state.address(item) for item in state.in_stack(WORLD, "lab")}
    assert {"module.network.huaweicloud_vpc.main", "huaweicloud_compute_instance.web[0]"} <= (
        shop & lab
    )


def test_manifest_names_files_that_are_there(tmp_path: Path) -> None:
    files = generate.generate(tmp_path, AS_OF)
    for name in ("manifest.json", "manifest-complete.json"):
        for snapshot in json.loads(files[name])["snapshots"]:
            assert set(snapshot["files"]) <= set(files)
            assert set(snapshot) >= {"source", "account", "collected_at"}


def test_only_one_region_of_one_account_lacks_a_page(tmp_path: Path) -> None:
    manifest = json.loads(generate.generate(tmp_path, AS_OF)["manifest.json"])
    short = [
        snapshot["source"]
        for snapshot in manifest["snapshots"]
        if len(snapshot["files"]) < snapshot.get("pages", 1)
    ]
    assert short == ["config:lab:ap-southeast-1"]


def test_every_call_ends_with_one_last_page(tmp_path: Path) -> None:
    files = generate.generate(tmp_path, AS_OF)
    manifest = json.loads(files["manifest-complete.json"])
    for snapshot in manifest["snapshots"]:
        if "pages" in snapshot:
            markers = [
                json.loads(files[name])["page_info"]["next_marker"] for name in snapshot["files"]
            ]
            assert markers.count(None) == 1 and markers[-1] is None


def test_every_answer_names_a_resource_of_the_description() -> None:
    from tests.tenants.webshop.answers import read_answers

    for answer in read_answers():
        assert WORLD.item(answer.resource)


@pytest.mark.parametrize("item", MANAGED, ids=lambda item: item.id)
def test_attributes_are_those_of_the_provider(item: Item) -> None:
    schema = shared("data/evidence/d14-provider-schema") / f"{TYPES[item.type]}.json"
    if not schema.exists():
        pytest.skip(f"no schema of {terraform_type(item)} among the shared files")
    providers = json.loads(schema.read_text(encoding="utf-8"))["provider_schemas"]
    block = next(iter(providers.values()))["resource_schemas"][terraform_type(item)]["block"]
    assert not list(misfits(attributes(WORLD, item), block, item.id))


def misfits(values: Mapping[str, Any], block: Mapping[str, Any], place: str) -> Iterator[str]:
    """Yield every attribute that the provider's schema does not have, or not of that type."""
    for name, value in values.items():
        if name in block.get("block_types", {}):
            for inner in value:
                yield from misfits(inner, block["block_types"][name]["block"], f"{place}.{name}")
        elif name not in block["attributes"]:
            yield f"{place}.{name} is not in the schema"
        elif value is not None and not fits(value, block["attributes"][name]["type"]):
            yield f"{place}.{name} is no {block['attributes'][name]['type']}"


def fits(value: Any, kind: Any) -> bool:
    match kind:
        case "string":
            return isinstance(value, str)
        case "bool":
            return isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ["list" | "set", inner]:
            return isinstance(value, list) and all(fits(one, inner) for one in value)
        case ["map", inner]:
            return isinstance(value, dict) and all(fits(one, inner) for one in value.values())
        case ["object", fields]:
            return isinstance(value, dict) and all(
                key in fields and fits(one, fields[key]) for key, one in value.items()
            )
    return False
