"""Look at query text from outside before any engine does: size, nesting, forbidden words.

A lexer, not a parser: it knows strings, IRIs, names, comments and brackets, so that a word in a
literal is no keyword. The engines' parsers recurse, and 20 kB of brackets end the process that
runs them; SERVICE makes them open connections.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dutygraph.model.errors import QueryError

SIZE_LIMIT = 64 << 10
NESTING_LIMIT = 64
CHAIN_LIMIT = 1000
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"]
)
_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+ | \#[^\r\n]*)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*>)
    | (?P<string>\"\"\"(?:\"?\"?(?:[^"\\]|\\.))*\"\"\" | '''(?:'?'?(?:[^'\\]|\\.))*'''
        | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:\w[\w.\-\u00b7]*)
    | (?P<name>(?:[^\W\d_][\w.\-\u00b7]*)?:
        (?:[\w:.\-\u00b7]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>\|\||&&|\^\^|<<\(|\)>>|<<|>>|\{{\||\|\}}|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPEN = frozenset(["{", "(", "[", "<<", "<<(", "{|"])
_CLOSE = frozenset(["}", ")", "]", ">>", ")>>", "|}"])
_PREFIXED = frozenset(["!", "-", "+", "^"])
_CHAINED = frozenset(["||", "&&", "/", "|", "+", "-", "*"])


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query: its kind (a group of the lexer), its text, where it starts."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """Yield every piece but space and comments; what is no SPARQL comes as single signs."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup and match.lastgroup != "space":
            yield Token(match.lastgroup, match[0], match.start())


def form(text: str) -> str:
    """Let a query through and return its form: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises QueryError for text above 64 KiB, nesting above 64, chains above 1,000 operators,
    SERVICE, and updates; line and column stand in the message.
    """
    if len(text.encode()) > SIZE_LIMIT:
        raise QueryError(f"the query is longer than {SIZE_LIMIT >> 10} KiB")
    found = list(tokens(text))
    _refuse_depth(text, found)
    _refuse_service(text, found)
    return _form(text, found)


def place(text: str, start: int) -> str:
    """Return "line 2, column 5" for a position in a text."""
    before = text[:start]
    return f"line {before.count(chr(10)) + 1}, column {start - before.rfind(chr(10))}"


def _refuse_depth(text: str, found: list[Token]) -> None:
    depth = prefixed = chained = 0
    for token in found:
        sign = token.text if token.kind == "sign" else ""
        depth += (sign in _OPEN) - (sign in _CLOSE)
        prefixed = prefixed + 1 if sign in _PREFIXED else 0
        chained += sign in _CHAINED or token.text.upper() in ("UNION", "OPTIONAL", "MINUS")
        if max(depth, prefixed) > NESTING_LIMIT or chained > CHAIN_LIMIT:
            raise QueryError(
                f"{place(text, token.start)}: nested deeper than {NESTING_LIMIT} levels, "
                f"or more than {CHAIN_LIMIT} operators"
            )


def _refuse_service(text: str, found: list[Token]) -> None:
    """Refuse the word also where an engine would find it glued to a neighbour.

    The engine's grammar has no word borders: it reads ``trueSERVICE`` as two words and, where a
    name does not fit, ``SERVICESILENTfoo:x {`` as the keywords before the name ``foo:x``.
    """
    before = ""
    end = Token("sign", "", len(text))
    for token, after in pairwise([*found, end]):
        word = token.kind == "word" and "SERVICE" in token.text.upper()
        prefix = token.kind == "name" and "SERVICE" in token.text.split(":")[0].upper()
        group = after.text == "{" and before != "GRAPH"
        silent = after.kind == "word" and after.text.upper().startswith("SILENT")
        if word or (prefix and (group or silent)):
            raise QueryError(
                f"{place(text, token.start)}: SERVICE is not allowed; this endpoint calls no other"
            )
        before = token.text.upper() if token.kind == "word" else ""


def _form(text: str, found: list[Token]) -> str:
    for token in found:
        word = token.text.upper() if token.kind == "word" else ""
        if token.kind in ("name", "iri", "string"):
            continue
        if word in FORMS:
            return word
        if word in _UPDATES:
            raise QueryError(f"{place(text, token.start)}: {word} changes data; queries only read")
        if word not in ("PREFIX", "BASE", "VERSION"):
            raise QueryError(
                f"{place(text, token.start)}: expected SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
    raise QueryError("the query is empty: expected SELECT, ASK, CONSTRUCT or DESCRIBE")
