"""One subject of the data files and what is said of it, as plain values."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

import pyoxigraph as ox

from dutygraph.knowledge.reading.library import Library, Object
from dutygraph.model.errors import InputError
from dutygraph.model.namespace import BASE, SKOS, slug_of
from dutygraph.model.text import Text

Word = TypeVar("Word", bound=StrEnum)
PREF_LABEL = SKOS + "prefLabel"
DEFINITION = SKOS + "definition"
_TRUTH = {"true": True, "1": True, "false": False, "0": False}


class Node:
    """A subject; every reader raises InputError with file and subject when the contract breaks."""

    def __init__(self, library: Library, iri: str) -> None:
        """Look at one subject of a library."""
        self.library = library
        self.iri = iri

    @property
    def slug(self) -> str:
        """Return the last segment of the subject's IRI."""
        return slug_of(self.iri)

    @property
    def label(self) -> Text:
        """Return the preferred label; both languages must be there."""
        return self.text(PREF_LABEL)

    @property
    def definition(self) -> Text:
        """Return the definition; both languages must be there."""
        return self.text(DEFINITION)

    def text(self, predicate: str) -> Text:
        """Return a text in English and Chinese."""
        found = self.text_or_none(predicate)
        if found is None or found.zh is None:
            raise self.error(f"needs {_short(predicate)} in en and zh-Hans")
        return found

    def text_or_none(self, predicate: str) -> Text | None:
        """Return a text that has English and perhaps Chinese, or None."""
        by_language: dict[str, str] = {}
        for value in self._values(predicate):
            if not isinstance(value, ox.Literal) or value.language is None:
                raise self.error(f"has a {_short(predicate)} without a language")
            language = value.language.lower()
            if language in by_language:
                raise self.error(f"has two of {_short(predicate)} in {value.language}")
            by_language[language] = value.value
        if not by_language:
            return None
        if "en" not in by_language or not set(by_language) <= {"en", "zh-hans"}:
            raise self.error(f"needs {_short(predicate)} in en, and may have it in zh-Hans")
        return Text(by_language["en"], by_language.get("zh-hans"))

    def string(self, predicate: str) -> str:
        """Return the one string of a property."""
        return self._needed(predicate, self.string_or_none(predicate))

    def string_or_none(self, predicate: str) -> str | None:
        """Return the one string of a property, or None."""
        value = self._single(predicate)
        if value is None:
            return None
        if not isinstance(value, ox.Literal):
            raise self.error(f"needs text, not a link, as {_short(predicate)}")
        return value.value

    def strings(self, predicate: str) -> tuple[str, ...]:
        """Return the strings of a property, sorted."""
        return tuple(sorted(value.value for value in self._values(predicate)))

    def iri_of(self, predicate: str) -> str:
        """Return the one link of a property."""
        return self._needed(predicate, self.iri_or_none(predicate))

    def iri_or_none(self, predicate: str) -> str | None:
        """Return the one link of a property, or None."""
        value = self._single(predicate)
        return None if value is None else self._iri(predicate, value)

    def iris(self, predicate: str) -> tuple[str, ...]:
        """Return the links of a property, sorted."""
        return tuple(sorted(self._iri(predicate, value) for value in self._values(predicate)))

    def slug_to(self, predicate: str, *kinds: str) -> str:
        """Return the slug of the one thing of a kind that a property links to."""
        return self._needed(predicate, self.slug_or_none(predicate, *kinds))

    def slug_or_none(self, predicate: str, *kinds: str) -> str | None:
        """Return the slug of the one thing of a kind that a property links to, or None."""
        value = self.iri_or_none(predicate)
        return None if value is None else self._slug(predicate, value, kinds)

    def slugs(self, predicate: str, *kinds: str) -> tuple[str, ...]:
        """Return the slugs of the things of a kind that a property links to, sorted."""
        return tuple(self._slug(predicate, iri, kinds) for iri in self.iris(predicate))

    def integer(self, predicate: str, default: int) -> int:
        """Return a whole number, or the default where nothing is said."""
        value = self.string_or_none(predicate)
        try:
            return default if value is None else int(value)
        except ValueError:
            raise self.error(f"needs a whole number as {_short(predicate)}") from None

    def boolean(self, predicate: str) -> bool:
        """Return true or false; nothing said is false."""
        value = self.string_or_none(predicate)
        if value is not None and value not in _TRUTH:
            raise self.error(f"needs true or false as {_short(predicate)}")
        return value is not None and _TRUTH[value]

    def day(self, predicate: str) -> date | None:
        """Return a date, or None."""
        value = self.string_or_none(predicate)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise self.error(f"needs a date like 2025-07-09 as {_short(predicate)}") from None

    def word(self, predicate: str, kind: str, words: type[Word]) -> Word:
        """Return a word of a closed list; it is the slug of what a property links to."""
        slug = self.slug_to(predicate, kind)
        try:
            return words(slug)
        except ValueError:
            raise self.error(f"has {slug} as {_short(predicate)}, one of {_list(words)}") from None

    def error(self, message: str) -> InputError:
        """Return an error that names the file and this subject."""
        return self.library.error(self.iri, message)

    def _values(self, predicate: str) -> list[Object]:
        return self.library.values(self.iri, predicate)

    def _single(self, predicate: str) -> Object | None:
        values = self._values(predicate)
        if len(values) > 1:
            raise self.error(f"may have only one {_short(predicate)}")
        return values[0] if values else None

    def _needed(self, predicate: str, value: str | None) -> str:
        if value is None:
            raise self.error(f"needs {_short(predicate)}")
        return value

    def _iri(self, predicate: str, value: Object) -> str:
        if not isinstance(value, ox.NamedNode):
            raise self.error(f"needs a link as {_short(predicate)}")
        return value.value

    def _slug(self, predicate: str, iri: str, kinds: tuple[str, ...]) -> str:
        for kind in kinds:
            if iri.startswith(f"{BASE}{kind}/"):
                return slug_of(iri)
        raise self.error(f"has {iri} as {_short(predicate)}, which is no {' or '.join(kinds)}")


def nodes(library: Library, *classes: str) -> Iterator[Node]:
    """Yield the subjects of some classes, sorted by IRI."""
    for iri in library.typed(*classes):
        yield Node(library, iri)


def _short(predicate: str) -> str:
    return predicate.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _list(words: type[StrEnum]) -> str:
    return ", ".join(word.value for word in words)
