"""Small evidence files in Terraform's forms."""

import json
from typing import Any

from tests.tenants.webshop.terraform import PROVIDER

Json = dict[str, Any]
VOLUME = "huaweicloud_evs_volume"
KEY = "11111111-2222-4333-8444-555555555555"


def resource(kind: str = VOLUME, name: str = "data", /, **values: object) -> Json:
    return {
        "address": f"{kind}.{name}",
        "mode": "managed",
        "type": kind,
        "name": name,
        "provider_name": PROVIDER,
        "schema_version": 0,
        "values": values,
        "sensitive_values": {},
    }


def volume(name: str = "data", *, kms_id: str | None = None) -> Json:
    number = sum(name.encode()) % 10**12
    return resource(
        VOLUME,
        name,
        id=f"aaaaaaaa-bbbb-4ccc-8ddd-{number:012d}",
        name=name,
        region="cn-north-4",
        kms_id=kms_id,
        size=10,
        volume_type="SSD",
    )


def shown(*resources: Json) -> bytes:
    """Return what ``terraform show -json`` prints of a state."""
    values = {"root_module": {"resources": list(resources)}} if resources else {"root_module": {}}
    return text({"format_version": "1.0", "terraform_version": "1.9.8", "values": values})


def plan_of_unknown_volume() -> bytes:
    """Return a plan that makes a volume of which nothing that matters is known yet."""
    address = f"{VOLUME}.data"
    change = {
        "address": address,
        "mode": "managed",
        "type": VOLUME,
        "name": "data",
        "provider_name": PROVIDER,
        "change": {
            "actions": ["create"],
            "before": None,
            "after": {"name": "data", "size": 10, "volume_type": "SSD"},
            "after_unknown": {"id": True, "kms_id": True, "region": True},
            "before_sensitive": False,
            "after_sensitive": {},
        },
    }
    planned = resource(VOLUME, "data", name="data", size=10, volume_type="SSD")
    return text(
        {
            "format_version": "1.2",
            "terraform_version": "1.9.8",
            "planned_values": {"root_module": {"resources": [planned]}},
            "resource_changes": [change],
            "configuration": {"root_module": {}},
            "timestamp": "2026-06-29T00:00:00Z",
        }
    )


def state(*, provider: str = PROVIDER, kind: str = VOLUME, version: int = 4) -> bytes:
    """Return a state file with one resource."""
    return text(
        {
            "version": version,
            "terraform_version": "1.9.8",
            "serial": 1,
            "lineage": "9d1c1d4e-0f4b-4e0e-8f50-3a6d3a1c5a01",
            "outputs": {},
            "resources": [
                {
                    "mode": "managed",
                    "type": kind,
                    "name": "data",
                    "provider": f'provider["{provider}"]',
                    "instances": [
                        {
                            "schema_version": 0,
                            "attributes": {"id": "v-1", "name": "data", "kms_id": None},
                            "sensitive_attributes": [],
                        }
                    ],
                }
            ],
        }
    )


def text(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
