"""Run one function on bytes in a child of its own."""

from dutygraph.jail.worker import MEMORY, Worker


def call(target: str, payload: bytes, *, seconds: float, memory: int = MEMORY) -> bytes:
    """Return what ``target`` ("module:function", bytes to bytes) makes of ``payload``.

    The child has ``memory`` bytes beyond its libraries and ``seconds`` of wall time, its start
    included; then it is killed. Raises DeadlineError, EngineError, or the DutyGraphError that
    the function raised (see ``Worker.call``).
    """
    with Worker(target, memory=memory) as worker:
        return worker.call(payload, seconds=seconds)
