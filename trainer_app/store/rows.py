"""Rows to records, and the few questions about records that several modules ask."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from trainer_app.checklists.kinds import understand
from trainer_app.checklists.ports import Arrived
from trainer_app.kernel.ids import ID_BYTES, LogId, is_record_id
from trainer_app.kernel.records import SealedRecord

COLUMNS: Final = "r.arrival, r.hash, r.log, r.seq, r.head, b.body, r.body_hash"
FROM: Final = "FROM record r LEFT JOIN body b ON b.arrival = r.arrival"
SELECT: Final = f"SELECT {COLUMNS} {FROM}"

Row = tuple[int, bytes, bytes, int, bytes, bytes | None, bytes]

_BY_HASH: Final = f"{SELECT} WHERE r.hash BETWEEN ? AND ?"
_ARRIVAL_BY_HASH: Final = "SELECT arrival FROM record WHERE hash BETWEEN ? AND ?"


def fetch(
    connection: Connection, sql: str, params: tuple[object, ...] = ()
) -> list[tuple[object, ...]]:
    """All rows of a statement, as the driver gives them."""
    return [tuple(row) for row in connection.exec_driver_sql(sql, params)]


def fetch_one(
    connection: Connection, sql: str, params: tuple[object, ...] = ()
) -> tuple[object, ...] | None:
    row = connection.exec_driver_sql(sql, params).fetchone()
    return None if row is None else tuple(row)


def arrived(connection: Connection, sql: str, params: tuple[object, ...] = ()) -> list[Arrived]:
    """What the rows of a statement over ``COLUMNS`` say."""
    return [
        Arrived(row[0], understand(sealed_of(row)))
        for row in connection.exec_driver_sql(sql, params)
    ]


def sealed_of(row: Row, signature: bytes | None = None) -> SealedRecord:
    _arrival, record_hash, log, seq, head, body, body_hash = row
    return SealedRecord(LogId(log.hex()), seq, record_hash, head, body, body_hash, signature)


def record_by_id(connection: Connection, record_id: str) -> Arrived | None:
    found = arrived(connection, _BY_HASH, hash_range(record_id)) if is_record_id(record_id) else []
    return found[0] if found else None


def arrival_of(connection: Connection, record_id: str) -> int | None:
    if not is_record_id(record_id):
        return None
    row = connection.exec_driver_sql(_ARRIVAL_BY_HASH, hash_range(record_id)).fetchone()
    return None if row is None else int(row[0])


def hash_range(record_id: str) -> tuple[bytes, bytes]:
    """The lowest and the highest hash of a record with this id."""
    first = bytes.fromhex(record_id)
    return first + b"\x00" * ID_BYTES, first + b"\xff" * ID_BYTES
