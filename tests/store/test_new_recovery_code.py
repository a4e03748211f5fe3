"""Another recovery code: it opens the backups made from then on, and the older ones stay open."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.kernel.errors import ErrorCode, TrainerError
from trainer_app.kernel.recovery import RecoveryCode
from trainer_app.store.backup import restore

NEW = RecoveryCode(bytes(range(100, 116)))
NEWER = RecoveryCode(bytes(range(40, 56)))


def renew(plant: Plant, code: RecoveryCode = NEW) -> None:
    with plant.store.writing() as writing:
        writing.renew_recovery(code.public, by=plant.by())


def test_that_a_backup_made_after_it_is_opened_by_the_new_code_alone(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    plant, _before = backed_up
    renew(plant)
    after = tmp_path / "after.trainer-backup"
    plant.store.backup(after)
    with pytest.raises(TrainerError) as caught:
        restore(after, plant.code, tmp_path / "old", plant.clock)
    assert caught.value.code is ErrorCode.RECOVERY_CODE_WRONG
    store = restore(after, NEW, tmp_path / "new", plant.clock)
    with store.reading() as reading:
        assert store.device_key in reading.directory().devices()
    assert store.verify().sound
    store.close()


def test_that_a_backup_made_before_it_is_still_opened_by_the_old_one(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    plant, before = backed_up
    renew(plant)
    store = restore(before, plant.code, tmp_path / "old", plant.clock)
    with store.reading() as reading:
        assert store.device_key in reading.directory().devices()
    store.close()


def test_that_the_pc_stays_the_pc_that_it_was(backed_up: tuple[Plant, Path]) -> None:
    plant, _file = backed_up
    with plant.store.reading() as reading:
        directory = reading.directory()
        before, founders = dict(directory.devices()), directory.people[plant.founder]
    renew(plant)
    with plant.store.reading() as reading:
        directory = reading.directory()
        assert dict(directory.devices()) == before
        assert directory.people[plant.founder] == founders
        standing = directory.heads(b.DeviceEnrolled)
    assert [r.body.recovery_sign for r in standing if isinstance(r.body, b.DeviceEnrolled)] == [
        NEW.public.sign.hex()
    ]
    assert plant.store.verify().sound


def test_that_a_restored_pc_can_make_a_new_code_too(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    """It is no root: the code that vouched for it vouches for the code that it names."""
    plant, file = backed_up
    first = restore(file, plant.code, tmp_path / "first", plant.clock)
    with first.writing() as writing:
        writing.renew_recovery(NEW.public, by=plant.by())
    again = tmp_path / "again.trainer-backup"
    first.backup(again)
    keys = {first.device_key}
    first.close()
    second = restore(again, NEW, tmp_path / "second", plant.clock)
    with second.writing() as writing:
        writing.renew_recovery(NEWER.public, by=plant.by())
    last = tmp_path / "last.trainer-backup"
    second.backup(last)
    keys.add(second.device_key)
    second.close()
    third = restore(last, NEWER, tmp_path / "third", plant.clock)
    keys.add(third.device_key)
    with third.reading() as reading:
        devices = reading.directory().devices()
        assert keys < set(devices)
        assert sorted(device.letter for device in devices.values()) == ["A", "B", "C", "D"]
    assert third.verify().sound
    third.close()


def test_that_a_code_that_nobody_named_admits_no_pc(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    """A certificate of a stranger's own making, with a code that he named himself."""
    plant, file = backed_up
    store = restore(file, plant.code, tmp_path / "new", plant.clock)
    with store.writing() as writing:
        (held,) = [
            record.body
            for record in writing.directory().heads(b.DeviceEnrolled)
            if isinstance(record.body, b.DeviceEnrolled) and record.body.key == store.device_key
        ]
        stranger = b.DeviceEnrolled(
            key="ab" * 32,
            name="Stranger",
            letter="Z",
            office=True,
            recovery_sign=NEWER.public.sign.hex(),
            proof=held.proof,
            old=held.old,
        )
        writing.append(stranger, by=plant.by())
        assert "ab" * 32 not in writing.directory().devices()
    store.close()
