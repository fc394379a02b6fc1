"""What the three forms of Terraform have in common."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dutygraph.evidence.content import ANOTHER_PROVIDER, DATA_SOURCE, Content
from dutygraph.evidence.record import Record
from dutygraph.evidence.tree import MARKS, SECRET, Json, Object, a_list, an_object, step, text
from dutygraph.evidence.withhold import (
    LEAF,
    Fields,
    Guarded,
    Instead,
    Item,
    Keep,
    Members,
    deeper,
    values_of,
    why,
)
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Skipped

OURS = "huaweicloud_"
_FORMAT = re.compile(r"1\.\d{1,4}")
_VERSION = re.compile(r"_v\d+$")
_TOLD = {"region": "region", "enterpriseProject": "enterprise_project_id"}
RESOURCE: Fields = {"mode": LEAF, "type": LEAF, "name": LEAF}
ALWAYS = (("region",), ("enterprise_project_id",), ("tags", "{}"))


@lru_cache(maxsize=10_000)
def plain_type(name: str) -> str:
    """Return a type without the suffix that older providers gave it."""
    return _VERSION.sub("", name)


def left_out(resource: Object, pointer: str) -> Skipped | None:
    """Return why a resource is not ours to read, else None. Raises InputError without a type."""
    kind = text(resource.get("type"))
    if kind is None:
        raise InputError("a resource must have a type", place=pointer)
    what = called(resource)
    if not kind.startswith(OURS):
        return Skipped(pointer, what, ANOTHER_PROVIDER)
    if resource.get("mode") == "data":
        return Skipped(pointer, f"data.{what}", DATA_SOURCE)
    return None


def called(resource: Object) -> str:
    """Return type and name of a resource; keys of instances may be people's names."""
    return f"{resource['type']}.{text(resource.get('name')) or ''}".rstrip(".")


def record_of(resource: Object, pointer: str, at: str, values: Json, **more: object) -> Record:
    """Return the record of one resource with what every type of the provider has."""
    at = pointer if values is None else at
    record = Record(plain_type(str(resource["type"])), pointer, at, values_of(values, at), **more)  # type: ignore[arg-type]
    record.what = called(resource)
    told = {}
    for name, attribute in _TOLD.items():
        if found := record.text(attribute):
            told[name] = found
    record.told = told
    record.tags = tags(record.values.get("tags"), at + "/tags", deeper(record.sensitive, "tags"))
    return record


def tags(said: Json, place: str, sensitive: Json = None) -> tuple[tuple[str, str], ...]:
    """Return tags as key=value with their places, but none that is named like a secret."""
    if not isinstance(said, dict) or sensitive is True:
        return ()
    return tuple(
        (f"{key}={value}", place + step(key))
        for key, value in said.items()
        if isinstance(value, str)
        and value not in MARKS
        and why(key) is not SECRET
        and deeper(sensitive, key) is not True
    )


def must_be_ours(content: Content) -> None:
    """Refuse a file of which nothing is of our cloud. Raises InputError."""
    others = [one for one in content.skipped if one.why == ANOTHER_PROVIDER]
    if others and len(others) == len(content.skipped) and not content.records:
        found = sorted({one.what.split("_", 1)[0] for one in others})
        raise InputError(
            f"all {len(others)} resources belong to other providers ({', '.join(found[:3])}); "
            f"only resources of type {OURS}* are read",
            place=others[0].pointer,
        )


def modules(root: Json, place: str) -> Iterator[tuple[Object, str]]:
    """Yield every module with its place, the root first. Raises InputError."""
    todo = [(root, place)]
    while todo:
        said, at = todo.pop()
        if said is None:
            continue
        module = an_object(said, at)
        yield module, at
        inner = a_list(module.get("child_modules"), at + "/child_modules")
        todo += [(one, f"{at}/child_modules/{n}") for n, one in reversed(list(enumerate(inner)))]


def shown(root: Json, place: str) -> Iterator[Record | Skipped]:
    """Yield the resources of ``values`` or ``planned_values``, or why one is left out."""
    for module, at in modules(root, place):
        listed = at + "/resources"
        within = text(module.get("address"))
        for number, said in enumerate(a_list(module.get("resources"), listed)):
            pointer = f"{listed}/{number}"
            resource = an_object(said, pointer)
            if out := left_out(resource, pointer):
                yield out
                continue
            yield record_of(
                resource,
                pointer,
                f"{pointer}/values",
                resource.get("values"),
                address=text(resource.get("address")) or "",
                address_at=f"{pointer}/address",
                module=f"{within}." if within else "",
                sensitive=resource.get("sensitive_values"),
                objects=(("resource", resource),),
            )


def resource_kept(record: Record, fields: Fields) -> Keep:
    """Return how a resource of ``values`` or ``planned_values`` is kept."""
    address = Instead(record.address) if record.personal else LEAF
    return {**RESOURCE, "address": address, "values": guarded(record, fields)}


def module_kept() -> Keep:
    """Return how modules are kept; they nest."""
    module: Fields = {"address": LEAF, "resources": Members(Item(RESOURCE))}
    module["child_modules"] = Members(module)
    return module


def format_known(tree: Object) -> None:
    """Refuse a format that may mean something else. Raises InputError."""
    version = tree.get("format_version")
    if not isinstance(version, str) or not _FORMAT.fullmatch(version):
        raise InputError(
            "only format_version 1.x of terraform show -json is read", place="/format_version"
        )


def guarded(record: Record, fields: Fields) -> Keep:
    """Return how the values of a record are kept."""
    return Guarded(fields, record.sensitive)


def index(key: Json) -> str:
    """Return how Terraform writes the key of an instance in its address."""
    if isinstance(key, bool) or key is None:
        return ""
    if isinstance(key, int | float):
        return f"[{int(key)}]"
    if isinstance(key, str) and key not in MARKS:
        escaped = key.replace("\\", "\\\\").replace('"', '\\"')
        return f'["{escaped}"]'
    return ""
