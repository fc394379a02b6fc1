"""Every row of the answer key, in every form."""

from collections.abc import Callable

import pytest

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import EV, slug_of
from dutygraph.model.status import StatusReport
from dutygraph.model.words import Reason
from dutygraph.status.settle import lacking
from tests.tenants.evidence import Evidence, results_of, said
from tests.tenants.webshop.answers import FORMS, Answer, read_answers, tables

Report = Callable[[str], StatusReport]
CELLS = [(answer, form) for answer in read_answers() for form in FORMS]


@pytest.mark.parametrize(
    ("answer", "form"), CELLS, ids=lambda part: part if isinstance(part, str) else part.id
)
def test_planted_fact_has_its_outcome(
    answer: Answer, form: str, evidence: Evidence, report: Report
) -> None:
    found = results_of(report(form), evidence.ending(answer.resource), answer.check)
    expected = answer.expected[form]
    assert [said(result) for result in found] == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    "answer", [one for one in read_answers() if one.lacks], ids=lambda one: one.id
)
def test_what_a_form_lacks_is_named(answer: Answer, evidence: Evidence, report: Report) -> None:
    forms = [form for form, says in answer.expected.items() if says == LACKS]
    assert forms
    reads = load_knowledge().checks[answer.check].reads
    for form in forms:
        (result,) = results_of(report(form), evidence.ending(answer.resource), answer.check)
        assert [slug_of(iri) for iri in lacking(result, reads)] == [answer.lacks]


@pytest.mark.parametrize("row", tables()["Lines"], ids=lambda row: row["control"])
@pytest.mark.parametrize("manifest", ["manifest", "complete"])
def test_tenants_line_has_its_status(row: dict[str, str], manifest: str, report: Report) -> None:
    made = report("together" if manifest == "manifest" else "complete")
    (line,) = [
        line for line in made.controls if line.control == row["control"] and line.party == "tenant"
    ]
    reason = f" {line.reason}" if line.status == "not-shown" else ""
    assert f"{line.status}{reason}" == row[manifest]


@pytest.mark.parametrize(
    "row", tables()["Differences"], ids=lambda row: f"{row['kind']} {row['resource']}"
)
def test_difference_between_sources_is_told(
    row: dict[str, str], evidence: Evidence, report: Report
) -> None:
    ending = evidence.ending(row["resource"])
    found = {
        (drift.kind, drift.property)
        for drift in report("together").drift
        if drift.resource.endswith(ending)
    }
    assert (row["kind"], EV + row["property"] if row["property"] else None) in found


def test_the_scanner_fails_a_default_key_and_we_do_not(evidence: Evidence, report: Report) -> None:
    made = report("together")
    (result,) = results_of(made, evidence.ending("key-evs-default"), "kms-key-rotation")
    assert (said(result), result.tool) == ("inapplicable", "")


def test_nothing_is_met_by_a_plan_alone(report: Report) -> None:
    assert "met" not in {line.status for line in report("plan").controls}


LACKS = f"cantTell {Reason.VALUE_UNKNOWN}"
