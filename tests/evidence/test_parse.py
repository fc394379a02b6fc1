"""What is not JSON as we want it is refused with its place, quickly and without a crash."""

import time

import pytest

from dutygraph.evidence.limits import Limits, limits
from dutygraph.evidence.parse import parse
from dutygraph.model.errors import InputError

SMALL = Limits(size=1000, depth=5, values=20, digits=10)

REFUSED = {
    "empty": (b"", "", "empty"),
    "only spaces": (b" \n\t ", "", "empty"),
    "only a mark": (b"\xef\xbb\xbf", "", "empty"),
    "not JSON": (b'{\n "a": nope}', "2:7", "not JSON"),
    "truncated": (b'{"a": [1, 2', "1:12", "not JSON"),
    "two documents": (b"{} {}", "1:4", "not JSON"),
    "twice": (b'{"b": {},\n "a": 1, "a": 2}', "2:16", "one key twice"),
    "twice inside": (b'[{"}": 1}, {"a": 1, "a": 2}, {}]', "1:27", "one key twice"),
    "not a number": (b'{"NaN": NaN}', "1:9", "no number"),
    "infinity": (b"[-Infinity]", "1:2", "no number"),
    "too large": (b"[1e999]", "1:2", "too large"),
    "too long": (b'["12345678901", 12345678901]', "1:17", "too long"),
    "too long, with a point": (b"[1.1234567890123]", "1:2", "too long"),
    "not UTF-8": (b'{\n"a": "\xff"}', "2:7", "not UTF-8"),
    "half of UTF-16": ('{"a": 1}'.encode("utf-16") + b"x", "", "not UTF-8"),
    "half a letter": (b'{"a": "\\ud800"}', "", "surrogate"),
    "too deep": (b"[[[[[[1]]]]]]", "", "deeper than 5"),
    "too many values": (b"[" + b"1," * 30 + b"1]", "", "more than 20 values"),
    "too long a file": (b" " * 1001, "", "DUTYGRAPH_MAX_FILE_MIB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_place(name: str) -> None:
    content, place, words = REFUSED[name]
    with pytest.raises(InputError, match=words) as caught:
        parse(content, SMALL)
    if place:
        assert caught.value.place == place


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"], ids=lambda name: name
)
def test_the_mark_decides_how_it_is_read(encoding: str) -> None:
    assert parse('{"a": "订单"}'.encode(encoding), SMALL) == {"a": "订单"}


def test_utf_16_the_other_way_round() -> None:
    assert parse(b"\xfe\xff" + '{"a": 1}'.encode("utf-16-be"), SMALL) == {"a": 1}


def test_brackets_in_texts_are_not_deep_and_commas_not_many() -> None:
    text = b'{"a": "' + b"[{" * 100 + b"," * 100 + b'\\"[[[[[[[[", "b": "\\\\"}'
    assert isinstance(parse(text, SMALL), dict)


def test_whole_pairs_of_letters_are_read() -> None:
    assert parse(b'["\\ud83d\\ude00"]', SMALL) == ["\U0001f600"]


HOSTILE = {
    "deep lists": b"[" * 1_000_000,
    "deep objects": b'{"a":' * 1_000_000,
    "quotes that never end": b'{"' + b'\\"' * 1_000_000,
    "quotes and a slash": b'"' + b'\\"' * 1_000_000 + b"\\",
    "open quotes": b'"' * 1_000_001,
    "a number of a million digits": b"[" + b"9" * 1_000_000 + b"]",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_at_once(name: str) -> None:
    start = time.process_time()
    with pytest.raises(InputError):
        parse(HOSTILE[name], Limits())
    assert time.process_time() - start < 5


def test_the_size_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits().size == 64 * 1024 * 1024
    monkeypatch.setenv("DUTYGRAPH_MAX_FILE_MIB", "1")
    assert limits().size == 1024 * 1024
    monkeypatch.setenv("DUTYGRAPH_MAX_FILE_MIB", "none")
    assert limits().size == 64 * 1024 * 1024
