"""The one place where what the database and the file system say becomes one of our problems."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as driver

from trainer_app.kernel.errors import Damage, ErrorCode, TrainerError, Unavailable

_FULL: Final = {driver.SQLITE_FULL}
_BUSY: Final = {driver.SQLITE_BUSY, driver.SQLITE_LOCKED}
_READ_ONLY: Final = {driver.SQLITE_READONLY, driver.SQLITE_PERM}
_DAMAGED: Final = {driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB}
_IO_READING: Final = {"SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ"}
_BY_WORDS: Final = {
    "database or disk is full": driver.SQLITE_FULL,
    "database is locked": driver.SQLITE_BUSY,
    "attempt to write a readonly database": driver.SQLITE_READONLY,
    "database disk image is malformed": driver.SQLITE_CORRUPT,
    "file is not a database": driver.SQLITE_NOTADB,
    "disk I/O error": driver.SQLITE_IOERR,
    "unable to open database file": driver.SQLITE_CANTOPEN,
}
_FULL_ERRNO: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY_ERRNO: Final = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def store_errors(place: Path) -> Iterator[None]:
    """Convert what the machine refuses: the database, or the file system below it."""
    try:
        with database_errors(place):
            yield
    except OSError as error:
        raise _of_file(error, place) from error


@contextmanager
def database_errors(place: Path) -> Iterator[None]:
    """Convert what the database refuses. A fault in our own statements passes as the bug it is."""
    try:
        yield
    except NoReaderFree as error:
        raise Unavailable(ErrorCode.DATABASE_BUSY, path=str(place)) from error
    except Exception as error:
        problem = _of_driver(_driver_error(error), place)
        if problem is None:
            raise
        raise problem from error


class NoReaderFree(Exception):
    """Every reader has been busy for longer than anybody waits."""


def is_damage(error: BaseException) -> bool:
    """Whether this connection met a page that is not what was written; it is broken from then."""
    driven = _driver_error(error)
    return driven is not None and _primary(driven) in _DAMAGED


def _driver_error(error: BaseException) -> driver.Error | None:
    """What the driver said, be it inside an error of SQLAlchemy's, which is not loaded for this."""
    said = getattr(error, "orig", None) or error
    return said if isinstance(said, driver.Error) else None


def _primary(error: driver.Error) -> int:
    """The primary result code; 0 for what the driver itself raises.

    The driver's ``backup`` raises without a code, so there SQLite's own words have to do.
    """
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return _BY_WORDS.get(str(error), 0) if code is None else code & 0xFF


def _of_driver(error: driver.Error | None, place: Path) -> TrainerError | None:
    if error is None:
        return None
    code = _primary(error)
    path = str(place)
    if code in _FULL:
        return Unavailable(ErrorCode.DISK_FULL, path=path)
    if code in _BUSY:
        return Unavailable(ErrorCode.DATABASE_BUSY, path=path)
    if code in _READ_ONLY:
        return Unavailable(ErrorCode.PROFILE_READ_ONLY, path=path)
    if code in _DAMAGED:
        return Damage(ErrorCode.DATABASE_DAMAGED, path=path)
    if code == driver.SQLITE_CANTOPEN:
        return Unavailable(ErrorCode.FILE_UNREADABLE, path=path)
    if code == driver.SQLITE_IOERR:
        reading = getattr(error, "sqlite_errorname", "") in _IO_READING
        return Unavailable(
            ErrorCode.FILE_UNREADABLE if reading else ErrorCode.FILE_UNWRITABLE, path=path
        )
    return None


def _of_file(error: OSError, place: Path) -> TrainerError:
    path = str(error.filename or place)
    if error.errno in _FULL_ERRNO:
        return Unavailable(ErrorCode.DISK_FULL, path=path)
    if error.errno in _READ_ONLY_ERRNO:
        return Unavailable(ErrorCode.PROFILE_READ_ONLY, path=path)
    if error.errno == errno.ENOENT:
        return Unavailable(ErrorCode.FILE_UNREADABLE, path=path)
    return Unavailable(ErrorCode.FILE_UNWRITABLE, path=path)
