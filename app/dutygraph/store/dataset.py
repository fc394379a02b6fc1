"""The graphs that a query itself asks for, by FROM and FROM NAMED (SPARQL 1.1, 13.2)."""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

from dutygraph.model.namespace import BASE
from dutygraph.store import guard
from dutygraph.store.guard import Token

_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SLASHED = re.compile(r"\\(.)")


def of_query(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the default and the named graphs of a query; None where it names none.

    The graphs are handed to the engine apart from the text, since it then looks at no others.
    """
    found = list(guard.tokens(text))
    base, prefixes = _prologue(found)
    default: list[str] = []
    named: list[str] = []
    for place, token in enumerate(found):
        word = token.text.upper() if token.kind == "word" else ""
        if word not in ("FROM", "FROMNAMED"):
            continue
        rest = found[place + 1 : place + 3]
        is_named = word == "FROMNAMED"
        if rest and rest[0].kind == "word" and rest[0].text.upper() == "NAMED":
            is_named, rest = True, rest[1:]
        if rest:
            (named if is_named else default).append(_iri(rest[0], base, prefixes))
    return (tuple(default), tuple(named)) if default or named else None


def _prologue(found: list[Token]) -> tuple[str, dict[str, str]]:
    """Return the base and the prefixes that stand before the form of a query."""
    base, prefixes = BASE, {}
    for place, token in enumerate(found):
        word = token.text.upper() if token.kind == "word" else ""
        rest = found[place + 1 : place + 3]
        if word in guard.FORMS:
            break
        if word == "BASE" and rest:
            base = _iri(rest[0], base, {})
        if word == "PREFIX" and len(rest) == 2:
            prefixes[rest[0].text] = _iri(rest[1], base, {})
    return base, prefixes


def _iri(token: Token, base: str, prefixes: Mapping[str, str]) -> str:
    """Return the IRI that a token means; "" for one that means none."""
    if token.kind == "iri":
        text = _ESCAPED.sub(_letter, token.text[1:-1])
        return text if ":" in text else urljoin(base, text)
    prefix, colon, local = token.text.partition(":")
    known = prefixes.get(prefix + colon)
    return known + _SLASHED.sub(r"\1", local) if known is not None else ""


def _letter(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number < 0x110000 else ""
