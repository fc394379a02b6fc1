"""A Terraform state as ``terraform show -json`` prints it."""

from dutygraph.evidence.content import Content, Form
from dutygraph.evidence.terraform import (
    ALWAYS,
    format_known,
    module_kept,
    must_be_ours,
    resource_kept,
    shown,
)
from dutygraph.evidence.tree import Object, an_object
from dutygraph.evidence.withhold import LEAF, Keep
from dutygraph.model.evidence import Skipped
from dutygraph.model.words import Strength

_EMPTY = {"format_version", "terraform_version"}
_KEEP: Keep = {
    "format_version": LEAF,
    "terraform_version": LEAF,
    "values": {"root_module": module_kept()},
}


def _looks_like(tree: Object) -> bool:
    if "format_version" not in tree or "planned_values" in tree or "resource_changes" in tree:
        return False
    return "values" in tree or set(tree) <= _EMPTY


def _read(tree: Object) -> Content:
    format_known(tree)
    content = Content("terraform", _KEEP, {"resource": resource_kept}, ALWAYS)
    values = tree.get("values")
    root = an_object(values, "/values").get("root_module") if values is not None else None
    for one in shown(root, "/values/root_module"):
        content.skipped.append(one) if isinstance(one, Skipped) else content.records.append(one)
    must_be_ours(content)
    return content


FORM = Form("terraform-shown-state", Strength.RECORDED, _looks_like, _read)
