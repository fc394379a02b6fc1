"""Say a notice in a language of the label tables."""

from dutygraph.knowledge.words import Words, load_words
from dutygraph.model.status import Notice


def notice(key: str, **values: object) -> Notice:
    """Return a notice; values are kept as text."""
    return Notice(key, tuple((name, str(value)) for name, value in values.items()))


def say(given: Notice, words: Words | None = None) -> str:
    """Return the words of a notice, English unless told otherwise; "" for an empty one."""
    if not given.key:
        return ""
    return (words or load_words("en"))(given.key, **dict(given.values))
