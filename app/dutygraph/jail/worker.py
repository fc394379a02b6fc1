"""A child that answers many calls and is replaced when it was killed."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import dutygraph
from dutygraph.jail import child, frame
from dutygraph.model import errors

MEMORY = 2 << 30
_ROOT = str(Path(dutygraph.__file__).resolve().parent.parent)
_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")


class Worker:
    """Keeps one child warm for one ``module:function`` of bytes to bytes; calls take turns.

    ``memory`` is in bytes. The child starts with the first call and starts anew after it was
    killed or died. It sees none of the parent's environment and none of its open files.
    """

    def __init__(self, target: str, *, memory: int = MEMORY) -> None:
        """Name what to run; nothing is started yet."""
        self.target = target
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    @property
    def pid(self) -> int | None:
        """Return the number of the living child, if there is one."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def call(self, payload: bytes, *, seconds: float) -> bytes:
        """Return what the target makes of ``payload`` within ``seconds`` of wall time.

        Raises DeadlineError when it was stopped at the deadline or for want of memory, the
        DutyGraphError that the target raised, and EngineError when it raised anything else
        or its process died. A new child's start counts against its seconds.
        """
        with self._turn:
            until = time.monotonic() + seconds
            process = self._started()
            requests, answers = _pipes(process)
            head = json.dumps(round(seconds, 3)).ljust(24).encode()
            try:
                frame.send(requests, child.CALL, head + payload, until=until)
                letter, answer = frame.receive(answers, until=until)
            except frame.Late:
                self._end()
                raise errors.DeadlineError(
                    f"stopped after {seconds:g} s, which is its limit"
                ) from None
            except frame.Gone:
                raise errors.EngineError(self._obituary()) from None
            except BaseException:
                self._end()  # half a frame may be under way: this child is of no more use
                raise
        return _result(self.target, letter, answer, self._memory)

    def close(self) -> None:
        """End the child; a later call starts a new one."""
        with self._turn:
            self._end()

    def kill(self) -> None:
        """End the child at once, also in the middle of another thread's call."""
        process = self._process
        if process and process.poll() is None:
            process.kill()

    def __enter__(self) -> Self:
        """Return the worker itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child."""
        self.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is None:
            return self._process
        self._end()
        # A developer who looks for a fault in a child sets this; texts of errors can hold data.
        trace = os.environ.get("DUTYGRAPH_JAIL_TRACE") == "1"
        settings = {
            "target": self.target,
            "memory": self._memory,
            "path": [entry or str(Path.cwd()) for entry in sys.path],
            "trace": trace,
        }
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        environment |= {"PYTHONPATH": _ROOT, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "dutygraph.jail.child", json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if trace else subprocess.DEVNULL,
            bufsize=0,
            env=environment,
            close_fds=True,
            start_new_session=True,  # Ctrl-C is the parent's to answer
        )
        for handle in _pipes(self._process):
            os.set_blocking(handle, False)
        return self._process

    def _obituary(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            if self._process:
                self._process.wait(1)
        code = self._end()
        if code is not None and code < 0:
            how = f"was ended by {signal.Signals(-code).name}"
        else:
            how = "ended without an answer"
        return f"the child that ran {self.target} {how}"

    def _end(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        code = process.poll()
        if code is None:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
        return code


def _pipes(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    if process.stdin is None or process.stdout is None:
        raise errors.EngineError("a child was started without its pipes")
    return process.stdin.fileno(), process.stdout.fileno()


def _result(target: str, letter: bytes, answer: bytes, memory: int) -> bytes:
    if letter == child.RESULT:
        return answer
    if letter == child.MEMORY:
        raise errors.DeadlineError(f"stopped at its limit of {memory >> 20} MiB of memory")
    if letter == child.REFUSED:
        raise _own_error(json.loads(answer))
    raise errors.EngineError(f"{target} failed with {answer.decode(errors='replace')}")


def _own_error(words: dict[str, str]) -> errors.DutyGraphError:
    kind = getattr(errors, words["kind"], errors.EngineError)
    if issubclass(kind, errors.InputError):
        return errors.InputError(words["message"], file=words["file"], place=words["place"])
    raised: errors.DutyGraphError = kind(words["message"])
    return raised
