"""Read a page as its readers do: which words stand in it, in which language, where links lead."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "wbr"}
UNSEEN = {"script", "style"}


@dataclass(frozen=True)
class Said:
    """A piece of text with the language that it is marked with and the elements around it."""

    text: str
    lang: str
    within: tuple[str, ...]
    classes: frozenset[str]


@dataclass
class Page(HTMLParser):
    """A page that was read; it must be well nested."""

    said: list[Said] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    _open: list[tuple[str, str, frozenset[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag in VOID:
            return
        lang = given.get("lang") or (self._open[-1][1] if self._open else "")
        self._open.append((tag, lang, frozenset(given.get("class", "").split())))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        found, _, _ = self._open.pop()
        assert found == tag, f"<{found}> is closed by </{tag}> at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open and self._open[-1][0] not in UNSEEN:
            classes = frozenset().union(*(one[2] for one in self._open))
            within = tuple(one[0] for one in self._open)
            self.said.append(Said(" ".join(data.split()), self._open[-1][1], within, classes))

    @property
    def text(self) -> str:
        """Return all that can be read, joined by spaces."""
        return " ".join(one.text for one in self.said)

    def outside(self, *classes: str) -> list[Said]:
        """Return what stands in no element of these classes."""
        return [one for one in self.said if not one.classes & set(classes)]


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert not page._open, f"never closed: {[one[0] for one in page._open]}"
    return page
