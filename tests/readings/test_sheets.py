"""What a drawn sheet holds and hides, and what a filled one gives."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import BASE, slug_of
from tests.knowledge.files import ROOT
from tests.readings import compare, draw, facts, mappings
from tests.readings.drawing import in_strata
from tests.readings.gathered import Gathered, key, plain
from tests.shared_files import shared

DOCS = ROOT / "docs"


@pytest.mark.parametrize(
    ("strata", "number", "expected"),
    [
        # 5, 2.5 and 0.5 of 8; the small one counts once
        ({"a": 10, "b": 5, "c": 1}, 8, {"a": 5, "b": 2, "c": 1}),
        # every stratum once, whatever its share
        ({"a": 97, "b": 2, "c": 1}, 3, {"a": 1, "b": 1, "c": 1}),
        # 3.33 each: the first by name gets the one that is left
        ({"a": 5, "b": 5, "c": 5}, 10, {"a": 4, "b": 3, "c": 3}),
        ({"a": 2, "b": 1}, 3, {"a": 2, "b": 1}),
    ],
)
def test_each_stratum_has_its_share(
    strata: dict[str, int], number: int, expected: dict[str, int]
) -> None:
    things = [f"{name}{n}" for name, size in strata.items() for n in range(size)]
    drawn = in_strata(things, lambda one: one[0], number, seed=7)
    assert Counter(one[0] for one in drawn) == expected
    assert len(set(drawn)) == number
    assert drawn == in_strata(things, lambda one: one[0], number, seed=7)


def test_another_seed_draws_others_and_too_many_are_refused() -> None:
    things = [str(n) for n in range(50)]
    draws = [tuple(in_strata(things, lambda _: "", 10, seed)) for seed in range(5)]
    assert len(set(draws)) == 5
    with pytest.raises(ValueError, match="cannot draw 51"):
        in_strata(things, lambda _: "", 51, 0)


def test_a_sheet_of_mappings_hides_what_we_judged() -> None:
    knowledge = load_knowledge()
    rows = mappings.sheet(knowledge, 100, seed=4)
    known = {slug_of(one.iri): one for one in knowledge.mappings}
    assert len({row["mapping"] for row in rows}) == 100
    schemes = {knowledge.requirements[one.requirement].scheme for one in knowledge.mappings}
    drawn = {knowledge.requirements[known[row["mapping"]].requirement].scheme for row in rows}
    assert drawn == schemes
    for row in rows:
        one = known[row["mapping"]]
        assert (row["control"], row["relation"], row["remark"]) == (one.control, "", "")
        assert row["clause"] == knowledge.requirements[one.requirement].notation
        for text in (one.covers, one.leaves, one.reason):
            assert text is None or text.en not in row.values()
    assert set(rows[0]) == {*mappings.GIVEN, "relation", "remark"}


def filled(tmp_path: Path, mend: int = 1) -> tuple[Path, list[dict[str, str]]]:
    """A sheet on which the reader agrees with us but for the first rows, which are none."""
    knowledge = load_knowledge()
    rows = mappings.sheet(knowledge, 20, seed=1)
    known = {slug_of(one.iri): one.relation.value for one in knowledge.mappings}
    for number, row in enumerate(rows):
        row["relation"] = "none" if number < mend else known[row["mapping"]]
    return written(tmp_path / "mappings-1.csv", rows), rows


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_filled_sheet_is_compared_and_keeps_what_we_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, rows = filled(tmp_path)
    assert compare.main([str(path)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("19 of 20 agree (95 %), kappa 0.")
    assert [line for line in printed.splitlines() if f"| {rows[0]['control']} |" in line]
    kept = compare.rows_of(path)
    assert all(row["ours"] in ("subset", "intersects", "equal", "superset") for row in kept)
    kept[0]["ours"] = "none"  # as if it had been another then
    written(path, kept)
    assert compare.main([str(path)]) == 0
    assert capsys.readouterr().out.startswith("20 of 20 agree (100 %), kappa 1.00")


def test_a_word_that_is_none_of_ours_is_named_with_its_row(tmp_path: Path) -> None:
    path, rows = filled(tmp_path)
    rows[3]["relation"] = "partly"
    written(path, rows)
    with pytest.raises(ValueError, match=r"row 5: 'partly'"):
        compare.main([str(path)])


def test_a_sheet_of_facts_says_all_and_where_to_look(capsys: pytest.CaptureFixture[str]) -> None:
    shared("data/catalogues/README.md")
    assert draw.main(["facts", "--seed", "4"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert Counter(row["stratum"] for row in rows) == facts.STRATA
    knowledge = load_knowledge()
    said = {one.iri: one for one in (*knowledge.responsibilities, *knowledge.silences)}
    for row in rows:
        assert row["address"].startswith("http") and row["locator"] and not row["verdict"]
        one = said.get(BASE + row["iri"])
        if one:
            for word in (one.control or one.layer, one.edition, one.source_kind, one.party or ""):
                assert str(word) in row["fact"]
    assert sum(bool(row["look"]) for row in rows) >= 55


def test_one_stratum_is_drawn_alone(capsys: pytest.CaptureFixture[str]) -> None:
    shared("data/catalogues/README.md")
    assert draw.main(["facts", "--seed", "4", "--stratum", "claim"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [row["stratum"] for row in rows] == ["claim"] * 10


def test_where_to_look_is_found_by_address_and_identifier(tmp_path: Path) -> None:
    (tmp_path / "data/catalogues").mkdir(parents=True)
    (tmp_path / "data/catalogues/duties.tsv").write_text(
        "service\tduty\tsource\n"
        "ecs\tback up content\thttps://www.example.org/en-us/a/b_01.html#part\n"
        "ecs\tencrypt content first\thttps://example.org/en-us/a/b_01.html\n"
        "Art.5(1)(a)\tlawful processing\t\n",
        encoding="utf-8",
    )
    (tmp_path / "domain.md").write_text(
        "# Sources\n| S1 | example.org/en-us/a/b_01.html, H |\n", encoding="utf-8"
    )
    found = Gathered(tmp_path)
    asked = ["http://example.org/en-us/a/b_01.html"]
    assert found.places(asked, "", "encrypt the content first") == [
        "domain.md:2 (S1)", "duties.tsv:3", "duties.tsv:2",
    ]  # fmt: skip
    assert found.places(["https://example.org/zh-cn/a/b_01.html"], "", "back up") == [
        "domain.md:2 (S1) ~", "duties.tsv:2 ~", "duties.tsv:3 ~",
    ]  # fmt: skip
    assert found.places([], "Art. 5(1)(a)", "") == ["duties.tsv:4"]
    assert found.places(["https://example.org/other.html"], "", "") == []
    assert (key("CSL.21(1)"), plain("https://www.x.org/a/")) == ("211", "x.org/a")


VERDICTS = ["wrong", "wrong", "wrong", "right", "cannot-tell"]


def judged(verdicts: list[str]) -> list[dict[str, str]]:
    strata = ["cell", "cell", "cell", "cell", "claim"]
    return [
        dict.fromkeys((*facts.GIVEN, *facts.READ), "")
        | {"stratum": stratum, "iri": f"x/{n}", "verdict": verdict}
        for n, (stratum, verdict) in enumerate(zip(strata, verdicts, strict=True))
    ]


def test_more_than_two_wrong_facts_call_for_a_new_draw() -> None:
    lines = compare.result(judged(VERDICTS))
    assert "| cell | 1 | 3 | 0 | all of it is rechecked, and a new draw made |" in lines
    assert "| claim | 0 | 0 | 1 | stands |" in lines
    assert "| x/4 | cannot-tell |  |  |" in lines and "| x/3 | right |  |  |" not in lines
    lines = compare.result(judged(["wrong", "wrong", "right", "right", "right"]))
    assert "| cell | 2 | 2 | 0 | stands |" in lines
    with pytest.raises(ValueError, match=r"row 2: ''"):
        compare.result(judged(["", "right", "right", "right", "right"]))


def test_a_result_that_is_not_on_the_page_is_missed(tmp_path: Path) -> None:
    path = written(tmp_path / "facts-1.csv", judged(VERDICTS))
    page = "\n".join(["[sheet](readings/facts-1.csv)", *compare.result(judged(VERDICTS))])
    assert compare.missing(page, tmp_path) == []
    written(path, judged([*VERDICTS[:4], "right"]))
    assert compare.missing(page, tmp_path) == ["facts-1.csv"]


def test_every_kept_sheet_has_its_result_on_the_page() -> None:
    assert compare.missing((DOCS / "readings.md").read_text("utf-8"), DOCS / "readings") == []


def test_what_was_read_page_by_page_is_counted_on_the_page() -> None:
    page = (DOCS / "readings.md").read_text("utf-8")
    sheets = sorted((DOCS / "readings" / "page-by-page").glob("*.csv"))
    assert sheets
    for path in sheets:
        found = Counter(row["verdict"] for row in facts.read(compare.rows_of(path)))
        counted = [str(found.total()), *(str(found[word]) for word in facts.VERDICTS)]
        assert f"(readings/page-by-page/{path.name}) | {' | '.join(counted)} |" in page
