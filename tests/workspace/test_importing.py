"""What an import records, and what is believed after it (status.md 3)."""

from datetime import timedelta

import pytest

from dutygraph.model.errors import InputError, UsageError
from dutygraph.model.namespace import snapshot_graph
from dutygraph.workspace import ImportRequest, Workspace
from tests.workspace.conftest import NOON, put, versioning
from tests.workspace.states import state

DAY = timedelta(days=1)


def test_a_state_is_recorded_and_its_facts_are_in_the_default_graph(workspace: Workspace) -> None:
    done = put(workspace, "shop", {"logs": True, "media": False})
    assert (len(done.snapshots), done.known, done.errors, done.applied) == (1, (), (), True)
    assert versioning(workspace) == {"logs": "true", "media": "false"}
    assert workspace.tenants() == ("acme",)


def test_nobody_else_sees_it(workspace: Workspace) -> None:
    digest = put(workspace, "shop", {"logs": True}).snapshots[0].digest
    graph = snapshot_graph(workspace.base, "acme", digest)
    anything = "SELECT ?s { { GRAPH <%s> { ?s ?p ?o } } UNION { GRAPH ?g { ?s <%s> ?o } } }"
    anything %= (graph, "https://w3id.org/dutygraph/ev/versioning")
    for tenant in (None, "other"):
        assert versioning(workspace, tenant) == {}
        for graphs in (None, [graph]):
            answer = workspace.query(
                anything, tenant=tenant, accept="text/csv", default_graphs=graphs,
                named_graphs=graphs,
            )  # fmt: skip
            assert answer.content().split() == [b"s"]


def test_a_request_may_name_its_own_graphs(workspace: Workspace) -> None:
    digest = put(workspace, "shop", {"logs": True}).snapshots[0].digest
    graph = snapshot_graph(workspace.base, "acme", digest)
    count = "SELECT (COUNT(*) AS ?n) { ?s <https://w3id.org/dutygraph/ev/versioning> ?o }"
    for graphs, rows in (([graph], b"1"), ([], b"0"), (["urn:none"], b"0")):
        answer = workspace.query(count, tenant="acme", accept="text/csv", default_graphs=graphs)
        assert answer.content().split() == [b"n", rows]


def test_two_stacks_with_equal_addresses_are_two_sources(workspace: Workspace) -> None:
    first = put(workspace, "north", {"logs": True})
    second = put(workspace, "south", {"logs-south": False})
    assert first.snapshots[0].source != second.snapshots[0].source
    assert versioning(workspace) == {"logs": "true", "logs-south": "false"}


def test_a_newer_snapshot_of_the_same_source_supersedes(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": False, "media": True})
    put(workspace, "shop", {"logs": True}, NOON + DAY)
    assert versioning(workspace) == {"logs": "true"}


def test_the_earlier_one_stays_readable_as_of_its_date(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": False, "media": True})
    put(workspace, "shop", {"logs": True}, NOON + DAY)
    then = workspace.effective("acme", NOON + DAY / 2)
    now = workspace.effective("acme", NOON + 2 * DAY)
    assert "media" in str(then.triples) and "media" not in str(now.triples)


def test_an_older_one_that_arrives_late_never_supersedes(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": True}, NOON + DAY)
    late = put(workspace, "shop", {"logs": False, "media": True})
    assert late.applied
    assert versioning(workspace) == {"logs": "true"}
    assert len(workspace.observations("acme")) == 2


def test_the_same_bytes_seen_later_renew_the_age_and_are_kept_once(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": True})
    again = put(workspace, "shop", {"logs": True}, NOON + DAY)
    assert again.known == (again.snapshots[0].digest,)
    (found,) = workspace.observations("acme")
    assert found.snapshot.collected == NOON + DAY
    (earlier,) = workspace.observations("acme", NOON)
    assert earlier.snapshot.collected == NOON


def test_what_was_seen_again_supersedes_what_came_between(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": True})
    put(workspace, "shop", {"logs": False}, NOON + DAY)
    assert versioning(workspace) == {"logs": "false"}
    put(workspace, "shop", {"logs": True}, NOON + 2 * DAY)
    assert versioning(workspace) == {"logs": "true"}


def test_the_same_import_twice_changes_nothing(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": True})
    before = workspace.effective("acme", NOON + DAY)
    again = put(workspace, "shop", {"logs": True})
    assert len(again.known) == 1
    assert workspace.effective("acme", NOON + DAY) == before


def test_an_account_given_the_second_time_is_kept(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": True})
    put(workspace, "shop", {"logs": True}, account="a1", region="cn-north-4")
    (found,) = workspace.observations("acme")
    assert (found.snapshot.account, found.snapshot.region) == ("a1", "cn-north-4")
    put(workspace, "shop", {"logs": True}, NOON + DAY)
    (found,) = workspace.observations("acme")
    assert found.snapshot.account == "a1"


def test_facts_read_again_from_the_reduced_copy_are_the_same(workspace: Workspace) -> None:
    put(workspace, "shop", {"logs": True, "media": False}, account="a1")
    with Workspace.open(workspace.home) as other:
        assert other.observations("acme") == workspace.observations("acme")


def requests() -> list[ImportRequest]:
    good = [
        ImportRequest(((f"{name}.tfstate", state(name, {name: True})),), collected_at=NOON)
        for name in ("first", "third")
    ]
    bad = ImportRequest((("second.tfstate", b'{"version": 4, "resources": ['),), collected_at=NOON)
    return [good[0], bad, good[1]]


def test_one_bad_file_among_several_records_nothing(workspace: Workspace) -> None:
    with pytest.raises(InputError, match=r"second\.tfstate"):
        workspace.import_requests(requests(), tenant="acme")
    assert workspace.tenants() == ()
    assert versioning(workspace) == {}


def test_keep_going_records_the_good_ones(workspace: Workspace) -> None:
    done = workspace.import_requests(requests(), tenant="acme", keep_going=True)
    assert [error.file for error in done.errors] == ["second.tfstate"]
    assert len(done.snapshots) == 2
    assert versioning(workspace) == {"first": "true", "third": "true"}


def test_a_dry_run_reads_all_and_records_nothing(workspace: Workspace) -> None:
    put(workspace, "first", {"first": True})
    done = workspace.import_requests([requests()[0], requests()[2]], tenant="acme", dry_run=True)
    assert len(done.snapshots) == 2 and len(done.known) == 1
    assert versioning(workspace) == {"first": "true"}
    assert len(workspace.observations("acme")) == 1


def test_progress_is_told(workspace: Workspace) -> None:
    told: list[tuple[str, int, int]] = []
    request = requests()[0]
    workspace.import_requests(
        [request],
        tenant="acme",
        progress=lambda stage, done, total: told.append((stage, done, total)),
    )
    assert {stage for stage, _, _ in told} == {"read", "record", "apply"}
    assert all(0 <= done <= total for _, done, total in told)


@pytest.mark.parametrize("name", ["", "Acme", "a/b", "../x", "a b", "-a", "a" * 64, "租户"])
def test_a_tenant_has_a_plain_name(workspace: Workspace, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be a tenant's name"):
        workspace.import_requests(requests()[:1], tenant=name)


def test_the_origin_table_says_where_each_value_comes_from(workspace: Workspace) -> None:
    digest = put(workspace, "shop", {"logs": True}).snapshots[0].digest
    found = [o for o in workspace.origins("acme") if o.property.endswith("/versioning")]
    assert [(o.snapshot, o.won, o.collected) for o in found] == [(digest, True, NOON)]
    assert found[0].pointer.endswith("/attributes/versioning")
    assert workspace.origins("acme", found[0].resource) != ()
    assert workspace.origins("acme", "urn:nothing") == ()
