"""Taking a backup: a copy of one moment, checked by opening it, then wrapped into one file.

The copy is read through a connection of its own, a slice of pages at a time; writers go on beside
it. Any worker thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import Damage, ErrorCode, Unavailable
from trainer_app.kernel.recovery import seal_secret
from trainer_app.store import backup_file, rows, unsealing
from trainer_app.store.backup_file import BackupHeader
from trainer_app.store.engine import connect, connect_to_read
from trainer_app.store.errors import store_errors
from trainer_app.store.files import workshop
from trainer_app.store.keys import StoreKey

_SLICE_PAGES: Final = 256

Between = Callable[[], None]
"""Called between two slices: to let others have the disk, or to stop by raising."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is backed up and what its header says. ``seal``: the plant's public sealing key.

    ``hub``: the public key of the hub that the PC belongs to, hex; empty where it stands alone.
    """

    database: Path
    key: StoreKey
    seal: bytes
    hub: str = ""
    plant: str = ""
    site: str = ""
    device: str = ""
    letter: str = ""


def _go_on() -> None:
    return


def take_backup(source: Source, target: Path, made: Moment, between: Between = _go_on) -> int:
    """Write the backup file whole or not at all; how many records are in it."""
    with store_errors(target), workshop(target.parent) as shop:
        copy = shop / "copy"
        _copy(source, copy, target, between)
        version, records = check_copy(copy, source.key)
        size, sha256 = backup_file.digest(copy)
        header = BackupHeader(
            format=backup_file.FORMAT,
            version=version,
            made_ms=made.ms,
            made_tz=made.tz,
            plant=source.plant,
            site=source.site,
            device=source.device,
            letter=source.letter,
            records=records,
            sealed_key=seal_secret(source.seal, source.key.secret).hex(),
            size=size,
            sha256=sha256,
            hub_key=source.hub,
            sealed_to_hub=unsealing.seal_to_hub(source.hub, source.key) if source.hub else "",
        )
        backup_file.write(target, header, copy, shop)
        backup_file.check(target)
    return records


def check_copy(copy: Path, key: StoreKey) -> tuple[int, int]:
    """Open it and check every page; its version and how many records it has.

    Raises DATABASE_DAMAGED.
    """
    connection = connect_to_read(copy, key)
    try:
        with store_errors(copy):
            damaged = connection.execute("PRAGMA cipher_integrity_check").fetchone()
            version = rows.value(connection, "PRAGMA user_version")
            records = rows.value(connection, "SELECT count(*) FROM record")
    finally:
        connection.close()
    if damaged is not None:
        raise Damage(ErrorCode.DATABASE_DAMAGED, path=str(copy))
    return int(version or 0), int(records or 0)


def _copy(source: Source, copy: Path, target: Path, between: Between) -> None:
    try:
        with store_errors(source.database):
            _copy_pages(source, copy, between)
    except Unavailable as error:  # the disk that is written to
        raise Unavailable(error.code, path=str(target)) from error


def _copy_pages(source: Source, copy: Path, between: Between) -> None:
    reader = connect_to_read(source.database, source.key)
    try:
        writer = connect(copy, source.key, create=True)
        try:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM meta").fetchall()  # the moment begins here
            reader.backup(
                writer, pages=_SLICE_PAGES, progress=lambda _status, _left, _all: between()
            )
            writer.execute("PRAGMA journal_mode = DELETE")  # all of it in the one file
        finally:
            writer.close()
    finally:
        reader.close()
