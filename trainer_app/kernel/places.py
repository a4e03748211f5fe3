"""Where a plant may live on this PC, and which plants other accounts have here already.

Two places are offered: a folder that all accounts of the PC can write, and one's own. Each account
that keeps a plant of its own leaves a *sign*, a small file that the others can read, with the name
of the plant and nothing else: a second account must not begin a second, empty plant unawares. Whose
a sign is, the system says, not the file. See ``docs/decisions/0012``. Any thread.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.kernel.paths import own_profile, shared_profiles
from trainer_app.kernel.sharing import is_for_others

if sys.platform == "win32":
    import getpass
else:
    import pwd

_SIGN: Final = "toolroom-trainer-plant-"
_MOST_BYTES: Final = 4_096
_MOST_SIGNS: Final = 200
_MOST_NAME: Final = 80
_USERS: Final = "*S-1-5-32-545"
"""The group of all users of a Windows PC, whatever its name in the language of the system."""
_PATIENCE_S: Final = 30


class Place(StrEnum):
    SHARED = "shared"
    OWN = "own"


class WhyNot(StrEnum):
    """Why the folder for all accounts cannot be offered."""

    MISSING = "missing"
    """It is not there, and this account may not make it."""
    NOT_OURS = "not_ours"
    """It is there, and this account may not write in it."""
    NOT_FOR_ALL = "not_for_all"
    """It is there, and what one account writes there the others could not."""


_FROM_BEST: Final = (None, WhyNot.NOT_OURS, WhyNot.NOT_FOR_ALL, WhyNot.MISSING)


@dataclass(frozen=True, slots=True)
class FoundPlant:
    """A plant that another account keeps on this PC."""

    plant: str
    account: str


@dataclass(frozen=True, slots=True)
class Places:
    own: Path
    shared: Path
    why_not_shared: WhyNot | None = None
    found: tuple[FoundPlant, ...] = ()

    def folder(self, place: Place) -> Path:
        return self.shared if place is Place.SHARED else self.own


def look_around(signs: Path | None = None) -> Places:
    """What this PC offers, and what is here already."""
    judged = [(folder, _why_not(folder)) for folder in shared_profiles()]
    folder, why_not = min(judged, key=lambda found: _FROM_BEST.index(found[1]))
    return Places(own_profile(), folder, why_not, found_plants(signs))


def prepare(place: Place, folder: Path) -> None:
    """Make the folder for all accounts where an ordinary account may. Raises PROFILE_READ_ONLY."""
    if place is Place.SHARED and sys.platform == "win32" and not folder.exists():
        try:
            folder.mkdir(parents=True)
            subprocess.run(
                ["icacls", str(folder), "/grant", f"{_USERS}:(OI)(CI)M"],
                check=True,
                capture_output=True,
                timeout=_PATIENCE_S,
                creationflags=subprocess.CREATE_NO_WINDOW,
            )
        except (OSError, subprocess.SubprocessError) as error:
            with suppress(OSError):
                folder.rmdir()
            raise Unavailable(ErrorCode.PROFILE_READ_ONLY, path=str(folder)) from error


def _why_not(folder: Path) -> WhyNot | None:
    try:
        there = folder.is_dir()
        if there and not is_for_others(folder):
            return WhyNot.NOT_FOR_ALL
    except OSError:
        return WhyNot.NOT_OURS
    if there:
        return None if os.access(folder, os.R_OK | os.W_OK | os.X_OK) else WhyNot.NOT_OURS
    may_make = sys.platform == "win32" and os.access(folder.parent, os.W_OK)
    return None if may_make else WhyNot.MISSING


# --- signs ----------------------------------------------------------------------------------------


def announce(plant: str, signs: Path | None = None) -> None:
    """Leave the sign of this account's plant. A courtesy: what goes wrong is nobody's problem."""
    folder = signs or _signs_folder()
    said = json.dumps({"account": account_name(), "plant": plant[:_MOST_NAME]}).encode()
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with suppress(OSError):
        if sys.platform == "win32":
            folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{_SIGN}{_own_mark()}.json"
        if file.exists() and not _is_ours(file):
            return
        handle = os.open(file, flags, 0o644)
        with os.fdopen(handle, "wb") as sign:
            sign.write(said)
            if sys.platform != "win32":
                os.fchmod(handle, 0o644)


def withdraw(signs: Path | None = None) -> None:
    """This account's plant lives where all accounts find it by themselves: no sign is needed."""
    file = (signs or _signs_folder()) / f"{_SIGN}{_own_mark()}.json"
    with suppress(OSError):
        if _is_ours(file):
            file.unlink()


def found_plants(signs: Path | None = None) -> tuple[FoundPlant, ...]:
    """The plants that other accounts keep for themselves, by account."""
    found = set()
    with suppress(OSError):
        for file in sorted((signs or _signs_folder()).glob(f"{_SIGN}*.json"))[:_MOST_SIGNS]:
            plant = _read_sign(file)
            if plant is not None and not _is_ours(file):
                found.add(plant)
    return tuple(sorted(found, key=lambda plant: (plant.account, plant.plant)))


def _read_sign(file: Path) -> FoundPlant | None:
    """None for what is no sign, or claims to be of an account whose file it is not."""
    try:
        state = file.lstat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > _MOST_BYTES:
            return None
        said = json.loads(file.read_bytes())
        plant, account = said["plant"], said["account"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(plant, str) or not isinstance(account, str):
        return None
    if sys.platform != "win32":
        if file.name != f"{_SIGN}{state.st_uid}.json":
            return None
        account = _name_of(state.st_uid)
    return FoundPlant(_plain(plant), _plain(account))


def _plain(words: str) -> str:
    return "".join(c for c in words if c.isprintable())[:_MOST_NAME]


if sys.platform == "win32":

    def account_name() -> str:
        """The account of the operating system that this program runs in."""
        return getpass.getuser()

    def _signs_folder() -> Path:
        return shared_profiles()[0].with_name(f"{shared_profiles()[0].name}-accounts")

    def _own_mark() -> str:
        return "".join(c for c in account_name() if c.isalnum())

    def _is_ours(file: Path) -> bool:
        return file.name == f"{_SIGN}{_own_mark()}.json"

else:

    def account_name() -> str:
        """The account of the operating system that this program runs in."""
        return _name_of(os.geteuid())

    def _signs_folder() -> Path:
        return Path("/var/tmp")

    def _own_mark() -> str:
        return str(os.geteuid())

    def _is_ours(file: Path) -> bool:
        return file.lstat().st_uid == os.geteuid()

    def _name_of(uid: int) -> str:
        try:
            return pwd.getpwuid(uid).pw_name
        except KeyError:
            return str(uid)
