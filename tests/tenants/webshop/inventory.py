"""What Huawei Cloud Config lists: one object a resource, in pages, and its policy states."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from tests.tenants.webshop.terraform import bucket_policy, policy_document, tags
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


def _bucket(world: World, item: Item) -> Json:
    encrypted = item["encryption"] != "none"
    return {
        "acl": item["acl"],
        "bucketPolicy": bucket_policy(item["name"]) if item["tls"] else "",
        "encryption": {
            "algorithm": item["encryption"] if encrypted else "",
            "kmsKeyId": world.native(item["key"]) if item["encryption"] == "kms" else "",
        },
        "logging": {"targetBucket": item["logging"] or "", "targetPrefix": "logs/"},
        "storageClass": "STANDARD",
        "versioning": "Enabled" if item["versioning"] else "",
    }


def _group(world: World, item: Item) -> Json:
    return {
        "description": "",
        "securityGroupRules": [
            {
                "id": rule.native,
                "securityGroupId": item.native,
                "direction": rule["direction"],
                "ethertype": rule["ethertype"],
                "action": rule["action"],
                "protocol": rule["protocol"] or "",
                "multiport": rule["ports"] or "",
                "remoteIpPrefix": rule["cidr"] or "",
                "remoteGroupId": world.native(rule["from_group"]) or "",
                "priority": rule["priority"],
            }
            for rule in world.of_type("rule")
            if rule["group"] == item.id
        ],
    }


def _server(world: World, item: Item) -> Json:
    fixed = {"OsExtIpsType": "fixed", "addr": "10.0.1.10", "version": 4}
    floating = {"OsExtIpsType": "floating", "addr": item["public_ip"], "version": 4}
    return {
        "accessIpv4": "",
        "addresses": [fixed, floating] if item["public_ip"] else [fixed],
        "flavor": {"id": item["flavor"], "vcpus": "2", "ram": "4096"},
        "keyName": item["key_pair"] or "",
        "metadata": {
            "chargingMode": "0",
            "osBit": "64",
            "supportAgentList": "hss,ces" if item["hss"] else "ces",
        },
        "securityGroup": [
            {"id": world.native(group), "name": world.item(group)["name"]}
            for group in item["groups"]
        ],
        "status": "ACTIVE",
    }


def _volume(world: World, item: Item) -> Json:
    key = world.native(item["key"])
    return {
        "attachments": [{"serverId": world.native(item["server"])}] if item["server"] else [],
        "encrypted": key is not None,
        "metadata": {"systemCmkid": key or "", "systemEncrypted": "1" if key else "0"},
        "multiattach": False,
        "size": item["size"],
        "status": "in-use" if item["server"] else "available",
        "volumeType": "GPSSD",
    }


def _key(world: World, item: Item) -> Json:
    return {
        "defaultKeyFlag": "1" if item["default"] else "0",
        "domainId": world.account(item["account"]),
        "keyRotationEnabled": "true" if item["rotation"] else "false",
        "keySpec": "AES_256",
        "keyState": item["state"],
        "origin": item["origin"],
    }


def _tracker(world: World, item: Item) -> Json:
    return {
        "isSupportValidate": item["validate"],
        "kmsId": world.native(item["key"]) or "",
        "obsInfo": {"bucketName": item["bucket"] or "", "filePrefixName": "cts"},
        "status": "enabled" if item["enabled"] else "disabled",
        "trackerType": "system",
    }


def _database(world: World, item: Item) -> Json:
    zones = [f"{item['region']}{letter}" for letter in "ab"[: item["zones"]]]
    # What Config has not got from an old instance is not there at all.
    tls = {} if item["tls"] is None else {"enableSsl": item["tls"]}
    return {
        "backupStrategy": {"keepDays": item["keep_days"], "startTime": "02:00-03:00"},
        "dataStore": {"type": item["engine"], "version": item["version"]},
        "diskEncryptionId": world.native(item["key"]) or "",
        **tls,
        "nodes": [{"availabilityZone": zone, "status": "ACTIVE"} for zone in zones],
        "publicIps": [item["public_ip"]] if item["public_ip"] else [],
        "status": "ACTIVE",
    }


def _user(_world: World, item: Item) -> Json:
    on = item["mfa"] != "none"
    return {
        "access_mode": item["access"],
        "enabled": item["enabled"],
        "login_protect": {"enabled": on, "verification_method": item["mfa"] if on else ""},
        "pwd_status": True,
    }


def _policy(_world: World, item: Item) -> Json:
    return {"policy_document": policy_document(item["admin"]), "policy_type": "custom"}


PROPERTIES: dict[str, Callable[[World, Item], Json]] = {
    "bucket": _bucket,
    "database": _database,
    "group": _group,
    "key": _key,
    "policy": _policy,
    "server": _server,
    "tracker": _tracker,
    "user": _user,
    "volume": _volume,
}
"""What Config tells of a kind; the other kinds it knows it tells nothing of here."""
