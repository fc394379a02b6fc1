"""Frames on a pipe: one letter that says what it is, eight bytes of length, then the bytes."""

import os
import select
import struct
import time

HEADER = struct.Struct(">cQ")
MESSAGE_LIMIT = 4 << 30
_PIECE = 1 << 20


class Late(Exception):  # noqa: N818 - a signal inside this room, not an error for users
    """The deadline passed before the whole frame had gone through the pipe."""


class Gone(Exception):  # noqa: N818 - as above
    """The other side closed the pipe."""


def send(handle: int, letter: bytes, payload: bytes, *, until: float | None = None) -> None:
    """Write one frame; ``until`` is a time of time.monotonic (None: wait for ever).

    Raises Late at the deadline and Gone when nobody reads any more.
    """
    for part in (HEADER.pack(letter, len(payload)), payload):
        view = memoryview(part)
        while view:
            _wait(handle, select.POLLOUT, until)
            try:
                written = os.write(handle, view[:_PIECE])
            except BlockingIOError:
                continue
            except OSError as error:
                raise Gone from error
            view = view[written:]


def receive(handle: int, *, until: float | None = None) -> tuple[bytes, bytes]:
    """Read one frame and return its letter and its bytes; raises as ``send`` does."""
    letter, length = HEADER.unpack(_exactly(handle, HEADER.size, until))
    if length > MESSAGE_LIMIT:
        raise Gone
    return letter, _exactly(handle, length, until)


def _exactly(handle: int, length: int, until: float | None) -> bytes:
    found = bytearray()
    while len(found) < length:
        _wait(handle, select.POLLIN, until)
        try:
            piece = os.read(handle, min(_PIECE, length - len(found)))
        except BlockingIOError:
            continue
        except OSError as error:
            raise Gone from error
        if not piece:
            raise Gone
        found += piece
    return bytes(found)


def _wait(handle: int, event: int, until: float | None) -> None:
    if until is None:
        return
    left = until - time.monotonic()
    poll = select.poll()
    poll.register(handle, event)
    if left <= 0 or not poll.poll(left * 1000):
        raise Late
