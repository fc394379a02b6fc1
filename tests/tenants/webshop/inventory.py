"""What Huawei Cloud Config lists: one object a resource, in pages, and its policy states."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from tests.tenants.webshop.terraform import tags
from tests.tenants.webshop.world import GLOBAL, Item, World

Json = dict[str, Any]

TYPES = {
    "bucket": ("obs", "buckets"),
    "cache": ("dcs", "redis"),
    "database": ("rds", "instances"),
    "eip": ("vpc", "publicips"),
    "elb": ("elb", "loadbalancers"),
    "group": ("vpc", "securityGroups"),
    "key": ("kms", "keys"),
    "listener": ("elb", "listeners"),
    "log-group": ("lts", "groups"),
    "nat": ("nat", "natGateways"),
    "policy": ("iam", "policies"),
    "secret": ("csms", "secrets"),
    "server": ("ecs", "cloudservers"),
    "subnet": ("vpc", "subnets"),
    "tracker": ("cts", "trackers"),
    "user": ("iam", "users"),
    "vault": ("cbr", "vault"),
    "volume": ("evs", "volumes"),
    "vpc": ("vpc", "vpcs"),
}
"""Kinds that Config knows; rules are told inside their group, account settings nowhere."""


def listed(world: World, account: str, region: str) -> tuple[Item, ...]:
    """Return what the inventory of one account and region holds, in its order."""
    return tuple(
        item
        for item in world.items.values()
        if item["account"] == account
        and item["region"] == region
        and item.type in TYPES
        and item.get("config", True)
    )


def pages(world: World, account: str, region: str, size: int) -> list[Json]:
    """Return the pages of one ListAllResources call; only the last has no next marker."""
    whole = [resource(world, item) for item in listed(world, account, region)]
    cut = [whole[start : start + size] for start in range(0, len(whole), size)]
    return [
        {
            "resources": part,
            "page_info": {
                "current_count": len(part),
                "next_marker": None if number == len(cut) - 1 else part[-1]["id"],
            },
        }
        for number, part in enumerate(cut)
    ]


def resource(world: World, item: Item) -> Json:
    """Return one resource as Config tells it."""
    item = item.in_form("config")
    provider, kind = TYPES[item.type]
    region, project = item["region"], world.project(item["account"], item["region"])
    return {
        "id": item.native,
        "name": item["name"],
        "provider": provider,
        "type": kind,
        "region_id": region,
        "project_id": project,
        "project_name": "" if region == GLOBAL else region,
        "ep_id": world.enterprise_project(item.get("project")),
        "ep_name": item.get("project") or "default",
        "checksum": world.hexes("checksum", item.id, length=64),
        "created": "2026-01-05T08:00:00Z",
        "updated": "2026-02-11T09:30:00Z",
        "provisioning_state": "Succeeded",
        "tags": tags(item),
        "properties": PROPERTIES.get(item.type, _nothing)(world, item),
    }


def policy_states(world: World, account: str, evaluated: datetime) -> Json:
    """Return ListPolicyStatesByDomainId of one account; times are milliseconds."""
    states = [
        _policy_state(world, said, evaluated + timedelta(seconds=number))
        for number, said in enumerate(world.says["policies"])
        if world.item(said["resource"])["account"] == account
    ]
    return {"value": states, "page_info": {"current_count": len(states), "next_marker": None}}


def _policy_state(world: World, said: Json, evaluated: datetime) -> Json:
    item = world.item(said["resource"])
    provider, kind = TYPES[item.type]
    return {
        "domain_id": world.account(item["account"]),
        "region_id": item["region"],
        "resource_id": item.native,
        "resource_name": item["name"],
        "resource_provider": provider,
        "resource_type": kind,
        "trigger_type": "resource",
        "compliance_state": said["state"],
        "policy_assignment_id": world.hexes("assignment", said["rule"], length=24),
        "policy_assignment_name": said["rule"],
        "policy_definition_id": world.hexes("definition", said["rule"], length=24),
        "evaluation_time": int(evaluated.timestamp() * 1000),
    }


def _nothing(_world: World, _item: Item) -> Json:
    return {}


PROPERTIES: dict[str, Callable[[World, Item], Json]] = {}
