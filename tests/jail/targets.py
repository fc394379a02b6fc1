"""What the tests of the jail run inside it."""

import os
import resource
import socket
import time
from pathlib import Path

from dutygraph.model.errors import InputError, QueryError

_calls = 0


def echo(payload: bytes) -> bytes:
    print("noise on the standard output")
    return payload


def count(payload: bytes) -> bytes:
    global _calls
    _calls += 1
    return str(_calls).encode()


def sleep_or_count(payload: bytes) -> bytes:
    if payload == b"sleep":
        time.sleep(60)
    return count(payload)


def spin(payload: bytes) -> bytes:
    while True:
        pass


def raise_with_secret(payload: bytes) -> bytes:
    raise ValueError("password is hunter2")


def refuse_file(payload: bytes) -> bytes:
    raise InputError("is empty", file="a.json", place="/resources/0")


def refuse_query(payload: bytes) -> bytes:
    raise QueryError("line 1, column 2: not SPARQL")


def exit_silently(payload: bytes) -> bytes:
    os._exit(7)


def abort(payload: bytes) -> bytes:
    os.abort()


def eat_memory(payload: bytes) -> bytes:
    return bytes(8 << 30)[:1]


def limits(payload: bytes) -> bytes:
    names = ("RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_NOFILE")
    return repr([resource.getrlimit(getattr(resource, name))[0] for name in names]).encode()


def write_file(payload: bytes) -> bytes:
    try:
        Path(payload.decode()).write_text("x", encoding="utf-8")
    except OSError as error:
        return type(error).__name__.encode()
    return b"written"


def connect(payload: bytes) -> bytes:
    try:
        socket.create_connection(("127.0.0.1", int(payload)), timeout=2).close()
    except OSError:
        return b"refused"
    return b"connected"


def environment(payload: bytes) -> bytes:
    return "\n".join(os.environ).encode()
