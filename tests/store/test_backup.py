"""Taking backups: of one moment, whole or not at all, and which of them are kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.plant import TASK, Plant, make_plant
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.store import backup_file, rolling
from trainer_app.store.backup import restore
from trainer_app.store.profile import open_profile


def test_that_a_backup_is_of_one_moment_while_others_write(plant: Plant, tmp_path: Path) -> None:
    for _ in range(60):
        plant.append(b.MemoWritten(task=TASK, words="x" * 40_000))
    before = plant.count()
    added = 0

    def write_on() -> None:
        nonlocal added
        if added < 5:
            plant.sign_off()
            added += 1

    file = tmp_path / "moment.trainer-backup"
    assert plant.store.backup(file, write_on) == before
    assert added > 1
    assert backup_file.read_header(file).records == before
    store = restore(file, plant.code, tmp_path / "new", plant.clock)
    assert store.verify().sound
    store.close()


def test_that_a_backup_that_is_stopped_leaves_no_half_of_a_file(
    plant: Plant, tmp_path: Path
) -> None:
    def stop() -> None:
        raise Refusal(ErrorCode.NOT_ALLOWED)

    folder = tmp_path / "stick"
    folder.mkdir()
    with pytest.raises(Refusal):
        plant.store.backup(folder / "plant.trainer-backup", stop)
    assert not list(folder.iterdir())
    assert plant.store.facts().last_backup_ms is None


def test_that_the_header_says_what_is_in_the_file(backed_up: tuple[Plant, Path]) -> None:
    plant, file = backed_up
    header = backup_file.read_header(file)
    assert (header.site, header.device, header.letter) == ("Riverside", "PC-1", "A")
    assert header.plant == plant.site
    assert header.made == plant.clock.now()
    assert header.records == plant.count()
    assert plant.store.facts().last_backup_ms == plant.clock.now().ms


def test_that_a_reader_beside_the_window_can_back_up(plant: Plant, tmp_path: Path) -> None:
    beside = open_profile(plant.folder, plant.clock, read_only=True)
    assert beside.backup(tmp_path / "beside.trainer-backup") == plant.count()
    beside.close()


def test_that_each_day_has_one_backup_and_old_ones_go(plant: Plant) -> None:
    made = []
    for _ in range(40):
        file = plant.store.backup_if_due()
        assert file is not None
        assert plant.store.backup_if_due() is None
        made.append(file)
        plant.clock.advance(days=1)
    kept = sorted(plant.paths.backups.iterdir())
    assert set(made[-7:]) <= set(kept)
    assert 7 < len(kept) <= 7 + 4
    oldest = backup_file.read_header(kept[0]).made
    assert plant.clock.now().ms - oldest.ms >= timedelta(days=14).total_seconds() * 1000


def test_that_what_a_killed_backup_left_is_taken_away(plant: Plant) -> None:
    left = plant.paths.backups / ".making-killed"
    left.mkdir(parents=True)
    (left / "copy").write_bytes(b"x" * 1000)
    assert plant.store.backup_if_due()
    assert not left.exists()


def test_that_backups_in_a_shared_profile_are_the_groups_too(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o770)
    made = make_plant(folder)
    file = made.store.backup_if_due()
    made.store.close()
    assert file is not None
    assert file.stat().st_mode & 0o777 == 0o660
    assert file.parent.stat().st_mode & 0o777 == 0o770


def test_that_a_file_that_is_not_ours_is_never_taken_away(tmp_path: Path) -> None:
    strange = [tmp_path / name for name in ("2020-01-01_000000-daily.txt", "notes", "x-daily")]
    old = [
        tmp_path / rolling.name(Moment(1_700_000_000_000 + day * 86_400_000, 0), rolling.DAILY)
        for day in range(60)
    ]
    gone = rolling.surplus([*strange, *old])
    assert not set(gone) & set(strange)
    assert set(old[-7:]).isdisjoint(gone)
    assert len(old) - len(gone) <= 11


def test_that_three_backups_before_an_upgrade_are_kept_beside_the_daily_ones(
    tmp_path: Path,
) -> None:
    def named(day: int, why: str) -> Path:
        return tmp_path / rolling.name(Moment(1_700_000_000_000 + day * 86_400_000, 0), why)

    upgrades = [named(day, f"{rolling.BEFORE_UPGRADE}-{day}") for day in range(2, 7)]
    daily = [named(day, rolling.DAILY) for day in range(3)]
    assert set(rolling.surplus([*upgrades, *daily])) == set(upgrades[:2])
