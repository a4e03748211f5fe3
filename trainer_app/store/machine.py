"""What ``doctor`` asks about the machine below the store. Reads, and writes one small probe."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

from sqlcipher3 import dbapi2 as driver

from trainer_app.kernel.errors import StartupProblem
from trainer_app.store.locks import refuse_network_share

_PROBES: Final = 9
_PAGE: Final = b"\0" * 4096


def versions() -> dict[str, str]:
    """Of SQLite and SQLCipher."""
    connection = driver.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return {
        "sqlite": driver.sqlite_version,
        "sqlcipher": str(cipher[0]) if cipher else "",
    }


def fsync_ms(folder: Path) -> float:
    """How long a written page takes to reach the disk here: the median of nine, in milliseconds."""
    took = []
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        for _ in range(_PROBES):
            file.write(_PAGE)
            began = time.perf_counter()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - began)
    return round(median(took) * 1000, 3)


def is_network_share(folder: Path) -> bool:
    try:
        refuse_network_share(folder)
    except StartupProblem:
        return True
    return False
