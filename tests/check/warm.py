"""Children that stay warm over many small calls, so that a suite does not start one each time."""

from types import TracebackType
from typing import Self

from dutygraph.jail.worker import Worker


class Warm:
    """Stands where ``jail.call.call`` stands: one child for each target, ended at the end."""

    def __init__(self) -> None:
        self._workers: dict[str, Worker] = {}

    def __call__(self, target: str, payload: bytes, *, seconds: float) -> bytes:
        worker = self._workers.setdefault(target, Worker(target))
        return worker.call(payload, seconds=seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers.values():
            worker.close()
