"""Connections to one encrypted database file: one that writes, some that only read.

Every connection is set up here and nowhere else. Writers begin with ``BEGIN IMMEDIATE``: a
transaction that began as a reader fails at once when it turns writer after somebody's commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from trainer_app.store.keys import StoreKey

_BUSY_SECONDS: Final = 5.0
_READERS: Final = 4
_JOURNAL_BYTES: Final = 16 * 1024 * 1024
_WRITER_CACHE_KIB: Final = 32 * 1024


Row = tuple[Any, ...]
"""The columns that a statement names."""


class DriverConnection(Protocol):
    """The driver's own connection, on which every statement of a record's way runs.

    The engine hands it out with its transaction begun and ends that; its own way of running a
    statement costs ten times what SQLite needs for one of ours.
    """

    def execute(self, sql: str, params: tuple[object, ...] = ..., /) -> DriverCursor: ...

    def backup(
        self,
        target: DriverConnection,
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], None] | None = ...,
    ) -> None: ...

    def commit(self) -> None: ...

    def rollback(self) -> None: ...

    def close(self) -> None: ...


class DriverCursor(Protocol):
    @property
    def lastrowid(self) -> int: ...

    def __iter__(self) -> Iterator[Row]: ...

    def fetchone(self) -> Row | None: ...

    def fetchall(self) -> list[Row]: ...


def connect(path: Path, key: StoreKey, *, create: bool = False) -> DriverConnection:
    """A bare connection to the file, without a mode of its own: readers and writers add theirs."""
    mode = "rwc" if create else "rw"
    connection: DriverConnection = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,  # the pool hands it to one thread at a time
        timeout=_BUSY_SECONDS,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # else damage spills onto stderr
    connection.execute(key.pragma)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # else OR REPLACE passes the triggers
    return connection


def connect_to_read(path: Path, key: StoreKey) -> DriverConnection:
    """A bare connection that cannot change the file."""
    connection = connect(path, key)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connect_to_write(path: Path, key: StoreKey, *, create: bool) -> DriverConnection:
    connection = connect(path, key, create=create)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # NORMAL loses what was shown as saved (I1)
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA secure_delete = ON")  # an erased body leaves its page too
    connection.execute(f"PRAGMA journal_size_limit = {_JOURNAL_BYTES}")
    connection.execute(f"PRAGMA cache_size = -{_WRITER_CACHE_KIB}")
    return connection


def driver_connection(connection: Connection) -> DriverConnection:
    """The driver's connection below one of the engine's."""
    driven: DriverConnection | None = connection.connection.driver_connection
    assert driven is not None
    return driven


class Database:
    """The engines of one file. ``readers`` see one moment each; ``writer`` is one connection."""

    def __init__(self, path: Path, key: StoreKey, *, create: bool = False) -> None:
        self.path = path
        self.key = key
        self.readers = _engine(lambda: connect_to_read(path, key), "BEGIN", _READERS)
        self.writer = _engine(
            lambda: _connect_to_write(path, key, create=create), "BEGIN IMMEDIATE", 1
        )

    def close(self) -> None:
        self.readers.dispose()
        self.writer.dispose()


def _engine(creator: Callable[[], DriverConnection], begin: str, size: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=creator,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=_BUSY_SECONDS,
    )

    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", begin_transaction)
    return engine
