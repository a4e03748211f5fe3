"""The two key files of a profile: ``store.key`` opens the database, ``device.key`` signs records.

Each is two lines of text: what it is, then the secret and a checksum in hex, so that a damaged key
is told from a wrong one.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from nacl.signing import SigningKey

from trainer_app.kernel.errors import Damage, ErrorCode, StartupProblem
from trainer_app.kernel.recovery import RandomBytes
from trainer_app.kernel.sharing import follow_folder
from trainer_app.store.errors import store_errors
from trainer_app.store.files import sync_folder

_STORE_TITLE: Final = "Toolroom Trainer store key 1"
_DEVICE_TITLE: Final = "Toolroom Trainer device key 1"
_CHECK_BYTES: Final = 4
_KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_DAMAGED_BITS: Final = 24


@dataclass(frozen=True, slots=True)
class StoreKey:
    """SQLCipher's raw key and the salt, which is also the first 16 bytes of the database file."""

    secret: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        return f"PRAGMA key = \"x'{self.secret.hex()}'\""

    def check(self, database: Path) -> None:
        """Hold the key against the salt in front of the file: KEY_WRONG or DATABASE_DAMAGED.

        Another database's salt differs in about half of its bits, a damaged one in a few.
        """
        with store_errors(database), database.open("rb") as file:
            found = file.read(_SALT_BYTES)
        wanted = self.secret[_KEY_BYTES:]
        differing = int.from_bytes(found, "big") ^ int.from_bytes(wanted, "big")
        if len(found) < _SALT_BYTES or 0 < differing.bit_count() <= _DAMAGED_BITS:
            raise Damage(ErrorCode.DATABASE_DAMAGED, path=str(database))
        if differing:
            raise StartupProblem(ErrorCode.KEY_WRONG, file="store.key")


def new_store_key(random: RandomBytes) -> StoreKey:
    return StoreKey(random(_KEY_BYTES + _SALT_BYTES))


def is_store_key(secret: bytes) -> bool:
    return len(secret) == _KEY_BYTES + _SALT_BYTES


def write_store_key(path: Path, key: StoreKey) -> None:
    _write(path, _STORE_TITLE, key.secret)


def read_store_key(path: Path) -> StoreKey:
    """Raises KEY_MISSING, or KEY_WRONG for a file that is no key or a damaged one."""
    return StoreKey(_read(path, _STORE_TITLE, _KEY_BYTES + _SALT_BYTES))


def write_device_key(path: Path, key: SigningKey) -> None:
    _write(path, _DEVICE_TITLE, bytes(key))


def replace_device_key(path: Path, key: SigningKey) -> None:
    """Another key in the same file: the one or the other is there, whatever happens."""
    fresh = path.with_name(f"{path.name}.new")
    with store_errors(path):
        fresh.unlink(missing_ok=True)
        write_device_key(fresh, key)
        fresh.replace(path)
        follow_folder(path)
        sync_folder(path.parent)


def read_device_key(path: Path) -> SigningKey:
    """Raises KEY_MISSING, or KEY_WRONG for a file that is no key or a damaged one."""
    return SigningKey(_read(path, _DEVICE_TITLE, _KEY_BYTES))


def _write(path: Path, title: str, secret: bytes) -> None:
    checked = secret + hashlib.sha256(secret).digest()[:_CHECK_BYTES]
    with store_errors(path):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{title}\n{checked.hex()}\n")
            file.flush()
            os.fsync(file.fileno())


def _read(path: Path, title: str, size: int) -> bytes:
    if not path.exists():
        raise StartupProblem(ErrorCode.KEY_MISSING, file=path.name)
    try:
        with store_errors(path):
            said, _, rest = path.read_text(encoding="ascii").partition("\n")
        checked = bytes.fromhex(rest.strip())
    except ValueError as error:
        raise StartupProblem(ErrorCode.KEY_WRONG, file=path.name) from error
    secret, check = checked[:size], checked[size:]
    if said != title or hashlib.sha256(secret).digest()[:_CHECK_BYTES] != check:
        raise StartupProblem(ErrorCode.KEY_WRONG, file=path.name)
    return secret
