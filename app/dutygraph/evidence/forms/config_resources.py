"""A page of Config's list of all resources (ListAllResources)."""

from dutygraph.evidence.config import IDENTITY, PAGE, add, kept, last_page, resource
from dutygraph.evidence.content import Content, Form
from dutygraph.evidence.tree import Object, a_list
from dutygraph.evidence.withhold import Item, Members
from dutygraph.model.words import Strength


def _looks_like(tree: Object) -> bool:
    return "resources" in tree and "page_info" in tree


def _read(tree: Object) -> Content:
    keep = {"resources": Members(Item(IDENTITY)), "page_info": PAGE}
    content = Content("config", keep, {"resource": kept}, last_page=last_page(tree))
    for number, said in enumerate(a_list(tree["resources"], "/resources")):
        add(content, resource(said, f"/resources/{number}"))
    return content


FORM = Form("config-resources", Strength.OBSERVED, _looks_like, _read)
