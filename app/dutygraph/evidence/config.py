"""What the forms of Huawei Cloud Config have in common."""

from collections.abc import Iterator

from dutygraph.evidence.content import DELETED, Content
from dutygraph.evidence.record import Record
from dutygraph.evidence.terraform import tags
from dutygraph.evidence.tree import Json, Object, an_object, step, text
from dutygraph.evidence.withhold import LEAF, Entries, Fields, Guarded, Keep, values_of
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Skipped

_TOLD = {
    "id": "id",
    "name": "name",
    "region": "region_id",
    "project": "project_id",
    "enterpriseProject": "ep_id",
}
IDENTITY: Fields = {"provider": LEAF, "type": LEAF, "state": LEAF}
PAGE: Keep = {"current_count": LEAF, "next_marker": LEAF}


def resource(said: Json, pointer: str, account: tuple[str, str] | None = None) -> Record | Skipped:
    """Return one resource object, or why it is left out. Raises InputError."""
    found = an_object(said, pointer)
    provider, kind = text(found.get("provider")), text(found.get("type"))
    if provider is None or kind is None:
        raise InputError("a resource must have provider and type", place=pointer)
    name = f"{provider}.{kind}"
    if str(found.get("state", "")).lower() == "deleted":
        return Skipped(pointer, name, DELETED)
    properties = found.get("properties")
    at = pointer if properties is None else f"{pointer}/properties"
    record = Record(name, pointer, at, values_of(properties, at))
    record.what = name
    record.told = dict(_told(found, pointer))
    if account:
        record.told["account"] = account
    record.tags = tags(found.get("tags"), f"{pointer}/tags")
    record.objects = (("resource", found),)
    return record


def _told(found: Object, pointer: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, key in _TOLD.items():
        if value := text(found.get(key)):
            yield name, (value, pointer + step(key))


def kept(record: Record, fields: Fields) -> Keep:
    """Return how a resource object is kept; names of people are not."""
    envelope: Fields = dict.fromkeys((*_TOLD.values(), "provider", "type", "state"), LEAF)
    if record.personal:
        del envelope["name"]
    return {**envelope, "tags": Entries(LEAF), "properties": Guarded(fields, None)}


def add(content: Content, one: Record | Skipped) -> None:
    """Put a resource where it belongs."""
    content.skipped.append(one) if isinstance(one, Skipped) else content.records.append(one)


def last_page(tree: Object) -> bool | None:
    """Say whether there is no page after this one; None where the file does not say."""
    page = tree.get("page_info")
    if not isinstance(page, dict):
        return None
    return page.get("next_marker") in (None, "")
