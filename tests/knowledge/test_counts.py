"""The printed counts are those of the catalogue, and those by kind of source add up."""

import pytest

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.counts import gaps, main, rows


def test_counts_by_kind_add_up() -> None:
    by_kind = {what: (number, kinds) for what, number, kinds, _ in rows(load_knowledge()) if kinds}
    assert all(number == kinds.total() for number, kinds in by_kind.values())
    assert by_kind["responsibilities"][0] == len(load_knowledge().responsibilities)
    parts = by_kind["  of a control"][1] + by_kind["  of a layer"][1]
    assert by_kind["responsibilities"][1] == parts


def test_the_table_has_a_line_for_each_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + len(list(rows(load_knowledge())))
    [line] = [line for line in lines if line.startswith("controls ")]
    assert line.split()[1] == str(len(load_knowledge().controls))


def test_every_control_has_a_check_or_is_a_gap_with_a_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    knowledge = load_knowledge()
    found = dict(gaps(knowledge))
    assert set(found) | set(knowledge.checks) == set(knowledge.controls)
    assert set(found.values()) <= {"not yet", "document", "provider's"}
    assert main(["--gaps"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(found)
