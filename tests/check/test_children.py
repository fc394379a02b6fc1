"""Engines run in children: a death or a deadline is told, and the living go on."""

import importlib.util
import json
import logging
import os
import signal
import threading
import time
from pathlib import Path
from typing import Literal

import pytest

from dutygraph.check.run import ENGINES, engine_for, run_checks
from dutygraph.jail.worker import Worker
from dutygraph.model.errors import DeadlineError, EngineError
from tests.check.making import AS_OF, both, check, lines, ntriples
from tests.check.warm import Warm

SHAPES = """
    ex:c a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:c-p .
    ex:c-p sh:path ex:p ; sh:in ( true ) ; dg:finds earl:failed .
    ex:d a sh:NodeShape ; sh:targetClass ex:K ; sh:property ex:d-p .
    ex:d-p sh:path ex:p ; sh:minCount 1 ; dg:finds earl:cantTell .
"""
SLOW = "".join(f"ex:r{n} a ex:K ; ex:p {n} .\n" for n in range(3000))


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_no_time_is_a_deadline(engine: Literal["fast", "reference"]) -> None:
    with pytest.raises(DeadlineError, match="limit"):
        run_checks(
            lines("ex:a a ex:K ."),
            [check()],
            engine=engine,
            seconds=0,
            as_of=AS_OF,
            shapes=ntriples(SHAPES),
        )


def test_a_long_run_is_stopped_in_the_middle() -> None:
    evidence, begun = lines(SLOW), time.monotonic()
    with pytest.raises(DeadlineError):
        run_checks(
            evidence,
            [check()],
            engine="reference",
            seconds=0.6,
            as_of=AS_OF,
            shapes=ntriples(SHAPES),
        )
    assert time.monotonic() - begun < 3


def test_a_killed_child_is_an_engine_error() -> None:
    """A real child, killed while it works; a single check is not tried again."""
    with Worker(ENGINES["reference"]) as worker:

        def killed(target: str, payload: bytes, *, seconds: float) -> bytes:
            timer = threading.Timer(0.5, kill)
            timer.start()
            try:
                return worker.call(payload, seconds=seconds)
            finally:
                timer.join()

        def kill() -> None:
            assert worker.pid is not None
            os.kill(worker.pid, signal.SIGKILL)

        with pytest.raises(EngineError, match="SIGKILL"):
            run_checks(
                lines(SLOW),
                [check()],
                engine="reference",
                seconds=30,
                as_of=AS_OF,
                shapes=ntriples(SHAPES),
                call=killed,
            )


def test_a_check_that_ends_its_child_leaves_the_others(warm: Warm) -> None:
    """Whatever holds the check c ends its child for good; d is asked in a child without it."""
    asked: list[list[str]] = []

    def fragile(target: str, payload: bytes, *, seconds: float) -> bytes:
        slugs = [one["slug"] for one in json.loads(payload[: payload.index(b"\n")])["checks"]]
        asked.append(slugs)
        if "c" not in slugs:
            return warm(target, payload, seconds=seconds)
        with Worker("os:abort") as worker:
            return worker.call(payload, seconds=seconds)

    output = run_checks(
        lines("ex:a a ex:K ."),
        [check("c"), check("d", [("p", "cantTell")])],
        engine="fast",
        seconds=30,
        as_of=AS_OF,
        shapes=ntriples(SHAPES),
        call=fragile,
    )
    assert asked == [["c", "d"], ["c"], ["d"]]
    assert [slug for slug, _ in output.failed] == ["c"]
    assert [(one.focus, one.shape) for one in output.findings] == [("urn:x:a", "urn:x:d-p")]
    assert output.targets == (("d", ("urn:x:a",)),)


def test_an_engine_that_always_dies_is_an_error() -> None:
    def dead(target: str, payload: bytes, *, seconds: float) -> bytes:
        raise EngineError("the child ended")

    with pytest.raises(EngineError, match="the child ended"):
        run_checks(
            (),
            [check("c"), check("d")],
            engine="fast",
            seconds=30,
            as_of=AS_OF,
            shapes=ntriples(SHAPES),
            call=dead,
        )


def test_without_the_fast_package_the_reference_runs_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, warm: Warm
) -> None:
    assert engine_for("fast") == "fast"
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "shacl" else real(name)
    )
    with caplog.at_level(logging.WARNING):
        fast, reference = both(SHAPES, "ex:a a ex:K ; ex:p false .", [check()], warm)
    assert fast == reference and fast.findings
    assert "shacl is not installed" in caplog.text


def test_broken_evidence_fails_checks_and_shows_nothing_of_itself(warm: Warm) -> None:
    evidence = ("<urn:x:a> <urn:x:p> 'SECRET-VALUE .", *lines("ex:a a ex:K ."))
    for engine in ("fast", "reference"):
        output = run_checks(
            evidence,
            [check("c"), check("d", [("p", "cantTell")])],
            engine=engine,
            seconds=30,
            as_of=AS_OF,
            shapes=ntriples(SHAPES),
            call=warm,
        )
        assert [slug for slug, _ in output.failed] == ["c", "d"]
        assert "SECRET" not in str(output.failed)


def test_nothing_reads_whether_the_data_conforms() -> None:
    room = Path(run_checks.__code__.co_filename).parent
    for path in room.rglob("*.py"):
        assert ".conforms" not in path.read_text(encoding="utf-8")
