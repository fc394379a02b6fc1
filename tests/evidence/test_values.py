"""What each attribute becomes: the value, the default, nothing, or unknown."""

import json
from typing import Any

import pytest

from tests.evidence.files import (
    instance,
    kinds,
    managed,
    one,
    page,
    read,
    shown,
    shown_resource,
    state,
    told,
    unknown,
    values,
)

BUCKET, VOLUME, KEY = "huaweicloud_obs_bucket", "huaweicloud_evs_volume", "huaweicloud_kms_key"
GROUP, RULE = "huaweicloud_networking_secgroup", "huaweicloud_networking_secgroup_rule"
SERVER, DATABASE = "huaweicloud_compute_instance", "huaweicloud_rds_instance"
TRACKER, USER = "huaweicloud_cts_tracker", "huaweicloud_identity_user"
POLICY, ROLE = "huaweicloud_identity_policy", "huaweicloud_identity_role"
UNKNOWN = "unknown"


def statement(**words: Any) -> str:
    return json.dumps({"Statement": [words]})


OPEN = statement(Effect="Allow", Principal={"ID": ["*"]}, Action=["GetObject"], Resource="b/*")
WRITE = statement(Effect="Allow", Principal="*", Action="Put*", Resource="b/*")
LIMITED = statement(
    Effect="Allow", Principal="*", Action="*", Resource="*",
    Condition={"IpAddress": {"SourceIp": "192.0.2.0/24"}},
)  # fmt: skip
DENIED = json.dumps(
    {
        "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": ["b", "b/*"]},
            {"Effect": "Deny", "Principal": "*", "Action": ["*"], "Resource": ["b", "b/*"]},
        ]
    }
)
SOMEBODY = statement(Effect="Allow", Principal={"ID": "domain/a:user/b"}, Action="*")
TLS = statement(
    Effect="Deny", Principal={"AWS": "*"}, Action="s3:*",
    Resource=["arn:aws:s3:::b/*", "arn:aws:s3:::b"],
    Condition={"Bool": {"aws:SecureTransport": "false"}},
)  # fmt: skip
HALF_TLS = statement(
    Effect="Deny", Principal="*", Action="*", Resource="b/*",
    Condition={"Bool": {"SecureTransport": ["false"]}},
)  # fmt: skip
ADMIN = statement(Effect="Allow", Action=["*:*:*"], Resource=["*"])
SOME = statement(Effect="Allow", Action=["obs:*:*"], Resource=["*"])

# type, values, property, what it becomes (unknown: nobody knows; empty: there is none)
TERRAFORM: list[tuple[str, dict[str, Any], str, str | list[str]]] = [
    (BUCKET, {"bucket": "b", "encryption": True}, "encryptionAtRest", "true"),
    (BUCKET, {"bucket": "b", "encryption": None}, "encryptionAtRest", "false"),
    (BUCKET, {"bucket": "b", "encryption": "yes"}, "encryptionAtRest", UNKNOWN),
    (BUCKET, {"bucket": "b", "sse_algorithm": "AES256"}, "encryptionAlgorithm", "AES256"),
    (BUCKET, {"bucket": "b", "sse_algorithm": ""}, "encryptionAlgorithm", []),
    (BUCKET, {"bucket": "b", "kms_key_id": None}, "keyId", []),
    (BUCKET, {"bucket": "b", "versioning": False}, "versioning", "false"),
    (BUCKET, {"bucket": "b", "logging": [{"target_bucket": "logs"}]}, "accessLogging", "true"),
    (BUCKET, {"bucket": "b", "logging": [{"target_bucket": "logs"}]}, "logTarget", "logs"),
    (BUCKET, {"bucket": "b", "logging": []}, "accessLogging", "false"),
    (BUCKET, {"bucket": "b", "logging": []}, "logTarget", []),
    (BUCKET, {"bucket": "b"}, "accessLogging", UNKNOWN),
    (BUCKET, {"bucket": "b", "acl": "public-read"}, "publicRead", "true"),
    (BUCKET, {"bucket": "b", "acl": "public-read", "policy": ""}, "publicWrite", "false"),
    (BUCKET, {"bucket": "b", "acl": "public-read-write-delivered"}, "publicWrite", "true"),
    (BUCKET, {"bucket": "b", "acl": "private", "policy": ""}, "publicRead", "false"),
    (BUCKET, {"bucket": "b", "acl": "private", "policy": None}, "publicRead", UNKNOWN),
    (BUCKET, {"bucket": "b", "acl": "private", "policy": "{"}, "publicRead", UNKNOWN),
    (BUCKET, {"bucket": "b", "acl": "something", "policy": ""}, "publicRead", UNKNOWN),
    (BUCKET, {"bucket": "b", "policy": OPEN}, "publicRead", "true"),
    (BUCKET, {"bucket": "b", "policy": OPEN}, "publicWrite", "false"),
    (BUCKET, {"bucket": "b", "policy": WRITE}, "publicWrite", "true"),
    (BUCKET, {"bucket": "b", "policy": LIMITED}, "publicRead", UNKNOWN),
    (BUCKET, {"bucket": "b", "policy": DENIED}, "publicRead", "false"),
    (BUCKET, {"bucket": "b", "policy": SOMEBODY}, "publicRead", "false"),
    (BUCKET, {"bucket": "b", "policy": TLS}, "tlsOnly", "true"),
    (BUCKET, {"bucket": "b", "policy": TLS}, "publicRead", "false"),
    (BUCKET, {"bucket": "b", "policy": HALF_TLS}, "tlsOnly", UNKNOWN),
    (BUCKET, {"bucket": "b", "policy": OPEN}, "tlsOnly", "false"),
    (BUCKET, {"bucket": "b", "policy": ""}, "tlsOnly", "false"),
    (VOLUME, {"kms_id": "k"}, "encryptionAtRest", "true"),
    (VOLUME, {"kms_id": "k"}, "encryptedBy", "k"),
    (VOLUME, {"kms_id": ""}, "encryptionAtRest", "false"),
    (VOLUME, {"kms_id": None}, "encryptedBy", []),
    (VOLUME, {}, "encryptionAtRest", "false"),
    (VOLUME, {"kms_id": 7}, "encryptionAtRest", UNKNOWN),
    (KEY, {"rotation_enabled": True}, "keyRotation", "true"),
    (KEY, {"rotation_enabled": None}, "keyRotation", "false"),
    (KEY, {"key_state": "2"}, "keyState", "enabled"),
    (KEY, {"key_state": "4"}, "keyState", "pending-deletion"),
    (KEY, {"key_state": "5"}, "keyState", UNKNOWN),
    (KEY, {"key_state": None}, "keyState", UNKNOWN),
    (KEY, {"origin": "external"}, "keyOrigin", "external"),
    (KEY, {"default_key_flag": "1"}, "providerManaged", "true"),
    (KEY, {"default_key_flag": "0"}, "providerManaged", "false"),
    (KEY, {"domain_id": "acc"}, "account", "acc"),
    (GROUP, {"name": "web"}, "isDefaultGroup", "false"),
    (GROUP, {"name": "default"}, "isDefaultGroup", UNKNOWN),
    (RULE, {"security_group_id": "g"}, "inGroup", "g"),
    (RULE, {"direction": "ingress"}, "direction", "ingress"),
    (RULE, {"action": None}, "action", UNKNOWN),
    (RULE, {"protocol": ""}, "protocol", "any"),
    (RULE, {"protocol": None}, "protocol", UNKNOWN),
    (RULE, {"protocol": "TCP"}, "protocol", "tcp"),
    (RULE, {"protocol": "icmpv6"}, "protocol", "icmp"),
    (RULE, {"ports": "22,80-90", "protocol": "tcp"}, "fromPort", ["22", "80"]),
    (RULE, {"ports": "22,80-90", "protocol": "tcp"}, "toPort", ["22", "90"]),
    (RULE, {"ports": "22,22", "protocol": "tcp"}, "portRange", ["22-22"]),
    (RULE, {"ports": "x", "protocol": "tcp"}, "portRange", UNKNOWN),
    (RULE, {"ports": "90-80", "protocol": "tcp"}, "portRange", UNKNOWN),
    (RULE, {"ports": "", "port_range_min": 20, "port_range_max": 30}, "portRange", ["20-30"]),
    (RULE, {"ports": "", "port_range_min": 0, "port_range_max": 0}, "portRange", ["1-65535"]),
    (RULE, {"ports": ""}, "portRange", UNKNOWN),
    (RULE, {"ports": "", "protocol": "icmp"}, "portRange", []),
    (RULE, {"remote_ip_prefix": "10.0.0.0/8"}, "remotePrefix", "10.0.0.0/8"),
    (SERVER, {"key_pair": "k"}, "keyPairLogin", "true"),
    (SERVER, {"key_pair": ""}, "keyPairLogin", "false"),
    (SERVER, {"public_ip": "192.0.2.1"}, "hasPublicIp", "true"),
    (SERVER, {"public_ip": ""}, "hasPublicIp", "false"),
    (SERVER, {}, "hasPublicIp", UNKNOWN),
    (SERVER, {"eip_type": "5_bgp"}, "hasPublicIp", "true"),
    (SERVER, {"security_group_ids": ["g", "h"]}, "usesGroup", ["g", "h"]),
    (SERVER, {"security_group_ids": None}, "usesGroup", UNKNOWN),
    (SERVER, {"security_groups": ["web", "default"]}, "usesDefaultGroup", "true"),
    (SERVER, {"security_groups": ["defaults"]}, "usesDefaultGroup", "false"),
    (SERVER, {"agent_list": "ces, hss"}, "hostProtection", "true"),
    (SERVER, {"agent_list": "ces"}, "hostProtection", "false"),
    (SERVER, {"agent_list": None}, "hostProtection", UNKNOWN),
    (TRACKER, {"enabled": None}, "trackerEnabled", "true"),
    (TRACKER, {"validate_file": None}, "logIntegrity", UNKNOWN),
    (TRACKER, {"validate_file": True}, "logIntegrity", "true"),
    (TRACKER, {"kms_id": ""}, "encryptionAtRest", "false"),
    (TRACKER, {"bucket_name": "logs"}, "logsTo", "logs"),
    (TRACKER, {"bucket_name": ""}, "logsTo", []),
    (USER, {"login_protect_verification_method": ""}, "mfaMethod", "none"),
    (USER, {"login_protect_verification_method": "vmfa"}, "mfaMethod", "vmfa"),
    (USER, {"access_type": "programmatic"}, "consoleAccess", "false"),
    (USER, {"access_type": "default"}, "consoleAccess", "true"),
    (USER, {"access_type": None}, "consoleAccess", UNKNOWN),
    (USER, {"enabled": None}, "userEnabled", "true"),
    (POLICY, {"policy_document": ADMIN, "type": "custom"}, "adminPrivileges", "true"),
    (POLICY, {"policy_document": SOME}, "adminPrivileges", "false"),
    (POLICY, {"policy_document": "?"}, "adminPrivileges", UNKNOWN),
    (POLICY, {"type": "system"}, "providerManaged", "true"),
    (ROLE, {"policy": ADMIN}, "adminPrivileges", "true"),
    (DATABASE, {"db": [{"type": "MySQL"}]}, "databaseEngine", "mysql"),
    (DATABASE, {"volume": [{"disk_encryption_id": "k"}]}, "encryptionAtRest", "true"),
    (DATABASE, {"volume": [{"disk_encryption_id": ""}]}, "encryptionAtRest", "false"),
    (DATABASE, {"volume": [{"size": 40}]}, "encryptionAtRest", UNKNOWN),
    (DATABASE, {"backup_strategy": [{"keep_days": 7}]}, "backupRetentionDays", "7"),
    (DATABASE, {"backup_strategy": []}, "backupRetentionDays", UNKNOWN),
    (DATABASE, {"public_ips": []}, "hasPublicIp", "false"),
    (DATABASE, {"public_ips": ["192.0.2.1"]}, "hasPublicIp", "true"),
    (DATABASE, {"ssl_enable": True, "db": [{"type": "MySQL"}]}, "tlsEnabled", "true"),
    (DATABASE, {"ssl_enable": True, "db": [{"type": "PostgreSQL"}]}, "tlsEnabled", UNKNOWN),
    (DATABASE, {"availability_zone": ["a", "b"]}, "multiZone", "true"),
    (DATABASE, {"availability_zone": ["a", "a"]}, "multiZone", "false"),
    ("huaweicloud_identity_password_policy", {}, "passwordMinLength", "8"),
    (
        "huaweicloud_identity_password_policy",
        {"password_validity_period": 90.0},
        "passwordMaxAgeDays",
        "90",
    ),
    ("huaweicloud_identity_login_policy", {"session_timeout": 15}, "sessionTimeoutMinutes", "15"),
    ("huaweicloud_identityv5_login_policy", {}, "sessionTimeoutMinutes", UNKNOWN),
    ("huaweicloud_identity_protection_policy", {"protection_enabled": True}, "account", "id-1"),
]


@pytest.mark.parametrize(
    ("kind", "given", "name", "expected"),
    TERRAFORM,
    ids=lambda part: part if isinstance(part, str) else json.dumps(part)[:40],
)
@pytest.mark.parametrize("form", ["state", "shown"])
def test_terraform(
    form: str, kind: str, given: dict[str, Any], name: str, expected: str | list[str]
) -> None:
    whole = {"id": "id-1", **given}
    body = one(kind, **given) if form == "state" else shown(shown_resource(kind, "this", **whole))
    reading = read(body)
    assert reading.report.imported == 1
    wanted = [] if expected == UNKNOWN else [expected] if isinstance(expected, str) else expected
    assert values(reading, name) == wanted
    assert (name in unknown(reading)) == (expected == UNKNOWN)


CONFIG: list[tuple[str, dict[str, Any], str, str | list[str]]] = [
    ("evs.volumes", {"encrypted": False}, "encryptionAtRest", "false"),
    ("evs.volumes", {}, "encryptionAtRest", UNKNOWN),
    ("kms.keys", {"keyRotationEnabled": "false"}, "keyRotation", "false"),
    ("ecs.cloudservers", {"addresses": [{"OsExtIpsType": "floating"}]}, "hasPublicIp", "true"),
    ("ecs.cloudservers", {"addresses": [{"OsExtIpsType": "fixed"}]}, "hasPublicIp", "false"),
    ("ecs.cloudservers", {}, "keyPairLogin", UNKNOWN),
    ("ecs.cloudservers", {"securityGroup": [{"name": "default"}]}, "usesDefaultGroup", "true"),
    ("rds.instances", {"dataStore": {"type": "MySQL"}}, "tlsEnabled", UNKNOWN),
    ("rds.instances", {"nodes": [{"availabilityZone": "a"}]}, "multiZone", "false"),
    ("iam.users", {"login_protect": {"verification_method": ""}}, "mfaMethod", "none"),
    ("iam.users", {}, "mfaMethod", UNKNOWN),
    ("iam.policies", {"policy_document": json.loads(ADMIN)}, "adminPrivileges", "true"),
    ("obs.buckets", {"versioning": "Suspended"}, "versioning", "false"),
    ("obs.buckets", {"acl": "private"}, "publicRead", UNKNOWN),
    ("obs.buckets", {"acl": "private", "bucketPolicy": OPEN}, "publicRead", "true"),
    ("vpc.securityGroups", {}, "isDefaultGroup", "false"),
    ("cts.trackers", {"status": "error"}, "trackerEnabled", "false"),
]


@pytest.mark.parametrize(
    ("kind", "given", "name", "expected"),
    CONFIG,
    ids=lambda part: part if isinstance(part, str) else json.dumps(part)[:40],
)
def test_config(kind: str, given: dict[str, Any], name: str, expected: str | list[str]) -> None:
    reading = read(page(told(kind, "id-1", **given)))
    wanted = [] if expected == UNKNOWN else [expected] if isinstance(expected, str) else expected
    assert values(reading, name) == wanted
    assert (name in unknown(reading)) == (expected == UNKNOWN)


@pytest.mark.parametrize(
    ("given", "expected"), [({}, []), ({"securityGroupRules": []}, ["true"])], ids=str
)
def test_a_default_group_that_tells_no_rules_tells_too_little(
    given: dict[str, Any], expected: list[str]
) -> None:
    reading = read(page({**told("vpc.securityGroups", **given), "name": "default"}))
    assert values(reading, "isDefaultGroup") == expected
    assert ("isDefaultGroup" in unknown(reading)) is (not expected)


@pytest.mark.parametrize(
    ("given", "prefix", "default"),
    [
        ({"ethertype": "IPv4"}, "0.0.0.0/0", True),
        ({"ethertype": "IPv6"}, "::/0", True),
        ({"ethertype": "?"}, None, False),
        ({"ethertype": "IPv4", "remote_group_id": "g"}, "", False),
        ({"ethertype": "IPv4", "remote_address_group_id": "a"}, None, False),
        ({"ethertype": "IPv4", "remote_group_id": None}, None, False),
        ({"ethertype": "IPv4", "remote_ip_prefix": None}, None, False),
        ({"ethertype": "IPv6", "remote_ip_prefix": "::/0"}, "::/0", False),
    ],
)
def test_no_source_written_means_everybody(
    given: dict[str, Any], prefix: str | None, default: bool
) -> None:
    empty = {"remote_ip_prefix": "", "remote_group_id": "", "remote_address_group_id": ""}
    reading = read(one(RULE, **{**empty, **given}))
    assert values(reading, "remotePrefix") == ([prefix] if prefix else [])
    assert ("remotePrefix" in unknown(reading)) == (prefix is None)
    assert ("remotePrefix" in values(reading, "fromDefault")) == default


def test_a_default_says_that_it_is_one() -> None:
    reading = read(one(BUCKET, bucket="b"))
    assert set(values(reading, "fromDefault")) == {"encryptionAtRest", "versioning"}
    written = read(one(BUCKET, bucket="b", encryption=False, versioning=False))
    assert values(written, "fromDefault") == []


def test_rules_inside_a_group_of_config_are_resources() -> None:
    rule = {
        "id": "r", "direction": "ingress", "ethertype": "IPv4", "action": "allow",
        "protocol": "", "multiport": "", "remoteIpPrefix": "", "remoteGroupId": "",
    }  # fmt: skip
    reading = read(page(told("vpc.securityGroups", "g", securityGroupRules=[rule, rule, 7])))
    assert sorted(kinds(reading)) == ["PortRange", "SecurityGroup", "SecurityGroupRule"]
    assert values(reading, "inGroup") == ["g"]
    assert values(reading, "remotePrefix") == ["0.0.0.0/0"]
    assert values(reading, "portRange") == ["1-65535"]
    assert values(reading, "region", "/r") == ["cn-north-4"]
    assert dict(reading.report.kinds) == {
        "https://w3id.org/dutygraph/ev/SecurityGroup": 1,
        "https://w3id.org/dutygraph/ev/SecurityGroupRule": 1,
    }


def beside(kind: str, **given: Any) -> Any:
    return managed(kind, instance({"id": "side", **given}), name="side")


@pytest.mark.parametrize(
    ("kind", "given", "side", "name", "expected"),
    [
        (
            BUCKET,
            {"bucket": "b", "acl": "private", "policy": None},
            beside("huaweicloud_obs_bucket_policy", bucket="b", policy=OPEN),
            "publicRead",
            ["true"],
        ),
        (
            BUCKET,
            {"bucket": "b", "acl": "private", "policy": None},
            beside("huaweicloud_obs_bucket_policy", bucket="b", policy=TLS),
            "tlsOnly",
            ["true"],
        ),
        (
            BUCKET,
            {"bucket": "b", "acl": "private", "policy": ""},
            beside(
                "huaweicloud_obs_bucket_acl",
                bucket="b",
                public_permission=[{"access_to_bucket": ["READ"], "access_to_acl": []}],
            ),
            "publicRead",
            ["true"],
        ),
        (
            BUCKET,
            {"bucket": "b", "acl": "public-read", "policy": ""},
            beside("huaweicloud_obs_bucket_bpa", bucket="b", ignore_public_acls=True),
            "publicRead",
            ["false"],
        ),
        (
            BUCKET,
            {"bucket": "b", "acl": "private", "policy": OPEN},
            beside("huaweicloud_obs_bucket_bpa", bucket="b", ignore_public_acls=True),
            "publicRead",
            ["true"],
        ),
        (
            SERVER,
            {"public_ip": ""},
            beside("huaweicloud_compute_eip_associate", instance_id="id-1"),
            "hasPublicIp",
            ["true"],
        ),
        (
            SERVER,
            {"agent_list": None},
            beside("huaweicloud_hss_host_protection", host_id="id-1", version="hss.version.basic"),
            "hostProtection",
            ["true"],
        ),
        (
            DATABASE,
            {"public_ips": []},
            beside(
                "huaweicloud_rds_instance_eip_associate", instance_id="id-1", public_ip="192.0.2.1"
            ),
            "hasPublicIp",
            ["true"],
        ),
    ],
)
def test_what_stands_beside_counts(
    kind: str, given: dict[str, Any], side: Any, name: str, expected: list[str]
) -> None:
    reading = read(state(managed(kind, instance({"id": "id-1", **given})), side))
    assert values(reading, name) == expected
    assert (reading.report.read, reading.report.imported) == (2, 2)


def test_two_in_one_place_are_not_open_and_not_closed_at_once() -> None:
    """Both switches on: neither list nor policy opens anything."""
    block = beside(
        "huaweicloud_obs_bucket_bpa",
        bucket="b",
        ignore_public_acls=True,
        restrict_public_buckets=True,
    )
    bucket = managed(BUCKET, instance({"bucket": "b", "acl": "public-read", "policy": OPEN}))
    assert values(read(state(bucket, block)), "publicRead") == ["false"]


def test_tags_are_key_and_value_and_nothing_like_a_secret() -> None:
    reading = read(one(VOLUME, tags={"owner": "a=b", "db_password": "PLANTED-x", "n": 7}))
    assert values(reading, "tag") == ["owner=a=b"]
