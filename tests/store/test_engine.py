"""Connections are set up so that what is shown as saved is on the disk; readers only read."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2 as driver

from tests.store.plant import Plant, bare
from trainer_app.kernel.errors import ErrorCode, TrainerError, Unavailable
from trainer_app.store import engine


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_that_the_writer_is_set_up_to_lose_nothing(
    plant: Plant, pragma: str, value: object
) -> None:
    with plant.store.writing() as writing:
        found = writing._connection.execute(f"PRAGMA {pragma}").fetchall()
    assert found == [(value,)]


def test_that_a_reader_cannot_write(plant: Plant) -> None:
    with pytest.raises(Unavailable) as caught, plant.store.reading() as reading:
        reading._connection.execute("DELETE FROM standing")
    assert caught.value.code is ErrorCode.PROFILE_READ_ONLY


def test_that_a_reader_sees_one_moment(plant: Plant) -> None:
    with plant.store.reading() as reading:
        before = reading.record_count()
        plant.signed_off()
        assert reading.record_count() == before
    assert plant.count() == before + 2


def test_that_a_reader_does_not_wait_for_a_writer_nor_a_writer_for_readers(plant: Plant) -> None:
    with plant.store.writing() as writing:
        writing.append(plant.sign_off_body(), by=plant.by())
        with plant.store.reading() as one, plant.store.reading() as another:
            assert one.record_count() == another.record_count()
    with plant.store.reading():
        plant.signed_off()


def test_that_a_record_stays_where_it_belongs(plant: Plant) -> None:
    """A body without its record is refused by the database itself."""
    with pytest.raises(driver.IntegrityError), plant.store.writing() as writing:
        writing._connection.execute("INSERT INTO body VALUES (999999, x'00')")
    assert plant.store.verify().sound


def test_that_a_database_that_stays_busy_is_told(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    plant.reopen()
    other = bare(plant)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable) as caught:
        plant.sign_off()
    assert caught.value.code is ErrorCode.DATABASE_BUSY
    other.execute("ROLLBACK")
    other.close()
    plant.sign_off()


def test_that_a_connection_that_met_damage_while_it_was_looked_at_is_not_used_again(
    plant: Plant,
) -> None:
    damage = driver.DatabaseError("malformed")
    damage.sqlite_errorcode = driver.SQLITE_CORRUPT
    with plant.store.looking() as before:
        pass
    with plant.store.looking() as again:
        assert again is before
    with pytest.raises(TrainerError), plant.store.looking():
        raise damage
    with plant.store.looking() as after:
        assert after is not before
    plant.signed_off()
