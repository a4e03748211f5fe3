"""The checklist: what comes next, what is selected, what stands in the way."""

from __future__ import annotations

import msgspec
import pytest

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.checklist import view_model
from trainer_app.ui.checklist.view import task_row
from trainer_app.ui.checklist.view_model import ChecklistState, TaskFilter
from trainer_app.ui.shared.sign_offs import SignedOff
from trainer_app.ui.tasks import TaskRunner


def shown(state: ChecklistState) -> list[str]:
    return [item.id for item in state.tasks]


def test_that_it_opens_on_next_with_the_first_task_selected(screens: Screens) -> None:
    state = screens.checklist().state
    assert state.shown is TaskFilter.NEXT
    assert state.selected == state.tasks[0].id == "01-01"
    assert state.can_record


def test_that_next_holds_tasks_whose_prerequisites_are_met_in_the_packs_order(
    plant: Plant, screens: Screens
) -> None:
    before = shown(screens.checklist().state)
    assert "01-03" not in before
    plant.complete("01-01", "01-02")
    after = shown(screens.checklist().state)
    assert "01-01" not in after
    assert after[0] == "01-03"
    order = list(plant.pack.tasks)
    assert after == sorted(after, key=order.index)


def test_that_units_count_tasks_and_never_show_a_percentage(plant: Plant, screens: Screens) -> None:
    plant.complete("01-01", "01-02")
    state = screens.checklist().state
    first = state.units[0]
    assert (first.id, first.signed, first.tasks) == ("U01", 2, 10)
    assert (state.signed, state.of) == (2, len(plant.pack.tasks))


def test_that_a_unit_narrows_the_tasks_and_keeps_the_filter(screens: Screens) -> None:
    model = screens.checklist()
    model.show(TaskFilter.ALL)
    model.show_unit("U02")
    state = model.state
    assert {item.unit for item in state.tasks} == {"U02"}
    assert dict(state.matching)[TaskFilter.ALL] == len(state.tasks)
    assert state.selected == state.tasks[0].id


def test_that_the_selection_survives_a_record_that_arrives(
    plant: Plant, screens: Screens, tasks: TaskRunner
) -> None:
    model = screens.checklist()
    model.select("01-02")
    plant.sign_off("01-01")
    tasks.changed.emit(ChangeSet.of([plant.trainee]))
    screens.settle()
    assert model.state.selected == "01-02"
    assert next(item for item in model.state.tasks if item.id == "01-01").counted == 1


def test_that_a_record_about_somebody_else_does_not_read_again(
    plant: Plant, screens: Screens, tasks: TaskRunner
) -> None:
    screens.checklist()
    tasks.changed.emit(ChangeSet.of([plant.trainer]))
    assert not tasks.is_busy


def test_that_choosing_the_selected_task_again_opens_it(screens: Screens) -> None:
    model = screens.checklist()
    opened: list[str] = []
    model.task_wanted.connect(opened.append)
    model.select("01-02")
    assert opened == []
    model.select("01-02")
    assert opened == ["01-02"]


def test_that_what_stands_in_the_way_of_the_selected_task_is_known(screens: Screens) -> None:
    model = screens.checklist()
    model.show(TaskFilter.ALL)
    model.select("01-03")
    screens.settle()
    codes = {problem.code for problem in model.state.in_the_way}
    assert codes == {ErrorCode.PREREQUISITE_MISSING}
    assert not model.state.can_record


def test_that_recording_is_not_offered_for_a_blocked_task(screens: Screens) -> None:
    model = screens.checklist()
    wanted: list[str] = []
    model.sign_off_wanted.connect(wanted.append)
    model.show(TaskFilter.ALL)
    model.select("01-03")
    screens.settle()
    model.record_sign_off()
    assert wanted == []


def test_that_trainees_see_their_own_checklist_and_cannot_record(
    plant: Plant, screens: Screens
) -> None:
    plant.sign_off("01-01", agrees=None)
    state = screens.checklist(plant.trainee).state
    assert state.is_own
    assert not state.may_record
    assert state.to_sign == 1


def test_that_a_declined_sign_off_is_found_under_open_questions(
    plant: Plant, screens: Screens
) -> None:
    plant.sign_off("01-01", agrees=False)
    model = screens.checklist()
    model.show(TaskFilter.QUESTIONS)
    assert shown(model.state) == ["01-01"]
    assert model.state.tasks[0].status is Status.IN_QUESTION


def test_that_a_confirmation_carries_the_new_status(
    plant: Plant, screens: Screens, tasks: TaskRunner
) -> None:
    model = screens.checklist()
    plant.sign_off("01-02")
    signed = SignedOff(plant.trainee, "01-02", 3, waits=False, declined=False)
    screens.desk.announce(signed)
    tasks.changed.emit(ChangeSet.of([plant.trainee]))
    screens.settle()
    assert model.state.signed_off == signed
    assert model.state.signed_off_status is Status.SIGNED_OFF


def test_that_a_row_says_whether_its_module_was_taught(screens: Screens) -> None:
    assert all(not item.is_taught for item in screens.checklist().state.tasks)


def test_that_a_complete_unit_is_offered_to_whoever_signs_it_for_the_employer(
    plant: Plant, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No unit of the shipped programme is complete within a test: one task stands for it."""
    model = screens.checklist(plant.supervisor)
    model.show_unit("U01")
    assert model.state.unit_to_sign == ""
    monkeypatch.setattr(view_model, "_is_complete", lambda unit, _progress: unit.id == "U01")
    model.read()
    screens.settle()
    assert model.state.unit_to_sign == "U01"
    model.show_unit("U02")
    assert model.state.unit_to_sign == ""
    trainer = screens.checklist()
    trainer.show_unit("U01")
    assert trainer.state.unit_to_sign == ""


def test_that_a_unit_is_complete_when_every_core_task_that_applies_is_signed_off(
    plant: Plant,
) -> None:
    def complete() -> bool:
        page = plant.program.pages.checklist(plant.at_pad(plant.supervisor), plant.trainee)
        first = page.pack.units[0]
        smaller = msgspec.structs.replace(
            first, tasks=tuple(t for t in first.tasks if t.id in ("01-01", "01-02"))
        )
        return view_model._is_complete(smaller, page.progress)

    plant.complete("01-02")
    assert not complete()
    plant.complete("01-01")
    assert complete()


def test_that_an_assessor_has_no_tab_of_notes(plant: Plant, screens: Screens) -> None:
    assessor = plant.add("Ann Assessor", Role.ASSESSOR, scope=("*",))
    assert not screens.checklist(assessor).state.may_read_notes
    assert screens.checklist().state.may_read_notes
    assert screens.checklist(plant.trainee).state.may_read_notes


def test_that_a_row_says_that_the_trainee_asked_to_be_assessed(
    plant: Plant, screens: Screens
) -> None:
    plant.program.my_pages.ask_to_be_assessed(plant.at_pad(plant.trainee), "01-02")
    item = next(i for i in screens.checklist().state.tasks if i.id == "01-02")
    assert item.asked_on == plant.today
    assert f"asked to be assessed {plant.today}" in task_row(item).detail
