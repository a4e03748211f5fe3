"""The trainers' record, the list of trainers and the plant's rules, on a real plant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plant import MONDAY_MORNING, PIN, Plant, cheap_verifier
from tests.ui.trainee.conftest import Settle
from trainer_app.bootstrap import found
from trainer_app.checklists.counts import TRAINER_PART
from trainer_app.checklists.packfiles import read_folder
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.resources import shipped_pack
from trainer_app.services.founding import FirstRun
from trainer_app.services.notes import NewNote
from trainer_app.ui.checklist.trainer_view import TrainerRecordView
from trainer_app.ui.checklist.trainer_view_model import TrainerRecordViewModel
from trainer_app.ui.shared.sign_offs import SignOffDesk
from trainer_app.ui.siterules.view import SiteRulesView
from trainer_app.ui.siterules.view_model import NO, SiteRulesViewModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.trainers.view import TrainersView
from trainer_app.ui.trainers.view_model import TrainersViewModel

Open = Callable[[PersonId, PersonId], TrainerRecordView]


@pytest.fixture
def open_record(
    plant: Plant, tasks: TaskRunner, desk: SignOffDesk, look: Theme, settle: Settle
) -> Open:
    assert look.sizes.touch

    def make(viewer: PersonId, person: PersonId) -> TrainerRecordView:
        model = TrainerRecordViewModel(
            tasks,
            plant.program.trainer_records,
            plant.program.signing,
            plant.clock,
            desk,
            plant.at_pad(viewer),
            person,
        )
        view = TrainerRecordView(model, has_workshop=True)
        view.relabel()
        settle()
        return view

    return make


def test_that_ones_own_record_shows_who_can_observe_and_signs_nothing(
    plant: Plant, open_record: Open
) -> None:
    view = open_record(plant.trainer, plant.trainer)
    assert len(view.model.state.tasks) == 12
    assert view.told["observers"].text() == "Sonia Second"
    assert not view.workshop.isHidden()
    assert view.primary.isHidden()
    view.model.record_sign_off()


def test_that_a_trainer_asks_to_be_assessed_once(
    plant: Plant, open_record: Open, settle: Settle
) -> None:
    view = open_record(plant.trainer, plant.trainer)
    assert view.ask.isEnabled()
    view.ask.click()
    settle()
    assert not view.ask.isEnabled()
    assert "2026" in view.reason.text()
    view.model.select("91-02")
    assert view.ask.isEnabled()
    assert view.reason.text() == ""
    other = open_record(plant.second, plant.trainer)
    assert other.ask.isHidden()


def test_that_a_note_about_oneself_waits_on_the_own_record(plant: Plant, open_record: Open) -> None:
    view = open_record(plant.trainer, plant.trainer)
    assert view.answer.isHidden()
    for words in ("First. " * 60, "Second."):
        plant.program.notes.write(plant.at_pad(plant.second), plant.trainer, NewNote(words))
        plant.clock.advance(minutes=1)
    view = open_record(plant.trainer, plant.trainer)
    opened: list[str] = []
    view.model.note_wanted.connect(opened.append)
    assert not view.answer.isHidden()
    assert "Second." in view.told["notes"].text()
    assert "1 more" in view.told["notes"].text()
    view.answer.click()
    assert opened == [view.model.state.notes[0].record]
    assert open_record(plant.second, plant.trainer).answer.isHidden()


def test_that_whoever_may_sign_goes_on_to_the_page_of_the_chosen_task(
    plant: Plant, open_record: Open
) -> None:
    view = open_record(plant.second, plant.trainer)
    wanted: list[str] = []
    view.model.sign_off_wanted.connect(wanted.append)
    assert view.workshop.isHidden()
    assert view.primary.isEnabled()
    view.primary.click()
    assert wanted == ["91-01"]


def test_that_what_stands_in_the_way_is_said_before_any_page_opens(
    plant: Plant, open_record: Open
) -> None:
    view = open_record(plant.supervisor, plant.trainer)
    assert not view.primary.isEnabled()
    assert [p.code for p in view.model.state.in_the_way] == [ErrorCode.NO_RIGHT_TO_SIGN]
    assert "Sam Supervisor" in view.reason.text()


def test_that_a_plant_without_the_programme_is_offered_it_with_one_button(
    tmp_path: Path, tasks: TaskRunner, desk: SignOffDesk, look: Theme, settle: Settle
) -> None:
    assert look.sizes.touch
    first = FirstRun(plant="Old", pc="PC", supervisor="Sam Supervisor", pin=PIN)
    clock = FixedClock(MONDAY_MORNING)
    files = read_folder(shipped_pack())
    old = found(tmp_path / "old", first, clock, pack_files=files, verifier=cheap_verifier).program
    sam = old.people.sign_in(old.people.board().tiles[0].person, PIN)
    model = TrainerRecordViewModel(
        tasks, old.trainer_records, old.signing, clock, desk, sam, sam.id
    )
    view = TrainerRecordView(model, has_workshop=True)
    view.relabel()
    settle()
    assert not view.message.isHidden()
    assert view.tasks.isHidden()
    view.primary.click()
    settle()
    assert view.message.isHidden()
    assert len(model.state.tasks) == 12
    old.close()


def test_that_the_list_names_everybody_else_who_signs(
    plant: Plant, tasks: TaskRunner, look: Theme, settle: Settle
) -> None:
    assert look.sizes.touch
    model = TrainersViewModel(tasks, plant.program.trainer_records, plant.at_pad(plant.second))
    view = TrainersView(model)
    view.relabel()
    settle()
    chosen: list[str] = []
    model.person_chosen.connect(chosen.append)
    assert model.state.rows is not None
    assert [row.name for row in model.state.rows] == ["Terry Trainer"]
    assert not model.state.rows[0].is_barred
    view.list.chosen.emit(plant.trainer)
    assert chosen == [plant.trainer]


def test_that_rules_are_kept_all_at_once_and_name_whom_they_would_stop(
    plant: Plant, tasks: TaskRunner, look: Theme, settle: Settle
) -> None:
    assert look.sizes.touch
    site = plant.program.site_rules
    model = SiteRulesViewModel(tasks, site, plant.at_pad(plant.supervisor))
    view = SiteRulesView(model)
    view.relabel()
    settle()
    assert not view.primary.isEnabled()
    view.modes[TRAINER_PART].buttons["enforce"].click()
    view.units.buttons["U12"].click()
    view.tasks.buttons["12-07"].click()
    view.molds.buttons[NO].click()
    assert "Sonia Second, Terry Trainer" in view.lacking.text()
    assert site.page(plant.at_pad(plant.supervisor)).rules.modes[TRAINER_PART] == "warn"
    view.primary.click()
    settle()
    kept = site.page(plant.at_pad(plant.supervisor)).rules
    assert (kept.modes[TRAINER_PART], kept.simulation_barred, kept.several_molds) == (
        "enforce",
        ("12-07",),
        False,
    )
    assert not view.message.isHidden()
    assert not view.primary.isEnabled()
