"""A snapshot that Config's recorder puts into a bucket: all resources at one time."""

from dutygraph.evidence.config import IDENTITY, add, kept, resource
from dutygraph.evidence.content import Content, Form
from dutygraph.evidence.moment import moment
from dutygraph.evidence.tree import Object, a_list, an_object
from dutygraph.evidence.withhold import LEAF, Item, Keep, Members
from dutygraph.model.words import Strength


def _looks_like(tree: Object) -> bool:
    return "items" in tree and ("snapshot_id" in tree or "snapshot_time" in tree)


def _read(tree: Object) -> Content:
    keep: Keep = {
        "items": Members({"resource": Item(IDENTITY)}),
        "snapshot_id": LEAF,
        "snapshot_time": LEAF,
    }
    content = Content("config", keep, {"resource": kept})
    content.collected = moment(tree.get("snapshot_time"))
    for number, said in enumerate(a_list(tree["items"], "/items")):
        item = an_object(said, f"/items/{number}")
        add(content, resource(item.get("resource"), f"/items/{number}/resource"))
    return content


FORM = Form("config-snapshot", Strength.OBSERVED, _looks_like, _read)
