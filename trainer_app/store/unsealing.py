"""A backup whose recovery words are lost: the hub's key opens it, for the plant's next PC.

The hub's operator makes a copy of the file that opens with twelve words of its own. They open that
copy and admit no PC: the hub does, with a ticket. Never opens the database. Any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from trainer_app.kernel.errors import Damage, ErrorCode, InvalidInput, TrainerError
from trainer_app.kernel.recovery import RecoveryCode, seal_secret
from trainer_app.store import backup_file
from trainer_app.store.backup_file import BackupHeader
from trainer_app.store.errors import store_errors
from trainer_app.store.files import workshop
from trainer_app.store.keys import StoreKey, is_store_key

Unseal = Callable[[bytes], bytes]
"""With the hub's key; ``ValueError`` for what was not sealed to it."""


def seal_to_hub(hub: str, key: StoreKey) -> str:
    """The database's key, readable by the hub with this public key alone. Both hex."""
    from nacl.signing import VerifyKey

    sealing = bytes(VerifyKey(bytes.fromhex(hub)).to_curve25519_public_key())
    return seal_secret(sealing, key.secret).hex()


def reseal(file: Path, target: Path, unseal: Unseal, code: RecoveryCode) -> BackupHeader:
    """Write a copy of a backup that opens with ``code``. What the copy says about itself.

    Raises BACKUP_NOT_OF_HUB, FILE_UNREADABLE, BACKUP_NOT_OURS, BACKUP_NEWER, BACKUP_DAMAGED or
    DISK_FULL; nothing is written then.
    """
    header = backup_file.read_header(file)
    try:
        secret = unseal(bytes.fromhex(header.sealed_to_hub))
    except ValueError as error:
        raise InvalidInput(ErrorCode.BACKUP_NOT_OF_HUB, path=str(file)) from error
    if not is_store_key(secret):  # another thing that was sealed to the hub: it stays shut
        raise InvalidInput(ErrorCode.BACKUP_NOT_OF_HUB, path=str(file))
    key = StoreKey(secret)
    opened = msgspec.structs.replace(
        header, sealed_key=seal_secret(code.public.seal, secret).hex(), opened_at_hub=True
    )
    with store_errors(target), workshop(target.parent) as shop:
        database = shop / "database"
        backup_file.extract(file, database)
        try:
            key.check(database)
        except TrainerError as error:
            raise Damage(ErrorCode.BACKUP_DAMAGED, path=str(file)) from error
        backup_file.write(target, opened, database, shop)
    return opened
