"""Where things are on this machine: the files of a profile and the profile that opens by default.

The only module that imports ``appdirs``. It names places and looks at no content; any thread.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import appdirs

APP_FOLDER: Final = "toolroom-trainer"
PROFILE_VARIABLE: Final = "TRAINER_PROFILE"
"""Names another profile for the whole session; ``--profile`` comes before it."""
MOST_PLANTS: Final = 50
"""Of one PC, beside the first."""


@dataclass(frozen=True, slots=True)
class ProfilePaths:
    """The files of one profile. Only ``store.db``, the two keys and ``backups/`` are precious."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "store.db"

    @property
    def store_key(self) -> Path:
        """Opens the database and its backups."""
        return self.folder / "store.key"

    @property
    def device_key(self) -> Path:
        """Signs this PC's records. Never in a backup."""
        return self.folder / "device.key"

    @property
    def witness(self) -> Path:
        """The last tip of each log, written after each commit."""
        return self.folder / "witness"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def settings(self) -> Path:
        return self.folder / "settings.json"

    @property
    def lock(self) -> Path:
        """Held by the one process that may write."""
        return self.folder / "profile.lock"

    @property
    def left(self) -> Path:
        """Says that this plant was left: what is still here of it, but its backups, goes."""
        return self.folder / "left"

    @property
    def plants(self) -> Path:
        """Where further plants of this PC are, each a profile in a folder of its own."""
        return self.folder / "plants"

    @property
    def is_left(self) -> bool:
        """Whether somebody left this plant, and not all of it is gone yet."""
        try:
            return self.left.exists()
        except PermissionError:
            return False

    def exists(self) -> bool:
        """Whether there is a profile here, whole or not, that this account may look at."""
        try:
            return any(path.exists() for path in (self.database, self.store_key, self.device_key))
        except PermissionError:
            return False


def profiles_at(home: Path) -> tuple[Path, ...]:
    """The profiles of a PC, each of another plant: the first one, then those beside it.

    The folders are the list: nothing else has to be kept in step with them. A folder that this
    account may not look into holds nothing for it, a link is not followed.
    """
    try:
        beside = sorted(p for p in ProfilePaths(home).plants.iterdir() if not p.is_symlink())
    except OSError:
        beside = []
    found = (ProfilePaths(folder) for folder in (home, *beside[:MOST_PLANTS]))
    return tuple(p.folder for p in found if p.exists() and not p.is_left)


def is_profile_named() -> bool:
    """Whether the environment names the profile, so that nobody is asked where it is."""
    return bool(os.environ.get(PROFILE_VARIABLE))


def own_profile() -> Path:
    """This account's alone."""
    return Path(appdirs.user_data_dir(APP_FOLDER, False))


def hub_folder() -> Path:
    """This account's files of a hub that has no folder of its own."""
    return Path(appdirs.user_data_dir(f"{APP_FOLDER}-hub", False))


def shared_profiles() -> tuple[Path, ...]:
    """Where the profile of all accounts may be, the usual place first."""
    if sys.platform in ("win32", "darwin"):
        return (Path(appdirs.site_data_dir(APP_FOLDER, False)),)
    named = appdirs.site_data_dir(APP_FOLDER, False, multipath=True).split(os.pathsep)
    return tuple(dict.fromkeys((Path("/var/lib", APP_FOLDER), *map(Path, named))))


def default_profile() -> Path:
    """The profile of this session: the one named by the environment, the PC's, or one's own.

    A PC that several accounts share has its profile in a folder for all accounts; it is used when
    it holds a profile. Further plants lie below (``profiles_at``).
    """
    named = os.environ.get(PROFILE_VARIABLE)
    if named:
        return Path(named).expanduser()
    return next((p for p in shared_profiles() if profiles_at(p)), own_profile())


def startup_folder() -> Path:
    """Where this account keeps what its sessions begin with."""
    if sys.platform == "win32":
        menu = Path(appdirs.user_data_dir("Microsoft", False, roaming=True))
        return menu / "Windows" / "Start Menu" / "Programs" / "Startup"
    return Path(appdirs.user_config_dir("autostart", False))
