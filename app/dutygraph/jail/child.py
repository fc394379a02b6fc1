"""The program of a child: take the walls up, then answer calls until the pipe closes."""

import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable

from dutygraph.jail import frame, walls

CALL = b"C"
RESULT = b"R"
REFUSED = b"D"
FAILED = b"F"
MEMORY = b"M"


def main() -> None:
    """Answer ``module:function`` calls; the settings come as JSON in the first argument."""
    settings = json.loads(sys.argv[1])
    requests, answers = os.dup(0), os.dup(1)
    _close_streams(keep_errors=settings["trace"])
    walls.limit_files()
    walls.limit_memory(settings["memory"])
    walls.leave_network()
    sys.path[:] = settings["path"]
    module, _, name = settings["target"].partition(":")
    target: Callable[[bytes], bytes] | None = None
    while True:
        try:
            letter, payload = frame.receive(requests)
        except frame.Gone:
            return
        seconds, payload = json.loads(payload[:24]), payload[24:]
        walls.limit_time(seconds)
        try:
            if target is None:
                target = getattr(importlib.import_module(module), name)
            letter, answer = RESULT, target(payload)
        except MemoryError:
            letter, answer = MEMORY, b""
        except BaseException as error:
            letter, answer = _described(error)
        frame.send(answers, letter, answer)


def _close_streams(*, keep_errors: bool) -> None:
    """Keep what libraries print out of the answers and off the user's screen."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1) if keep_errors else (0, 1, 2):
        os.dup2(nothing, stream)


def _described(error: BaseException) -> tuple[bytes, bytes]:
    """Give our own errors by name and text; of others only the kind, since texts can hold data."""
    from dutygraph.model.errors import DutyGraphError, InputError

    if isinstance(error, InputError):
        words = {"file": error.file, "place": error.place, "message": error.message}
        return REFUSED, json.dumps({"kind": type(error).__name__, **words}).encode()
    if isinstance(error, DutyGraphError):
        return REFUSED, json.dumps({"kind": type(error).__name__, "message": str(error)}).encode()
    traceback.print_exception(error)
    return FAILED, type(error).__name__.encode()


if __name__ == "__main__":
    main()
