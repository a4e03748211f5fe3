"""A look at a profile from outside, beside whoever writes it: whose plant it is, what waits.

Takes no lock, migrates nothing, and leaves everything as it was. Any worker.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec
from sqlcipher3 import dbapi2 as driver

from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.plants import Joining, PlantHere
from trainer_app.store import keys, schema
from trainer_app.store.engine import Database
from trainer_app.store.errors import store_errors
from trainer_app.store.local import LocalStore
from trainer_app.store.locks import last_taken
from trainer_app.store.profile import read_roots, read_version
from trainer_app.store.reading import LocalReading
from trainer_app.store.shared import Shared

JOINING: Final = "joining"
"""In ``meta`` of the encrypted store: what was typed, until the PC belongs to the plant."""


def glance(key: str, folder: Path) -> PlantHere:
    """What can be seen; a profile that cannot be looked into now is told as such."""
    paths = ProfilePaths(folder)
    here = PlantHere(key, folder, used=last_taken(paths.lock))
    try:
        with store_errors(folder), _opened(paths) as database:
            is_older = read_version(database) < schema.VERSION
            with database.readers.moment() as connection:
                reading = LocalReading(connection, Shared(read_roots(connection)))
                return _seen(reading, here, is_older=is_older)
    except (TrainerError, driver.Error):  # of an older program: what is looked for may not be there
        return replace(here, is_read=False)


@contextmanager
def _opened(paths: ProfilePaths) -> Iterator[Database]:
    store_key = keys.read_store_key(paths.store_key)
    store_key.check(paths.database)
    database = Database(paths.database, store_key)
    try:
        yield database
    finally:
        database.close()


def _seen(reading: LocalReading, here: PlantHere, *, is_older: bool) -> PlantHere:
    """``is_older``: written by an older program, and not migrated here; what waits is not known."""
    membership, site = reading.membership(), reading.directory().site
    travelled = reading.waiting() if membership and not is_older else None
    named = membership.name if membership else ""
    return replace(
        here,
        name=site.saved.name if site else named,
        plant=membership.plant if membership else "",
        pc=reading.device_name(),
        waiting=travelled.waiting if travelled else None,
        held=travelled.held_back if travelled else 0,
        is_unfinished=reading.is_blank(),
    )


def joining(store: LocalStore) -> Joining | None:
    """What was begun here and is not done; None where the PC belongs to a plant."""
    with store.reading() as reading:
        if not reading.is_blank():
            return None
        kept, pc = reading.meta(JOINING), reading.device_name()
    try:
        found = msgspec.json.decode(kept, type=Joining) if kept else Joining()
    except msgspec.MsgspecError:
        found = Joining()
    return replace(found, pc=pc)


def keep_joining(store: LocalStore, told: Joining | None) -> None:
    """Remember it, or, once the PC belongs to the plant, nothing any more."""
    with store.writing() as writing:
        writing.set_meta(JOINING, "" if told is None else msgspec.json.encode(told).decode())
