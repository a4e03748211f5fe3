"""The floor of whatever writes into a profile: the same statements through the bare driver.

They are written down while the program runs them, and run again on a twin of the profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from sqlalchemy import Connection
from sqlcipher3 import dbapi2 as driver

from benchmarks.swap import swap
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.store import keys, local
from trainer_app.store.engine import DriverConnection, DriverCursor, driver_connection

Statement = tuple[str, list[Sequence[object]], bool]
"""Its text, its rows of parameters, and whether they were many."""


class _Recording:
    """A driver's connection that writes down what it is told to run."""

    def __init__(self, connection: DriverConnection, told: list[Statement]) -> None:
        self._connection, self._told = connection, told

    def execute(self, sql: str, params: tuple[object, ...] = (), /) -> DriverCursor:
        self._told.append((sql, [params], False))
        return self._connection.execute(sql, params)

    def executemany(self, sql: str, rows: Iterable[Sequence[object]], /) -> DriverCursor:
        self._told.append((sql, list(rows), True))
        return self._connection.executemany(sql, self._told[-1][1])


@contextmanager
def recorded() -> Iterator[list[list[Statement]]]:
    """The statements of each transaction meanwhile."""
    told: list[list[Statement]] = []

    def record(connection: Connection) -> _Recording:
        told.append([])
        return _Recording(driver_connection(connection), told[-1])

    swap(local, "driver_connection", record)
    try:
        yield told
    finally:
        swap(local, "driver_connection", driver_connection)


class Bare:
    """A connection with the program's own pragmas and nothing else."""

    def __init__(self, profile: Path) -> None:
        paths = ProfilePaths(profile)
        self._connection = driver.connect(paths.database, isolation_level=None)
        for pragma in (
            keys.read_store_key(paths.store_key).pragma,
            "PRAGMA foreign_keys = ON",
            "PRAGMA recursive_triggers = ON",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA fullfsync = ON",
            "PRAGMA secure_delete = ON",
            "PRAGMA cache_size = -32768",
        ):
            self._connection.execute(pragma)

    def run(self, statements: Sequence[Statement]) -> float:
        """Seconds of one transaction with all of them."""
        begun = perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        for sql, rows, is_many in statements:
            if is_many:
                self._connection.executemany(sql, rows)
            else:
                self._connection.execute(sql, rows[0]).fetchall()
        self._connection.execute("COMMIT")
        return perf_counter() - begun

    def close(self) -> None:
        self._connection.close()
