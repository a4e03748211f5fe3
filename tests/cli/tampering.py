"""Hands on a profile that nobody should have: with the key, past the triggers, or on the bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer_app.kernel.paths import ProfilePaths
from trainer_app.store.engine import DriverConnection, connect
from trainer_app.store.keys import read_store_key
from trainer_app.store.schema import triggers


@contextmanager
def opened(folder: Path) -> Iterator[DriverConnection]:
    """The database with its key and without the triggers that stop our own mistakes."""
    paths = ProfilePaths(folder)
    connection = connect(paths.database, read_store_key(paths.store_key))
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        for name in triggers():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for statement in triggers().values():
            connection.execute(statement)
    finally:
        connection.close()


def change_a_byte(raw: bytes, place: int) -> bytes:
    changed = bytearray(raw)
    changed[place % len(raw)] ^= 0x01
    return bytes(changed)


def flip_in_file(file: Path, place: int) -> None:
    """One bit of the file as it lies on the disk."""
    with file.open("r+b") as opened_file:
        opened_file.seek(place)
        (byte,) = opened_file.read(1)
        opened_file.seek(place)
        opened_file.write(bytes([byte ^ 0x10]))


def copy_of(folder: Path, target: Path) -> Path:
    shutil.copytree(folder, target)
    return target
