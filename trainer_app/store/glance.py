"""A look at a profile from outside, beside whoever writes it: whose plant it is, what waits.

Takes no lock, migrates nothing, and leaves everything as it was. Any worker.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.plants import Joining, PlantHere
from trainer_app.store.local import LocalStore
from trainer_app.store.locks import last_taken
from trainer_app.store.profile import is_current, open_profile
from trainer_app.store.reading import LocalReading

JOINING: Final = "joining"
"""In ``meta`` of the encrypted store: what was typed, until the PC belongs to the plant."""


def glance(key: str, folder: Path, clock: Clock) -> PlantHere:
    """What can be seen; a profile that cannot be looked into now is told as such."""
    paths = ProfilePaths(folder)
    used = last_taken(paths.lock)
    try:
        if not is_current(paths):
            return PlantHere(key, folder, used=used, is_read=False)
        store = open_profile(folder, clock, read_only=True)
    except TrainerError:
        return PlantHere(key, folder, used=used, is_read=False)
    try:
        with store.reading() as reading:
            return _seen(reading, PlantHere(key, folder, used=used))
    except TrainerError:
        return PlantHere(key, folder, used=used, is_read=False)
    finally:
        store.close()


def _seen(reading: LocalReading, here: PlantHere) -> PlantHere:
    membership, site = reading.membership(), reading.directory().site
    named = membership.name if membership else ""
    return replace(
        here,
        name=site.saved.name if site else named,
        plant=membership.plant if membership else "",
        pc=reading.device_name(),
        waiting=reading.waiting().unconfirmed if membership else None,
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
