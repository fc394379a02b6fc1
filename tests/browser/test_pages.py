"""Every kind of page opens in a browser without a fault, and asks nothing of another host."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import DG, RDF_TYPE, catalogue_iri

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh-Hans")
SAMPLE = 12
BOUND = 60
CONTROLS = len(load_knowledge().controls)
# All that is looked at on a page, asked for at once: each question costs a way to the browser.
LOOK = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    heading: all("h1")[0]?.innerText ?? "", headings: all("h1").length, mains: all("main").length,
    menus: all("header nav").length, lang: document.documentElement.lang,
    links: all("a[href]").map(
      (one) => new URL(one.getAttribute("href"), location).href.split("#")[0]
    ),
  };
}"""


@dataclass
class Watched:
    """A page and all that went wrong in it."""

    page: Page
    faults: list[str] = field(default_factory=list)


@pytest.fixture
def watched(browser: Browser, site: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield watch(context, site)
    context.close()


def watch(context: BrowserContext, site: str) -> Watched:
    """Note page errors, console errors, reports of the policy, requests to another origin."""
    seen = Watched(context.new_page())
    page, faults = seen.page, seen.faults
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda said: (
            faults.append(f"{page.url}: {said.text}") if said.type in ("error", "warning") else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((site + "/", "data:"))
            else faults.append(f"{page.url} asks {request.url}")
        ),
    )
    page.on(
        "response",
        lambda response: (
            faults.append(f"{page.url}: {response.status} of {response.url}")
            if response.status >= 400
            else None
        ),
    )
    return seen


def kind_of(path: str) -> str:
    """Name the kind of page that an address leads to: its path's pattern and its arguments."""
    parts = urlsplit(path)
    segments = parts.path.strip("/").split("/")
    names = sorted(name for name, _ in parse_qsl(parts.query) if name not in ("lang", "tenant"))
    return "/".join([segments[0], *("*" for _ in segments[1:])]) + " " + ",".join(names)


def is_page(link: str, site: str) -> bool:
    """Say whether an address leads to a page here, and not to a form for machines."""
    names = {name for name, _ in parse_qsl(urlsplit(link).query)}
    return link.startswith(site + "/") and not names & {"format", "as"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_page_is_without_fault(
    watched: Watched, site: str, lang: str, seed: int
) -> None:
    """Open one page of each kind found, then a drawn sample of all the others."""
    kinds: set[str] = set()
    seen: set[str] = set()
    found = [f"/?lang={lang}"]
    for path in found:
        if kind_of(path) not in kinds and len(kinds) < BOUND:
            kinds.add(kind_of(path))
            found += visit(watched, site, path, lang, seen)
    others = sorted(set(found) - seen)
    for path in random.Random(seed).sample(others, min(SAMPLE, len(others))):  # noqa: S311
        visit(watched, site, path, lang, seen)
    assert not watched.faults
    first = {kind.split("/")[0].split(" ")[0] for kind in kinds}
    assert first >= {"", "explore", "sparql"}, kinds
    assert len(kinds) >= 12, kinds


def visit(watched: Watched, site: str, path: str, lang: str, seen: set[str]) -> list[str]:
    """Open a page, look at what must be on every page, and return where it leads."""
    page = watched.page
    seen.add(path)
    page.goto(site + path)
    told = page.evaluate(LOOK)
    assert told["headings"] == 1 and told["heading"].strip(), path
    if f"lang={lang}" in path:
        assert told["lang"] == lang, path
        assert lang == "en" or not re.search(r"\b[a-z]+-[a-z]+(-[a-z]+)+\b", told["heading"]), path
    assert told["mains"] == 1 and told["menus"] >= 2, path
    links = sorted({link.removeprefix(site) for link in told["links"] if is_page(link, site)})
    return [link for link in links if f"lang={lang}" in link]


@pytest.mark.parametrize("path", ["/", "/explore", "/sparql"])
def test_a_narrow_screen_is_not_scrolled_sideways(browser: Browser, site: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site + path)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    context.close()
    assert wide <= 0


def test_the_explorer_expands_by_link_type(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(f"{site}/explore?lang=en")
    page.fill("#q", "certification body")
    page.click("form[role=search] button")
    page.click("#found a:has-text('certification body') >> nth=0")
    page.wait_for_selector("#types tbody tr")
    page.goto(f"{site}/explore?lang=en&node={DG}Control".replace("#", "%23"))
    button = f"#types button[data-direction=in][data-property='{RDF_TYPE}']"
    page.wait_for_selector(button)
    drawn, total = counts(page, RDF_TYPE)
    assert 0 < drawn < total == CONTROLS
    with page.expect_response(lambda answer: "/explore/expand" in answer.url) as told:
        page.click(button)
    assert told.value.json()["total"] == CONTROLS
    more = min(25, total - drawn)
    expect(page.locator("#told")).to_have_text(f"{more} added")
    assert counts(page, RDF_TYPE) == (drawn + more, total)
    assert page.locator("#canvas canvas").count() >= 1
    assert not watched.faults


def counts(page: Page, name: str) -> tuple[int, int]:
    """Return how many things are drawn, and are there, that link to the chosen one by a type."""
    row = page.locator(
        "#types tr", has=page.locator(f"[data-property='{name}'][data-direction=in]")
    )
    shown, of, total, _ = row.locator("td").first.inner_text().split()
    assert of == "of"
    return int(shown), int(total)


@pytest.mark.parametrize(("lang", "all_said"), [("en", "Links drawn: all 15."), ("zh-Hans", "15")])
def test_the_explorer_begins_with_what_a_thing_is_linked_to(
    watched: Watched, site: str, lang: str, all_said: str
) -> None:
    page = watched.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    node = catalogue_iri("control", "obs-bucket-encryption")
    page.goto(f"{site}/explore?lang={lang}&node={node}")
    expect(page.locator("#shown tbody tr")).to_have_count(16)
    expect(page.locator("#told")).to_contain_text(all_said)
    assert [path for path in asked if path.startswith("/explore/")] == ["/explore/start"]
    assert page.locator("#types button").count() == 0
    legend = page.locator("#legend li").all_inner_texts()
    assert sum(int(re.findall(r"\d+", one)[-1]) for one in legend) == 16
    assert 5 < len(legend) == len(set(legend))
    assert not watched.faults


def test_the_explorer_is_used_by_keyboard_alone(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(f"{site}/explore?lang=zh-Hans&node={DG}Control")
    page.wait_for_selector("#types button")
    before_more = page.locator("#shown tbody tr").count()
    page.focus("#canvas")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('#types button')")
    page.keyboard.press("Enter")
    expect(page.locator("#shown tbody tr")).not_to_have_count(before_more)
    before = page.inner_text("#selected")
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#selected")).not_to_have_text(before)
    things = page.locator("#shown tbody tr").count()
    page.keyboard.press("Delete")
    expect(page.locator("#shown tbody tr")).to_have_count(things - 1)
    assert not watched.faults


def test_pages_work_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/explore?lang=en&q=certification%20body")
    page.click("#found a:has-text('certification body') >> nth=0")
    expect(page.locator("h2#links")).to_have_count(1)
    assert page.locator("#explorer").is_hidden()
    page.click("h2#links ~ .wide a >> nth=0")
    expect(page.locator("h2#members")).to_have_count(1)
    page.goto(f"{site}/sparql?lang=en")
    page.fill("textarea", "SELECT (1 AS ?one) {}")
    page.click("main form button")
    assert page.inner_text("section table td") == "1"
    context.close()
