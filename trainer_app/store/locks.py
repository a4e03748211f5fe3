"""Who may write a profile: one process, on a disk of this PC.

The lock belongs to the process, not to the file: it ends with the process, however that ends. The
file only says who took it last. Readers take none and run beside the writer.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, StartupProblem
from trainer_app.kernel.places import account_name
from trainer_app.kernel.sharing import follow_folder
from trainer_app.store.errors import store_errors

if sys.platform == "win32":
    import ctypes
    import msvcrt
else:
    import fcntl

MOUNTS = Path("/proc/self/mounts")

_SHARES: Final = frozenset(
    {
        *("cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs4", "afs", "9p", "ncpfs", "davfs"),
        *("fuse.sshfs", "fuse.gvfsd-fuse", "fuse.davfs", "fuse.rclone", "fuse.smbnetfs"),
        *("afpfs", "webdav", "ceph", "glusterfs", "fuse.glusterfs", "coda", "beegfs", "lustre"),
    }
)
_WINDOWS_REMOTE: Final = 4


class _Holder(msgspec.Struct, frozen=True):
    """What the file says: the account, and since when (device clock)."""

    account: str
    at: int
    tz: int


_ROOM: Final = 512
"""Bytes of the file, so that its length never changes; what Windows locks lies beyond."""


class ProfileLock:
    """Held from ``take`` to ``release``, or until the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self, now: Moment) -> None:
        """Raises PROFILE_HELD, which names the session that writes here, or PROFILE_IN_USE."""
        with store_errors(self._path):
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            follow_folder(self._path)
        try:
            _lock(handle)
        except OSError as error:
            holder = _read(handle)
            os.close(handle)
            raise self._refusal(holder) from error
        self._handle = handle
        _write(handle, _Holder(account_name(), now.ms, now.tz))

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _refusal(self, holder: _Holder | None) -> StartupProblem:
        folder = str(self._path.parent)
        if holder is None:
            return StartupProblem(ErrorCode.PROFILE_IN_USE, folder=folder)
        since = Moment(holder.at, holder.tz).local
        return StartupProblem(
            ErrorCode.PROFILE_HELD,
            folder=folder,
            account=holder.account,
            day=since.date().isoformat(),
            hours=f"{since.hour:02}",
            minutes=f"{since.minute:02}",
        )


def last_taken(path: Path) -> Moment | None:
    """When somebody last took this lock, whether it is held or not; None where that is unknown."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        holder = _read(handle)
    finally:
        os.close(handle)
    return None if holder is None else Moment(holder.at, holder.tz)


def _read(handle: int) -> _Holder | None:
    """None where the file was not written, or only half."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        return msgspec.json.decode(os.read(handle, _ROOM), type=_Holder)
    except (OSError, msgspec.MsgspecError):
        return None


def _write(handle: int, holder: _Holder) -> None:
    """A courtesy to whoever comes next: a disk that is full keeps nobody from their records."""
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, msgspec.json.encode(holder).ljust(_ROOM))


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        os.lseek(handle, _ROOM, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def refuse_network_share(folder: Path) -> None:
    """Raises PROFILE_ON_NETWORK_SHARE: a database in write-ahead mode is not safe on one."""
    if _is_remote(folder.absolute()):
        raise StartupProblem(ErrorCode.PROFILE_ON_NETWORK_SHARE, folder=str(folder))


if sys.platform == "win32":

    def _is_remote(folder: Path) -> bool:
        root = folder.resolve().anchor
        drive_type = ctypes.windll.kernel32.GetDriveTypeW(root)
        return root.startswith("\\\\") or drive_type == _WINDOWS_REMOTE

else:

    def _is_remote(folder: Path) -> bool:
        try:
            table = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return False  # a system that does not say
        place = f"{folder.resolve()}/"
        deepest, kind = "", ""
        for line in table.splitlines():
            _device, mounted, filesystem, *_ = line.split(" ")
            point = f"{_unescaped(mounted).rstrip('/')}/"
            if place.startswith(point) and len(point) >= len(deepest):
                deepest, kind = point, filesystem
        return kind in _SHARES


def _unescaped(mounted: str) -> str:
    r"""A mount point as ``/proc`` writes it: a blank is ``\040``."""
    for sign in (" ", "\t", "\n", "\\"):
        mounted = mounted.replace(f"\\{ord(sign):03o}", sign)
    return mounted
