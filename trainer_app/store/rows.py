"""Rows to records, and the few questions about records that several modules ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Final

import msgspec

from trainer_app.checklists.kinds import Record, understand
from trainer_app.checklists.ports import Arrived
from trainer_app.kernel.ids import ID_BYTES, LogId, is_record_id
from trainer_app.kernel.records import SealedRecord
from trainer_app.store.engine import DriverConnection, Row

COLUMNS: Final = "r.arrival, r.hash, r.log, r.seq, r.head, b.body, r.body_hash"
FROM: Final = "FROM record r LEFT JOIN body b ON b.arrival = r.arrival"
OWN_KEY: Final = "SELECT value FROM meta WHERE name = 'device_key'"
"""What this PC writes with, from before its first record on."""

SELECT: Final = f"SELECT {COLUMNS} {FROM}"

RecordRow = tuple[int, bytes, bytes, int, bytes, bytes | None, bytes]
Value = int | str | bytes | None

_KEPT: Final = 2_048
"""Records kept as they were understood: about 2 KiB each."""

OF_ID: Final = "substr(hash, 1, 16) = ?"
"""Of ``record``, the rows with one id: an index has it. Its parameter: ``id_bytes``."""

_BY_ID: Final = f"{SELECT} WHERE {OF_ID} ORDER BY r.arrival DESC LIMIT 1"
_ARRIVAL_BY_ID: Final = f"SELECT max(arrival) FROM record WHERE {OF_ID}"


class Held(msgspec.Struct, frozen=True):
    """Where a record that is held stands."""

    arrival: int
    log: LogId
    seq: int


def value(connection: DriverConnection, sql: str, *params: object) -> Value:
    """The one column of the first row; None where there is none."""
    row = connection.execute(sql, params).fetchone()
    return None if row is None else row[0]


def arrived(
    connection: DriverConnection, sql: str, params: tuple[object, ...] = ()
) -> list[Arrived]:
    """What the rows of a statement over ``COLUMNS`` say."""
    return [
        Arrived(row[0], _understood(*row[1:])) for row in connection.execute(sql, params).fetchall()
    ]


@lru_cache(maxsize=_KEPT)
def _understood(
    record_hash: bytes, log: bytes, seq: int, head: bytes, body: bytes | None, body_hash: bytes
) -> Record:
    """The same bytes always say the same; a standing is made of records that were just read."""
    return understand(sealed_of((0, record_hash, log, seq, head, body, body_hash)))


def sealed_of(row: RecordRow, signature: bytes | None = None) -> SealedRecord:
    _arrival, record_hash, log, seq, head, body, body_hash = row
    return SealedRecord(LogId(log.hex()), seq, record_hash, head, body, body_hash, signature)


def record_by_id(connection: DriverConnection, record_id: str) -> Arrived | None:
    if not is_record_id(record_id):
        return None
    found = arrived(connection, _BY_ID, (id_bytes(record_id),))
    return found[0] if found else None


_AT_ONCE: Final = 250
"""Parameters of a statement that asks for many: one text, so that it is prepared once."""


def of_many(connection: DriverConnection, sql: str, asked: Sequence[object]) -> Iterator[Row]:
    """The rows of a statement with ``IN (?)``, for any number of values."""
    many = sql.replace("(?)", f"({', '.join('?' * _AT_ONCE)})")
    for start in range(0, len(asked), _AT_ONCE):
        part = tuple(asked[start : start + _AT_ONCE])
        if len(part) == _AT_ONCE:
            yield from connection.execute(many, part)
        else:
            few = sql.replace("(?)", f"({', '.join('?' * len(part))})")
            yield from connection.execute(few, part)


def add_many(connection: DriverConnection, sql: str, new: Sequence[Sequence[object]]) -> None:
    """``executemany`` of an INSERT of one row of VALUES, but hundreds of rows to a step.

    The database lets other threads run during a step, and then waits until they let it go on.
    """
    whole = len(new) - len(new) % _AT_ONCE
    many = _of_rows(sql, _AT_ONCE) if whole else ""
    for start in range(0, whole, _AT_ONCE):
        connection.execute(many, tuple(chain.from_iterable(new[start : start + _AT_ONCE])))
    connection.executemany(sql, new[whole:])


@cache
def _of_rows(sql: str, count: int) -> str:
    """The same statement for so many rows."""
    before, _values, rest = sql.partition(" VALUES (")
    row, _end, after = rest.partition(")")
    return f"{before} VALUES {', '.join([f'({row})'] * count)}{after}"


_HELD: Final = (
    "SELECT hash, arrival, log, seq FROM record WHERE substr(hash, 1, 16) IN (?) ORDER BY arrival"
)

MEANT: Final = " AND NOT EXISTS (SELECT 1 FROM displaced d WHERE d.arrival = r.arrival)"
"""Of rows of one hash the last one; only a hash that was shown in another log has more."""


def held_of(connection: DriverConnection) -> Callable[[Sequence[bytes]], dict[bytes, Held]]:
    """Asks for those of some hashes that are held, and where they stand."""

    names: dict[bytes, LogId] = {}

    def ask(hashes: Sequence[bytes]) -> dict[bytes, Held]:
        found = {}
        ids = [bytearray(h[:ID_BYTES]) for h in hashes]
        for h, arrival, log, seq in of_many(connection, _HELD, ids):
            name = names.get(log)
            if name is None:
                name = names[log] = LogId(log.hex())
            found[h] = Held(arrival, name, seq)
        return found

    return ask


def arrival_of(connection: DriverConnection, record_id: str) -> int | None:
    if not is_record_id(record_id):
        return None
    found = value(connection, _ARRIVAL_BY_ID, id_bytes(record_id))
    return None if found is None else int(found)


def id_bytes(record_id: str) -> bytes:
    return bytes.fromhex(record_id)
