"""One transaction of the ledger, whatever database is below; and what opens one.

A ``Scope`` says which plant and streams a transaction is about. The ledger's own statements name
them too; PostgreSQL holds every statement to the scope once more (row-level security), so that a
forgotten condition gives nothing away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from sqlalchemy import Connection

from trainer_app.checklists.kinds import Stream

Row = Sequence[Any]
"""The columns that a statement names."""

Value = bytes | str | int | bool | None

Given = Value | Sequence[Value]
"""For one name of a statement: a sequence is for ``IN``."""

Column = Sequence[Value] | Value
"""Of a bulk insert: one value for each row, or the one value of all rows."""

SLICE: Final = 500
"""Values in one IN list."""

ALL_STREAMS: Final = frozenset(stream.value for stream in Stream)

WHOLE_PLANT: Final = ALL_STREAMS | {"*"}
"""The scope of the hub's own work: also what is held of streams that only a newer program has."""

TICKET: Final = frozenset({"*ticket"})
"""With a ticket's name in place of a plant: that one ticket, and nothing else."""

OPERATOR: Final = b""
"""In place of a plant: the list of plants, and nothing else of any."""


@dataclass(frozen=True, slots=True)
class Scope:
    plant: bytes
    streams: frozenset[str] = WHOLE_PLANT


class Session:
    """The statements of one transaction. One thread's."""

    def __init__(self, connection: Connection, database: Database, scope: Scope) -> None:
        self._connection = connection
        self._database = database
        self.scope = scope

    @property
    def plant(self) -> bytes:
        return self.scope.plant

    def rows(self, sql: str, /, **values: Given) -> Sequence[Row]:
        """``:plant`` is filled in; a sequence is for ``IN :name``, an empty one finds nothing."""
        if _finds_nothing(values):
            return ()
        return self._run(sql, values).fetchall()

    def rows_of(self, sql: str, some: Collection[bytes], /) -> list[Row]:
        """For ``IN :some``, however many there are: a database takes so many values at once."""
        each = list(some)
        slices = (each[start : start + SLICE] for start in range(0, len(each), SLICE))
        return [row for values in slices for row in self.rows(sql, some=values)]

    def row(self, sql: str, /, **values: Given) -> Row | None:
        found = self.rows(sql, **values)
        return found[0] if found else None

    def run(self, sql: str, /, **values: Given) -> int:
        """How many rows it changed."""
        return 0 if _finds_nothing(values) else int(self._run(sql, values).rowcount)

    def insert(self, table: str, count: int, columns: Mapping[str, Column]) -> None:
        """``count`` rows of this plant at once; none of them may be there."""
        if count:
            named: dict[str, Column] = {"plant": self.plant, **columns}
            self._database.insert(self._connection, table, count, named)

    def extend(self, table: str, names: Sequence[str], rows: Sequence[Row]) -> None:
        """Rows as another ledger had them, the plant among their columns."""
        columns = list(zip(*rows, strict=True))
        if rows:
            named = dict(zip(names, columns, strict=True))
            self._database.insert(self._connection, table, len(rows), named)

    def put(self, table: str, key: Sequence[str], /, **values: Value) -> None:
        """One row of this plant: a new one, or these values in the one that has this key."""
        self.run(_put(table, tuple(key), tuple(values)), **values)

    def add(self, table: str, /, **values: Value) -> bool:
        """One row of this plant, unless it is there."""
        names = ("plant", *values)
        marks = ", ".join(f":{name}" for name in names)
        listed = ", ".join(names)
        return bool(
            self.run(
                f"INSERT INTO {table} ({listed}) VALUES ({marks}) ON CONFLICT DO NOTHING", **values
            )
        )

    def _run(self, sql: str, values: Mapping[str, Given]) -> Done:
        given = {**values, "plant": self.plant} if ":plant" in sql else values
        return self._database.run(self._connection, sql, given)


class Done(Protocol):
    """A statement that was run, as both databases tell of it."""

    @property
    def rowcount(self) -> int: ...

    def fetchall(self) -> Sequence[Row]: ...


class Database(Protocol):
    """SQLite or PostgreSQL."""

    place: str
    """What its operator calls it."""

    def reading(self, scope: Scope) -> AbstractContextManager[Session]:
        """A transaction that sees one moment and changes nothing."""
        ...

    def writing(self, scope: Scope) -> AbstractContextManager[Session]:
        """Committed and durable when the block ends, rolled back when it raises."""
        ...

    def moment(self) -> AbstractContextManager[Callable[[Scope], Session]]:
        """One moment of all plants, for a copy: gives the session of one after the other."""
        ...

    def owning(self) -> AbstractContextManager[Connection]:
        """A transaction with the rights of whoever logged in, for migrations."""
        ...

    def run(self, connection: Connection, sql: str, given: Mapping[str, Given]) -> Done:
        """``:name`` stands for what is given; ``IN :name`` for one or more."""
        ...

    def insert(
        self, connection: Connection, table: str, count: int, columns: Mapping[str, Column]
    ) -> None: ...

    def lock_streams(self, session: Session, streams: Sequence[str]) -> Mapping[str, Row]:
        """Head and chain of these streams of the plant, ours until the transaction ends."""
        ...

    def copy_to(self, target: Path) -> bool:
        """The whole file as of one moment; False where the database is no file."""
        ...

    def close(self) -> None: ...


def _finds_nothing(values: Mapping[str, Given]) -> bool:
    return any(isinstance(value, list | tuple) and not value for value in values.values())


@cache
def _put(table: str, key: tuple[str, ...], names: tuple[str, ...]) -> str:
    listed = ", ".join(("plant", *names))
    marks = ", ".join(f":{name}" for name in ("plant", *names))
    changed = ", ".join(f"{name} = excluded.{name}" for name in names if name not in key)
    return (
        f"INSERT INTO {table} ({listed}) VALUES ({marks})"
        f" ON CONFLICT ({', '.join(('plant', *key))}) DO UPDATE SET {changed}"
    )
