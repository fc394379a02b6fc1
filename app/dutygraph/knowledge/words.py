"""The label tables: the only place where words on pages and screens are written."""

import csv
import string
from collections.abc import Mapping
from functools import cache

from dutygraph.knowledge.paths import labels_root


class _Formatter(string.Formatter):
    """Fills places in; one of two words by a number."""

    def format_field(self, value: object, format_spec: str) -> str:
        """Return a value as told: plain, or one of two words where ``|`` parts them."""
        one, bar, many = format_spec.partition("|")
        if not bar:
            return format(value, format_spec)
        return one if str(value) == "1" else many


_FORMATTER = _Formatter()


class Words:
    """The words of one language, by key; a missing key is a programming error."""

    def __init__(self, lang: str, entries: Mapping[str, str]) -> None:
        """Keep the entries of every table under labels/."""
        self.lang = lang
        self._entries = entries

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words for a key with ``{name}`` places filled in.

        ``{n:line|lines}`` is the first word where n is 1, else the second.
        """
        text = self._entries[key]
        return _FORMATTER.vformat(text, (), values) if values else text

    def __contains__(self, key: str) -> bool:
        """Say whether a key has words."""
        return key in self._entries


@cache
def load_words(lang: str) -> Words:
    """Read every ``labels/*.csv`` (columns key, en, zh-Hans) for one language.

    Raises ValueError when a key stands twice or a cell is empty.
    """
    column = "zh-Hans" if lang.startswith("zh") else "en"
    entries: dict[str, str] = {}
    for path in sorted(labels_root().glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                key, text = row["key"], row[column]
                if key in entries or not text:
                    raise ValueError(f"{path.name}: {key} stands twice or has no {column} words")
                entries[key] = text
    return Words(column, entries)
