"""Where in the gathered facts an address or identifier stands, as file and line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER, PAGE = "data/catalogues", "domain.md"
MOST = 5
_FIRST = 100
_CLAUSE = re.compile(r"^(?:art|csl|dsl|pipl)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file, and the forms in which it is searched."""

    place: str
    text: str
    first: str
    words: frozenset[str]


class Gathered:
    """The lines of the catalogues and of domain.md."""

    def __init__(self, shared: Path) -> None:
        """Read them from the shared folder."""
        files = [*sorted((shared / FOLDER).glob("*.tsv")), shared / PAGE]
        self._lines = [
            _Line(_place(path, number, line), plain(line), key(line.split("\t")[0]), words(line))
            for path in files
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            if number > 1
        ]

    def places(self, addresses: Iterable[str], identifier: str, about: str) -> list[str]:
        """Return the lines that name an address or begin with an identifier, nearest first.

        Nearest is what shares most words with ``about``. An address that is nowhere is looked for
        by its last two parts, since pages exist in several languages; such places end in ~.
        """
        wanted = words(about)
        found: dict[str, int] = {}
        for line in self._lines:
            if identifier and line.first == key(identifier):
                found[line.place] = len(line.words & wanted) + _FIRST
        for address in addresses:
            exact = [line for line in self._lines if plain(address) in line.text]
            tail = "/".join(plain(address).split("/")[-2:])
            near = exact or [line for line in self._lines if tail in line.text]
            for line in near:
                place = line.place if exact else f"{line.place} ~"
                first = _FIRST * line.place.startswith(PAGE)
                found.setdefault(place, len(line.words & wanted) + first)
        return sorted(found, key=lambda place: (-found[place], place))[:MOST]


def _place(path: Path, number: int, line: str) -> str:
    """Return file and line; a source of domain.md is called there by its number, such as S1."""
    source = re.match(r"\| (S\d+) \|", line)
    return f"{path.name}:{number}" + (f" ({source[1]})" if source else "")


def plain(text: str) -> str:
    """Return a text in which an address has no protocol, www, fragment or last slash."""
    bare = re.sub(r"https?://|www\.", "", text.strip())
    return re.sub(r"#\S*$", "", bare).rstrip("/").lower()


def key(identifier: str) -> str:
    """Return an identifier without signs, and a law's article without the name of the law."""
    return _CLAUSE.sub("", re.sub(r"[^a-z0-9]", "", identifier.lower()))


def words(text: str) -> frozenset[str]:
    """Return the longer words of a text."""
    return frozenset(re.findall(r"[a-z]{4,}", text.lower()))
