"""Whose files are: one account's alone, or those of everybody on this PC.

The files of a profile follow its folder. Where whoever looks after the PC made a folder that a
group, or everybody, may write, they may read and write the files; everywhere else the files are
their owner's alone. On Windows a file inherits that from its folder. Any thread.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

FOLDER_MODE: Final = 0o777 if sys.platform == "win32" else 0o700
"""Of a new folder. On Windows 0o700 would cut what the folder above it gives to others."""

_OWN: Final = 0o600
_GROUPS: Final = 0o660
_EVERYBODYS: Final = 0o666
_FOLDERS: Final = {_GROUPS: 0o2770, _EVERYBODYS: 0o2777}


def follow_folder(file: Path) -> None:
    """Give a file that we own the rights that its folder asks for."""
    if sys.platform != "win32":
        folder, found = file.parent.stat(), file.stat()
        if found.st_uid != os.geteuid():
            return
        wanted = _wanted(folder.st_mode)
        if wanted == _GROUPS and found.st_gid != folder.st_gid:
            with suppress(PermissionError):  # not one of the group: the superuser, most likely
                os.chown(file, -1, folder.st_gid)
        if stat.S_IMODE(found.st_mode) != wanted:
            file.chmod(wanted)


def make_folder_of_profile(folder: Path) -> None:
    """A folder inside a profile, for whoever the profile is for."""
    if folder.exists():
        return
    folder.mkdir(mode=FOLDER_MODE)
    if sys.platform != "win32":
        above = folder.parent.stat()
        wanted = _wanted(above.st_mode)
        if wanted in _FOLDERS:
            if wanted == _GROUPS and folder.stat().st_gid != above.st_gid:
                with suppress(PermissionError):
                    os.chown(folder, -1, above.st_gid)
            folder.chmod(_FOLDERS[wanted])


def _wanted(folder_mode: int) -> int:
    if folder_mode & stat.S_IWOTH:
        return _EVERYBODYS
    return _GROUPS if folder_mode & stat.S_IWGRP else _OWN


if sys.platform == "win32":

    def is_for_others(_folder: Path) -> bool:
        """What lies below ProgramData is, as ``places.prepare`` makes it."""
        return True

else:

    def is_for_others(folder: Path) -> bool:
        """Whether accounts other than its owner's may keep a profile in this folder together."""
        mode = folder.stat().st_mode
        return _wanted(mode) in _FOLDERS and not mode & stat.S_ISVTX
