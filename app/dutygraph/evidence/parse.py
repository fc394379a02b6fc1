"""From bytes that nobody vouches for to a JSON document, or to one sentence that says why not."""

import codecs
import json
import math
import re
from itertools import accumulate
from typing import Never, cast

from dutygraph.evidence.limits import MIB, Limits
from dutygraph.evidence.tree import Json
from dutygraph.model.errors import InputError

# Also matches a text that never ends, so that no input makes the search start over and over.
_TEXT = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_QUOTED = re.compile(rb'"[^"]*"?')
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DEEPER = {ord("{"): 1, ord("["): 1, ord("}"): -1, ord("]"): -1}
_NO_SHAPE = bytes(set(range(256)) - set(b'{}[],"'))
_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


class _RefusedError(Exception):
    """A hook of the parser met something that is not allowed; ``pattern`` finds it again."""

    def __init__(self, message: str, pattern: str, number: int = 1) -> None:
        super().__init__(message)
        self.message, self.pattern, self.number = message, pattern, number


def parse(content: bytes, limits: Limits) -> Json:
    """Return the document. Raises InputError with line and column."""
    if len(content) > limits.size:
        raise InputError(
            f"the file has {len(content) // MIB} MiB and more than {limits.size // MIB} MiB are "
            "not read; set DUTYGRAPH_MAX_FILE_MIB to read it"
        )
    text = _decoded(content)
    if not text.strip():
        raise InputError("the file is empty")
    _bounded(text, limits)
    hooks = _Hooks(limits)
    try:
        found = json.loads(
            text,
            object_pairs_hook=hooks.pairs,
            parse_int=hooks.integer,
            parse_float=hooks.real,
            parse_constant=hooks.constant,
        )
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise InputError(f"this is not JSON ({error.msg})", place=place) from None
    except _RefusedError as refused:
        raise InputError(refused.message, place=_found(text, refused)) from None
    except RecursionError:
        raise InputError("the file is nested too deep") from None
    if _HALF_PAIR.search(text):
        _whole_letters(found)
    return cast(Json, found)


class _Hooks:
    """What the parser asks for each object and number."""

    def __init__(self, limits: Limits) -> None:
        self._digits = limits.digits
        self._objects = 0

    def pairs(self, pairs: "list[tuple[str, object]]") -> "dict[str, object]":
        self._objects += 1
        found = dict(pairs)
        if len(found) != len(pairs):
            raise _RefusedError("the object that ends here has one key twice", r"\}", self._objects)
        return found

    def integer(self, digits: str) -> int:
        self._short(digits)
        return int(digits)

    def real(self, digits: str) -> float:
        self._short(digits)
        value = float(digits)
        if not math.isfinite(value):
            raise _RefusedError("this number is too large", re.escape(digits))
        return value

    def constant(self, word: str) -> Never:
        raise _RefusedError("this is no number that JSON knows", re.escape(word))

    def _short(self, digits: str) -> None:
        if len(digits) > self._digits:
            raise _RefusedError("this number is too long", re.escape(digits))


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "ignore")
        raise InputError("the file is not UTF-8 text", place=_place(before, len(before))) from None


def _bounded(text: str, limits: Limits) -> None:
    """Refuse what would cost too much before the parser sees it."""
    shape = _ESCAPED.sub(b"", text.encode("utf-8", "surrogatepass"))
    shape = _QUOTED.sub(b"", shape.translate(None, delete=_NO_SHAPE))
    if shape.count(b",") + shape.count(b"[") + shape.count(b"{") > limits.values:
        raise InputError(f"the file holds more than {limits.values} values")
    brackets = shape.replace(b",", b"")
    deepest = max(accumulate(map(_DEEPER.__getitem__, brackets)), default=0)
    if deepest > limits.depth:
        raise InputError(f"the file is nested deeper than {limits.depth} levels")


def _found(text: str, refused: _RefusedError) -> str:
    """Return line and column of what was refused, looking outside of texts."""
    left = refused.number
    for match in re.finditer(f"{_TEXT}|({refused.pattern})", text, re.DOTALL):
        if match.group(1) is not None:
            left -= 1
            if not left:
                return _place(text, match.start(1))
    return ""


def _place(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"{line}:{at - text.rfind(chr(10), 0, at)}"


def _whole_letters(found: object) -> None:
    """Refuse texts that hold half of a letter: no other format can hold them."""
    todo = [found]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            todo += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            todo += one
        elif isinstance(one, str) and any("\ud800" <= letter <= "\udfff" for letter in one):
            raise InputError("a text in the file holds half of a surrogate pair")
