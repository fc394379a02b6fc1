"""The small picture of a thing's neighbourhood, as every page shows it."""

import unicodedata
from xml.etree import ElementTree as ET

from markupsafe import Markup

from dutygraph.graph import neighbourhood as drawn
from dutygraph.knowledge.words import Words, load_words
from dutygraph.model.errors import DutyGraphError
from dutygraph.model.graph import Box, Picture, Thing
from dutygraph.web import links, neighbours
from dutygraph.workspace import Workspace

BOX = (214.0, 44.0)
UNITS = 24


def neighbourhood_svg(workspace: Workspace, iri: str, tenant: str | None, lang: str) -> Markup:
    """Return the picture with its caption as a figure; empty where nothing is linked.

    A page does not fall because its picture cannot be drawn: that is said in its place.
    """
    words = load_words(lang)
    try:
        centre = neighbours.thing(workspace, iri, tenant)
        found = neighbours.neighbourhood(workspace, iri, tenant) if centre else []
    except DutyGraphError:
        return Markup('<p class="note">{}</p>').format(words("web-picture-none"))
    if centre is None or not found:
        return Markup("")
    return figure(drawn.picture(centre, found), words)


def figure(picture: Picture, words: Words) -> Markup:
    """Return a picture as SVG in a figure whose caption says how much of all is shown."""
    name = picture.centre.thing.label.in_language(words.lang)[0]
    title = words("web-picture-title", name=name)
    counts = words("web-picture-counts", shown=len(picture.boxes), total=picture.total)
    explore = Markup('<a href="{}">{}</a>').format(
        links.kept("/explore", node=picture.centre.thing.iri), words("web-picture-explore")
    )
    return Markup("<figure>{}<figcaption>{} · {}</figcaption></figure>").format(
        Markup(svg(picture, title, counts, words.lang)),  # noqa: S704 - the serialiser escapes
        counts,
        explore,
    )


def svg(picture: Picture, title: str, description: str, lang: str) -> str:
    """Return the SVG text; colours come from the style sheet, so both themes fit."""
    size = f"0 0 {picture.width:g} {picture.height:g}"
    root = ET.Element("svg", {"class": "picture", "viewBox": size, "role": "group"})
    root.set("xmlns", "http://www.w3.org/2000/svg")
    root.set("aria-label", title)
    ET.SubElement(root, "title").text = title
    ET.SubElement(root, "desc").text = description
    for box in picture.boxes:
        root.append(_edge(picture.centre, box))
    for box in (picture.centre, *picture.boxes):
        root.append(_box(box, lang))
    return ET.tostring(root, encoding="unicode")


def _edge(centre: Box, box: Box) -> ET.Element:
    """A curve from side to side, with a mark at the end that is pointed at."""
    toward = 1 if box.x > centre.x else -1
    start, end = centre.x + toward * BOX[0] / 2, box.x - toward * BOX[0] / 2
    half = (start + end) / 2
    group = ET.Element("g", {"class": "edge"})
    curve = f"M{start:g} {centre.y:g}C{half:g} {centre.y:g} {half:g} {box.y:g} {end:g} {box.y:g}"
    ET.SubElement(group, "path", {"d": curve})
    inward = box.link is not None and box.link.inward
    x, y, way = (start, centre.y, -toward) if inward else (end, box.y, toward)
    back = x - way * 6
    ET.SubElement(group, "path", {"d": f"M{back:g} {y - 4:g}L{x:g} {y:g}L{back:g} {y + 4:g}"})
    return group


def _box(box: Box, lang: str) -> ET.Element:
    label, label_lang = box.thing.label.in_language(lang)
    anchor = ET.Element("a", {"href": links.page_of(box.thing.iri)})
    left, top = box.x - BOX[0] / 2, box.y - BOX[1] / 2
    title = ET.SubElement(anchor, "title", {"lang": label_lang})
    title.text = _whole(box.thing, label, label_lang)
    place = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{BOX[0]:g}", "height": f"{BOX[1]:g}"}
    kind = "node" if box.link else "node centre"
    ET.SubElement(anchor, "rect", {**place, "rx": "5", "class": kind})
    above = box.link.label if box.link else box.thing.kind
    if above:
        words, words_lang = above.in_language(lang)
        words = f"← {words}" if box.link and box.link.inward else words
        anchor.append(_text(words, words_lang, left, top + 15, "edge-label"))
    anchor.append(_text(label, label_lang, left, top + (34 if above else 27), "name"))
    return anchor


def _whole(thing: Thing, label: str, lang: str) -> str:
    return f"{label} ({thing.kind.in_language(lang)[0]})" if thing.kind else label


def _text(words: str, lang: str, left: float, y: float, kind: str) -> ET.Element:
    place = {"x": f"{left + 8:g}", "y": f"{y:g}", "class": kind, "lang": lang}
    text = ET.Element("text", place)
    text.text = cut(words, UNITS if kind == "name" else UNITS + 6)
    return text


def cut(words: str, units: int) -> str:
    """Return a text that fits, with "…" where it was cut; a Chinese letter is two units wide."""
    used, kept = 0, ""
    for letter in words:
        used += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used > units:
            return kept.rstrip() + "…"
        kept += letter
    return kept
