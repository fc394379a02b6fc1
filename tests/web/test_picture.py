"""The picture of a neighbourhood: legal, honest about what it leaves out, and safe."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask import Flask

from dutygraph.model.errors import StoreError
from dutygraph.model.namespace import SKOS
from dutygraph.web.app import create_app
from dutygraph.web.picture import cut, neighbourhood_svg
from tests.web.small import SmallWorld

HOSTILE = '<script>alert(\\"1\\")</script>&'
LINES = [
    f'<urn:c> <{SKOS}prefLabel> "centre"@en .',
    f'<urn:c> <{SKOS}prefLabel> "中心"@zh-Hans .',
    f'<urn:h> <{SKOS}prefLabel> "{HOSTILE}"@en .',
    "<urn:c> <urn:p> <urn:h> .",
    "<urn:c> <urn:p> <javascript:alert(1)> .",
    *(f"<urn:n{number}> <urn:q> <urn:c> ." for number in range(30)),
]
NS = {"svg": "http://www.w3.org/2000/svg"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallWorld]:
    found = SmallWorld(tmp_path_factory.mktemp("picture"), {"urn:g": LINES})
    yield found
    found.store.close()


@pytest.fixture(scope="module")
def app(world: SmallWorld) -> Flask:
    return create_app(world)  # type: ignore[arg-type]


def drawn(app: Flask, world: SmallWorld, lang: str = "en", path: str = "/") -> str:
    with app.test_request_context(path):
        return str(neighbourhood_svg(world, "urn:c", None, lang))  # type: ignore[arg-type]


def svg(figure: str) -> ET.Element:
    return ET.fromstring(re.search(r"<svg.*</svg>", figure, re.DOTALL)[0])  # type: ignore[index] # noqa: S314


def test_it_has_a_title_a_description_and_a_link_for_each_box(
    app: Flask, world: SmallWorld
) -> None:
    found = svg(drawn(app, world))
    assert found.findtext("svg:title", None, NS) == "What centre is linked to"
    assert found.findtext("svg:desc", None, NS) == "8 of 32 links shown"
    links = [anchor.attrib["href"] for anchor in found.iterfind(".//svg:a", NS)]
    assert len(links) == 9
    assert all(link.startswith("/explore?node=") for link in links)


def test_it_says_how_much_is_left_out_and_leads_to_the_rest(app: Flask, world: SmallWorld) -> None:
    figure = drawn(app, world)
    assert "8 of 32 links shown" in figure.split("<figcaption>")[1]
    assert 'href="/explore?node=urn%3Ac"' in figure.split("<figcaption>")[1]


def test_it_speaks_the_pages_language(app: Flask, world: SmallWorld) -> None:
    found = svg(drawn(app, world, "zh-Hans", "/?lang=zh-Hans"))
    assert found.findtext("svg:title", None, NS) == "与“中心”相连的内容"
    assert all("lang=zh-Hans" in one.attrib["href"] for one in found.iterfind(".//svg:a", NS))


def test_hostile_names_stay_text(app: Flask, world: SmallWorld) -> None:
    figure = drawn(app, world)
    assert "<script" not in figure
    titles = [one.text or "" for one in svg(figure).iterfind(".//svg:a/svg:title", NS)]
    assert [title for title in titles if title.startswith("<script>")]
    assert 'href="javascript:' not in figure


def test_no_style_is_written_into_it(app: Flask, world: SmallWorld) -> None:
    figure = drawn(app, world)
    assert "style" not in figure
    assert not re.search(r"\son\w+=", figure)


def test_a_thing_without_links_has_no_picture(app: Flask, world: SmallWorld) -> None:
    with app.test_request_context("/"):
        assert neighbourhood_svg(world, "urn:nothing", None, "en") == ""  # type: ignore[arg-type]


def test_a_page_does_not_fall_with_its_picture(
    app: Flask, world: SmallWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise StoreError("the store has gone")

    monkeypatch.setattr(world, "query", gone)
    assert "cannot be drawn now" in drawn(app, world)


@pytest.mark.parametrize(
    ("words", "shown"),
    [("short", "short"), ("exactly ten", "exactly te…"), ("服务器密码机", "服务器密码…")],
)
def test_words_are_cut_by_the_width_of_their_letters(words: str, shown: str) -> None:
    assert cut(words, 10) == shown


def test_the_stylesheet_names_every_class_that_a_picture_uses(
    app: Flask, world: SmallWorld
) -> None:
    css = (Path(str(app.static_folder)) / "style.css").read_text(encoding="utf-8")
    used = set(re.findall(r'class="([^"]+)"', drawn(app, world)))
    assert used >= {"picture", "edge", "node", "node centre", "edge-label"}
    assert all(f".{word}" in css for name in used - {"name"} for word in name.split())
