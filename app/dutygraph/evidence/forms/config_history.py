"""What Config recorded of a resource over time (ShowResourceHistory): the latest capture counts."""

from datetime import UTC, datetime

from dutygraph.evidence.config import IDENTITY, add, kept, resource
from dutygraph.evidence.content import DELETED, OLDER, Content, Form
from dutygraph.evidence.moment import moment
from dutygraph.evidence.tree import Json, Object, a_list, an_object, text
from dutygraph.evidence.withhold import LEAF, Item, Keep, Members
from dutygraph.model.evidence import Skipped
from dutygraph.model.words import Strength

_NEVER = datetime.min.replace(tzinfo=UTC)


def _looks_like(tree: Object) -> bool:
    if "items" not in tree or "snapshot_id" in tree or "snapshot_time" in tree:
        return False
    items = tree["items"]
    return isinstance(items, list) and all(
        isinstance(one, dict) and "capture_time" in one for one in items
    )


def _read(tree: Object) -> Content:
    keep: Keep = {
        "items": Members(
            {
                "domain_id": LEAF,
                "resource_id": LEAF,
                "resource_type": LEAF,
                "capture_time": LEAF,
                "status": LEAF,
                "resource": Item(IDENTITY),
            }
        ),
    }
    content = Content("config", keep, {"resource": kept}, last_page=False)
    items = [
        an_object(said, f"/items/{number}")
        for number, said in enumerate(a_list(tree["items"], "/items"))
    ]
    latest = _latest(items)
    for number, item in enumerate(items):
        pointer = f"/items/{number}"
        what = text(item.get("resource_type")) or "resource"
        if latest[_name(item)] != number:
            content.skipped.append(Skipped(pointer, what, OLDER))
        elif _deleted(item):
            content.skipped.append(Skipped(pointer, what, DELETED))
        else:
            account = text(item.get("domain_id"))
            told = (account, f"{pointer}/domain_id") if account else None
            add(content, resource(item.get("resource"), f"{pointer}/resource", told))
            if time := moment(item.get("capture_time")):
                content.times[f"{pointer}/resource"] = time
    return content


def _latest(items: "list[Object]") -> "dict[tuple[str, str], int]":
    """Return which capture of each resource is the latest; of equal times the later in the file."""
    found: dict[tuple[str, str], int] = {}
    for number, item in enumerate(items):
        before = found.get(_name(item))
        if before is None or _time(item) >= _time(items[before]):
            found[_name(item)] = number
    return found


def _time(item: Object) -> datetime:
    return moment(item.get("capture_time")) or _NEVER


def _name(item: Object) -> "tuple[str, str]":
    told = item.get("resource")
    inner: Json = told.get("id") if isinstance(told, dict) else None
    return str(item.get("resource_type")), str(item.get("resource_id") or inner)


def _deleted(item: Object) -> bool:
    status = str(item.get("status", "")).lower()
    return status.endswith(("delete", "deleted")) or item.get("resource") is None


FORM = Form("config-history", Strength.OBSERVED, _looks_like, _read)
