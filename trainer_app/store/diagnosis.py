"""What support asks first about the machine below the store: versions, folder, sizes, printers.

No names of people, no keys, nothing that was recorded. Never fails for what it finds: each part
says what it could not learn. Any worker thread: a printer queue may take its time.
"""

from __future__ import annotations

import os
import platform
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from trainer_app import __version__
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.resources import resource, resources
from trainer_app.store import machine

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

_PRINTERS_WITHIN_S: Final = 5.0


def machine_facts(paths: ProfilePaths) -> dict[str, Json]:
    """All that can be said without opening the records."""
    return {
        "program": {
            "version": __version__,
            "frozen": bool(getattr(sys, "frozen", False)),
            "python": platform.python_version(),
            "system": platform.platform(),
            "resources": str(resources()),
        },
        "database": {**machine.versions()},
        "folder": {
            "path": str(paths.folder),
            "exists": paths.folder.is_dir(),
            "writable": os.access(paths.folder, os.W_OK),
            "network_share": machine.is_network_share(paths.folder),
            "disk_free_mb": _free_mb(paths.folder),
            "fsync_ms": _fsync_ms(paths.folder),
        },
        "files": _files(paths),
        "keys": {"store": paths.store_key.exists(), "device": paths.device_key.exists()},
        "fonts": _fonts(),
        "printers": _printers(),
    }


def _files(paths: ProfilePaths) -> list[Json]:
    """Name, rights and size of what lies in the profile; backups are only counted."""
    if not paths.folder.is_dir():
        return []
    try:
        found = sorted(path for path in paths.folder.iterdir() if path.is_file())
        kept = sorted(paths.backups.iterdir()) if paths.backups.is_dir() else []
    except OSError:
        return []
    files: list[Json] = [_file(path, path.name) for path in found]
    files += [_file(path, f"{paths.backups.name}/{path.name}") for path in kept]
    return files


def _file(path: Path, name: str) -> dict[str, Json]:
    try:
        about = path.stat()
    except OSError:
        return {"name": name, "mode": None, "bytes": None}
    return {"name": name, "mode": stat.filemode(about.st_mode), "bytes": about.st_size}


def _free_mb(folder: Path) -> int | None:
    """On the disk that holds the folder, or would hold it."""
    for place in (folder, *folder.absolute().parents):
        if place.is_dir():
            try:
                return shutil.disk_usage(place).free // 1_000_000
            except OSError:
                return None
    return None


def _fsync_ms(folder: Path) -> float | None:
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return None
    try:
        return machine.fsync_ms(folder)
    except OSError:
        return None


def _fonts() -> list[Json]:
    """The program's own typefaces, which paper cannot do without."""
    return [path.name for path in sorted(resource("fonts").glob("*.ttf"))]


def _printers() -> list[Json] | None:
    """The queues of this PC; None where the system does not say without a window."""
    asks = shutil.which("lpstat")
    if asks is None:
        return None
    try:
        told = subprocess.run(
            [asks, "-e"], capture_output=True, text=True, timeout=_PRINTERS_WITHIN_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return [line.strip() for line in told.stdout.splitlines() if line.strip()]
