"""Long ids in texts for pages: the first letters stand for them, the whole is a touch away."""

import re

from markupsafe import Markup, escape

LETTERS = 8
_LONG = re.compile(r"\b(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b")


def shortened(text: str) -> Markup:
    """Return a text as HTML in which an id of an account or a resource is cut to eight letters.

    The whole id is in the title, and in the page for those who search or copy it by machine.
    """
    found = Markup("")
    end = 0
    for match in _LONG.finditer(text):
        ident = match[0]
        found += escape(text[end : match.start()])
        found += Markup('<abbr title="{}">{}…</abbr>').format(ident, ident[:LETTERS])
        end = match.end()
    return found + escape(text[end:])
