"""A profile opened: found a new one, open one, and hand out moments and transactions.

Call from worker threads. One process writes a profile at a time; commands that only read run beside
it. Opening looks at a few rows, however many records there are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nacl.signing import SigningKey
from sqlcipher3 import dbapi2 as driver

from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import (
    Damage,
    ErrorCode,
    StartupProblem,
    Unavailable,
)
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.records import Tip
from trainer_app.kernel.recovery import RandomBytes
from trainer_app.kernel.sharing import follow_folder, make_folder_of_profile
from trainer_app.store import keys, rebuilding, rows, schema, witness
from trainer_app.store.device import Device
from trainer_app.store.engine import Database, DriverConnection
from trainer_app.store.errors import is_damage, store_errors
from trainer_app.store.files import put_in_place, workshop
from trainer_app.store.local import LocalStore
from trainer_app.store.locks import ProfileLock, refuse_network_share
from trainer_app.store.logs import own_tips
from trainer_app.store.shared import Shared


def create_profile(
    folder: Path,
    clock: Clock,
    *,
    random: RandomBytes = os.urandom,
    first: Callable[[LocalStore], None] | None = None,
) -> LocalStore:
    """A new profile. ``first`` writes its first records (``found``) before it is seen at all.

    Raises PROFILE_EXISTS and leaves what is there alone; whatever goes wrong or is killed in
    ``first`` leaves no profile.
    """
    paths = ProfilePaths(folder)
    refuse_network_share(folder)
    with startup_problems(), store_errors(folder):
        refuse_existing(paths)
        with workshop(folder) as made:
            new = ProfilePaths(made)
            make_profile(new, random)
            if first is not None:
                _write_first(new, clock, random, first)
            files = [new.store_key, new.device_key, new.witness, new.database]
            put_in_place([file for file in files if file.exists()], folder)
    return open_profile(folder, clock, random=random)


def _write_first(
    paths: ProfilePaths, clock: Clock, random: RandomBytes, first: Callable[[LocalStore], None]
) -> None:
    store = open_profile(paths.folder, clock, random=random)
    try:
        first(store)
    finally:
        store.close()


def open_profile(
    folder: Path,
    clock: Clock,
    *,
    random: RandomBytes = os.urandom,
    read_only: bool = False,
) -> LocalStore:
    """The profile in this folder. ``read_only``: takes no lock and cannot write.

    Raises ``StartupProblem`` or ``Damage``; the profile is then as it was.
    """
    paths = ProfilePaths(folder)
    refuse_network_share(folder)
    lock = ProfileLock(paths.lock)
    with startup_problems():
        with store_errors(folder):
            missing = not paths.database.exists()
        if missing:
            raise StartupProblem(ErrorCode.PROFILE_MISSING, folder=str(folder))
        _refuse_read_only(paths)
        if not read_only:
            lock.take(clock.now())
        try:
            return _open(paths, clock, random, lock, read_only=read_only)
        except BaseException:
            lock.release()
            raise


def refuse_existing(paths: ProfilePaths) -> None:
    if paths.exists():
        raise StartupProblem(ErrorCode.PROFILE_EXISTS, folder=str(paths.folder))


def _refuse_read_only(paths: ProfilePaths) -> None:
    """Even a reader of a database in write-ahead mode writes beside it."""
    for path in (paths.folder, paths.database):
        if not os.access(path, os.W_OK):
            raise StartupProblem(ErrorCode.PROFILE_READ_ONLY, path=str(path))


def make_profile(paths: ProfilePaths, random: RandomBytes) -> None:
    """The three files of an empty profile, in a folder where nobody looks yet."""
    store_key = keys.new_store_key(random)
    device_key = SigningKey(random(32))
    keys.write_store_key(paths.store_key, store_key)
    keys.write_device_key(paths.device_key, device_key)
    database = Database(paths.database, store_key, create=True)
    try:
        with database.writer.begin() as connection:
            schema.create(connection)
            connection.exec_driver_sql(
                "INSERT INTO meta (name, value) VALUES ('root', ?), ('device_key', ?)",
                (bytes(device_key.verify_key).hex(),) * 2,
            )
    finally:
        database.close()


def _open(
    paths: ProfilePaths, clock: Clock, random: RandomBytes, lock: ProfileLock, *, read_only: bool
) -> LocalStore:
    store_key = keys.read_store_key(paths.store_key)
    store_key.check(paths.database)
    database = Database(paths.database, store_key)
    try:
        with store_errors(paths.database):
            version = read_version(database)
            if version < schema.VERSION:
                with _alone(lock, clock, read_only=read_only):
                    _lead_up(paths, database, version, clock.now())
            with database.readers.moment() as connection:
                shared = Shared(read_roots(connection))
                rework = rebuilding.is_due(connection)
                meant = rows.value(connection, "SELECT value FROM meta WHERE name = 'next_key'")
            witnessed, cut = _tips(paths, database, read_only=read_only)
            if rework:
                with _alone(lock, clock, read_only=read_only):
                    rebuilding.rebuild(database, shared)
        device = None
        if not read_only:
            device = Device(keys.read_device_key(paths.device_key), clock, random)
        store = LocalStore(
            paths, database, shared, lock, device, clock, witnessed=witnessed, cut=cut
        )
        if device is not None and meant == device.public:
            store.know_key()  # the power went between the file and the database
        return store
    except BaseException:
        database.close()
        raise


def _tips(
    paths: ProfilePaths, database: Database, *, read_only: bool
) -> tuple[dict[str, Tip], dict[str, Tip]]:
    """By stream, the tips to go on from, and the witnessed ones that are no longer held.

    A reader, which may be ``verify``, opens even where a log's end cannot be read any more.
    """
    witnessed = witness.read(paths.witness)
    try:
        with database.readers.moment() as connection:
            cut = witness.missing(connection, witnessed)
            return {**own_tips(connection), **cut}, cut
    except driver.Error as error:
        if not read_only or not is_damage(error):
            raise
    return witnessed, {}


def read_roots(connection: DriverConnection) -> frozenset[str]:
    """Whose certificates are believed."""
    found = connection.execute("SELECT value FROM meta WHERE name = 'root'")
    return frozenset(str(root) for (root,) in found)


def read_version(database: Database) -> int:
    """Raises DATABASE_NEWER before anything is touched."""
    with database.readers.moment() as connection:
        version = int(rows.value(connection, "PRAGMA user_version") or 0)
        application = int(rows.value(connection, "PRAGMA application_id") or 0)
    if application != schema.APPLICATION_ID:
        raise Damage(ErrorCode.DATABASE_DAMAGED, path=str(database.path))
    if version > schema.VERSION:
        raise StartupProblem(ErrorCode.DATABASE_NEWER, version=version, known=schema.VERSION)
    return version


@contextmanager
def _alone(lock: ProfileLock, clock: Clock, *, read_only: bool) -> Iterator[None]:
    """The profile to oneself: a writer has it already, a reader takes it meanwhile."""
    if read_only:
        lock.take(clock.now())
    try:
        yield
    finally:
        if read_only:
            lock.release()


def _lead_up(paths: ProfilePaths, database: Database, version: int, now: Moment) -> None:
    """Copy, migrate, check."""
    from trainer_app.store import rolling, travel
    from trainer_app.store.copying import Source, take_backup
    from trainer_app.store.migrate import upgrade

    with database.readers.moment() as connection:
        found = connection.execute("SELECT name, value FROM meta")
        meta = {str(name): str(value) for name, value in found}
        membership = travel.membership(connection)
    if "recovery_seal" in meta:  # else nothing was ever recorded
        source = Source(
            paths.database,
            database.key,
            bytes.fromhex(meta["recovery_seal"]),
            hub="" if membership is None else membership.hub_key,
            device=meta.get("device_name", ""),
        )
        why = f"{rolling.BEFORE_UPGRADE}-{version + 1}"
        with store_errors(paths.backups):
            make_folder_of_profile(paths.backups)
        file = paths.backups / rolling.name(now, why)
        take_backup(source, file, now)
        with store_errors(file):
            follow_folder(file)
    with database.writer.begin() as connection:
        upgrade(connection, version)


@contextmanager
def startup_problems() -> Iterator[None]:
    """What stands in the way of a start is a problem of the start."""
    try:
        yield
    except Unavailable as error:
        raise StartupProblem(error.code, **error.params) from error
