"""Restoring a profile from a backup file and twelve words alone.

Everything is made in a folder where nobody looks, checked there, and only then moved into place: a
file that is no good, a wrong code or a full disk leave nothing behind. The PC gets a key of its own
and goes on in new logs that name the old tips (sync.md §8). The words of the recovery sheet
also admit it; those that the hub's operator gave open the file and no more, and the hub admits the
PC by a ticket.
"""

from __future__ import annotations

import os
from pathlib import Path

from nacl.signing import SigningKey

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Damage, ErrorCode, InvalidInput
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.recovery import RandomBytes, RecoveryCode
from trainer_app.store import backup_file, keys, schema
from trainer_app.store.backup_file import BackupHeader
from trainer_app.store.copying import check_copy
from trainer_app.store.engine import connect_to_read
from trainer_app.store.errors import store_errors
from trainer_app.store.files import put_in_place, workshop
from trainer_app.store.keys import StoreKey
from trainer_app.store.local import LocalStore
from trainer_app.store.locks import refuse_network_share
from trainer_app.store.profile import open_profile, refuse_existing

_KEY_BYTES = 32


def restore(
    file: Path,
    code: RecoveryCode,
    folder: Path,
    clock: Clock,
    *,
    device_name: str = "",
    random: RandomBytes = os.urandom,
) -> LocalStore:
    """The restored profile, open. ``device_name``: what this PC is called, else as the old one.

    Raises PROFILE_EXISTS, PROFILE_ON_NETWORK_SHARE, FILE_UNREADABLE, BACKUP_NOT_OURS, BACKUP_NEWER,
    BACKUP_DAMAGED, RECOVERY_CODE_WRONG or DISK_FULL; the folder is then as it was.
    """
    refuse_network_share(folder)
    refuse_existing(ProfilePaths(folder))
    header = backup_file.read_header(file)
    if header.version > schema.VERSION:
        raise InvalidInput(ErrorCode.BACKUP_NEWER, path=str(file))
    key = backup_file.open_key(header, code)
    with store_errors(folder), workshop(folder) as shop:
        made = ProfilePaths(shop)
        backup_file.extract(file, made.database)
        _check_database(made.database, key, header, file)
        keys.write_store_key(made.store_key, key)
        keys.write_device_key(made.device_key, SigningKey(random(_KEY_BYTES)))
        _join(made, None if header.opened_at_hub else code, clock, random, device_name)
        put_in_place([made.store_key, made.device_key, made.witness, made.database], folder)
    return open_profile(folder, clock, random=random)


def _check_database(database: Path, key: StoreKey, header: BackupHeader, file: Path) -> None:
    """Opened, every page checked, and nothing in it but our own tables and triggers."""
    try:
        version, records = check_copy(database, key)
        sound = (version, records) == (header.version, header.records)
        if sound and version == schema.VERSION:
            sound = _objects(database, key) == schema.objects()
    except Damage as error:
        raise Damage(ErrorCode.BACKUP_DAMAGED, path=str(file)) from error
    if not sound:
        raise Damage(ErrorCode.BACKUP_DAMAGED, path=str(file))


def _objects(database: Path, key: StoreKey) -> set[tuple[str, str]]:
    connection = connect_to_read(database, key)
    try:
        found = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    finally:
        connection.close()
    return {(kind, name) for kind, name in found if not name.startswith("sqlite_")}


def _join(
    made: ProfilePaths,
    code: RecoveryCode | None,
    clock: Clock,
    random: RandomBytes,
    device_name: str,
) -> None:
    store = open_profile(made.folder, clock, random=random)
    try:
        with store.writing() as writing:
            if code is None:
                writing.come_back(device_name)
            else:
                writing.rejoin(code, device_name)
    finally:
        store.close()
