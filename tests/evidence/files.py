"""Small files of every form, made here, with what a real one has around the values."""

import json
from collections.abc import Mapping
from typing import Any

from dutygraph.evidence.read import read_file
from dutygraph.model.evidence import Fact, Reading
from dutygraph.model.namespace import EV, RDF_TYPE

Json = dict[str, Any]
BASE = "urn:example:"
PROVIDER = "providers.example/huaweicloud/huaweicloud"
KEY = "11111111-2222-4333-8444-555555555555"


def read(content: bytes | Json, **flags: Any) -> Reading:
    """Read a file, or what would be one."""
    body = content if isinstance(content, bytes) else dump(content)
    return read_file(body, name="a.json", tenant="acme", base=BASE, **flags)


def dump(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def instance(values: Json, key: str | int | None = None, **more: Any) -> Json:
    found = {"schema_version": 0, "attributes": values, "sensitive_attributes": [], **more}
    return found if key is None else {"index_key": key, **found}


def managed(kind: str, *instances: Json, name: str = "this", **more: Any) -> Json:
    return {
        "mode": "managed",
        "type": kind,
        "name": name,
        "provider": f'provider["{PROVIDER}"]',
        "instances": list(instances),
        **more,
    }


def state(*resources: Json) -> Json:
    return {
        "version": 4,
        "terraform_version": "1.9.8",
        "serial": 3,
        "lineage": "9d1c1d4e-0f4b-4e0e-8f50-3a6d3a1c5a01",
        "outputs": {"root_password": {"value": "PLANTED-output", "type": "string"}},
        "resources": list(resources),
        "check_results": None,
    }


def one(kind: str, **values: Any) -> Json:
    """Return a state of one resource."""
    return state(managed(kind, instance({"id": "id-1", "name": "one", **values})))


def shown_resource(kind: str, name: str = "this", /, **values: Any) -> Json:
    return {
        "address": f"{kind}.{name}",
        "mode": "managed",
        "type": kind,
        "name": name,
        "provider_name": PROVIDER,
        "values": values,
        "sensitive_values": {},
    }


def shown(*resources: Json, modules: tuple[Json, ...] = ()) -> Json:
    root: Json = {"resources": list(resources)}
    if modules:
        root["child_modules"] = list(modules)
    return {
        "format_version": "1.0",
        "terraform_version": "1.9.8",
        "values": {"outputs": {}, "root_module": root},
    }


def plan(
    *resources: Json,
    unknown: Mapping[str, Json] | None = None,
    written: Mapping[str, Json] | None = None,
) -> Json:
    """Return a plan that creates resources; ``unknown`` and ``written`` are by address."""
    changes = [
        {
            "address": one["address"],
            "mode": "managed",
            "type": one["type"],
            "name": one["name"],
            "change": {
                "actions": ["create"],
                "before": None,
                "after": one["values"],
                "after_unknown": (unknown or {}).get(one["address"], {}),
                "after_sensitive": {},
            },
        }
        for one in resources
    ]
    configured = [
        {"address": address, "type": address.split(".")[0], "expressions": expressions}
        for address, expressions in (written or {}).items()
    ]
    return {
        "format_version": "1.2",
        "terraform_version": "1.9.8",
        "variables": {"token": {"value": "PLANTED-variable"}},
        "planned_values": {"root_module": {"resources": list(resources)}},
        "resource_changes": changes,
        "configuration": {"root_module": {"resources": configured}},
        "timestamp": "2026-06-29T00:00:00Z",
    }


def told(kind: str, native: str = "id-1", /, **properties: Any) -> Json:
    """Return a resource as Config tells it; ``kind`` is provider and type."""
    provider, _, name = kind.partition(".")
    return {
        "id": native,
        "name": "one",
        "provider": provider,
        "type": name,
        "region_id": "cn-north-4",
        "project_id": "p-1",
        "project_name": "cn-north-4",
        "ep_id": "0",
        "ep_name": "default",
        "checksum": "c0ffee",
        "provisioning_state": "Succeeded",
        "tags": {"owner": "shop"},
        "properties": properties,
    }


def page(*resources: Json, next_marker: str | None = None) -> Json:
    info = {"current_count": len(resources), "next_marker": next_marker}
    return {"resources": list(resources), "page_info": info}


def values(reading: Reading, name: str, resource: str = "") -> list[str]:
    """Return the values of a property (of resources whose IRI ends so), as written."""
    return [
        plain(fact.value)
        for fact in reading.facts
        if fact.property == EV + name and fact.resource.endswith(resource)
    ]


def unknown(reading: Reading) -> set[str]:
    return {plain(fact.value) for fact in reading.facts if fact.property == EV + "unknown"}


def kinds(reading: Reading) -> list[str]:
    return [plain(fact.value) for fact in reading.facts if fact.property == RDF_TYPE]


def plain(term: str) -> str:
    """Return a literal's text, or the end of an IRI."""
    if term.startswith("<"):
        return term[1:-1].removeprefix(EV).rsplit("/", 1)[-1]
    return str(json.loads(term.split("^^")[0]))


def follow(tree: Any, pointer: str) -> Any:
    """Return what a pointer leads to; KeyError or IndexError where it leads nowhere."""
    assert pointer == "" or pointer.startswith("/")
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        tree = tree[int(step)] if isinstance(tree, list) else tree[step]
    return tree


def same(facts: tuple[Fact, ...]) -> list[tuple[str, str, str, str]]:
    return sorted((one.resource, one.property, one.value, one.pointer) for one in facts)
