"""A plant is left: its profile goes from this PC, its backups stay. Worker threads.

The mark is written first, so what power loss cuts short is gone on with, and nothing of a profile
that is half gone is ever opened.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.sharing import follow_folder
from trainer_app.store.errors import store_errors
from trainer_app.store.files import clear_workshops, sync_folder
from trainer_app.store.locks import ProfileLock


def remove_profile(folder: Path, clock: Clock) -> None:
    """Whoever calls knows that nothing waits. Raises PROFILE_HELD where somebody writes it."""
    paths = ProfilePaths(folder)
    lock = ProfileLock(paths.lock)
    lock.take(clock.now())
    try:
        with store_errors(folder):
            paths.left.touch()
            follow_folder(paths.left)
            sync_folder(folder)
            _clear(paths)
    finally:
        lock.release()
    finish_leaving(folder)


def finish_leaving(folder: Path) -> None:
    """Take away what is still here of a plant that was left; its backups stay where they are."""
    paths = ProfilePaths(folder)
    if not paths.is_left:
        return
    with store_errors(folder):
        _clear(paths)
        paths.lock.unlink(missing_ok=True)
        paths.left.unlink(missing_ok=True)
        sync_folder(folder)


def _clear(paths: ProfilePaths) -> None:
    database = paths.database
    beside = [database.with_name(database.name + end) for end in ("-wal", "-shm")]
    for file in (paths.device_key, paths.store_key, paths.witness, *beside, database):
        file.unlink(missing_ok=True)
    shutil.rmtree(paths.logs, ignore_errors=True)
    clear_workshops(paths.folder)
