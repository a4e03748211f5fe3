"""Record a try, job done, next mold, a second look: what is shown and what is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from tests.ui.trainee.work_pages import WorkScreens
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.trying.view import TryView
from trainer_app.ui.trying.view_model import BLANK, Happened


@pytest.fixture
def work(screens: Screens) -> WorkScreens:
    return WorkScreens(screens)


def last_try(plant: Plant) -> b.TryRecorded:
    with plant.program.store.reading() as reading:
        kept = [a.record.body for a in reading.history(plant.trainee)]
    return next(body for body in kept if isinstance(body, b.TryRecorded))


# --- a try ---------------------------------------------------------------------------------------


def test_that_no_level_is_chosen_beforehand_and_level_0_can_be(work: WorkScreens) -> None:
    model = work.trying("01-03")
    assert model.state.form == BLANK
    assert not model.state.may_record
    model.choose_level(0)
    assert model.state.may_record


def test_that_everything_that_was_told_of_a_try_is_kept(plant: Plant, work: WorkScreens) -> None:
    model = work.trying("01-03")
    model.choose_level(2)
    model.tap_line(4)
    model.tap_line(1)
    for happened in Happened:
        model.tap_happened(happened)
    model.type_mold(" 214 ")
    model.type_words("Forgot the second valve")
    model.move_day(-1)
    model.record()
    work.screens.settle()
    kept = last_try(plant)
    assert (kept.level, kept.missed, kept.mold) == (2, (1, 4), "214")
    assert (kept.stopped, kept.unsafe, kept.declared) == (True, True, True)
    assert kept.observed_on == plant.today - timedelta(days=1)
    assert kept.words == "Forgot the second valve"


def test_that_what_a_try_came_before_is_said_afterwards(work: WorkScreens) -> None:
    model = work.trying("01-03")
    model.choose_level(1)
    model.record()
    work.screens.settle()
    assert model.state.recorded is not None
    codes = {problem.code for problem in model.state.early}
    assert ErrorCode.PREREQUISITE_MISSING in codes
    view = TryView(model)
    view.show()
    said = view.message.accessibleDescription()
    assert "before its prerequisite 01-01" in said
    view.close()
    view.deleteLater()


def test_that_after_a_try_one_leaves_or_records_another(plant: Plant, work: WorkScreens) -> None:
    model = work.trying("01-01")
    left: list[bool] = []
    model.done.connect(lambda: left.append(True))
    model.choose_level(1)
    model.record()
    work.screens.settle()
    model.another()
    assert model.state.recorded is None
    model.choose_level(2)
    model.record()
    work.screens.settle()
    assert last_try(plant).level == 2
    assert left == []
    model.record()
    assert left == [True]


def test_that_a_try_is_never_dated_after_today(work: WorkScreens) -> None:
    model = work.trying("01-01")
    model.move_day(-7)
    model.move_day(20)
    assert model.state.observed_on == model.state.today


def test_that_a_begun_try_is_given_back_with_the_day_on_which_it_was_begun(
    plant: Plant, work: WorkScreens
) -> None:
    model = work.trying("01-01")
    model.choose_level(2)
    model.tap_line(1)
    plant.clock.advance(days=1)
    again = work.trying("01-01").state
    assert again.begun is not None
    assert (again.form.level, again.form.missed) == (2, frozenset({1}))
    assert again.observed_on == plant.today - timedelta(days=1)


def test_that_a_recorded_try_is_no_longer_waiting(work: WorkScreens) -> None:
    model = work.trying("01-01")
    model.choose_level(2)
    model.record()
    work.screens.settle()
    assert work.trying("01-01").state.begun is None


# --- job done ------------------------------------------------------------------------------------


def test_that_a_job_done_is_recorded_for_its_tasks(plant: Plant, work: WorkScreens) -> None:
    model = work.job_done("12-07")
    model.choose_unit("U01")
    model.tick_task("01-01")
    model.tick_task("01-02")
    model.tick_task("01-02")
    model.move_day(-3)
    model.record()
    work.screens.settle()
    assert model.state.is_recorded
    for task in ("01-01", "12-07"):
        assert plant.status(task).last_performed == plant.today - timedelta(days=3)
    assert plant.status("01-02").last_performed is None


def test_that_a_trainees_entry_is_shown_as_own(plant: Plant, work: WorkScreens) -> None:
    assert work.job_done("12-07", viewer=plant.trainee).state.own
    assert not work.job_done("12-07").state.own


def test_that_a_job_without_a_task_is_not_recorded(plant: Plant, work: WorkScreens) -> None:
    model = work.job_done()
    model.record()
    work.screens.settle()
    assert not model.state.is_recorded
    with plant.program.store.reading() as reading:
        kept = [a.record.body for a in reading.history(plant.trainee)]
    assert not any(isinstance(body, b.JobDone) for body in kept)


# --- the next mold -------------------------------------------------------------------------------


def test_that_a_mold_tells_who_could_earn_what(plant: Plant, work: WorkScreens) -> None:
    plant.sign_off("01-02", mold="214")
    model = work.next_mold()
    assert model.state.known == ("214",)
    model.type_mold("214")
    work.screens.settle()
    (tina,) = model.state.trainees
    assert tina.name == "Tina Trainee"
    assert "01-01" in {task.id for task in tina.tasks}
    assert tina.more > 0


def test_that_one_touch_leads_to_the_job_with_what_is_shown(
    plant: Plant, work: WorkScreens
) -> None:
    model = work.next_mold()
    model.type_mold("214")
    work.screens.settle()
    wanted: list[tuple[str, tuple[str, ...]]] = []
    model.job_wanted.connect(lambda trainee, tasks: wanted.append((trainee, tasks)))
    model.sign_off_job(plant.trainee)
    (shown,) = model.state.trainees
    assert wanted == [(plant.trainee, tuple(task.id for task in shown.tasks))]


def test_that_nothing_can_be_signed_for_a_day_to_come(plant: Plant, work: WorkScreens) -> None:
    model = work.next_mold()
    model.type_mold("214")
    model.choose_day((plant.today + timedelta(days=3)).isoformat())
    work.screens.settle()
    wanted: list[str] = []
    model.job_wanted.connect(lambda trainee, _tasks: wanted.append(trainee))
    model.sign_off_job(plant.trainee)
    assert model.state.trainees
    assert wanted == []


def test_that_no_mold_is_no_question(work: WorkScreens) -> None:
    model = work.next_mold()
    model.type_mold("214")
    model.type_mold("  ")
    work.screens.settle()
    assert model.state.trainees == ()
    assert not model.state.is_answered


# --- a second look, later ------------------------------------------------------------------------


def test_that_a_second_assessor_signs_the_very_same_performance_later(
    plant: Plant, work: WorkScreens
) -> None:
    plant.complete("01-01", "01-02")
    plant.clock.advance(days=1)
    (record,) = plant.sign_off("01-03").records
    model = work.second_look(record)
    assert model.state.statement is not None
    assert "I signed none of this person" in model.state.statement.sentence
    model.sign()
    work.screens.settle()
    assert len(plant.status("01-03").evidence[0].observers) == 1
    done: list[bool] = []
    model.done.connect(lambda: done.append(True))
    work.screens.type_pin(model.signature)
    model.sign()
    work.screens.settle()
    assert done == [True]
    assert len(plant.status("01-03").evidence[0].observers) == 2


def test_that_who_may_not_sign_it_is_told_why_and_has_no_keypad(
    plant: Plant, work: WorkScreens
) -> None:
    plant.complete("01-01", "01-02")
    (record,) = plant.sign_off("01-03").records
    narrow = plant.add("Nell Narrow", Role.TRAINER, scope=("U04",))
    model = work.second_look(record, narrow)
    assert [p.code for p in model.state.in_the_way] == [ErrorCode.NO_RIGHT_TO_SIGN]
    assert not model.signature.state.is_open
