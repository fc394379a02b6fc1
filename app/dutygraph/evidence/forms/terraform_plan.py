"""A Terraform plan as ``terraform show -json`` prints it."""

import re
from collections.abc import Iterable, Iterator

from dutygraph.evidence.content import DELETED, Content, Form
from dutygraph.evidence.moment import moment
from dutygraph.evidence.record import Record, Written
from dutygraph.evidence.terraform import (
    ALWAYS,
    called,
    format_known,
    left_out,
    module_kept,
    must_be_ours,
    resource_kept,
    shown,
)
from dutygraph.evidence.tree import Json, Object, a_list, an_object, step, text
from dutygraph.evidence.withhold import LEAF, Entries, Fields, Instead, Item, Keep, Members
from dutygraph.model.evidence import Skipped
from dutygraph.model.words import Strength

_INDEX = re.compile(r'\[(?:"(?:[^"\\]|\\.)*"|\d+)\]')
_CHANGE: Fields = {
    "mode": LEAF,
    "type": LEAF,
    "name": LEAF,
    "change": {"actions": Members(LEAF)},
}
_CONFIGURED: Fields = {"type": LEAF}


def _configuration() -> Keep:
    module: Fields = {"resources": Members(Item(_CONFIGURED))}
    module["module_calls"] = Entries({"module": module}, guarded=False)
    return module


_KEEP: Keep = {
    "format_version": LEAF,
    "terraform_version": LEAF,
    "timestamp": LEAF,
    "planned_values": {"root_module": module_kept()},
    "resource_changes": Members(Item(_CHANGE)),
    "configuration": {"root_module": _configuration()},
}


def _looks_like(tree: Object) -> bool:
    return "format_version" in tree and ("planned_values" in tree or "resource_changes" in tree)


Change = tuple[Object, str]
Configured = tuple[Object, str]


def _read(tree: Object) -> Content:
    format_known(tree)
    keeping = {"resource": resource_kept, "change": _change_kept, "configured": _configured_kept}
    content = Content("terraform", _KEEP, keeping, ALWAYS)
    content.collected = moment(tree.get("timestamp"))
    changes = dict(_changes(tree))
    written = dict(_written(tree))
    planned = tree.get("planned_values")
    root = an_object(planned, "/planned_values").get("root_module") if planned is not None else None
    for one in shown(root, "/planned_values/root_module"):
        if isinstance(one, Skipped):
            content.skipped.append(one)
        else:
            _unknown(one, changes.get(one.address), written)
            content.records.append(one)
    content.skipped += _deleted(changes.values())
    must_be_ours(content)
    return content


def _changes(tree: Object) -> Iterator[tuple[str, Change]]:
    """Yield what the plan does to each address; what it does to a leftover object is no picture."""
    for number, said in enumerate(a_list(tree.get("resource_changes"), "/resource_changes")):
        place = f"/resource_changes/{number}"
        change = an_object(said, place)
        if address := text(change.get("address")):
            deposed = text(change.get("deposed"))
            yield f"{address} {deposed}" if deposed else address, (change, place)


def _deleted(changes: Iterable[Change]) -> Iterator[Skipped]:
    for said, place in changes:
        change = said.get("change")
        if isinstance(change, dict) and change.get("actions") == ["delete"]:
            yield left_out(said, place) or Skipped(place, called(said), DELETED)


def _unknown(record: Record, change: Change | None, written: "dict[str, Configured]") -> None:
    """Add what the plan does not know yet, and where the configuration takes it from."""
    if change:
        said, place = change
        inner = said.get("change")
        record.unknown = inner.get("after_unknown") if isinstance(inner, dict) else None
        record.unknown_at = place + "/change/after_unknown"
        record.objects += (("change", said),)
    found = written.get(_INDEX.sub("", record.address))
    if found and record.unknown:
        said, place = found
        record.written = Written(said.get("expressions"), place + "/expressions", record.module)
        record.objects += (("configured", said),)


def _written(tree: Object) -> Iterator[tuple[str, Configured]]:
    """Yield each resource of the configuration by its address without indices."""
    said = tree.get("configuration")
    root = an_object(said, "/configuration").get("root_module") if said is not None else None
    todo: list[tuple[Json, str, str]] = [(root, "/configuration/root_module", "")]
    while todo:
        module, place, prefix = todo.pop()
        if not isinstance(module, dict):
            continue
        listed = module.get("resources")
        for number, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, dict) and (address := text(one.get("address"))):
                yield prefix + address, (one, f"{place}/resources/{number}")
        calls = module.get("module_calls")
        for name, call in calls.items() if isinstance(calls, dict) else ():
            inner = call.get("module") if isinstance(call, dict) else None
            at = f"{place}/module_calls{step(name)}/module"
            todo.append((inner, at, f"{prefix}module.{name}."))


def _change_kept(record: Record, fields: Fields) -> Keep:
    change: Fields = {"actions": Members(LEAF), "after_unknown": fields}
    address = Instead(record.address) if record.personal else LEAF
    return {**_CHANGE, "address": address, "change": change}


def _configured_kept(_: Record, fields: Fields) -> Keep:
    return {**_CONFIGURED, "address": LEAF, "expressions": _references(fields)}


def _references(fields: Fields) -> Fields:
    """Return how expressions are kept: what each attribute refers to, never a value."""
    found: Fields = {}
    for name, keep in fields.items():
        if isinstance(keep, dict):
            found[name] = _references(keep)
        elif isinstance(keep, Members) and isinstance(keep.of, dict):
            found[name] = Members(_references(keep.of))
        else:
            found[name] = {"references": Members(LEAF)}
    return found


FORM = Form("terraform-plan", Strength.PLANNED, _looks_like, _read)
