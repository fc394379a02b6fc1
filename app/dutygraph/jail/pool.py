"""A few warm children that share the calls of many threads."""

import threading
import time

from dutygraph.jail.worker import MEMORY, Worker
from dutygraph.model.errors import DeadlineError, EngineError


class Pool:
    """Runs one ``module:function`` in at most ``size`` children at a time."""

    def __init__(self, target: str, *, size: int = 4, memory: int = MEMORY) -> None:
        """Name what to run; children start when they are needed."""
        self._idle = [Worker(target, memory=memory) for _ in range(size)]
        self._all = tuple(self._idle)
        self._free = threading.Condition()
        self._closed = False

    def call(self, payload: bytes, *, seconds: float) -> bytes:
        """Return what the target makes of ``payload``; waiting for a child counts as well.

        Raises as ``Worker.call`` does.
        """
        until = time.monotonic() + seconds
        worker = self._taken(until)
        try:
            left = until - time.monotonic()
            try:
                return worker.call(payload, seconds=max(left, 0.001))
            except DeadlineError as error:
                if "MiB" in str(error):
                    raise
                raise DeadlineError(f"stopped after {seconds:g} s, which is its limit") from None
        finally:
            with self._free:
                self._idle.append(worker)
                self._free.notify()
            if self._closed:
                worker.close()

    def close(self) -> None:
        """End every child, also those at work."""
        self._closed = True
        for worker in self._all:
            worker.kill()
            worker.close()

    def _taken(self, until: float) -> Worker:
        with self._free:
            if not self._free.wait_for(lambda: self._idle, until - time.monotonic()):
                raise DeadlineError("every worker is busy; try again in a while")
            if self._closed:
                raise EngineError("the workers were closed")
            # The last one used is the warm one.
            return self._idle.pop()
