"""All of a ledger, as of one moment, in another database: a backup, and a hub that moves.

The hub's key is in neither. Rows go over as they are, plant by plant and table by table.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import Boolean, Table

from trainer_app.kernel.errors import ErrorCode, StartupProblem, Unavailable
from trainer_app.sync.hub.ledger.databases import create_database, open_database
from trainer_app.sync.hub.ledger.errors import database_errors
from trainer_app.sync.hub.ledger.session import OPERATOR, Database, Row, Scope, Session
from trainer_app.sync.hub.ledger.tables import metadata

_SLICE: Final = 1_000
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_NOT_COPIED: Final = frozenset({"hub", "schema_version"})

_ORDER: Final = sorted(
    (table for table in metadata.tables.values() if table.name not in _NOT_COPIED),
    key=lambda table: (table.name != "blob_name", table.name),  # blobs are seen by their names
)

_COUNTS: Final = "SELECT " + ", ".join(
    f"(SELECT count(*) FROM {table.name} WHERE plant = :plant)" for table in _ORDER
)


def back_up(source: Database, target: Path) -> None:
    """Raises ``Unavailable``: DISK_FULL, or FILE_UNWRITABLE, also where the target is there."""
    try:
        target.open("xb").close()
    except OSError as error:
        code = ErrorCode.DISK_FULL if error.errno in _FULL else ErrorCode.FILE_UNWRITABLE
        raise Unavailable(code, path=str(target)) from error
    url = f"sqlite:///{target.absolute()}"
    try:
        with database_errors(str(target)):
            if source.copy_to(target):
                _compare(source, url)
            else:
                move(source, url)
    except BaseException:
        for suffix in ("", "-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        raise


def move(source: Database, url: str) -> None:
    """Into a new database. Raises ``StartupProblem`` (HUB_EXISTS) where a hub is there."""
    with source.moment() as enter:
        every = enter(Scope(OPERATOR, frozenset()))
        target = create_database(url, _key(every))
        try:
            for (plant,) in every.rows("SELECT plant FROM plant"):
                with target.writing(Scope(plant)) as writing:
                    for table in _ORDER:
                        for rows in _slices(enter(Scope(plant)), table):
                            _extend(writing, table, rows)
                    _check(enter(Scope(plant)), writing)
        finally:
            target.close()


def _compare(source: Database, url: str) -> None:
    """Open the copy and see whether it is one: it may be a little older than the source is now."""
    with source.moment() as enter:
        key = _key(enter(Scope(OPERATOR, frozenset())))
    copy = open_database(url, key)
    try:
        with copy.moment() as enter:
            damage = enter(Scope(OPERATOR)).rows("PRAGMA integrity_check(1)")
        if [tuple(row) for row in damage] != [("ok",)]:
            raise Unavailable(ErrorCode.BACKUP_DAMAGED, path=url.removeprefix("sqlite:///"))
    finally:
        copy.close()


def _key(session: Session) -> bytes:
    row = session.row("SELECT key FROM hub")
    if row is None:
        raise StartupProblem(ErrorCode.HUB_MISSING)
    return bytes(row[0])


def _slices(session: Session, table: Table) -> Iterator[Sequence[Row]]:
    keys = [column.name for column in table.primary_key if column.name != "plant"]
    names = ", ".join(table.columns.keys())
    ordered = f" ORDER BY {', '.join(keys)} LIMIT {_SLICE}" if keys else ""
    after = f" AND ({', '.join(keys)}) > ({', '.join(f':{key}' for key in keys)})"
    sql = f"SELECT {names} FROM {table.name} WHERE plant = :plant"
    rows = session.rows(sql + ordered)
    while rows:
        yield rows
        if not keys or len(rows) < _SLICE:
            return
        last = dict(zip(table.columns.keys(), rows[-1], strict=True))
        rows = session.rows(sql + after + ordered, **{key: last[key] for key in keys})


def _extend(writing: Session, table: Table, rows: Sequence[Row]) -> None:
    """SQLite keeps a flag as a number."""
    flags = [isinstance(column.type, Boolean) for column in table.columns]
    if any(flags):
        rows = [
            [bool(v) if is_flag else v for v, is_flag in zip(row, flags, strict=True)]
            for row in rows
        ]
    writing.extend(table.name, table.columns.keys(), rows)


def _check(reading: Session, writing: Session) -> None:
    (there,), (here,) = reading.rows(_COUNTS), writing.rows(_COUNTS)
    for table, one, other in zip(_ORDER, there, here, strict=True):
        if one != other:
            raise RuntimeError(f"not all of {table.name} was copied")
