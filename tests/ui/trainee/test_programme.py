"""The programme pages over a real plant: what is listed and brought, and a task being changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.conftest import Settle
from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.kernel.errors import ErrorCode
from trainer_app.services.cases import adopted_guidance
from trainer_app.ui.programme.breakdown_view_model import HAZARDS, STOPS, WHAT_IF
from trainer_app.ui.programme.edit_view_model import NEW, TAUGHT, EditTaskViewModel
from trainer_app.ui.programme.view_model import ProgrammeState, ProgrammeViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner

FOREIGN = Path(__file__).parents[2] / "packs" / "foreign"
TASK = "12-07"
Edit = Callable[[str], EditTaskViewModel]


def may(model: ProgrammeViewModel | EditTaskViewModel) -> bool:
    """Whether the one primary action is offered now."""
    state = model.state
    return state.can_adopt if isinstance(state, ProgrammeState) else state.can_save


@pytest.fixture
def settle(qtbot: QtBot, tasks: TaskRunner) -> Settle:
    """A check of the whole programme takes a second, and more on a busy machine."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)

    return wait


@pytest.fixture
def edit(plant: Plant, tasks: TaskRunner, drafts: DraftDesk, settle: Settle) -> Edit:
    viewer = plant.at_pad(plant.supervisor)
    drafts.use(plant.program.drafts)
    drafts.begin(viewer)

    def make(task: str) -> EditTaskViewModel:
        model = EditTaskViewModel(tasks, plant.program.programmes, drafts, viewer, task)
        model.read()
        settle()
        return model

    return make


@pytest.fixture
def programme(plant: Plant, tasks: TaskRunner, settle: Settle) -> ProgrammeViewModel:
    model = ProgrammeViewModel(tasks, plant.program.programmes, plant.at_pad(plant.supervisor))
    model.read()
    settle()
    return model


# --- the programmes -------------------------------------------------------------------------------


def test_that_both_programmes_are_listed_and_trainees_come_first(
    programme: ProgrammeViewModel,
) -> None:
    state = programme.state
    assert [e.pack.audience for e in state.editions] == [TRAINEES, TRAINERS]
    assert state.edition is state.editions[0]
    programme.choose(TRAINERS)
    assert programme.state.edition is state.editions[1]


def test_that_what_is_brought_waits_until_it_is_adopted_or_put_aside(
    plant: Plant, programme: ProgrammeViewModel, settle: Settle
) -> None:
    before = plant.pack.edition
    programme.load(FOREIGN)
    settle()
    assert programme.state.brought is not None
    assert may(programme)
    programme.put_aside()
    assert not may(programme)
    programme.adopt()
    settle()
    assert plant.pack.edition == before
    programme.load(FOREIGN)
    settle()
    programme.adopt()
    settle()
    assert programme.state.adopted == plant.pack.version
    assert plant.pack.id == "other-body"


def test_that_what_is_not_sound_cannot_be_adopted(
    programme: ProgrammeViewModel, settle: Settle, tmp_path: Path
) -> None:
    programme.load(tmp_path)
    settle()
    assert programme.state.brought is not None
    assert programme.state.brought.findings
    assert not may(programme)


def test_that_a_workbook_that_cannot_be_written_is_said(
    programme: ProgrammeViewModel, settle: Settle, tmp_path: Path
) -> None:
    programme.save_workbook(tmp_path / "missing" / "book.xlsx", "en")
    settle()
    assert programme.state.problem is not None
    assert programme.state.problem.code == ErrorCode.FILE_UNWRITABLE
    programme.save_workbook(tmp_path / "book.xlsx", "en")
    settle()
    assert programme.state.saved_as == str(tmp_path / "book.xlsx")


# --- what is signed -------------------------------------------------------------------------------


def test_that_nothing_is_saved_before_something_is_changed_and_sound(
    plant: Plant, edit: Edit, settle: Settle
) -> None:
    model = edit(TASK)
    assert not may(model)
    model.say_line("en", "")
    settle()
    assert not may(model)
    assert model.state.findings("line/1")
    model.save()
    settle()
    assert plant.pack.tasks[TASK].lines[0]["en"]
    model.say_line("en", "Ours.")
    settle()
    assert may(model)
    model.save()
    settle()
    assert plant.pack.tasks[TASK].lines[0]["en"] == "Ours."


def test_that_prerequisites_module_and_session_are_chosen(
    plant: Plant, edit: Edit, settle: Settle
) -> None:
    model = edit(TASK)
    model.open_unit("U01")
    for task in ("01-02", "01-01"):
        model.toggle_prerequisite(task)
    model.choose_module(plant.pack.modules[0].id)
    model.choose_session(plant.pack.practicals[0].id)
    settle()
    assert model.state.form.prerequisites[:2] == ("01-01", "01-02")  # in the programme's order
    model.toggle_prerequisite("01-01")
    settle()
    model.save()
    settle()
    saved = plant.pack.tasks[TASK]
    assert "01-02" in saved.prerequisites
    assert "01-01" not in saved.prerequisites
    assert saved.module == plant.pack.modules[0].id
    assert saved.session == plant.pack.practicals[0].id


def test_that_a_circle_of_prerequisites_is_not_saved(edit: Edit, settle: Settle) -> None:
    model = edit("01-01")
    model.toggle_prerequisite("01-03")
    settle()
    assert not may(model)
    assert model.state.findings("prerequisites") or model.state.errors_elsewhere


def test_that_lines_are_added_moved_and_taken_away(edit: Edit, settle: Settle) -> None:
    model = edit("01-03")
    lines = model.state.form.lines
    model.add_line()
    assert model.state.line == 2
    assert len(model.state.form.lines) == len(lines) + 1
    model.remove_line()
    assert model.state.form.lines == lines
    model.go_to_line("1")
    model.move_line(1)
    assert model.state.line == 2
    assert model.state.form.lines[:2] == (lines[1], lines[0])
    model.move_line(-5)
    assert model.state.form.lines[:2] == (lines[1], lines[0])
    settle()


def test_that_a_limit_that_is_emptied_is_gone(edit: Edit, settle: Settle) -> None:
    model = edit(TASK)
    line = model.state.at_hand
    model.say_limit("maker", "en", "Two turns")
    assert set(model.state.at_hand.limits) == {"maker"}
    model.say_limit("maker", "en", "")
    assert model.state.at_hand == line
    settle()


def test_that_a_new_task_takes_the_next_number_of_the_chosen_unit(
    edit: Edit, settle: Settle
) -> None:
    model = edit(NEW)
    model.choose_unit("U12")
    settle()
    assert model.state.form.id == "12-08"
    assert model.lesson.state.breakdown is None
    model.lesson.begin()
    settle()
    assert model.state.form.breakdown is not None
    assert not may(model)
    model.lesson.leave_out()
    settle()
    assert model.state.form.breakdown is None


# --- how it is taught -----------------------------------------------------------------------------


def test_that_steps_and_points_are_added_moved_and_taken_away(edit: Edit, settle: Settle) -> None:
    model = edit("01-03")
    lesson = model.lesson
    before = lesson.state.steps
    lesson.go_to_step("2")
    lesson.add_step()
    assert lesson.state.step == 3
    assert not lesson.state.at_step.do
    lesson.move_step(-1)
    assert lesson.state.steps[2] == before[1]
    lesson.remove_step()
    assert lesson.state.steps == before
    lesson.go_to_step("1")
    points = lesson.state.at_step.points
    lesson.add_point()
    lesson.say_key("en", "Look twice")
    lesson.move_point(-1)
    assert lesson.state.at_step.points[0].key == {"en": "Look twice"}
    lesson.remove_point()
    assert lesson.state.at_step.points == points
    for _ in range(len(before) + 3):
        lesson.remove_step()
    assert len(lesson.state.steps) == 1  # a breakdown has one
    settle()
    assert model.state.form.breakdown == lesson.state.breakdown


def test_that_hazards_and_other_lists_are_changed_and_adopted_together(
    plant: Plant, edit: Edit, settle: Settle
) -> None:
    model = edit(TASK)
    lesson = model.lesson
    lesson.choose_part(STOPS)
    stops = len(lesson.state.entries)
    lesson.add_entry()
    for lang in ("en", "fr"):
        lesson.say_entry(lang, "Smoke")
    lesson.choose_part(HAZARDS)
    hazards = len(lesson.state.entries)
    lesson.add_entry()
    for lang in ("en", "fr"):
        lesson.say_entry(lang, "Oil")
        lesson.say_control(lang, "Wipe")
    lesson.move_entry(-5)
    lesson.add_entry()
    lesson.remove_entry()
    lesson.choose_question(WHAT_IF)
    lesson.say_answer("en", "Call.")
    lesson.choose_minutes("25")
    settle()
    model.save()
    settle()
    with plant.program.store.reading() as reading:
        adopted = adopted_guidance(reading).breakdowns[TASK]
    assert adopted == model.state.form.breakdown
    assert adopted.minutes == 25
    assert adopted.what_if.answer["en"] == "Call."
    assert (len(adopted.stops), len(adopted.hazards)) == (stops + 1, hazards + 1)


def test_that_what_was_begun_is_there_again_with_its_breakdown(edit: Edit, settle: Settle) -> None:
    model = edit(TASK)
    model.show_half(TAUGHT)
    model.lesson.say_do("en", "Count the tools first")
    settle()
    again = edit(TASK)
    assert again.lesson.state.at_step.do["en"] == "Count the tools first"
    assert again.state.is_changed
