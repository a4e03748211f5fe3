"""A file that somebody asked for, written whole or not at all. Blocking; on a worker."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from trainer_app.kernel.errors import ErrorCode, Unavailable

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, content: bytes) -> None:
    """What was there before stays until this is on the disk. Raises DISK_FULL, FILE_UNWRITABLE."""
    try:
        if path.exists() and not path.is_file():  # a pipe, a printer's device
            path.write_bytes(content)
            return
        fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with fresh.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        full = error.errno in _FULL
        code = ErrorCode.DISK_FULL if full else ErrorCode.FILE_UNWRITABLE
        raise Unavailable(code, path=str(path)) from error
