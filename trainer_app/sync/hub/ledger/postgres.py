"""The ledger on PostgreSQL: for any number of hub processes on one database.

Every transaction works as the ordinary role ``trainer_hub_rows`` and says its plant and streams, so
that row-level security binds it whoever logged in. COPY does not work under row-level security;
whole columns travel as arrays instead, in the binary format, which costs a third of psycopg's own
way.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import psycopg
from psycopg.adapt import Dumper
from psycopg.pq import Format
from sqlalchemy import (
    Connection,
    CursorResult,
    Engine,
    TextClause,
    bindparam,
    create_engine,
    event,
    text,
)
from sqlalchemy.engine import make_url
from typing_extensions import override

from trainer_app.sync.hub.ledger.session import (
    OPERATOR,
    Column,
    Database,
    Done,
    Given,
    Row,
    Scope,
    Session,
    Value,
)

ROLE: Final = "trainer_hub_rows"

_POOL: Final = 8
_OVERFLOW: Final = 8
_WAIT_SECONDS: Final = 10
_OPTIONS: Final = (
    "-c lock_timeout=10s -c statement_timeout=120s -c idle_in_transaction_session_timeout=60s"
    " -c synchronous_commit=on -c client_min_messages=warning"
)

_ENTER: Final = (
    "SELECT set_config('trainer.plant', %s, true), set_config('trainer.streams', %s, true),"
    " set_config('role', %s, true)"
)


class PostgresDatabase(Database):
    """``walled``: False leaves row-level security out, for the tests of the ledger's own checks."""

    def __init__(self, url: str, *, walled: bool = True) -> None:
        self._walled = walled
        self.place = "PostgreSQL"
        self._engine = _engine(url)

    @override
    @contextmanager
    def reading(self, scope: Scope) -> Iterator[Session]:
        with self.owning() as connection:
            self._enter(connection, scope)
            yield Session(connection, self, scope)

    @override
    @contextmanager
    def writing(self, scope: Scope) -> Iterator[Session]:
        with self.reading(scope) as session:
            yield session

    @override
    @contextmanager
    def moment(self) -> Iterator[Callable[[Scope], Session]]:
        engine = self._engine.execution_options(isolation_level="REPEATABLE READ")

        with engine.connect() as connection, connection.begin():

            def enter(scope: Scope) -> Session:
                self._enter(connection, scope)
                return Session(connection, self, scope)

            yield enter

    @override
    @contextmanager
    def owning(self) -> Iterator[Connection]:
        with self._engine.connect() as connection, connection.begin():
            yield connection

    def _enter(self, connection: Connection, scope: Scope) -> None:
        plant = scope.plant.hex()
        streams = "*operator" if scope.plant == OPERATOR else ",".join(sorted(scope.streams))
        role = ROLE if self._walled else "none"
        connection.exec_driver_sql(_ENTER, (plant, streams, role))

    @override
    def run(self, connection: Connection, sql: str, given: Mapping[str, Given]) -> Done:
        several = tuple(n for n, v in given.items() if isinstance(v, list | tuple))
        done = connection.execute(_statement(sql, several), dict(given))
        assert isinstance(done, CursorResult)
        return done

    @override
    def insert(
        self, connection: Connection, table: str, count: int, columns: Mapping[str, Column]
    ) -> None:
        single: list[Value] = []
        arrays: list[_Array] = []
        types: list[str] = []
        for column in columns.values():
            if column is None or isinstance(column, bytes | str | int):
                single.append(column)
                types.append("")
            else:
                arrays.append(_array(column))
                types.append(next(t for kind, _d, t in _DUMPERS if isinstance(arrays[-1], kind)))
        sql = _insert(table, tuple(columns), tuple(types))
        connection.exec_driver_sql(sql, (*single, *arrays))

    @override
    def lock_streams(self, session: Session, streams: Sequence[str]) -> Mapping[str, Row]:
        """In the order of their names, so that two transactions never wait for one another."""
        found = session.rows(
            "SELECT stream, head, chain FROM stream"
            " WHERE plant = :plant AND stream IN :streams ORDER BY stream FOR UPDATE",
            streams=sorted(streams),
        )
        return {row[0]: row[1:] for row in found}

    @override
    def copy_to(self, target: Path) -> bool:
        return False

    @override
    def close(self) -> None:
        self._engine.dispose()


@cache
def _statement(sql: str, several: tuple[str, ...]) -> TextClause:
    return text(sql).bindparams(*(bindparam(name, expanding=True) for name in several))


class _Array:
    """A column of a bulk insert: bytes (or None), integers or text."""

    __slots__ = ("values",)

    def __init__(self, values: Sequence[Value]) -> None:
        self.values = values


class _BytesArray(_Array):
    __slots__ = ()


class _NumberArray(_Array):
    __slots__ = ()


class _TextArray(_Array):
    __slots__ = ()


class _FlagArray(_Array):
    __slots__ = ()


def _array(values: Sequence[Value]) -> _Array:
    first = next((value for value in values if value is not None), b"")
    if isinstance(first, bool):
        return _FlagArray(values)
    if isinstance(first, int):
        return _NumberArray(values)
    return _TextArray(values) if isinstance(first, str) else _BytesArray(values)


def _with_header(element: int, values: Sequence[Value], parts: list[bytes]) -> bytes:
    """One dimension, counted from 1; ``element``: number of the elements' type."""
    has_gaps = int(None in values)
    return struct.pack("!iiIii", 1, has_gaps, element, len(values), 1) + b"".join(parts)


class _BytesDumper(Dumper):
    format = Format.BINARY
    oid = 1001

    @override
    def dump(self, obj: _Array) -> bytes:
        length = struct.Struct("!i").pack
        parts = [
            length(len(value)) + value if isinstance(value, bytes) else b"\xff\xff\xff\xff"
            for value in obj.values
        ]
        return _with_header(17, obj.values, parts)


class _NumberDumper(Dumper):
    format = Format.BINARY
    oid = 1016

    @override
    def dump(self, obj: _Array) -> bytes:
        eight = struct.Struct("!iq").pack
        return _with_header(20, obj.values, [eight(8, value) for value in obj.values])


class _FlagDumper(Dumper):
    format = Format.BINARY
    oid = 1000

    @override
    def dump(self, obj: _Array) -> bytes:
        one = struct.Struct("!i?").pack
        return _with_header(16, obj.values, [one(1, value) for value in obj.values])


class _TextDumper(Dumper):
    format = Format.BINARY
    oid = 1009

    @override
    def dump(self, obj: _Array) -> bytes:
        length = struct.Struct("!i").pack
        encoded = [str(value).encode() for value in obj.values]
        return _with_header(25, obj.values, [length(len(value)) + value for value in encoded])


_DUMPERS: Final = (
    (_BytesArray, _BytesDumper, "bytea"),
    (_NumberArray, _NumberDumper, "int8"),
    (_TextArray, _TextDumper, "text"),
    (_FlagArray, _FlagDumper, "bool"),
)


@cache
def _insert(table: str, names: tuple[str, ...], types: tuple[str, ...]) -> str:
    """``types``: of the elements of a name's array; empty for one value for all rows."""
    several = [name for name, kind in zip(names, types, strict=True) if kind]
    chosen = ", ".join(
        f"a.{name}" if kind else "%s" for name, kind in zip(names, types, strict=True)
    )
    arrays = ", ".join(f"%s::{kind}[]" for kind in types if kind)
    return (
        f"INSERT INTO {table} ({', '.join(names)})"
        f" SELECT {chosen} FROM unnest({arrays}) AS a ({', '.join(several)})"
    )


def _engine(url: str) -> Engine:
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=_POOL,
        max_overflow=_OVERFLOW,
        pool_timeout=_WAIT_SECONDS,
        pool_pre_ping=False,
        connect_args={"options": _OPTIONS, "connect_timeout": _WAIT_SECONDS},
    )

    def connected(connection: psycopg.Connection, _record: object) -> None:
        for kind, dumper, _type in _DUMPERS:
            connection.adapters.register_dumper(kind, dumper)

    event.listen(engine, "connect", connected)
    return engine
