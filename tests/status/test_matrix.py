"""The matrix: what it shows is what the rule of responsibilities answers, cell by cell."""

from datetime import date

import pytest

from dutygraph.knowledge.answers import Rule
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.holding import Question, which_holds
from dutygraph.status import matrix
from dutygraph.status.matrix import NOBODY, PARTS, STATES, Cell

AT = date(2026, 6, 30)


def cell(rows: tuple[matrix.Row, ...], slug: str, model: str) -> Cell:
    [found] = [one for row in rows if row.slug == slug for one in row.cells if one.model == model]
    return found


def parties(one: Cell) -> list[str | None]:
    return [mark.party for mark in one.marks]


def test_every_layer_has_a_cell_for_every_model() -> None:
    knowledge = load_knowledge()
    rows = matrix.that_holds(knowledge, AT)
    assert sorted(row.slug for row in rows) == sorted(knowledge.layers)
    assert {tuple(one.model for one in row.cells) for row in rows} == {
        ("on-premises", "iaas", "paas", "saas")
    }
    depth = {row.slug: row.depth for row in rows}
    for layer in knowledge.layers.values():
        assert depth[layer.slug] == (depth[layer.parent] + 1 if layer.parent else 0)


@pytest.mark.parametrize("service", [None, "rds", "obs"])
def test_a_cell_is_what_the_rule_answers(service: str | None) -> None:
    knowledge = load_knowledge()
    said = [one for one in (*knowledge.responsibilities, *knowledge.silences) if one.layer]
    for row in matrix.that_holds(knowledge, AT, service=service):
        for one in row.cells:
            question = Question(AT, None, (row.slug,), one.model, service)
            answer = which_holds(said, knowledge.editions, question)
            found = {party for party in parties(one) if party}
            assert found == set(answer.parties)
            assert bool(one.marks) == bool(answer.holds or answer.silences)
            assert one.disputed == bool(answer.conflicts)


def test_known_cells() -> None:
    rows = matrix.that_holds(load_knowledge(), AT)
    assert parties(cell(rows, "physical-facilities", "iaas")) == ["provider"]
    assert parties(cell(rows, "data", "saas")) == ["tenant"]
    guest = cell(rows, "operating-system", "paas")
    assert [(mark.party, mark.state) for mark in guest.marks] == [("provider", "general")]


def test_an_edition_says_only_what_it_says() -> None:
    knowledge = load_knowledge()
    rows = matrix.of_edition(knowledge, "huawei-cloud-2023")
    shown = [s for row in rows for one in row.cells for mark in one.marks for s in mark.statements]
    assert shown and {one.edition for one in shown} == {"huawei-cloud-2023"}
    silent = cell(rows, "storage", "iaas")
    assert [(mark.party, mark.state) for mark in silent.marks] == [(None, "silent")]


def test_controls_of_a_service_and_no_others() -> None:
    knowledge = load_knowledge()
    rows = matrix.controls_that_hold(knowledge, AT, service="rds")
    slugs = {row.slug for row in rows}
    assert {slug for slug in knowledge.checks if slug.startswith("rds-")} <= slugs
    assert not {slug for slug in slugs if slug.startswith(("obs-", "vpc-", "ecs-"))}
    patching = cell(rows, "database-engine-patching", "paas")
    assert set(parties(patching)) == {"provider", "tenant"}


def test_what_is_said_of_a_part_or_feature_has_a_row_of_its_own() -> None:
    """A page on MySQL does not speak of all of RDS, and one on nodes not of all of CCE."""
    knowledge = load_knowledge()
    rows = matrix.controls_that_hold(knowledge, AT, service="rds")
    parts = {row.slug: row.part for row in rows}
    assert (parts["database-engine-patching"], parts["rds-tls"]) == ("rds-mysql", "")
    rows = matrix.controls_that_hold(knowledge, AT, service="cce")
    told = {
        row.part: parties(one)
        for row in rows
        if row.slug == "platform-vulnerability-remediation"
        for one in row.cells
        if one.model == "paas"
    }
    assert list(told.items()) == [("", ["provider"]), ("cce-autopilot-cluster", ["provider"])]
    [hardening] = [row for row in rows if row.slug == "node-hardening"]
    assert hardening.part == "cce-node"
    assert all(parties(one) == ["tenant"] for one in hardening.cells)
    of_node = matrix.controls_that_hold(knowledge, AT, service="cce", component="cce-node")
    assert {row.part for row in of_node} == {""}
    assert parties(cell(of_node, "node-hardening", "iaas")) == ["tenant"]
    assert "database-engine-patching" not in {row.slug for row in of_node}


def test_a_cell_says_by_which_rule() -> None:
    knowledge = load_knowledge()
    controls = matrix.controls_that_hold(knowledge, AT, service="rds")
    assert cell(controls, "database-engine-patching", "paas").rule is Rule.SERVICE_JUDGED
    assert cell(controls, "database-engine-patching", "saas").rule is Rule.OTHER_MODEL
    layers = matrix.that_holds(knowledge, AT)
    assert cell(layers, "operating-system", "paas").rule is Rule.NAMES_MODEL
    assert cell(layers, "cloud-stack", "paas").rule is Rule.NOBODY
    older = matrix.of_edition(knowledge, "huawei-cloud-2023")
    assert cell(older, "data", "saas").rule is Rule.NAMES_MODEL
    assert cell(older, "storage", "iaas").rule is Rule.SEARCHED


def test_a_layer_whose_parts_alone_are_spoken_of_leads_to_them() -> None:
    knowledge = load_knowledge()
    whole = cell(matrix.that_holds(knowledge, AT), "cloud-stack", "paas")
    assert (whole.marks, whole.unmarked) == ((), PARTS)
    leaves = set(knowledge.layers) - {one.parent for one in knowledge.layers.values()}
    unsaid = {
        one.unmarked
        for edition in knowledge.editions
        for row in matrix.of_edition(knowledge, edition)
        for one in row.cells
        if not one.marks and row.slug in leaves
    }
    assert unsaid == {NOBODY}


def test_what_is_drawn_is_one_of_the_states() -> None:
    rows = matrix.that_holds(load_knowledge(), AT)
    drawn = {mark.state for row in rows for one in row.cells for mark in one.marks}
    assert drawn <= set(STATES) - {NOBODY} and len(drawn) >= 3
