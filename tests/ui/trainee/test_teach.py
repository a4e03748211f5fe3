"""A lesson on the page: its stages, its marks, its clock, what it ends in; memos."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.teaching import Mark, PartKind, Phase
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.memo.view_model import MemoViewModel
from trainer_app.ui.shared.next_day import PICK, TOMORROW
from trainer_app.ui.teach.view import TeachView
from trainer_app.ui.teach.view_model import FORM, TeachForm, TeachViewModel

TASK = "01-03"


def make_lesson(screens: Screens, viewer: PersonId | None = None) -> TeachViewModel:
    plant = screens.plant
    model = TeachViewModel(
        screens.tasks,
        plant.program.teaching,
        screens.drafts,
        plant.clock,
        plant.at_pad(viewer or plant.trainer),
        plant.trainee,
        TASK,
        screens.look,
    )
    model.read()
    screens.settle()
    model.resume()
    return model


@pytest.fixture
def lesson(screens: Screens) -> TeachViewModel:
    return make_lesson(screens)


def go_to_last(model: TeachViewModel) -> None:
    while not model.state.is_last:
        model.go_on()


def recorded(plant: Plant) -> list[b.SessionTaught]:
    with plant.program.store.reading() as reading:
        found = reading.trainee_records(plant.trainee, ("session.taught",))
    return [record.body for record in found if isinstance(record.body, b.SessionTaught)]


# --- the clock -----------------------------------------------------------------------------------


def test_that_time_is_counted_by_phase_and_as_a_whole(plant: Plant, lesson: TeachViewModel) -> None:
    plant.clock.advance(minutes=4)
    lesson.go_on()
    plant.clock.advance(minutes=3)
    lesson.look_at_clock()
    assert (lesson.state.phase_minutes, lesson.state.whole_minutes) == (3, 7)
    lesson.open_phase(Phase.PREPARE)
    assert lesson.state.phase_minutes == 4


def test_that_the_clock_stands_still_while_the_page_is_left(
    plant: Plant, lesson: TeachViewModel
) -> None:
    plant.clock.advance(minutes=2)
    lesson.pause()
    plant.clock.advance(minutes=45)
    lesson.resume()
    plant.clock.advance(minutes=1)
    lesson.look_at_clock()
    assert lesson.state.whole_minutes == 3


def test_that_a_clock_that_is_put_back_or_far_ahead_takes_and_adds_nothing(
    plant: Plant, lesson: TeachViewModel
) -> None:
    plant.clock.advance(minutes=5)
    lesson.look_at_clock()
    plant.clock.advance(hours=-3)
    lesson.look_at_clock()
    plant.clock.advance(days=40)
    lesson.look_at_clock()
    assert lesson.state.whole_minutes == 5


def test_that_minutes_can_be_put_right_and_are_never_none(
    plant: Plant, lesson: TeachViewModel
) -> None:
    assert lesson.state.minutes == 1
    plant.clock.advance(minutes=12)
    lesson.add_minutes(5)
    assert lesson.state.minutes == 17
    lesson.add_minutes(-40)
    assert lesson.state.minutes == 1


# --- the stages ----------------------------------------------------------------------------------


def test_that_a_mark_belongs_to_its_run_and_is_taken_away_by_a_second_tap(
    lesson: TeachViewModel,
) -> None:
    lesson.open_phase(Phase.TRY_OUT)
    lesson.mark_step(2, Mark.FORGOTTEN)
    assert lesson.mark_of(2) == Mark.FORGOTTEN
    lesson.go_on()
    assert lesson.mark_of(2) == ""
    lesson.mark_step(2, Mark.GOOD)
    lesson.go_back()
    lesson.mark_step(2, Mark.FORGOTTEN)
    assert lesson.state.totals == {Mark.GOOD: 1, Mark.FORGOTTEN: 0, Mark.STOPPED: 0}


def test_that_nobody_goes_before_the_first_stage(lesson: TeachViewModel) -> None:
    lesson.go_back()
    assert lesson.state.form.place == 0


def test_that_a_lesson_is_kept_once_there_is_something_to_keep(
    plant: Plant, screens: Screens, lesson: TeachViewModel
) -> None:
    subject = f"{plant.trainee}/{TASK}"
    plant.clock.advance(seconds=20)
    lesson.look_at_clock()
    assert screens.drafts.kept(FORM, subject, TeachForm) is None
    lesson.go_on()
    assert screens.drafts.kept(FORM, subject, TeachForm) is not None
    again = make_lesson(screens)
    assert again.state.form.place == 1
    assert again.state.begun is not None
    again.start_again()
    assert screens.drafts.kept(FORM, subject, TeachForm) is None


# --- what it ends in -----------------------------------------------------------------------------


def test_that_the_last_stage_records_and_the_page_is_left_after_that(
    plant: Plant, screens: Screens, lesson: TeachViewModel
) -> None:
    left: list[str] = []
    lesson.done.connect(lambda: left.append("left"))
    plant.clock.advance(minutes=9)
    go_to_last(lesson)
    lesson.choose_level(2)
    lesson.go_on()
    screens.settle()
    assert [(taught.minutes, taught.on) for taught in recorded(plant)] == [(9, plant.today)]
    assert screens.task(TASK).state.level == 2
    assert screens.drafts.kept(FORM, f"{plant.trainee}/{TASK}", TeachForm) is None
    assert left == []
    lesson.go_on()
    assert left == ["left"]
    assert len(recorded(plant)) == 1


def test_that_a_next_date_waits_for_words(
    plant: Plant, screens: Screens, lesson: TeachViewModel
) -> None:
    go_to_last(lesson)
    lesson.choose_day(TOMORROW)
    lesson.go_on()
    screens.settle()
    assert recorded(plant) == []
    lesson.start_phrase("Next time:")
    lesson.go_on()
    screens.settle()
    (follow_up,) = plant.program.notes.follow_ups(plant.at_pad(plant.trainer))
    assert follow_up.note.words == "Next time:"


def test_that_a_next_date_is_any_day_after_today(
    plant: Plant, screens: Screens, lesson: TeachViewModel
) -> None:
    def days() -> int | None:
        day = lesson.state.form.follow_up
        return None if day is None else (day - plant.today).days

    go_to_last(lesson)
    lesson.start_phrase("Next time:")
    lesson.choose_day(PICK)
    assert days() == 7
    lesson.move_day(7)
    lesson.move_day(-1)
    assert days() == 13
    lesson.move_day(-30)
    assert days() == 1
    lesson.choose_day(PICK)
    assert days() is None
    lesson.choose_day(PICK)
    lesson.move_day(7)
    lesson.go_on()
    screens.settle()
    (follow_up,) = plant.program.notes.follow_ups(plant.at_pad(plant.trainer))
    assert follow_up.note.follow_up == plant.today + timedelta(days=14)


def test_that_an_assessor_teaches_and_writes_no_note(plant: Plant, screens: Screens) -> None:
    assessor = plant.add("Ann Assessor", Role.ASSESSOR, scope=("*",))
    model = make_lesson(screens, assessor)
    assert not model.state.may_write_note
    go_to_last(model)
    model.type_words("I may not say this.")
    model.go_on()
    screens.settle()
    assert len(recorded(plant)) == 1


# --- as it is seen -------------------------------------------------------------------------------


def test_that_the_view_shows_the_stage_at_hand_and_its_marks(
    screens: Screens, lesson: TeachViewModel
) -> None:
    view = TeachView(lesson)
    view.resize(1366, 700)
    view.show()
    screens.settle()
    view.phases.buttons[Phase.TRY_OUT].click()
    stage = lesson.state.stage
    assert stage is not None
    steps = next(part for part in stage.parts if part.kind is PartKind.STEPS)
    assert list(view.parts.marks) == list(range(1, len(steps.lines) + 1))
    view.parts.marks[1].buttons[Mark.STOPPED].click()
    assert lesson.mark_of(1) == Mark.STOPPED
    assert view.parts.marks[1].buttons[Mark.STOPPED].isChecked()
    assert not view.ending.isVisible()
    view.phases.buttons[Phase.FOLLOW_UP].click()
    assert view.ending.isVisible()
    view.close()
    view.deleteLater()


# --- memos ---------------------------------------------------------------------------------------


def make_memo(screens: Screens, memo: str = "") -> MemoViewModel:
    plant = screens.plant
    model = MemoViewModel(
        screens.tasks,
        plant.program.teaching,
        screens.drafts,
        plant.at_pad(plant.trainer),
        TASK,
        memo,
        screens.look,
    )
    model.read()
    screens.settle()
    return model


def test_that_a_memo_needs_words_other_than_before(screens: Screens) -> None:
    model = make_memo(screens)
    assert not model.state.is_ready
    model.type_words("On mold 214.")
    model.save()
    screens.settle()
    (memo,) = screens.task(TASK).state.memos
    again = make_memo(screens, memo.record)
    assert again.state.words == "On mold 214."
    assert not again.state.is_ready
    again.take_away()
    screens.settle()
    assert screens.task(TASK).state.memos == ()


def test_that_a_memo_that_was_replaced_meanwhile_is_not_replaced_again(
    plant: Plant, screens: Screens
) -> None:
    by = plant.at_pad(plant.trainer)
    write = plant.program.teaching.write_memo
    first = write(by, TASK, "One.").records[0]
    model = make_memo(screens, first)
    write(by, TASK, "Two.", first)
    model.type_words("Three.")
    model.save()
    screens.settle()
    assert model.state.problem is not None
    assert model.state.problem.code is ErrorCode.RECORD_UNKNOWN
    assert model.state.words == "Three."
