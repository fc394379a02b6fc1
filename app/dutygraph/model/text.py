"""Text for people in the two languages of the product."""

from dataclasses import dataclass
from functools import lru_cache

LANGUAGES = ("en", "zh-Hans")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in English and, where it exists, in simplified Chinese."""

    en: str
    zh: str | None = None

    def in_language(self, lang: str) -> tuple[str, str]:
        """Return the text and the language it really is in; English is the fall-back."""
        if lang.startswith("zh") and self.zh:
            return self.zh, "zh-Hans"
        return self.en, "en"

    def __str__(self) -> str:
        """Return the English text, for messages to developers."""
        return self.en


def visible(text: str) -> str:
    """Return a text whose control characters cannot act on a terminal or a page."""
    return "".join(
        letter if letter.isprintable() or letter == "\u3000" else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )


@lru_cache(maxsize=64)
def language_tag(tag: str) -> str:
    """Return a language tag as people write it (zh-Hans, en-GB); the RDF store lowers all tags."""
    first, *rest = tag.split("-")
    cased = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(cased.get(len(part), str.lower)(part) for part in rest)])
