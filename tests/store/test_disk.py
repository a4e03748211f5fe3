"""A disk that is full, or that fails: nothing is lost and the next attempt works."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ProgramLog
from tests.small_disk import NO_DISK, SmallDisk, leave_room, small_disk
from tests.store.plant import DAY, TASK, Plant, make_plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.errors import Damage, ErrorCode, Unavailable
from trainer_app.kernel.ids import RecordId
from trainer_app.store import witness
from trainer_app.store.errors import store_errors


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk | None]:
    place = tmp_path / "disk"
    place.mkdir()
    with small_disk(place, 2) as mounted:
        yield mounted


def test_that_a_full_disk_loses_nothing_and_is_told(disk: SmallDisk | None, tmp_path: Path) -> None:
    plant = make_plant(tmp_path / "disk" / "profile")
    if disk is None:
        leave_room(plant.store, 200)
    saved: list[RecordId] = []
    with pytest.raises(Unavailable) as caught:
        _write_on(plant, saved)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert saved
    with plant.store.reading() as reading:
        assert all(reading.record(record_id) is not None for record_id in saved)
        assert [r.id for r in reading.records(["memo.written"])] == saved
    plant.store.close()
    if disk is not None:
        disk.grow(16)
    plant.reopen()
    plant.signed_off()
    assert plant.store.verify().sound
    plant.store.close()


def _write_on(plant: Plant, saved: list[RecordId]) -> None:
    while len(saved) < 1000:
        saved.append(plant.append(b.MemoWritten(task=TASK, words="x" * 20_000)).id)


def test_that_a_backup_onto_a_full_disk_leaves_no_half_of_a_file(
    disk: SmallDisk | None, plant: Plant
) -> None:
    if disk is None:
        pytest.skip(NO_DISK)
    for _ in range(150):
        plant.append(b.MemoWritten(task=TASK, words="x" * 20_000))
    target = disk.place / "stick.trainer-backup"
    with pytest.raises(Unavailable) as caught:
        plant.store.backup(target)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert caught.value.params == {"path": str(target)}
    assert not list(disk.place.iterdir())
    plant.signed_off()
    assert plant.store.verify().sound


def test_that_a_witness_that_cannot_be_written_does_not_unsay_what_was_saved(
    plant: Plant, program_log: ProgramLog
) -> None:
    plant.paths.witness.unlink()
    plant.paths.witness.mkdir()
    record = plant.sign_off()
    program_log.expect("the witness could not be written")
    with plant.store.reading() as reading:
        assert reading.record(record.id) is not None
    plant.paths.witness.rmdir()
    plant.sign_off(on=DAY)
    assert witness.read(plant.paths.witness)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EDQUOT, ErrorCode.DISK_FULL),
        (errno.EROFS, ErrorCode.PROFILE_READ_ONLY),
        (errno.EACCES, ErrorCode.PROFILE_READ_ONLY),
        (errno.ENOENT, ErrorCode.FILE_UNREADABLE),
        (errno.EIO, ErrorCode.FILE_UNWRITABLE),
    ],
)
def test_that_what_the_file_system_says_becomes_a_problem_of_ours(
    tmp_path: Path, number: int, code: ErrorCode
) -> None:
    with pytest.raises(Unavailable) as caught, store_errors(tmp_path):
        raise OSError(number, os.strerror(number), str(tmp_path / "file"))
    assert caught.value.code is code
    assert caught.value.params == {"path": str(tmp_path / "file")}


def test_that_a_fault_of_our_own_passes_as_the_bug_it_is(plant: Plant) -> None:
    with pytest.raises(Exception, match="no such table") as caught, plant.store.reading() as r:
        r._connection.execute("SELECT * FROM nowhere")
    assert not isinstance(caught.value, Unavailable | Damage)


def test_that_a_damaged_page_is_told_and_the_store_goes_on_around_it(plant: Plant) -> None:
    records = [plant.append(b.MemoWritten(task=TASK, words="x" * 3000)) for _ in range(60)]
    plant.store.close()
    raw = bytearray(plant.paths.database.read_bytes())
    page = len(raw) // 4096 * 3 // 4  # among the memos, behind the first pages of the indexes
    raw[page * 4096 + 100] ^= 1
    plant.paths.database.write_bytes(raw)
    plant.reopen()
    lost = [record for record in records if not _can_be_read(plant, record)]
    assert 0 < len(lost) < 10
    with pytest.raises(Damage) as caught, plant.store.reading() as reading:
        reading.record(lost[0].id)
    assert caught.value.code is ErrorCode.DATABASE_DAMAGED


def _can_be_read(plant: Plant, record: Record) -> bool:
    try:
        with plant.store.reading() as reading:
            return reading.record(record.id) == record
    except Damage:
        return False
