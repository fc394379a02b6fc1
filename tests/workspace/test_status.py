"""A status is recorded with its report and its graphs."""

import json
from datetime import timedelta

import pytest

from dutygraph.model.errors import StoreError
from dutygraph.model.evidence import EVERYTHING, Scope
from dutygraph.model.namespace import EARL
from dutygraph.workspace import Workspace
from tests.workspace.conftest import NOON, put

LATER = NOON + timedelta(days=1)
OUTCOMES = "SELECT ?run (COUNT(*) AS ?n) { ?a <%sassertedBy> ?run } GROUP BY ?run" % EARL  # noqa: UP031


def counts(workspace: Workspace) -> list[int]:
    rows = json.loads(workspace.query(OUTCOMES, tenant="acme").content())["results"]["bindings"]
    return [int(row["n"]["value"]) for row in rows]


def test_a_report_is_recorded_and_its_results_are_in_the_default_graph(
    workspace: Workspace,
) -> None:
    put(workspace, "shop", {"logs": True, "media": False})
    assert workspace.latest_report("acme") is None
    report = workspace.status("acme", as_of=LATER)
    assert workspace.latest_report("acme") == report
    assert report.results and counts(workspace) == [len(report.results)]


def test_only_the_latest_run_is_in_the_default_graph(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": True})
    first = workspace.status("acme", as_of=LATER)
    put(workspace, "shop", {"logs": True, "media": False}, LATER)
    second = workspace.status("acme", as_of=LATER)
    assert len(second.results) > len(first.results)
    assert counts(workspace) == [len(second.results)]


def test_a_report_survives_the_process(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": False})
    report = workspace.status("acme", as_of=LATER)
    with Workspace.open(workspace.home) as other:
        assert other.latest_report("acme") == report


def test_a_status_that_is_not_recorded_leaves_nothing(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": False})
    workspace.status("acme", as_of=LATER, record=False)
    assert workspace.latest_report("acme") is None and counts(workspace) == []


def test_a_scope_is_everything_until_one_is_set(workspace: Workspace) -> None:
    assert workspace.scope("acme") == EVERYTHING
    workspace.set_scope("acme", Scope("shop", True, accounts=("a1",)))
    assert workspace.scope("acme").accounts == ("a1",)


def test_a_folder_that_is_none_is_said_so(workspace: Workspace) -> None:
    with pytest.raises(StoreError, match="run dutygraph init"):
        Workspace.open(workspace.home.parent)
    with pytest.raises(StoreError, match="holds a ledger already"):
        Workspace.create(workspace.home)


def test_a_query_for_all_sees_the_ontology_and_the_catalogue(workspace: Workspace) -> None:
    text = "ASK { ?x a <http://www.w3.org/2002/07/owl#Ontology> . ?s a ?t FILTER(?t = <%s>) }"
    text %= "http://www.w3.org/ns/sparql-service-description#Service"
    for tenant in (None, "acme"):
        assert json.loads(workspace.query(text, tenant=tenant).content())["boolean"] is True
