"""The lines of an N-Triples text whose predicate a query can match."""

import re
from collections.abc import Iterable


def lines_with(ntriples: bytes, predicates: Iterable[str]) -> bytes:
    """Return the lines with one of the predicates, or one with an escape, each with its end."""
    names = b"|".join(re.escape(name.encode()) for name in sorted(predicates))
    if not names:
        return b""
    return b"".join(
        re.findall(rb"^[^ \t\n]+[ \t]+<(?:" + names + rb"|[^>]*\\[^>]*)>.*\n", ntriples, re.M)
    )
