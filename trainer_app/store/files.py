"""Files of a profile on the disk: who may read them, and that they are really there.

A profile's files follow its folder. Where an administrator made a folder that a group may write,
the group may read and write the files; everywhere else they are their owner's alone.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

FOLDER_MODE: Final = 0o700
_OWN: Final = 0o600
_SHARED: Final = 0o660
_SHARED_FOLDER: Final = 0o2770
_WORKSHOP: Final = ".making-"


def follow_folder(file: Path) -> None:
    """Give a file that we own the rights that its folder asks for."""
    if sys.platform != "win32":  # there they are inherited
        folder_mode = file.parent.stat().st_mode
        wanted = _SHARED if folder_mode & stat.S_IWGRP else _OWN
        found = file.stat()
        if found.st_uid == os.geteuid() and stat.S_IMODE(found.st_mode) != wanted:
            file.chmod(wanted)


def sync_folder(folder: Path) -> None:
    """Bring new and renamed entries of a folder to the disk."""
    if sys.platform != "win32":  # there the file system keeps its entries itself
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder on the same disk for files in the making; nothing of it is left behind.

    After a failure ``folder`` itself is gone too, if it was made for this.
    """
    fresh = not folder.exists()
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    try:
        with _workshop_in(folder) as made:
            yield made
    except BaseException:
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        raise


@contextmanager
def _workshop_in(folder: Path) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix=_WORKSHOP, dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def make_folder_of_profile(folder: Path) -> None:
    """A folder inside a profile, for whoever the profile is for."""
    if folder.exists():
        return
    folder.mkdir(mode=FOLDER_MODE)
    if sys.platform != "win32" and folder.parent.stat().st_mode & stat.S_IWGRP:
        folder.chmod(_SHARED_FOLDER)


def clear_workshops(folder: Path) -> None:
    """Take away what a process that was killed left; only where nobody else makes anything."""
    for left in folder.glob(f"{_WORKSHOP}*"):
        shutil.rmtree(left, ignore_errors=True)


def put_in_place(made: list[Path], folder: Path) -> None:
    """Move finished files into the folder, in this order, and bring that to the disk."""
    for file in made:
        place = folder / file.name
        file.rename(place)
        follow_folder(place)
    sync_folder(folder)
