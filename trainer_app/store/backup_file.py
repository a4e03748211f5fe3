"""The backup file: what stands in it, writing it whole or not at all, reading a hostile one.

Title, length of the header (u32, big-endian), header (JSON), the header's SHA-256, then the
encrypted database as it is.
The database's key stands in the header, sealed to the plant's recovery code and, of a PC that
belongs to a hub, to the hub's key; the PC's own key is never in a backup.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import Damage, ErrorCode, InvalidInput
from trainer_app.kernel.recovery import RecoveryCode
from trainer_app.store.errors import store_errors
from trainer_app.store.files import sync_folder
from trainer_app.store.keys import StoreKey, is_store_key

FORMAT: Final = 1
SUFFIX: Final = ".trainer-backup"

_TITLE: Final = b"Toolroom Trainer backup\n"
_LENGTH_BYTES: Final = 4
_PART: Final = 1024 * 1024
_LONGEST_HEADER: Final = 64 * 1024


class BackupHeader(msgspec.Struct, frozen=True):
    """What a backup says about itself before it is opened. ``sealed_key``, ``sha256``: hex."""

    format: int
    version: int
    """``PRAGMA user_version`` of the database in it."""
    made_ms: int
    made_tz: int
    plant: str
    site: str
    device: str
    """What people call the PC that was backed up."""
    letter: str
    records: int
    sealed_key: str
    size: int
    sha256: str
    hub_key: str = ""
    """The public key of the hub that the PC belongs to ..."""
    sealed_to_hub: str = ""
    """... and the database's key, sealed to that one."""
    opened_at_hub: bool = False
    """``sealed_key`` opens with words that the hub's operator was given for this file alone."""

    @property
    def made(self) -> Moment:
        return Moment(self.made_ms, self.made_tz)


_decoder: Final = msgspec.json.Decoder(BackupHeader)


class _Format(msgspec.Struct, frozen=True):
    """The one field that every later format keeps."""

    format: int


def open_key(header: BackupHeader, code: RecoveryCode) -> StoreKey:
    """Raises RECOVERY_CODE_WRONG."""
    try:
        secret = code.open_secret(bytes.fromhex(header.sealed_key))
    except ValueError as error:
        raise InvalidInput(ErrorCode.RECOVERY_CODE_WRONG) from error
    if not is_store_key(secret):
        raise InvalidInput(ErrorCode.RECOVERY_CODE_WRONG)
    return StoreKey(secret)


def digest(file: Path) -> tuple[int, str]:
    """Size in bytes and SHA-256 of a file."""
    with file.open("rb") as opened:
        whole = hashlib.file_digest(opened, "sha256")
        return opened.tell(), whole.hexdigest()


def write(target: Path, header: BackupHeader, database: Path, workshop: Path) -> None:
    """Put the backup together in ``workshop`` (on the target's disk), then move it into place."""
    made = workshop / "backup"
    told = msgspec.json.encode(header)
    check = hashlib.sha256(told).digest()
    with made.open("wb") as file:
        file.write(_TITLE + len(told).to_bytes(_LENGTH_BYTES, "big") + told + check)
        with database.open("rb") as part:
            shutil.copyfileobj(part, file, _PART)
        file.flush()
        os.fsync(file.fileno())
    made.replace(target)
    sync_folder(target.parent)


def read_header(file: Path) -> BackupHeader:
    """Raises FILE_UNREADABLE, BACKUP_NOT_OURS, BACKUP_NEWER or BACKUP_DAMAGED."""
    with _opened(file) as opened:
        return _read_header(opened, file)


def check(file: Path) -> BackupHeader:
    """Read the whole file and hold it against its header. Raises as ``read_header`` does."""
    with _opened(file) as opened:
        header = _read_header(opened, file)
        for _part in _database_parts(opened, header, file):
            pass
    return header


def extract(file: Path, database: Path) -> None:
    """Write the database of a backup to a new file, held against the header."""
    with _opened(file) as opened:
        header = _read_header(opened, file)
        with store_errors(database), database.open("xb") as target:
            for part in _database_parts(opened, header, file):
                target.write(part)
            target.flush()
            os.fsync(target.fileno())


def _database_parts(opened: BinaryIO, header: BackupHeader, file: Path) -> Iterator[bytes]:
    """The bytes after the header; raises at the end when they are not what was written."""
    digest = hashlib.sha256()
    size = 0
    while size <= header.size and (part := opened.read(_PART)):
        size += len(part)
        digest.update(part)
        yield part
    if size != header.size or digest.hexdigest() != header.sha256:
        raise Damage(ErrorCode.BACKUP_DAMAGED, path=str(file))


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise InvalidInput(ErrorCode.FILE_UNREADABLE, path=str(file)) from error


def _read_header(opened: BinaryIO, file: Path) -> BackupHeader:
    if opened.read(len(_TITLE)) != _TITLE:
        raise InvalidInput(ErrorCode.BACKUP_NOT_OURS, path=str(file))
    length = int.from_bytes(opened.read(_LENGTH_BYTES), "big")
    raw = opened.read(min(length, _LONGEST_HEADER))
    check = opened.read(hashlib.sha256().digest_size)
    try:
        if len(raw) != length or hashlib.sha256(raw).digest() != check:
            raise ValueError("the header is not what was written")
        if msgspec.json.decode(raw, type=_Format).format > FORMAT:
            raise InvalidInput(ErrorCode.BACKUP_NEWER, path=str(file))
        return _decoder.decode(raw)
    except (ValueError, RecursionError) as error:  # what msgspec raises is a ValueError
        raise Damage(ErrorCode.BACKUP_DAMAGED, path=str(file)) from error
