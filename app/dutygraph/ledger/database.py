"""One SQLite file opened so that what was acknowledged stays and what was deleted is gone."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from dutygraph.model.errors import StoreError

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 20000",
)


def connect(path: Path) -> Engine:
    """Return the engine for a database file, which is made when it is not there."""
    engine = create_engine(f"sqlite:///{path}", pool_size=4, max_overflow=8)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give one consistent view. Raises StoreError when the file is damaged or stays locked."""
    with _translated(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give one transaction that is all or nothing and on disk when the block ends."""
    with _translated(), engine.connect() as connection:
        connection.execution_options(dutygraph_writes=True)
        with connection.begin():
            yield connection


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    for setting in _SETTINGS:
        connection.execute(setting)


def _begin(connection: Connection) -> None:
    """Take the write lock at once, so that a reader never has to become a writer and fail."""
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("dutygraph_writes") else "BEGIN")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        why = str(error.orig)
        if "locked" in why:
            raise StoreError("the ledger is busy; try again in a while") from None
        raise StoreError(f"the ledger cannot be used: {why}") from None
    except DatabaseError as error:
        # Not one of the kinds below it, which would be faults of ours: the file itself is bad.
        if type(error) is DatabaseError:
            raise StoreError("the ledger is damaged; restore it from a backup") from None
        raise
