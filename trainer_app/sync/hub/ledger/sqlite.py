"""The ledger in one file: for a hub of one process, and for copies of any hub.

The driver bundles a sound SQLite (Debian 12's has the WAL-reset bug) and gets no key: the file is
plain, its disk is the operator's to encrypt. Writers take their turn in one queue of this process.
SQLAlchemy keeps the connections and their transactions; statements run on the driver's own, which
costs a tenth (``store.engine``).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol, cast

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver
from typing_extensions import override

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.sync.hub.ledger.session import (
    Column,
    Database,
    Done,
    Given,
    Row,
    Scope,
    Session,
    Value,
)

_BUSY_SECONDS: Final = 10.0
_READERS: Final = 8
_JOURNAL_BYTES: Final = 64 * 1024 * 1024
_PAGE_BYTES: Final = 4 * 1024
"""Of a new file. With 8 KiB a small hub is a little quicker, and one of a million records slower by
a sixth: a batch of hashes touches as many pages of their index as it has records."""
_PAGES_BETWEEN_CHECKPOINTS: Final = 8_000
_CACHE_KIB: Final = 64 * 1024
_READERS_CACHE_KIB: Final = 8 * 1024
"""Of each: what is read is mostly read once, and the system keeps it too."""


class _DriverConnection(Protocol):
    def execute(self, sql: str, params: Mapping[str, object] = ..., /) -> Done: ...

    def executemany(self, sql: str, params: Iterable[Sequence[object]], /) -> Done: ...

    def backup(self, target: _DriverConnection) -> None: ...

    def close(self) -> None: ...


class SqliteDatabase(Database):
    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = str(path)
        self._turn = threading.Lock()
        self._writer = _engine(lambda: _connect(path, writes=True), 1)
        self._readers = _engine(lambda: _connect(path, writes=False), _READERS)

    @override
    @contextmanager
    def reading(self, scope: Scope) -> Iterator[Session]:
        with _begun(self._readers, "BEGIN") as connection:
            yield Session(connection, self, scope)

    @override
    @contextmanager
    def writing(self, scope: Scope) -> Iterator[Session]:
        with self.owning() as connection:
            yield Session(connection, self, scope)

    @override
    @contextmanager
    def moment(self) -> Iterator[Callable[[Scope], Session]]:
        with _begun(self._readers, "BEGIN") as connection:
            yield lambda scope: Session(connection, self, scope)

    @override
    @contextmanager
    def owning(self) -> Iterator[Connection]:
        with self._turn, _begun(self._writer, "BEGIN IMMEDIATE") as connection:
            yield connection

    @override
    def run(self, connection: Connection, sql: str, given: Mapping[str, Given]) -> Done:
        several = {n: v for n, v in given.items() if isinstance(v, list | tuple)}
        if not several:
            return _driven(connection).execute(sql, given)
        marked = _marked(sql, tuple((name, len(values)) for name, values in several.items()))
        each = {f"{name}_{n}": v for name, values in several.items() for n, v in enumerate(values)}
        return _driven(connection).execute(marked, {**given, **each})

    @override
    def insert(
        self, connection: Connection, table: str, count: int, columns: Mapping[str, Column]
    ) -> None:
        values: list[Iterable[object]] = []
        marks: list[str] = []
        for column in columns.values():
            if column is None or isinstance(column, bytes | str | int):
                marks.append(_literal(column))
            elif all(value is None for value in column):
                marks.append("NULL")
            else:
                marks.append("?")
                values.append(_bindable(column))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(marks)})"
        rows = list(zip(*values, strict=True)) if values else [()] * count
        _driven(connection).executemany(sql, rows)

    @override
    def lock_streams(self, session: Session, streams: Sequence[str]) -> Mapping[str, Row]:
        """Whoever writes is alone already."""
        found = session.rows(
            "SELECT stream, head, chain FROM stream WHERE plant = :plant AND stream IN :streams",
            streams=list(streams),
        )
        return {row[0]: row[1:] for row in found}

    @override
    def copy_to(self, target: Path) -> bool:
        source = _connect(self.path, writes=False)
        try:
            copy: _DriverConnection = driver.connect(str(target), isolation_level=None)
            try:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            except driver.Error as error:  # said by the driver itself, past SQLAlchemy
                full = "disk is full" in str(error)
                code = ErrorCode.DISK_FULL if full else ErrorCode.FILE_UNWRITABLE
                raise Unavailable(code, path=str(target)) from error
            finally:
                copy.close()
        finally:
            source.close()
        return True

    @override
    def close(self) -> None:
        self._readers.dispose()
        self._writer.dispose()


def _engine(connect: Callable[[], _DriverConnection], size: int) -> Engine:
    return create_engine(
        "sqlite://",
        module=driver,
        creator=connect,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=_BUSY_SECONDS,
    )


@contextmanager
def _begun(engine: Engine, how: str) -> Iterator[Connection]:
    """A listener to the engine's own word for it would be called at every statement."""
    with engine.connect() as connection, connection.begin():
        _driven(connection).execute(how)
        yield connection


def _driven(connection: Connection) -> _DriverConnection:
    """The driver's connection below one of the engine's."""
    return cast("_DriverConnection", connection.connection.driver_connection)


@lru_cache(maxsize=256)
def _marked(sql: str, counts: tuple[tuple[str, int], ...]) -> str:
    """``IN :name`` with a mark for each value."""
    for name, count in counts:
        marks = ", ".join(f":{name}_{n}" for n in range(count))
        sql = re.sub(rf":{name}\b", f"({marks})", sql)
    return sql


def _connect(path: Path, *, writes: bool) -> _DriverConnection:
    connection: _DriverConnection = driver.connect(
        str(path),
        isolation_level=None,
        check_same_thread=False,  # the pool hands it to one thread at a time
        timeout=_BUSY_SECONDS,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA recursive_triggers = ON")  # else OR REPLACE passes the triggers
    cache = _CACHE_KIB if writes else _READERS_CACHE_KIB
    connection.execute(f"PRAGMA cache_size = -{cache}")
    if writes:
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BETWEEN_CHECKPOINTS}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA secure_delete = ON")  # an erased body leaves its page too
        connection.execute(f"PRAGMA journal_size_limit = {_JOURNAL_BYTES}")
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _bindable(column: Sequence[Value]) -> Iterable[object]:
    """The driver looks for an adapter of every ``bytes`` (2 us a value) and of no ``bytearray``."""
    if isinstance(next((v for v in column if v is not None), None), bytes):
        blobs = cast("Sequence[bytes | None]", column)
        return [None if value is None else bytearray(value) for value in blobs]
    return column


def _literal(value: Value) -> str:
    match value:
        case None:
            return "NULL"
        case bytes():
            return f"x'{value.hex()}'"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case _:
            return str(int(value))
