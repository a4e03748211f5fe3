"""Connections to one encrypted database file: one that writes, some that only read.

Every connection is set up here and nowhere else. Writers begin with ``BEGIN IMMEDIATE``: a
transaction that began as a reader fails at once when it turns writer after somebody's commit.

SQLAlchemy takes as long to load as the window, so it comes with the first transaction that writes:
the Board is read without it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from sqlcipher3 import dbapi2 as driver

from trainer_app.store.errors import NoReaderFree, is_damage
from trainer_app.store.keys import StoreKey

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

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

    def executemany(self, sql: str, params: Iterable[Sequence[object]], /) -> DriverCursor: ...

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

    @property
    def rowcount(self) -> int: ...

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


class Readers:
    """A few connections, kept for the next moment; each is one thread's at a time."""

    def __init__(self, connect: Callable[[], DriverConnection]) -> None:
        self._connect = connect
        self._seats = threading.BoundedSemaphore(_READERS)
        self._free: list[DriverConnection] = []
        self._closed = False

    @contextmanager
    def moment(self) -> Iterator[DriverConnection]:
        """One read transaction. A connection that met damage is not used again."""
        if not self._seats.acquire(timeout=_BUSY_SECONDS):
            raise NoReaderFree
        try:
            connection = self._take()
            kept = False
            try:
                connection.execute("BEGIN")
                try:
                    yield connection
                finally:
                    connection.rollback()
                kept = not self._closed
            except BaseException as error:
                kept = not self._closed and not is_damage(error)
                raise
            finally:
                if kept:
                    self._free.append(connection)
                else:
                    connection.close()
        finally:
            self._seats.release()

    def _take(self) -> DriverConnection:
        try:
            return self._free.pop()
        except IndexError:
            return self._connect()

    def close(self) -> None:
        self._closed = True
        while self._free:
            self._free.pop().close()


class Database:
    """What reads and what writes one file. ``readers`` see one moment each."""

    def __init__(self, path: Path, key: StoreKey, *, create: bool = False) -> None:
        self.path = path
        self.key = key
        self._create = create
        self.readers = Readers(lambda: connect_to_read(path, key))

    @cached_property
    def writer(self) -> Engine:
        """One connection."""
        return _writing_engine(lambda: _connect_to_write(self.path, self.key, create=self._create))

    @contextmanager
    def looking(self) -> Iterator[DriverConnection]:
        """The writer's connection, to read from. No two statements need see one moment."""
        pooled = self.writer.raw_connection()
        try:
            connection: DriverConnection | None = pooled.driver_connection
            assert connection is not None
            yield connection
        except BaseException as error:
            if is_damage(error):  # it would go on failing: the next one begins anew
                pooled.invalidate()
            raise
        finally:
            pooled.close()

    def close(self) -> None:
        self.readers.close()
        if "writer" in self.__dict__:
            self.writer.dispose()


def _writing_engine(creator: Callable[[], DriverConnection]) -> Engine:
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import QueuePool

    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=creator,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=_BUSY_SECONDS,
    )

    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "begin", begin_transaction)
    return engine
