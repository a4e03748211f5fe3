"""A look at a profile from outside: beside its writer, of an older program, damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plant import Plant, make_plant
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.store import keys
from trainer_app.store.engine import Database
from trainer_app.store.glance import glance
from trainer_app.store.profile import read_version
from trainer_app.store.schema import VERSION


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return make_plant(tmp_path / "home")


def version(folder: Path, to: int = 0) -> int:
    """Of the database, and, where one is named, set to another."""
    paths = ProfilePaths(folder)
    database = Database(paths.database, keys.read_store_key(paths.store_key))
    try:
        found = read_version(database)
        if to:
            with database.writer.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA user_version = {to}")
        return found
    finally:
        database.close()


def test_that_a_plant_is_seen_beside_whoever_writes_it(plant: Plant) -> None:
    seen = glance("first", plant.folder)
    assert (seen.name, seen.pc, seen.plant, seen.waiting) == ("Test Plant", "PC-1", "", None)
    assert seen.used == plant.clock.now()
    assert seen.is_read
    plant.program.close()


def test_that_a_plant_of_an_older_program_has_its_name_and_is_left_as_it_is(plant: Plant) -> None:
    plant.program.close()
    version(plant.folder, VERSION - 1)
    seen = glance("first", plant.folder)
    assert (seen.name, seen.waiting, seen.is_read) == ("Test Plant", None, True)
    assert version(plant.folder) == VERSION - 1
    assert not ProfilePaths(plant.folder).backups.exists()


def test_that_what_cannot_be_looked_into_is_told_as_such(plant: Plant) -> None:
    plant.program.close()
    version(plant.folder, VERSION + 1)
    assert not glance("first", plant.folder).is_read
    ProfilePaths(plant.folder).store_key.unlink()
    seen = glance("first", plant.folder)
    assert not seen.is_read
    assert seen.used is not None
