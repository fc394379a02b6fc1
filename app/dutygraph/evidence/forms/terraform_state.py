"""A Terraform state file of version 4 (terraform.tfstate, ``terraform state pull``)."""

from collections.abc import Iterable

from dutygraph.evidence.content import DELETED, Content, Form
from dutygraph.evidence.personal import key_of
from dutygraph.evidence.record import Record
from dutygraph.evidence.terraform import (
    ALWAYS,
    called,
    guarded,
    index,
    left_out,
    must_be_ours,
    record_of,
)
from dutygraph.evidence.tree import Json, Object, a_list, an_object, text
from dutygraph.evidence.withhold import LEAF, Fields, Instead, Item, Keep, Members
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Skipped
from dutygraph.model.words import Strength

_INSTANCE: Fields = {"deposed": LEAF}
_KEEP: Keep = {
    "version": LEAF,
    "terraform_version": LEAF,
    "serial": LEAF,
    "lineage": LEAF,
    "resources": Members(
        {
            "module": LEAF,
            "mode": LEAF,
            "type": LEAF,
            "name": LEAF,
            "instances": Members(Item(_INSTANCE)),
        }
    ),
}


def _looks_like(tree: Object) -> bool:
    """Older versions had modules in place of resources; they are known, so that we can say so."""
    holds = "resources" in tree or "modules" in tree
    return "version" in tree and holds and ("serial" in tree or "lineage" in tree)


def _read(tree: Object) -> Content:
    if tree["version"] != 4 or isinstance(tree["version"], bool):
        raise InputError("only state files of version 4 are read", place="/version")
    if "resources" not in tree:
        raise InputError("a state file of version 4 has a list of resources; this one has none")
    content = Content("terraform", _KEEP, {"instance": _instance}, ALWAYS)
    lineage = text(tree.get("lineage"))
    content.native_source = f"terraform:{lineage}" if lineage else None
    for number, said in enumerate(a_list(tree["resources"], "/resources")):
        pointer = f"/resources/{number}"
        for one in _instances(an_object(said, pointer), pointer):
            content.skipped.append(one) if isinstance(one, Skipped) else content.records.append(one)
    must_be_ours(content)
    return content


def _instances(resource: Object, pointer: str) -> Iterable[Record | Skipped]:
    """Yield each instance of a resource; one that is not ours counts each instance too."""
    out = left_out(resource, pointer)
    module = text(resource.get("module"))
    address = (f"{module}." if module else "") + called(resource)
    place = f"{pointer}/instances"
    for number, said in enumerate(a_list(resource.get("instances"), place)):
        at = f"{place}/{number}"
        if out:
            yield Skipped(at, out.what, out.why)
            continue
        instance = an_object(said, at)
        if instance.get("deposed") is not None:
            yield Skipped(at, called(resource), DELETED)
            continue
        yield record_of(
            resource,
            at,
            f"{at}/attributes",
            instance.get("attributes"),
            address=address + index(instance.get("index_key")),
            address_at=at,
            sensitive=_marks(instance.get("sensitive_attributes")),
            objects=(("instance", instance),),
        )


def _marks(said: Json) -> Json:
    """Return the paths of sensitive attributes as a tree; a step not understood marks all below."""
    root: dict[str, Json] = {}
    for path in said if isinstance(said, list) else ():
        here = root
        names = [_name(one) for one in path] if isinstance(path, list) else []
        for place, name in enumerate(names):
            following = here.get(name) if name is not None else None
            if name is None or following is True:
                break
            last = place == len(names) - 1 or names[place + 1] is None
            if last:
                here[name] = True
            elif not isinstance(following, dict):
                here[name] = following = {}
            if isinstance(following, dict) and not last:
                here = following
    return dict(root)


def _name(one: Json) -> str | None:
    value = one.get("value") if isinstance(one, dict) else None
    if isinstance(value, dict):
        value = value.get("value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


def _instance(record: Record, fields: Fields) -> Keep:
    name = key_of(record.address) if record.personal else None
    key = LEAF if name is None else Instead(name)
    return {"index_key": key, "attributes": guarded(record, fields)}


FORM = Form("terraform-state", Strength.RECORDED, _looks_like, _read)
