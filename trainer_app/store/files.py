"""Files of a profile on the disk: made whole, and really there."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from trainer_app.kernel.sharing import FOLDER_MODE, follow_folder

_WORKSHOP: Final = ".making-"


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
    made = folder / f"{_WORKSHOP}{secrets.token_hex(8)}"
    made.mkdir(mode=FOLDER_MODE)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


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
