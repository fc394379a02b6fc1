"""A child answers, is stopped, or fails in one line."""

import os
import socket
import time
from pathlib import Path

import pytest

from dutygraph.jail.call import call
from dutygraph.jail.worker import Worker
from dutygraph.model.errors import DeadlineError, EngineError, InputError, QueryError

TARGETS = "tests.jail.targets:"


def test_bytes_come_back_as_they_went_and_prints_do_not_disturb_them() -> None:
    payload = os.urandom(3_000_000)
    assert call(TARGETS + "echo", payload, seconds=20) == payload


def test_an_empty_payload_is_a_payload() -> None:
    assert call(TARGETS + "echo", b"", seconds=20) == b""


@pytest.mark.parametrize("target", ["spin", "sleep_or_count"])
def test_a_child_is_stopped_within_a_second_of_its_deadline(target: str) -> None:
    start = time.monotonic()
    with pytest.raises(DeadlineError, match=r"^stopped after 1 s, which is its limit$"):
        call(TARGETS + target, b"sleep", seconds=1)
    assert time.monotonic() - start < 2


def test_a_foreign_exception_gives_its_kind_and_not_its_text() -> None:
    with pytest.raises(EngineError) as caught:
        call(TARGETS + "raise_with_secret", b"", seconds=20)
    assert str(caught.value) == "tests.jail.targets:raise_with_secret failed with ValueError"


def test_an_error_of_ours_comes_back_as_itself() -> None:
    with pytest.raises(QueryError, match=r"^line 1, column 2: not SPARQL$"):
        call(TARGETS + "refuse_query", b"", seconds=20)
    with pytest.raises(InputError) as caught:
        call(TARGETS + "refuse_file", b"", seconds=20)
    assert (caught.value.file, caught.value.place) == ("a.json", "/resources/0")


def test_a_target_that_does_not_exist_is_an_engine_error() -> None:
    with pytest.raises(EngineError, match="failed with ModuleNotFoundError"):
        call("tests.jail.nowhere:f", b"", seconds=20)


@pytest.mark.parametrize(
    ("target", "how"),
    [("exit_silently", "ended without an answer"), ("abort", "was ended by SIGABRT")],
)
def test_a_child_that_dies_is_an_engine_error_and_the_parent_lives(target: str, how: str) -> None:
    with pytest.raises(EngineError, match=how):
        call(TARGETS + target, b"", seconds=20)


def test_memory_has_a_limit() -> None:
    with pytest.raises(DeadlineError, match="limit of 64 MiB of memory"):
        call(TARGETS + "eat_memory", b"", seconds=20, memory=64 << 20)


def test_a_child_writes_no_core_and_no_file_and_opens_few(tmp_path: Path) -> None:
    assert call(TARGETS + "limits", b"", seconds=20) == b"[0, 0, 256]"
    target = tmp_path / "out.txt"
    assert call(TARGETS + "write_file", bytes(target), seconds=20) == b"OSError"
    assert not target.exists() or target.read_bytes() == b""


def test_a_child_reaches_no_network_where_the_kernel_allows_the_wall() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        found = call(TARGETS + "connect", str(port).encode(), seconds=20)
    if found == b"connected":
        pytest.skip("this kernel lets us make no network namespace; the query guard stands alone")
    assert found == b"refused"


def test_a_child_sees_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HW_SECRET_KEY", "x")
    assert b"HW_SECRET_KEY" not in call(TARGETS + "environment", b"", seconds=20)


def test_a_warm_child_keeps_its_state_between_calls() -> None:
    with Worker(TARGETS + "count") as worker:
        assert [worker.call(b"", seconds=20) for _ in range(3)] == [b"1", b"2", b"3"]


def test_a_warm_child_is_replaced_after_its_deadline() -> None:
    with Worker(TARGETS + "sleep_or_count") as worker:
        assert worker.call(b"", seconds=20) == b"1"
        first = worker.pid
        with pytest.raises(DeadlineError):
            worker.call(b"sleep", seconds=0.3)
        assert worker.call(b"", seconds=20) == b"1"
        assert worker.pid != first


def test_a_closed_worker_leaves_no_child() -> None:
    worker = Worker(TARGETS + "count")
    worker.call(b"", seconds=20)
    pid = worker.pid
    worker.close()
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
