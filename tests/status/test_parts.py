"""Ports are a part of a rule: they are tried with the source that tells them, and only with it."""

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.evidence import EVERYTHING, Fact, Observation
from dutygraph.model.namespace import EV
from dutygraph.model.status import CheckResult
from dutygraph.model.words import Outcome, Reason
from dutygraph.status.evaluate import evaluate
from tests.evidence.picturing import (
    AS_OF,
    OBSERVED,
    PLANNED,
    RECORDED,
    fact,
    ports,
    rule,
    said,
    text,
)

SSH = rule("ssh")


def ingress(first: int, last: int) -> list[Fact]:
    """Return a rule that lets everybody in to a range of ports."""
    return [
        fact(SSH, "type", f"<{EV}SecurityGroupRule>"),
        fact(SSH, "nativeId", text("ssh")),
        fact(SSH, "direction", text("ingress")),
        fact(SSH, "action", text("allow")),
        fact(SSH, "protocol", text("tcp")),
        fact(SSH, "remotePrefix", text("0.0.0.0/0")),
        *ports(SSH, first, last),
    ]


def result(*observations: Observation) -> CheckResult:
    report = evaluate(
        observations,
        knowledge=load_knowledge(),
        scope=EVERYTHING,
        tenant="local",
        as_of=AS_OF,
        run="r",
    )
    (found,) = [one for one in report.results if one.check == "vpc-rule-ssh-closed"]
    return found


def test_ports_of_one_source_decide() -> None:
    assert result(said(*ingress(22, 22))).outcome is Outcome.FAILED
    assert result(said(*ingress(443, 443))).outcome is Outcome.PASSED


def test_ports_in_dispute_are_tried_one_source_at_a_time() -> None:
    state = said(*ingress(20, 30), source="a", strength=RECORDED, days=1)
    cloud = said(*ingress(443, 443), source="b", strength=OBSERVED, days=2)
    found = result(state, cloud)
    assert (found.outcome, found.drift) == (Outcome.FAILED, True)


def test_ports_in_dispute_that_are_closed_in_both_pass() -> None:
    state = said(*ingress(443, 443), source="a", strength=RECORDED, days=1)
    cloud = said(*ingress(8443, 8443), source="b", strength=OBSERVED, days=2)
    assert result(state, cloud).outcome is Outcome.PASSED


def test_ports_in_dispute_of_stale_sources_tell_nothing() -> None:
    state = said(*ingress(20, 30), source="a", strength=RECORDED, days=100)
    cloud = said(*ingress(443, 443), source="b", strength=OBSERVED, days=101)
    found = result(state, cloud)
    assert (found.outcome, found.reason) == (Outcome.CANNOT_TELL, Reason.SOURCES_DISAGREE)


def test_a_plan_that_would_open_a_port_is_told_beside_what_is() -> None:
    state = said(*ingress(443, 443), source="a", strength=RECORDED, days=1)
    plan = said(*ingress(22, 22), source="a:plan", strength=PLANNED, days=0)
    found = result(state, plan)
    assert (found.outcome, found.label) == (Outcome.PASSED, "after-plan")
