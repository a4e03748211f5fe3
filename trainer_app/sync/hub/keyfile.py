"""The hub's own key: a file beside its database, never in the database nor in a backup of it.

Whoever holds it is the hub: it signs certificates, revocations and checkpoints. Several processes
of one hub, and a hub that is set up again from a backup, need the same file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from nacl.signing import SigningKey

from trainer_app.kernel.errors import ErrorCode, StartupProblem, Unavailable
from trainer_app.kernel.paths import hub_folder

_SEED_BYTES: Final = 32
_SQLITE: Final = "sqlite:///"


def key_file_of(database: str) -> Path:
    """Where the key of the hub with this database URL is, if nothing else is said.

    Beside an SQLite file, with ``.key`` after its name. A PostgreSQL database has no place beside
    it that this account could write to: the account's own folder then.
    """
    if database.startswith(_SQLITE):
        path = Path(database.removeprefix(_SQLITE).partition("?")[0])
        return path.with_name(f"{path.name}.key")
    parts = urlsplit(database)
    name = parts.path.strip("/").replace("/", "_") or "hub"
    return hub_folder() / f"{parts.hostname or 'localhost'}-{name}.key"


def make_key(path: Path) -> SigningKey:
    """A new key in a new file that only this account reads. Refuses to touch one that is there."""
    key = SigningKey.generate()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "wb") as file:
            file.write(bytes(key).hex().encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise StartupProblem(ErrorCode.HUB_EXISTS) from error
    except OSError as error:
        raise Unavailable(ErrorCode.FILE_UNWRITABLE, path=str(path)) from error
    return key


def remove_key(path: Path) -> None:
    """Of a hub whose database could not be made: the key has signed nothing."""
    path.unlink(missing_ok=True)


def read_key(path: Path) -> SigningKey:
    """The hub's key. Raises ``StartupProblem`` where it is missing or is none."""
    try:
        seed = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError as error:
        raise StartupProblem(ErrorCode.HUB_KEY_MISSING, path=str(path)) from error
    except OSError as error:
        raise Unavailable(ErrorCode.FILE_UNREADABLE, path=str(path)) from error
    except ValueError as error:
        raise StartupProblem(ErrorCode.HUB_KEY_WRONG) from error
    if len(seed) != _SEED_BYTES:
        raise StartupProblem(ErrorCode.HUB_KEY_WRONG)
    return SigningKey(seed)
