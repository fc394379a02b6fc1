"""A kept reading is equal to a fresh one, and is never used when stale, damaged or not ours."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dutygraph.knowledge import catalogue
from dutygraph.knowledge.catalogue import (
    FOLDERS,
    Knowledge,
    digest_of,
    kept_knowledge,
    load_knowledge,
    read_knowledge,
)
from dutygraph.knowledge.keeping import cache, codec
from dutygraph.knowledge.paths import data_root
from dutygraph.knowledge.reading.files import Files, read_files
from dutygraph.model.text import Text

TURTLE, KEPT = 3.0, 0.5
KEY = "0" * 64


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "kept"
    monkeypatch.setenv(cache.PLACE, str(place))
    return place


@pytest.fixture
def never_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    load_knowledge()

    def read(ontology: Files, shapes: Files) -> Knowledge:
        raise AssertionError("the Turtle files were read")

    monkeypatch.setattr(catalogue, "read_knowledge", read)


def files() -> tuple[Files, Files]:
    ontology, shapes = (read_files(data_root(), name) for name in FOLDERS)
    return ontology, shapes


def only_file(folder: Path) -> Path:
    [path] = folder.iterdir()
    return path


def test_what_is_kept_is_what_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = kept_knowledge(*files())
    monkeypatch.setattr(catalogue, "read_knowledge", lambda *_: pytest.fail("read again"))
    again = kept_knowledge(*files())
    assert again == fresh and again is not fresh
    assert type(again.allowed_predicates) is frozenset
    assert all(type(one.label) is Text for one in again.controls.values())


def test_one_changed_byte_makes_it_stale(folder: Path, never_reads: None) -> None:
    ontology, shapes = files()
    cache.keep(cache.key_of(digest_of(ontology, shapes)), codec.packed(load_knowledge()))
    assert kept_knowledge(ontology, shapes).controls
    (name, content), *rest = ontology.contents
    other = Files(((name, content + b"\n"), *rest))
    with pytest.raises(AssertionError, match="were read"):
        kept_knowledge(other, shapes)


def test_changed_code_makes_it_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.key_of("x")
    monkeypatch.setattr(cache, "_code", lambda: "other code")
    assert cache.key_of("x") != before


def test_the_code_that_reads_is_in_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("knowledge", "model"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "one.py").write_text("a = 1\n")
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path)
    seen = {cache._code.__wrapped__()}
    for room in ("knowledge", "model"):
        (tmp_path / room / "one.py").write_text("a = 2\n")
        seen.add(cache._code.__wrapped__())
    assert len(seen) == 3


@pytest.mark.parametrize("at", [0, 30, 90, 200, -1], ids=str)
def test_a_damaged_file_is_not_used(folder: Path, at: int) -> None:
    cache.keep(KEY, b"content" * 100)
    assert cache.kept(KEY) == b"content" * 100
    path = only_file(folder)
    damaged = bytearray(path.read_bytes())
    damaged[min(at, len(damaged) - 1)] ^= 0x55
    path.write_bytes(damaged)
    assert cache.kept(KEY) is None


def test_a_cut_file_is_not_used(folder: Path) -> None:
    cache.keep(KEY, b"content" * 100)
    path = only_file(folder)
    for size in (0, 10, len(path.read_bytes()) - 3):
        path.write_bytes(path.read_bytes()[:size])
        assert cache.kept(KEY) is None


def test_a_file_under_another_name_is_not_used(folder: Path) -> None:
    cache.keep(KEY, b"content")
    other = "1" * 64
    only_file(folder).rename(folder / f"knowledge-{other[:32]}.zst")
    assert cache.kept(other) is None


def test_nonsense_in_a_sound_file_is_read_again(folder: Path) -> None:
    ontology, shapes = files()
    cache.keep(cache.key_of(digest_of(ontology, shapes)), b"2\n[]")
    assert kept_knowledge(ontology, shapes).controls


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of POSIX")
def test_only_its_user_may_write_it(folder: Path) -> None:
    cache.keep(KEY, b"content")
    path = only_file(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for target, mode in ((path, 0o622), (path, 0o660), (folder, 0o777), (folder, 0o770)):
        before = stat.S_IMODE(target.stat().st_mode)
        target.chmod(mode)
        assert cache.kept(KEY) is None, f"{target.name} with mode {mode:o}"
        target.chmod(before)
    assert cache.kept(KEY) == b"content"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of POSIX")
def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    cache.keep(KEY, b"content")
    path = only_file(folder)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert cache.kept(KEY) is None
    path.unlink()
    (tmp_path / "elsewhere").rename(path)
    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved")
    assert cache.kept(KEY) is None


def test_nothing_is_kept_where_others_may_write(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    cache.keep(KEY, b"content")
    assert not list(folder.iterdir())


def test_a_folder_that_cannot_be_made_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(cache.PLACE, str(tmp_path / "file/kept"))
    cache.keep(KEY, b"content")
    assert cache.kept(KEY) is None


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.PLACE, "off")
    assert cache.cache_folder() is None
    cache.keep(KEY, b"content")
    assert cache.kept(KEY) is None


def test_only_the_newest_few_stay(folder: Path) -> None:
    for number in range(6):
        cache.keep(f"{number:064d}"[::-1], b"content")
        made = folder / f"knowledge-{str(number) + '0' * 31}.zst"
        os.utime(made, (1_000_000 + number, 1_000_000 + number))
    draft = folder / "draft-of-a-killed-process"
    draft.write_bytes(b"")
    os.utime(draft, (1, 1))
    cache.keep(KEY, b"content")
    assert len(list(folder.iterdir())) == 3
    assert cache.kept(KEY) == b"content"


def test_what_cannot_be_kept_is_refused_and_not_pickled() -> None:
    with pytest.raises(TypeError, match="object cannot be kept"):
        codec._plain(object())
    with pytest.raises(ValueError):
        codec.unpacked(Knowledge, b"not this")


def test_the_whole_is_loaded_in_time(tmp_path: Path) -> None:
    """Processor time of a fresh process: from Turtle, then from what that kept."""
    code = (
        "import time; from dutygraph.knowledge.catalogue import load_knowledge;"
        "begun = time.process_time(); load_knowledge(); print(time.process_time() - begun)"
    )
    environment = {**os.environ, cache.PLACE: str(tmp_path / "kept")}
    took = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True
        )
        took.append(float(done.stdout))
    assert took[0] < TURTLE and took[1] < KEPT, took


def test_what_is_timed_is_the_turtle_itself() -> None:
    begun = time.process_time()
    read_knowledge(*files())
    assert time.process_time() - begun < TURTLE
