"""The responsibility matrix on the screen and as files."""

import csv
import html.parser
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from dutygraph.export.matrix import FORMATS, written
from dutygraph.export.matrix.grid import Grid, Line, Part
from dutygraph.knowledge.catalogue import load_knowledge
from tests.cli.conftest import Run
from tests.cli.test_screens import JARGON

RDS = ("matrix", "--service", "rds", "--as-of", "2026-06-30")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parsed(text: str | bytes) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314, our own file


def rows(run: Run, *words: str) -> list[dict[str, str]]:
    done = run(*RDS, "--format", "csv", *words)
    assert done.status == 0
    return list(csv.DictReader(io.StringIO(done.out)))


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_screen_shows_layers_and_controls(lang: str, run: Run) -> None:
    done = run(*RDS, "--model", "paas", "--lang", lang)
    assert done.status == 0 and not done.err
    assert "rds-disk-encryption" in done.out
    assert {"en": "searched, not said", "zh-Hans": "已查阅，未说明"}[lang] in done.out
    assert {"en": "general model", "zh-Hans": "通用模型"}[lang] in done.out
    assert not JARGON.search(done.out)
    head = next(
        line
        for line in done.out.splitlines()
        if {"en": "PaaS", "zh-Hans": "平台即服务"}[lang] in line
    )
    assert "SaaS" not in head.replace("PaaS", "")  # fmt: skip


def test_each_fact_of_the_csv_is_a_statement_of_the_ontology(run: Run) -> None:
    known = load_knowledge()
    said = {(one.control or one.layer, one.party or "", one.role, one.edition)
            for one in (*known.responsibilities, *known.silences)}  # fmt: skip
    found = rows(run)
    assert len(found) > 50
    for row in found:
        if row["how"] in ("parts", "nobody"):
            assert not row["party"] and not row["caiq"]
        elif row["rests-on"] == row["kind"]:
            assert (row["slug"], row["party"], row["role"], row["edition"]) in said
        assert row["how"] in ("parts", "nobody") or row["source"].startswith("https://")


def test_owner_words_stand_in_the_csv(run: Run) -> None:
    [row] = [
        one for one in rows(run, "--model", "paas") if one["slug"] == "rds-disk-encryption"
        and one["role"] == "configures"
    ][:1]  # fmt: skip
    words = [row[view] for view in ("caiq", "fedramp", "azure", "raci")]
    assert words == ["CSC-owned", "customer-configured", "Customer", "tenant R"]


@pytest.mark.parametrize(
    ("slug", "model", "answer"),
    [
        ("rds-tls", "paas", ("derived", "service-judged")),  # RDS is PaaS by our judgement
        ("rds-tls", "iaas", ("not-said", "other-model")),
        ("rds-audit-log", "paas", ("judged", "judged")),
        ("data", "saas", ("stated", "names-model")),
        ("storage", "paas", ("not-said", "searched")),
        ("cloud-stack", "paas", ("not-said", "nobody")),
    ],
)
def test_the_csv_says_how_an_answer_came_about(
    slug: str, model: str, answer: tuple[str, str], run: Run
) -> None:
    found = [
        (one["answer"], one["by-rule"])
        for one in rows(run, "--model", model)
        if one["slug"] == slug
    ]
    assert set(found) == {answer}


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "provider + tenant: derived"), ("zh-Hans", "云服务商 + 租户：推导得出")],
)
def test_the_screen_and_the_page_say_how_an_answer_came_about(
    lang: str, told: str, run: Run
) -> None:
    words = (*RDS, "--model", "paas", "--lang", lang)
    screen = run(*words).out
    [line] = [one for one in screen.splitlines() if one.startswith("database-engine-patching")]
    assert line.endswith(told)
    page = run(*words, "--format", "html").out
    word = re.split("[:：] ?", told)[1]
    assert f'<span class="answer">{word}</span></td>' in page


@pytest.mark.parametrize(
    ("view", "word"),
    [("caiq", "CSP-owned"), ("fedramp", "system-specific"), ("azure", "Microsoft"),
     ("raci", "provider R")],
)  # fmt: skip
def test_the_words_of_others_on_the_screen(view: str, word: str, run: Run) -> None:
    done = run(*RDS, "--as", view)
    assert done.status == 0 and word in done.out


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_the_same_each_time_and_names_the_service(form: str, run: Run) -> None:
    if form == "xlsx":
        return
    first, again = (run(*RDS, "--format", form).out for _ in range(2))
    assert first == again
    assert "rds-tls" in first or "RDS" in first or "Relational Database Service" in first


def test_xlsx_holds_two_sheets_with_the_same_facts(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in files:
        assert run(*RDS, "--format", "xlsx", "-o", path).status == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(files[0]) as packed:
        assert packed.testzip() is None
        parts = {name: parsed(packed.read(name)) for name in packed.namelist()}
    sheets = [one.get("name") for one in parts["xl/workbook.xml"].iter(f"{SHEET}sheet")]
    assert sheets == ["Matrix", "Facts"]
    facts = [
        ["".join(cell.itertext()) for cell in row]
        for row in parts["xl/worksheets/sheet2.xml"].iter(f"{SHEET}row")
    ]
    expected = [list(row.values()) for row in rows(run)]
    assert facts[1:] == expected
    places = [c.get("r") for c in parts["xl/worksheets/sheet2.xml"].iter(f"{SHEET}c")]
    assert len(places) == len(set(places)) and places[15] == "P1"


def test_svg_is_a_picture_without_anything_from_elsewhere(run: Run) -> None:
    picture = run(*RDS, "--format", "svg").out
    root = parsed(picture)
    space = "{http://www.w3.org/2000/svg}"
    assert {one.tag.removeprefix(space) for one in root.iter()} <= {
        "svg", "title", "desc", "rect", "text"
    }  # fmt: skip
    assert not re.search(r"(?:href|src|url\()", picture)
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    for box in root.iter(f"{space}rect"):
        assert 0 <= float(box.get("x", 0)) + float(box.get("width", 0)) <= width + 1
        assert 0 <= float(box.get("y", 0)) + float(box.get("height", 0)) <= height + 1


class Page(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.rows += tag == "tr"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_whole_and_loads_nothing(run: Run) -> None:
    text = run(*RDS, "--format", "html").out
    page = Page()
    page.feed(text)
    assert not page.open and page.rows > len(rows(run))
    assert not re.search(r"<(?:script|link|img|iframe)", text)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--service", "nothing-here"), "no service is named nothing-here"),
        (("--edition", "nothing-here"), "no edition is named nothing-here"),
        (("--model", "faas"), "no service model is named faas"),
        (("--edition", "help-pages", "--service", "rds"), "leave --service out"),
        (("--component", "cce-node", "--service", "rds"), "is a part of cce"),
        (("-o", "matrix.txt"), "a table is for the screen"),
    ],
)
def test_what_cannot_be_asked_is_one_line(words: tuple[str, ...], said: str, run: Run) -> None:
    done = run("matrix", *words)
    assert done.status == 2
    assert said in done.err and done.err.count("\n") == 1


def test_a_component_has_its_own_matrix(run: Run) -> None:
    done = run("matrix", "--component", "cce-node", "--format", "csv")
    assert done.status == 0 and done.out.count("\n") > 50


def test_hostile_text_is_escaped() -> None:
    evil = '<script>"&\x0b\u202e'
    line = Line("layer", "x", 0, evil, ((Part("", "stated", evil),),), (False,), ("",))
    grid = Grid(
        evil, evil, "en", evil, (evil,), (line,), (("stated", evil),), (), ("a",), ((evil,),)
    )
    assert "<script" not in written(grid, "html").decode()
    parsed(written(grid, "svg").decode())
    with zipfile.ZipFile(io.BytesIO(written(grid, "xlsx"))) as packed:
        for name in packed.namelist():
            parsed(packed.read(name))
