"""Terraform's three JSON forms: state file of version 4, ``show -json`` of a state, of a plan."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from tests.tenants.webshop.terraform import (
    PROVIDER,
    SENSITIVE,
    Attributes,
    attributes,
    terraform_type,
)
from tests.tenants.webshop.world import Item, World, dashed

VERSION = "1.9.8"
Json = dict[str, Any]


def in_stack(world: World, stack: str) -> tuple[Item, ...]:
    """Return what the stack manages, by address as Terraform writes it."""
    mine = (item for item in world.items.values() if item.get("stack") == stack)
    return tuple(sorted(mine, key=lambda item: (_home(item), item.get("index", 0))))


def address(item: Item) -> str:
    """Return the address of an item in its stack."""
    module = f"module.{item['module']}." if item.get("module") else ""
    index = f"[{item['index']}]" if "index" in item.says else ""
    return f"{module}{terraform_type(item)}.{item['tf']}{index}"


def state_file(world: World, stack: str) -> Json:
    """Return the state file (version 4) of a stack, secrets in plain text as Terraform does."""
    resources = []
    for (module, kind, name), group in groupby(in_stack(world, stack), key=_home):
        resource: Json = {"module": f"module.{module}"} if module else {}
        resource |= {
            "mode": "managed",
            "type": kind,
            "name": name,
            "provider": f'provider["{PROVIDER}"]',
            "instances": [_instance(world, item) for item in group],
        }
        resources.append(resource)
    return {
        "version": 4,
        "terraform_version": VERSION,
        "serial": world.says["stacks"][stack]["serial"],
        "lineage": dashed(world.hexes("lineage", stack)),
        "outputs": {
            "database_password": {
                "value": world.secret("output", stack),
                "type": "string",
                "sensitive": True,
            }
        },
        "resources": resources,
        "check_results": None,
    }


def shown_state(world: World, stack: str) -> Json:
    """Return the same state as ``terraform show -json`` prints it."""
    return {
        "format_version": "1.0",
        "terraform_version": VERSION,
        "values": {
            "outputs": {
                "database_password": {
                    "sensitive": True,
                    "value": world.secret("output", stack),
                    "type": "string",
                }
            },
            "root_module": _module(world, in_stack(world, stack)),
        },
    }


def shown_plan(world: World, stack: str, timestamp: str) -> Json:
    """Return the plan of a stack: everything there stays, the planned items are created."""
    standing = in_stack(world, stack)
    coming = tuple(world.planned.values())
    return {
        "format_version": "1.2",
        "terraform_version": VERSION,
        "variables": {"database_password": {"value": world.secret("variable", stack)}},
        "planned_values": {"root_module": _module(world, (*standing, *coming))},
        "resource_changes": [
            *(_change(world, item, ["no-op"]) for item in standing),
            *(_change(world, item, ["create"]) for item in coming),
        ],
        "prior_state": shown_state(world, stack),
        "configuration": {
            "provider_config": {"huaweicloud": {"name": "huaweicloud", "full_name": PROVIDER}},
            "root_module": {"resources": [_configured(item) for item in coming]},
        },
        "timestamp": timestamp,
        "applyable": True,
        "complete": True,
        "errored": False,
    }


COMPUTED = {
    "bucket": ("id", "bucket_domain_name", "bucket_version", "region"),
    "key": ("id", "key_id", "key_state", "default_key_flag", "domain_id", "origin", "region"),
    "rule": ("id", "region"),
    "server": ("id", "access_ip_v4", "public_ip", "security_groups", "status", "region"),
    "volume": ("id", "attachment", "status", "region"),
}
"""What the provider computes: unknown before a resource is created."""


def _home(item: Item) -> tuple[str, str, str]:
    return (item.get("module") or "", terraform_type(item), item["tf"])


def _instance(world: World, item: Item) -> Json:
    instance: Json = {"index_key": item["index"]} if "index" in item.says else {}
    return instance | {
        "schema_version": 0,
        "attributes": attributes(world, item),
        "sensitive_attributes": [
            [{"type": "get_attr", "value": path}] for path in SENSITIVE.get(item.type, ())
        ],
        "private": world.secret("private", item.id),
    }


def _module(world: World, items: Iterable[Item]) -> Json:
    by_module: dict[str, list[Json]] = {}
    for item in items:
        by_module.setdefault(item.get("module") or "", []).append(_shown(world, item))
    root: Json = {"resources": by_module.pop("", [])}
    if by_module:
        root["child_modules"] = [
            {"address": f"module.{name}", "resources": resources}
            for name, resources in sorted(by_module.items())
        ]
    return root


def _shown(world: World, item: Item) -> Json:
    values = _values(world, item)
    return {
        "address": address(item),
        "mode": "managed",
        "type": terraform_type(item),
        "name": item["tf"],
        **({"index": item["index"]} if "index" in item.says else {}),
        "provider_name": PROVIDER,
        "schema_version": 0,
        "values": values,
        "sensitive_values": _sensitive(item, values),
    }


def _values(world: World, item: Item) -> Attributes:
    values = attributes(world, item)
    if item.id not in world.planned:
        return values
    return {key: value for key, value in values.items() if key not in _unknown(item)}


def _unknown(item: Item) -> set[str]:
    return {*COMPUTED[item.type], *item.get("unknown", {})}


def _sensitive(item: Item, values: Attributes) -> Json:
    found: Json = {}
    for path in SENSITIVE.get(item.type, ()):
        top, _, deeper = path.partition(".0.")
        if top in values:
            found[top] = [{deeper: True}] if deeper else True
    return found


def _change(world: World, item: Item, actions: list[str]) -> Json:
    values = _values(world, item)
    new = actions == ["create"]
    return {
        "address": address(item),
        "mode": "managed",
        "type": terraform_type(item),
        "name": item["tf"],
        **({"index": item["index"]} if "index" in item.says else {}),
        **({"module_address": f"module.{item['module']}"} if item.get("module") else {}),
        "provider_name": PROVIDER,
        "change": {
            "actions": actions,
            "before": None if new else values,
            "after": values,
            "after_unknown": dict.fromkeys(sorted(_unknown(item)), True) if new else {},
            "before_sensitive": False if new else _sensitive(item, values),
            "after_sensitive": _sensitive(item, values),
        },
    }


def _configured(item: Item) -> Json:
    def reference(target: str) -> Json:
        return {"references": [f"{target}.id", target]}

    return {
        "address": address(item),
        "mode": "managed",
        "type": terraform_type(item),
        "name": item["tf"],
        "provider_config_key": "huaweicloud",
        "expressions": dict(_references(item, reference)),
        "schema_version": 0,
    }


def _references(item: Item, reference: Any) -> Iterator[tuple[str, Json]]:
    for attribute, target in item.get("unknown", {}).items():
        yield attribute, reference(target)
