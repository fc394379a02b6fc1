"""Small Terraform states in the real format, made here."""

import json
import uuid
from collections.abc import Mapping

SECRET = "Planted-Secret-4f1d"  # noqa: S105 - what the tests look for


def state(stack: str, buckets: Mapping[str, bool], *, serial: int = 1) -> bytes:
    """Return a v4 state of one stack with buckets (name: versioning), each at address b[name]."""
    return _state(
        stack, serial, [_resource("huaweicloud_obs_bucket", "b", _bucket(buckets), each=True)]
    )


def database_state(stack: str) -> bytes:
    """Return a state of a database whose attributes hold the planted secret in three places."""
    attributes = {
        "id": "rds-1",
        "name": "orders",
        "region": "cn-north-4",
        "flavor": "rds.mysql.x1.large.4",
        "db": [{"type": "MySQL", "version": "8.0", "password": SECRET, "port": 3306}],
        "backup_strategy": [{"start_time": "01:00-02:00", "keep_days": 7}],
        "tags": {"owner": "shop"},
        "user_data": f"#!/bin/sh\nexport PASSWORD={SECRET}",
        "parameters": [{"name": "init", "value": SECRET}],
    }
    return _state(stack, 1, [_resource("huaweicloud_rds_instance", "orders", {"": attributes})])


def _bucket(buckets: Mapping[str, bool]) -> dict[str, dict[str, object]]:
    return {
        name: {
            "id": name,
            "bucket": name,
            "acl": "private",
            "versioning": versioning,
            "region": "cn-north-4",
            "encryption": True,
            "tags": {},
        }
        for name, versioning in buckets.items()
    }


def _resource(
    kind: str, name: str, instances: Mapping[str, Mapping[str, object]], *, each: bool = False
) -> dict[str, object]:
    return {
        "mode": "managed",
        "type": kind,
        "name": name,
        "provider": 'provider["providers.example/huaweicloud/huaweicloud"]',
        "instances": [
            {
                **({"index_key": key} if each else {}),
                "schema_version": 0,
                "attributes": attributes,
                "sensitive_attributes": [],
            }
            for key, attributes in instances.items()
        ],
    }


def _state(stack: str, serial: int, resources: list[dict[str, object]]) -> bytes:
    words = {
        "version": 4,
        "terraform_version": "1.9.5",
        "serial": serial,
        "lineage": str(uuid.uuid5(uuid.NAMESPACE_URL, stack)),
        "outputs": {},
        "resources": resources,
        "check_results": None,
    }
    return json.dumps(words, indent=2).encode()
