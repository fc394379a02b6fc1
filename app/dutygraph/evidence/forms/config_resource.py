"""One resource of Config (ShowResourceById): it shows nothing of the others."""

from dutygraph.evidence.config import IDENTITY, add, kept, resource
from dutygraph.evidence.content import Content, Form
from dutygraph.evidence.tree import Object
from dutygraph.evidence.withhold import Item
from dutygraph.model.words import Strength


def _looks_like(tree: Object) -> bool:
    return {"id", "provider", "type", "properties"} <= set(tree)


def _read(tree: Object) -> Content:
    content = Content("config", Item(IDENTITY), {"resource": kept}, last_page=False)
    add(content, resource(tree, ""))
    return content


FORM = Form("config-resource", Strength.OBSERVED, _looks_like, _read)
