"""Reading every record in order of arrival, and going on around what cannot be read.

After a page that is not what was written, the connection is broken for every later read: it is
opened again, the slice is read one record at a time, and what cannot be read is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sqlcipher3 import dbapi2 as driver

from trainer_app.kernel.ids import LogId, RecordId, record_id
from trainer_app.kernel.records import SealedRecord
from trainer_app.store.engine import Database, DriverConnection, Row, connect_to_read
from trainer_app.store.errors import is_damage

SLICE: Final = 1000

_SELECT: Final = (
    "SELECT r.arrival, r.hash, r.log, r.seq, r.head, b.body, r.body_hash, r.kind, s.signature,"
    " e.arrival, d.arrival FROM record r LEFT JOIN body b ON b.arrival = r.arrival"
    " LEFT JOIN signature s ON s.arrival = r.arrival LEFT JOIN erased e ON e.arrival = r.arrival"
    " LEFT JOIN displaced d ON d.arrival = r.arrival"
)
_MANY: Final = f"{_SELECT} WHERE r.arrival BETWEEN ? AND ? ORDER BY r.arrival"
_ONE: Final = f"{_SELECT} WHERE r.arrival = ?"


@dataclass(frozen=True, slots=True)
class Scanned:
    """A row of ``record`` with what belongs to it."""

    arrival: int
    sealed: SealedRecord
    kind: str
    is_erased: bool
    is_displaced: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """A record that cannot be read; where and what it was, as far as the indexes still say."""

    arrival: int
    log: LogId
    seq: int
    id: RecordId


@dataclass(slots=True)
class Scan:
    """One moment of the database, for as long as no page is damaged."""

    database: Database
    damage: list[str] = field(default_factory=list)
    """What could not be read besides records."""
    absent: int = 0
    """Numbers of arrival that have no record."""
    _lost: list[int] = field(default_factory=list)
    _connection: DriverConnection | None = None

    @property
    def connection(self) -> DriverConnection:
        if self._connection is None:
            self._connection = connect_to_read(self.database.path, self.database.key)
            self._connection.execute("BEGIN")
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def slices(self) -> Iterator[list[Scanned]]:
        """Every record that can be read, in order of arrival."""
        last = self._last_arrival()
        for first in range(1, last + 1, SLICE):
            upto = min(first + SLICE - 1, last)
            found = self.rows(_MANY, first, upto)
            if found is None:
                found = list(self._one_by_one(first, upto))
            else:
                self.absent += upto - first + 1 - len(found)
            yield [_scanned(row) for row in found]

    def rows(self, sql: str, *params: object) -> list[Row] | None:
        """The rows of a statement; None when a page that it needs is damaged."""
        try:
            return self.connection.execute(sql, params).fetchall()
        except driver.Error as error:
            if not is_damage(error):
                raise
            self.close()
            return None

    def lost(self) -> list[Lost]:
        """The records that could not be read, named by what the indexes hold."""
        if not self._lost:
            return []
        places = self._from_index("SELECT arrival, log, seq FROM record INDEXED BY record_by_log")
        ids = self._from_index(
            "SELECT arrival, substr(hash, 1, 16) FROM record INDEXED BY record_by_id"
        )
        nowhere, nothing = (b"", 0), (b"",)
        return [
            _lost(arrival, *places.get(arrival, nowhere), *ids.get(arrival, nothing))
            for arrival in self._lost
        ]

    def _from_index(self, sql: str) -> dict[int, Row]:
        found = self.rows(sql)
        if found is None:
            self.damage.append(sql.rpartition(" ")[2])
        wanted = set(self._lost)
        return {row[0]: tuple(row[1:]) for row in found or () if row[0] in wanted}

    def _last_arrival(self) -> int:
        for sql in (
            "SELECT max(arrival) FROM record",
            "SELECT max(arrival) FROM record INDEXED BY record_by_log",
        ):
            found = self.rows(sql)
            if found is not None:
                return int(found[0][0] or 0)
            self.damage.append("record")
        return 0

    def _one_by_one(self, first: int, upto: int) -> Iterator[Row]:
        for arrival in range(first, upto + 1):
            found = self.rows(_ONE, arrival)
            if found is None:
                self._lost.append(arrival)
            elif not found:
                self.absent += 1
            else:
                yield found[0]


def _lost(arrival: int, log: bytes, seq: int, id_bytes: bytes) -> Lost:
    return Lost(arrival, LogId(log.hex()), seq, record_id(id_bytes))


def _scanned(row: Row) -> Scanned:
    arrival, record_hash, log, seq, head, body, body_hash, kind, signature, erased, moved = row
    sealed = SealedRecord(
        LogId(_blob(log).hex()),
        seq if isinstance(seq, int) else 0,
        _blob(record_hash),
        _blob(head),
        None if body is None else _blob(body),
        _blob(body_hash),
        None if signature is None else _blob(signature),
    )
    return Scanned(arrival, sealed, str(kind), erased is not None, moved is not None)


def _blob(value: object) -> bytes:
    """What stands in a column of bytes. Text put there by hand is never what was signed."""
    return value if isinstance(value, bytes) else b"\0" + str(value).encode()
