"""Leaving a plant: who may, what stands in the way, and what power loss leaves."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from tests.plant import PIN, Plant, make_plant
from tests.services.at_hub import AtHub
from trainer_app.bootstrap.plants import Plants, leave
from trainer_app.bootstrap.syncing import Syncing
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Refusal, Unavailable
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.paths import ProfilePaths, default_profile, profiles_at
from trainer_app.kernel.settings import Settings, SettingsFile
from trainer_app.store.local import LocalStore


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return make_plant(tmp_path / "home")


def test_that_a_supervisor_and_an_assessor_may_leave_with_their_pin_and_others_may_not(
    plant: Plant,
) -> None:
    visits = plant.add("Vera Visits", Role.ASSESSOR)
    leaving = plant.program.leaving
    may = {p: leaving.may_leave(plant.at_pad(p)) for p in _everybody(plant, visits)}
    assert may == {plant.supervisor: True, visits: True, plant.trainee: False}
    with pytest.raises(Refusal) as refused:
        leaving.page(plant.at_pad(plant.trainee))
    assert refused.value.code is ErrorCode.NOT_ALLOWED
    with pytest.raises(Refusal) as refused:
        leaving.confirm(plant.at_pad(plant.trainee), PIN)
    assert refused.value.code is ErrorCode.NOT_ALLOWED
    with pytest.raises(Refusal) as refused:
        leaving.confirm(plant.at_pad(plant.supervisor), "1357")
    assert refused.value.code is ErrorCode.PIN_WRONG
    with pytest.raises(Refusal) as refused:
        leaving.confirm(plant.at_pad(plant.supervisor), PIN)
    assert refused.value.code is ErrorCode.LEAVE_ALONE, "its records are only here"
    plant.program.close()


def _everybody(plant: Plant, visits: PersonId) -> tuple[PersonId, ...]:
    return (plant.supervisor, visits, plant.trainee)


def test_that_drafts_that_would_go_are_counted_and_habits_are_not(plant: Plant) -> None:
    trainer = plant.at_pad(plant.trainer)
    for form in ("note", "sign_off", "last_mold"):
        plant.program.drafts.keep(trainer, form, "x", "{}", Moment(0, 0))
    page = plant.program.leaving.page(plant.at_pad(plant.supervisor))
    assert page.drafts == 2
    assert page.in_the_way is not None
    plant.program.close()


def test_that_a_full_disk_keeps_no_plant_from_being_left(
    both: AtHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: LocalStore) -> NoReturn:
        raise Unavailable(ErrorCode.DISK_FULL, path="trainer.db")

    away = both.other
    away.program.close()
    monkeypatch.setattr(Syncing, "probe", lambda _syncing: None)
    monkeypatch.setattr(LocalStore, "writing", full)
    assert not leave(away.folder, away.clock).told
    assert not ProfilePaths(away.folder).database.exists()


def test_that_leaving_that_power_loss_cut_short_is_ended_and_backups_stay(plant: Plant) -> None:
    plant.program.keep_house(lambda: None, thoroughly=False)
    plant.program.close()
    home = plant.folder
    second = ProfilePaths(home).plants / "0123456789ab"
    shutil.copytree(home, second, ignore=shutil.ignore_patterns("plants"))
    paths = ProfilePaths(second)
    paths.left.touch()
    paths.device_key.unlink()
    plants = Plants(home, plant.clock)
    assert [one.key for one in plants.all()] == ["first"]
    assert plants.count() == 1
    assert not plants.is_asked
    assert sorted(path.name for path in second.iterdir()) == ["backups"]
    assert list(paths.backups.iterdir())


def test_that_the_first_plant_may_go_while_another_stays(
    plant: Plant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plant.program.close()
    home = tmp_path / "data" / "toolroom-trainer"
    second = ProfilePaths(home).plants / "0123456789ab"
    shutil.copytree(plant.folder, second)
    monkeypatch.setenv("XDG_DATA_HOME", str(home.parent))
    monkeypatch.delenv("TRAINER_PROFILE", raising=False)
    assert default_profile() == home
    assert profiles_at(home) == (second,)
    plants = Plants(home, plant.clock)
    assert not plants.is_asked, "there is only one"
    program = plants.open()
    assert program is not None
    assert program.folder == second
    program.close()


def test_that_links_and_empty_folders_are_no_plants(plant: Plant, tmp_path: Path) -> None:
    plant.program.close()
    beside = ProfilePaths(plant.folder).plants
    (beside / "empty").mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(plant.folder, elsewhere, ignore=shutil.ignore_patterns("plants"))
    (beside / "link").symlink_to(elsewhere)
    assert profiles_at(plant.folder) == (plant.folder,)


def test_that_a_copy_made_for_one_plant_says_nothing_of_another(tmp_path: Path) -> None:
    pc = SettingsFile(tmp_path / "settings.json")
    pc.save(Settings(theme="dark", outside_copy_ms=7))
    second = pc.of(tmp_path / "second.json")
    assert second.load() == Settings(theme="dark")
    second.save(Settings(theme="light", outside_copy_ms=9))
    assert pc.load() == Settings(theme="light", outside_copy_ms=7)
    assert second.load() == Settings(theme="light", outside_copy_ms=9)
    assert pc.of(tmp_path / "settings.json") is pc
