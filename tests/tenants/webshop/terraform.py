"""What each kind of resource looks like in Terraform: attributes named as in the provider."""

import base64
import json
from collections.abc import Callable
from typing import Any

from tests.tenants.webshop.world import GLOBAL, Item, World

Attributes = dict[str, Any]
PROVIDER = "registry.terraform.io/huaweicloud/huaweicloud"

TYPES = {
    "access-key": "identity_access_key",
    "bucket": "obs_bucket",
    "cache": "dcs_instance",
    "database": "rds_instance",
    "eip": "vpc_eip",
    "elb": "elb_loadbalancer",
    "group": "networking_secgroup",
    "key": "kms_key",
    "listener": "elb_listener",
    "log-group": "lts_group",
    "login-policy": "identity_login_policy",
    "nat": "nat_gateway",
    "password-policy": "identity_password_policy",
    "policy": "identity_policy",
    "protection-policy": "identity_protection_policy",
    "rule": "networking_secgroup_rule",
    "secret": "csms_secret",
    "server": "compute_instance",
    "subnet": "vpc_subnet",
    "tracker": "cts_tracker",
    "user": "identity_user",
    "vault": "cbr_vault",
    "volume": "evs_volume",
    "vpc": "vpc",
}
SENSITIVE = {
    "access-key": ("secret",),
    "cache": ("password",),
    "database": ("db.0.password",),
    "secret": ("secret_text",),
    "server": ("admin_pass", "private_key"),
    "user": ("password", "email"),
    "protection-policy": ("verification_email",),
}
"""Attributes that the provider's schema marks as sensitive and that we write."""


def terraform_type(item: Item) -> str:
    return f"huaweicloud_{TYPES[item.type]}"


def attributes(world: World, item: Item) -> Attributes:
    """Return what a state holds of the item."""
    item = item.in_form("state")
    own = WRITERS[item.type](world, item)
    if item["region"] != GLOBAL:
        own["region"] = item["region"]
    return {"id": item.native, **own}


def _placed(world: World, item: Item) -> Attributes:
    return {"enterprise_project_id": world.enterprise_project(item.get("project"))}


def tags(item: Item) -> dict[str, str]:
    """Return the tags that everything with a project carries."""
    return {"owner": item["project"], "company": "lantern"} if item.get("project") else {}


def bucket_policy(name: str) -> str:
    """Return a policy that refuses every request without TLS."""
    return json.dumps(
        {
            "Statement": [
                {
                    "Sid": "tls-only",
                    "Effect": "Deny",
                    "Principal": {"ID": ["*"]},
                    "Action": ["*"],
                    "Resource": [name, f"{name}/*"],
                    "Condition": {"Bool": {"SecureTransport": ["false"]}},
                }
            ]
        }
    )


def policy_document(admin: bool) -> str:
    """Return an identity policy: everything, or reading buckets."""
    action = ["*:*:*"] if admin else ["obs:*:get*", "obs:*:list*"]
    return json.dumps(
        {"Version": "5.0", "Statement": [{"Effect": "Allow", "Action": action, "Resource": ["*"]}]}
    )


def _bucket(world: World, item: Item) -> Attributes:
    kms = item["encryption"] == "kms"
    logging = [{"agency": "obs-logs", "target_bucket": item["logging"], "target_prefix": "logs/"}]
    return {
        **_placed(world, item),
        "acl": item["acl"],
        "bucket": item["name"],
        "bucket_domain_name": f"{item['name']}.obs.{item['region']}.myhuaweicloud.com",
        "bucket_version": "3.0",
        "cors_rule": [],
        "encryption": item["encryption"] != "none",
        "force_destroy": False,
        "kms_key_id": world.native(item["key"]) if kms else "",
        "lifecycle_rule": [],
        "logging": logging if item["logging"] else [],
        "multi_az": False,
        "parallel_fs": False,
        "policy": bucket_policy(item["name"]) if item["tls"] else "",
        "policy_format": "obs",
        "quota": 0,
        "sse_algorithm": "kms" if kms else ("AES256" if item["encryption"] != "none" else ""),
        "storage_class": "STANDARD",
        "tags": tags(item),
        "versioning": item["versioning"],
        "website": [],
    }


def _group(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "delete_default_rules": True,
        "description": "",
        "name": item["name"],
        "rules": [
            {
                "action": rule["action"],
                "description": "",
                "direction": rule["direction"],
                "ethertype": rule["ethertype"],
                "id": rule.native,
                "ports": rule["ports"] or "",
                "priority": rule["priority"],
                "protocol": rule["protocol"] or "",
                "remote_address_group_id": "",
                "remote_group_id": world.native(rule["from_group"]) or "",
                "remote_ip_prefix": rule["cidr"] or "",
            }
            for rule in world.of_type("rule")
            if rule["group"] == item.id
        ],
        "tags": tags(item),
    }


def _rule(world: World, item: Item) -> Attributes:
    ports = item["ports"] or ""
    low, _, high = ports.partition("-") if "," not in ports else ("0", "", "")
    return {
        "action": item["action"],
        "description": "",
        "direction": item["direction"],
        "ethertype": item["ethertype"],
        "port_range_max": int(high or low or 0),
        "port_range_min": int(low or 0),
        "ports": ports,
        "priority": item["priority"],
        "protocol": item["protocol"] or "",
        "remote_address_group_id": "",
        "remote_group_id": world.native(item["from_group"]) or "",
        "remote_ip_prefix": item["cidr"] or "",
        "security_group_id": world.native(item["group"]),
    }


def _server(world: World, item: Item) -> Attributes:
    secret = item["password"]
    script = f"#!/bin/sh\nexport API_TOKEN={world.secret('user-data', item.id)}\n"
    return {
        **_placed(world, item),
        "access_ip_v4": "10.0.1.10",
        "admin_pass": world.secret("admin-pass", item.id) if secret else None,
        "agency_name": "",
        "agent_list": "hss,ces" if item["hss"] else "ces",
        "availability_zone": f"{item['region']}a",
        "charging_mode": "postPaid",
        "data_disks": [],
        "eip_id": None,
        "flavor_id": item["flavor"],
        "image_name": "Huawei Cloud EulerOS 2.0 Standard 64 bit",
        "key_pair": item["key_pair"] or "",
        "metadata": {},
        "name": item["name"],
        "network": [{"access_network": False, "fixed_ip_v4": "10.0.1.10", "port": "", "uuid": ""}],
        "private_key": f"-----BEGIN RSA PRIVATE KEY-----\n{world.secret('private-key', item.id)}\n"
        if secret
        else None,
        "public_ip": item["public_ip"] or "",
        "security_group_ids": [world.native(group) for group in item["groups"]],
        "security_groups": [world.item(group)["name"] for group in item["groups"]],
        "status": "ACTIVE",
        "system_disk_size": 40,
        "system_disk_type": "GPSSD",
        "tags": tags(item),
        "user_data": base64.b64encode(script.encode()).decode() if secret else script,
    }


def _volume(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "attachment": [
            {"device": "/dev/vdb", "instance_id": world.native(item["server"]), "id": item.native}
        ]
        if item["server"]
        else [],
        "availability_zone": f"{item['region']}a",
        "charging_mode": "postPaid",
        "device_type": "VBD",
        "kms_id": world.native(item["key"]) or "",
        "multiattach": False,
        "name": item["name"],
        "size": item["size"],
        "status": "in-use" if item["server"] else "available",
        "tags": tags(item),
        "volume_type": "GPSSD",
    }


def _key(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "default_key_flag": "1" if item["default"] else "0",
        "domain_id": world.account(item["account"]),
        "is_enabled": item["state"] == "2",
        "key_algorithm": "AES_256",
        "key_alias": item["name"],
        "key_id": item.native,
        "key_state": item["state"],
        "key_usage": "ENCRYPT_DECRYPT",
        "origin": item["origin"],
        "pending_days": "7",
        "rotation_enabled": item["rotation"],
        "rotation_interval": 365 if item["rotation"] else 0,
        "tags": tags(item),
    }


def _tracker(world: World, item: Item) -> Attributes:
    return {
        "bucket_name": item["bucket"] or "",
        "enabled": item["enabled"],
        "file_prefix": "cts",
        "is_sort_by_service": True,
        "kms_id": world.native(item["key"]) or "",
        "lts_enabled": False,
        "name": item["name"],
        "organization_enabled": False,
        "status": "enabled" if item["enabled"] else "disabled",
        "transfer_enabled": bool(item["bucket"]),
        "type": "system",
        "validate_file": item["validate"],
    }


def _database(world: World, item: Item) -> Attributes:
    zones = [f"{item['region']}{letter}" for letter in "ab"[: item["zones"]]]
    return {
        **_placed(world, item),
        "availability_zone": zones,
        "backup_strategy": [
            {"keep_days": item["keep_days"], "period": "1,2,3,4,5,6,7", "start_time": "02:00-03:00"}
        ],
        "charging_mode": "postPaid",
        "db": [
            {
                "password": world.secret("database-password", item.id),
                "port": 3306 if item["engine"] == "MySQL" else 5432,
                "type": item["engine"],
                "user_name": "root",
                "version": item["version"],
            }
        ],
        "fixed_ip": "10.0.3.5",
        "flavor": "rds.mysql.x1.large.2.ha" if item["zones"] > 1 else "rds.pg.x1.large.2",
        "ha_replication_mode": "async" if item["zones"] > 1 else "",
        "name": item["name"],
        "private_ips": ["10.0.3.5"],
        "public_ips": [item["public_ip"]] if item["public_ip"] else [],
        "security_group_id": world.native(item["group"]),
        "ssl_enable": item["tls"],
        "status": "ACTIVE",
        "subnet_id": world.native(item["subnet"]),
        "tags": tags(item),
        "tde_enabled": False,
        "volume": [
            {
                "disk_encryption_id": world.native(item["key"]) or "",
                "limit_size": 0,
                "size": 100,
                "trigger_threshold": 0,
                "type": "CLOUDSSD",
            }
        ],
        "vpc_id": world.native(item["vpc"]),
    }


def _user(world: World, item: Item) -> Attributes:
    return {
        "access_type": item["access"],
        "description": "",
        "email": f"{item.id}@lantern.example",
        "enabled": item["enabled"],
        "login_protect_verification_method": "" if item["mfa"] == "none" else item["mfa"],
        "name": item["name"],
        "password": world.secret("user-password", item.id),
        "pwd_reset": True,
    }


def _policy(_world: World, item: Item) -> Attributes:
    return {
        "description": "",
        "name": item["name"],
        "path": "",
        "policy_document": policy_document(item["admin"]),
        "type": "custom",
    }


def _password_policy(_world: World, item: Item) -> Attributes:
    return {
        "maximum_consecutive_identical_chars": 2,
        "maximum_password_length": 32,
        "minimum_password_age": 0,
        "minimum_password_length": item["length"],
        "number_of_recent_passwords_disallowed": item["history"],
        "password_char_combination": item["kinds"],
        "password_not_username_or_invert": True,
        "password_validity_period": item["max_age"],
    }


def _login_policy(_world: World, item: Item) -> Attributes:
    return {
        "account_validity_period": 90,
        "custom_info_for_login": "",
        "lockout_duration": item["lockout"],
        "login_failed_times": item["failures"],
        "period_with_login_failures": 15,
        "session_timeout": item["session"],
        "show_recent_login_info": True,
    }


def _protection_policy(_world: World, item: Item) -> Attributes:
    return {
        "protection_enabled": item["enabled"],
        "self_management": [
            {"access_key": False, "email": False, "mobile": False, "password": True}
        ],
        "verification_email": "root@lantern.example",
    }


def _access_key(world: World, item: Item) -> Attributes:
    return {
        "create_time": "2026-01-05T08:00:00Z",
        "description": "",
        "secret": world.secret("access-key-secret", item.id),
        "status": "active",
        "user_id": world.native(item["user"]),
        "user_name": world.item(item["user"])["name"],
    }


def _secret(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "kms_key_id": world.native(item["key"]),
        "name": item["name"],
        "secret_text": world.secret("secret-text", item.id),
        "secret_type": "COMMON",
        "status": "ENABLED",
    }


def _vpc(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "cidr": item["cidr"],
        "description": "",
        "name": item["name"],
        "status": "OK",
        "tags": tags(item),
    }


def _subnet(world: World, item: Item) -> Attributes:
    return {
        "cidr": item["cidr"],
        "dhcp_enable": True,
        "gateway_ip": item["cidr"].replace("0/24", "1"),
        "name": item["name"],
        "tags": {},
        "vpc_id": world.native(item["vpc"]),
    }


def _nat(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "name": item["name"],
        "spec": "1",
        "status": "ACTIVE",
        "subnet_id": world.native(item["subnet"]),
        "vpc_id": world.native(item["vpc"]),
    }


def _eip(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "address": item["address"],
        "bandwidth": [{"charge_mode": "traffic", "name": item["name"], "share_type": "PER"}],
        "name": item["name"],
        "publicip": [{"ip_address": item["address"], "ip_version": 4, "type": "5_bgp"}],
        "status": "BOUND",
        "tags": tags(item),
    }


def _elb(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "availability_zone": [f"{item['region']}a"],
        "deletion_protection_enable": True,
        "ipv4_eip": world.item(item["eip"])["address"],
        "ipv4_eip_id": world.native(item["eip"]),
        "name": item["name"],
        "sharetype": "PER",
        "tags": tags(item),
        "vpc_id": world.native(item["vpc"]),
    }


def _listener(world: World, item: Item) -> Attributes:
    return {
        "loadbalancer_id": world.native(item["elb"]),
        "name": item["name"],
        "protocol": item["protocol"],
        "protocol_port": item["port"],
        "tls_ciphers_policy": "tls-1-2" if item["protocol"] == "HTTPS" else "",
    }


def _cache(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "availability_zones": [f"{item['region']}a"],
        "capacity": 1,
        "engine": "Redis",
        "engine_version": "6.0",
        "flavor": "redis.ha.xu1.large.r2.1",
        "name": item["name"],
        "password": world.secret("cache-password", item.id),
        "ssl_enable": True,
        "subnet_id": world.native(item["subnet"]),
        "vpc_id": world.native(item["vpc"]),
    }


def _log_group(world: World, item: Item) -> Attributes:
    return {**_placed(world, item), "group_name": item["name"], "ttl_in_days": 180}


def _vault(world: World, item: Item) -> Attributes:
    return {
        **_placed(world, item),
        "cloud_type": "public",
        "locked": False,
        "name": item["name"],
        "protection_type": "backup",
        "size": 500,
        "type": "server",
    }


WRITERS: dict[str, Callable[[World, Item], Attributes]] = {
    "access-key": _access_key,
    "bucket": _bucket,
    "cache": _cache,
    "database": _database,
    "eip": _eip,
    "elb": _elb,
    "group": _group,
    "key": _key,
    "listener": _listener,
    "log-group": _log_group,
    "login-policy": _login_policy,
    "nat": _nat,
    "password-policy": _password_policy,
    "policy": _policy,
    "protection-policy": _protection_policy,
    "rule": _rule,
    "secret": _secret,
    "server": _server,
    "subnet": _subnet,
    "tracker": _tracker,
    "user": _user,
    "vault": _vault,
    "volume": _volume,
    "vpc": _vpc,
}
