"""The floors of sync: the same rows by the database's own fastest way, durable, a batch at a time.

The two tables of a record with a hub's three indexes, and nothing else: no chain, no signature is
looked at, nobody is asked whether the record is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import psycopg
from nacl.signing import SigningKey
from sqlcipher3 import dbapi2 as driver

from trainer_app.kernel.records import SealedRecord

_RECORD: Final = (
    ("plant", "bytea"),
    ("stream", "text"),
    ("position", "bigint"),
    ("hash", "bytea"),
    ("log", "bytea"),
    ("seq", "bigint"),
    ("received", "bigint"),
    ("chain", "bytea"),
    ("head", "bytea"),
    ("body", "bytea"),
)
_SIGNATURE: Final = (*_RECORD[:3], ("signature", "bytea"))


def _table(name: str, columns: Sequence[tuple[str, str]]) -> str:
    listed = ", ".join(f"{column} {kind}" for column, kind in columns)
    return f"CREATE TABLE {name} ({listed}, PRIMARY KEY (plant, stream, position))"


_MADE: Final = (
    _table("bare", _RECORD),
    "CREATE UNIQUE INDEX bare_hash ON bare (plant, hash)",
    "CREATE INDEX bare_log ON bare (plant, log, seq)",
    _table("bare_signature", _SIGNATURE),
)

_Row = tuple[object, ...]


def signature() -> float:
    """Seconds that the processor takes for one Ed25519 signature: which machine this is."""
    key = SigningKey.generate()
    message = bytes(60)
    took = []
    for _ in range(500):
        begun = perf_counter()
        key.sign(message)
        took.append(perf_counter() - begun)
    return median(took)


def copy(url: str, batches: Sequence[Sequence[SealedRecord]]) -> list[float]:
    """Seconds of each batch: binary COPY into PostgreSQL."""
    took = []
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in _MADE:
            connection.execute(statement.encode())
        for n, batch in enumerate(batches):
            records, signatures = _rows(batch, n * len(batches[0]))
            begun = perf_counter()
            with connection.transaction(), connection.cursor() as cursor:
                for table, columns, rows in (
                    ("bare", _RECORD, records),
                    ("bare_signature", _SIGNATURE, signatures),
                ):
                    with cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)".encode()) as into:
                        into.set_types([kind for _name, kind in columns])
                        for row in rows:
                            into.write_row(row)
            took.append(perf_counter() - begun)
    return took


def insert(file: Path, batches: Sequence[Sequence[SealedRecord]]) -> list[float]:
    """Seconds of each batch: ``executemany`` into an SQLite file, set up as the hub's is."""
    took = []
    connection = driver.connect(str(file), isolation_level=None)
    for pragma in ("page_size = 4096", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    for statement in _MADE:
        connection.execute(statement)
    for n, batch in enumerate(batches):
        records, signatures = _rows(batch, n * len(batches[0]))
        begun = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in (("bare", records), ("bare_signature", signatures)):
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        connection.commit()
        took.append(perf_counter() - begun)
    connection.close()
    return took


def _rows(batch: Sequence[SealedRecord], before: int) -> tuple[list[_Row], list[_Row]]:
    plant = bytes(16)
    records: list[_Row] = []
    signatures: list[_Row] = []
    for position, r in enumerate(batch, before + 1):
        key = (plant, "plant", position)
        log = bytes.fromhex(r.log)
        records.append((*key, r.hash, log, r.seq, 1, r.hash, r.head, r.body))
        signatures.append((*key, r.signature))
    return records, signatures
