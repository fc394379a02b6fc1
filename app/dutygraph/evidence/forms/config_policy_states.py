"""What Config's own rules say of resources (ListPolicyStates...): another tool's outcomes."""

from dutygraph.evidence.config import PAGE, last_page
from dutygraph.evidence.content import NAMELESS, NO_CHECK, Content, Form, Verdict
from dutygraph.evidence.moment import moment
from dutygraph.evidence.table import load_table
from dutygraph.evidence.tree import Object, a_list, an_object, text
from dutygraph.evidence.withhold import LEAF, Members
from dutygraph.model.evidence import Skipped
from dutygraph.model.words import Outcome, Strength

_OUTCOMES = {"compliant": Outcome.PASSED, "noncompliant": Outcome.FAILED}
_KEPT = (
    "domain_id",
    "region_id",
    "resource_id",
    "resource_provider",
    "resource_type",
    "compliance_state",
    "policy_assignment_name",
    "policy_definition_name",
    "evaluation_time",
)
_NOTE = "rules are known by the name of their assignment, which the tenant may have changed"


def _looks_like(tree: Object) -> bool:
    value = tree.get("value")
    return (
        isinstance(value, list)
        and all(isinstance(one, dict) and "compliance_state" in one for one in value)
        and ("page_info" in tree or bool(value))
    )


def _read(tree: Object) -> Content:
    keep = {"value": Members(dict.fromkeys(_KEPT, LEAF)), "page_info": PAGE}
    content = Content("config", keep, {}, last_page=last_page(tree), notes=[_NOTE])
    for number, said in enumerate(a_list(tree["value"], "/value")):
        one = _verdict(an_object(said, f"/value/{number}"), f"/value/{number}")
        if isinstance(one, Skipped):
            content.skipped.append(one)
        else:
            content.verdicts.append(one)
    return content


def _verdict(said: Object, pointer: str) -> Verdict | Skipped:
    kind = f"{text(said.get('resource_provider'))}.{text(said.get('resource_type'))}"
    rule = text(said.get("policy_definition_name")) or text(said.get("policy_assignment_name"))
    native = text(said.get("resource_id"))
    if kind not in load_table().config:
        return Skipped(pointer, kind, NO_CHECK)
    if rule is None or native is None:
        return Skipped(pointer, kind, NAMELESS)
    return Verdict(
        rule,
        kind,
        native,
        _OUTCOMES.get(str(said.get("compliance_state")).lower(), Outcome.CANNOT_TELL),
        moment(said.get("evaluation_time")),
        pointer,
    )


FORM = Form("config-policy-states", Strength.REPORTED, _looks_like, _read)
