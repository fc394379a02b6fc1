"""The printed counts are those of the catalogue, and those by kind of source add up."""

import pytest

from dutygraph.knowledge.answers import Word
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.counts import gaps, main, rows
from dutygraph.knowledge.goals import goals
from tests.knowledge.files import ROOT


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


RENEW = ".venv/bin/python -m dutygraph.knowledge.counts --markdown > docs/counts.md"


def test_the_page_of_counts_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--markdown"]) == 0
    printed = capsys.readouterr().out
    page = (ROOT / "docs" / "counts.md").read_text(encoding="utf-8")
    assert page == printed, f"docs/counts.md is stale: {RENEW}"
    assert all(RENEW in text for text in (page, (ROOT / "CONTRIBUTING.md").read_text("utf-8")))


def test_every_goal_stands_beside_its_count(capsys: pytest.CaptureFixture[str]) -> None:
    counted = [what.strip() for what, *_ in rows(load_knowledge())]
    assert {counted.count(what) for what in goals()} == {1}
    main(["--markdown"])
    lines = capsys.readouterr().out.splitlines()
    for what, goal in goals().items():
        [line] = [one for one in lines if one.startswith("| ") and f"{what} |" in one[:70]]
        assert line.split(" | ")[2] == goal


def test_the_shares_of_answers_add_up() -> None:
    knowledge = load_knowledge()
    table = list(rows(knowledge))
    for asked, size in (("control", len(knowledge.controls)), ("layer", len(knowledge.layers))):
        at = next(n for n, row in enumerate(table) if row[0] == f"answers for a {asked}")
        inner = table[at + 1 :]
        inner = inner[: next(n for n, row in enumerate(inner) if not row[0].startswith("  "))]
        words = {what.strip(): (n, note) for what, n, _, note in inner if what[2] != " "}
        assert list(words) == [word.replace("-", " ") for word in Word]
        rules = sum(n for what, n, *_ in inner if what[2] == " ")
        assert table[at][1] == 3 * size == sum(n for n, _ in words.values()) == rules
        for number, note in words.values():
            assert note == f"{100 * number / (3 * size):.0f} %"
