"""The task page: the standard, this trainee so far, what stands in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from trainer_app.checklists.status import Status
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.task.view import TaskView
from trainer_app.ui.task.view_model import (
    EXTEND,
    JOB,
    JOB_DONE,
    NOT_APPLICABLE,
    NOTE,
    PAPER,
    REOBSERVE,
    TEACH,
    TRY,
    Side,
    TaskViewModel,
)
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme


def test_that_the_standard_is_shown_line_by_line_with_the_tier(
    plant: Plant, screens: Screens
) -> None:
    state = screens.task("01-03").state
    assert state.lines == plant.pack.tasks["01-03"].lines
    assert state.tier == "L"
    assert state.tier_meaning is not None
    assert "second assessor" in state.tier_meaning["en"]


def test_that_prerequisites_carry_their_own_state(plant: Plant, screens: Screens) -> None:
    plant.complete("01-02")
    items = {item.task: item for item in screens.task("01-03").state.prerequisites}
    assert items["01-02"].status is Status.SIGNED_OFF
    assert items["01-01"].status is Status.NOT_STARTED


def test_that_each_watched_performance_names_who_watched_it(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02", mold="307")
    (seen,) = screens.task("01-02").state.watched
    assert seen.observers == ("Terry Trainer",)
    assert (seen.on, seen.level, seen.mold) == (plant.today, 3, "307")


def test_that_what_waits_for_the_trainee_is_shown(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02", agrees=None)
    assert screens.task("01-02").state.waiting == (plant.today,)


def test_that_a_blocked_task_cannot_be_recorded(screens: Screens) -> None:
    model = screens.task("01-03")
    wanted: list[str] = []
    model.sign_off_wanted.connect(lambda: wanted.append("sign off"))
    model.record_sign_off()
    assert wanted == []
    assert model.state.in_the_way[0].code is ErrorCode.PREREQUISITE_MISSING


def test_that_a_supervisor_without_a_right_can_give_one_from_here(
    plant: Plant, screens: Screens
) -> None:
    """In a small shop one person does what two would; a trainer is told, and no more."""
    model = screens.task("01-01", viewer=plant.supervisor)
    assert model.state.in_the_way[0].code is ErrorCode.NO_RIGHT_TO_SIGN
    asked: list[str] = []
    model.right_wanted.connect(lambda: asked.append("right"))
    model.give_right()
    assert asked == ["right"]
    trainer = screens.task("01-03")
    assert trainer.state.in_the_way
    assert not trainer.state.may_give_right


def test_that_the_trainee_may_look_and_not_record(plant: Plant, screens: Screens) -> None:
    assert not screens.task("01-01", viewer=plant.trainee).state.may_record


def test_that_a_record_that_arrives_updates_the_page(
    plant: Plant, screens: Screens, tasks: TaskRunner
) -> None:
    model = screens.task("01-02")
    plant.sign_off("01-02")
    tasks.changed.emit(ChangeSet.of([plant.trainee]))
    screens.settle()
    assert model.state.status is Status.SIGNED_OFF


# --- what can be done from here ------------------------------------------------------------------


def test_that_a_trainer_may_try_sign_a_job_note_and_print(screens: Screens) -> None:
    state = screens.task("01-01").state
    assert state.actions == (TEACH, TRY, JOB, JOB_DONE, NOTE, PAPER)
    assert state.more == ()


def test_that_a_trainee_may_only_enter_a_job_and_print(plant: Plant, screens: Screens) -> None:
    state = screens.task("01-01", viewer=plant.trainee).state
    assert state.actions == (JOB_DONE, PAPER)
    assert state.more == ()


def test_that_a_supervisor_decides_more_where_there_is_something_to_decide(
    plant: Plant, screens: Screens
) -> None:
    assert screens.task("01-02", viewer=plant.supervisor).state.more == (NOT_APPLICABLE,)
    plant.complete("01-02")
    more = screens.task("01-02", viewer=plant.supervisor).state.more
    assert more == (REOBSERVE, NOT_APPLICABLE)
    plant.clock.advance(days=350)
    more = screens.task("01-02", viewer=plant.supervisor).state.more
    assert more == (REOBSERVE, EXTEND, NOT_APPLICABLE)


def test_that_a_screen_that_is_not_there_has_no_button(
    plant: Plant, screens: Screens, look: Theme
) -> None:
    model = TaskViewModel(
        screens.tasks,
        plant.program.pages,
        plant.at_pad(plant.trainer),
        plant.trainee,
        "01-01",
        look,
        routes=(TRY,),
    )
    model.read()
    screens.settle()
    assert model.state.actions == (TRY,)
    wanted: list[str] = []
    model.wanted.connect(wanted.append)
    model.go(JOB)
    model.go(TRY)
    assert wanted == [TRY]


def test_that_more_opens_the_second_row(plant: Plant, screens: Screens) -> None:
    view = TaskView(screens.task("01-02", viewer=plant.supervisor))
    view.show()
    screens.settle()
    assert not view.doing.more_buttons[NOT_APPLICABLE].isVisible()
    view.doing.more.click()
    assert view.doing.more_buttons[NOT_APPLICABLE].isVisible()
    view.close()
    view.deleteLater()


def test_that_a_second_look_is_offered_to_who_could_have_watched_too(
    plant: Plant, screens: Screens
) -> None:
    plant.complete("01-01", "01-02")
    plant.clock.advance(days=1)
    (record,) = plant.sign_off("01-03").records
    assert screens.task("01-03").state.may_second == ()
    model = screens.task("01-03", viewer=plant.second)
    assert [item.record for item in model.state.may_second] == [record]
    wanted: list[str] = []
    model.second_wanted.connect(wanted.append)
    model.sign_second_look("0" * 32)
    model.sign_second_look(record)
    assert wanted == [record]


# --- how it is taught ----------------------------------------------------------------------------


def test_that_answers_are_hidden_until_they_are_tapped(screens: Screens) -> None:
    view = TaskView(screens.task("01-03"))
    view.resize(1366, 700)
    view.show()
    screens.settle()
    view.columns.sides.buttons[Side.TEACHING].click()
    question = view.how.questions[0]
    answer = question.inside.parentWidget()
    assert answer is not None
    assert not answer.isVisible()
    question.head.click()
    assert answer.isVisible()
    view.close()
    view.deleteLater()


def test_that_cards_that_name_the_task_stand_before_those_for_now(screens: Screens) -> None:
    model = screens.task("01-03")
    view = TaskView(model)
    view.resize(1366, 700)
    view.show()
    screens.settle()
    view.columns.sides.buttons[Side.TEACHING].click()
    state = model.state
    assert state.task_cards
    assert all("01-03" in card.tasks for card in state.task_cards)
    listed = [card.title["en"] for card in (*state.task_cards, *state.cards)]
    assert [card.head.text() for card in view.how.cards] == listed
    assert len(set(listed)) == len(listed)
    view.close()
    view.deleteLater()


def test_that_a_figure_says_where_it_comes_from(screens: Screens) -> None:
    view = TaskView(screens.task("09-03"))
    view.resize(1366, 700)
    view.show()
    screens.settle()
    view.columns.sides.buttons[Side.JOB].click()
    assert "Source: Default" in [said.text() for said in view.breakdown.findChildren(QLabel)]
    view.close()
    view.deleteLater()


def test_that_a_small_screen_shows_one_part_at_a_time(screens: Screens) -> None:
    view = TaskView(screens.task("01-03"))
    view.resize(800, 600)
    view.show()
    screens.settle()
    assert view.columns.is_folded
    assert view.so_far.isVisible()
    assert not view.breakdown.isVisible()
    view.columns.sides.buttons[Side.JOB].click()
    assert view.breakdown.isVisible()
    assert not view.so_far.isVisible()
    view.resize(1600, 900)
    assert view.so_far.isVisible()
    assert view.breakdown.isVisible()
    view.close()
    view.deleteLater()


def test_that_a_tapped_word_is_explained_and_leads_to_the_next_of_its_text(
    screens: Screens,
) -> None:
    view = TaskView(screens.task("01-03"))
    view.resize(1366, 700)
    view.show()
    screens.settle()
    first, second = [word.id for word in screens.task("01-03").state.glossary[:2]]
    assert not view.word.isVisible()
    view.word.explain((first, second), first)
    assert view.word.isVisible()
    before = view.word.term.text()
    view.word.following.click()
    assert view.word.term.text() != before
    view.word.close_it.click()
    assert not view.word.isVisible()
    view.close()
    view.deleteLater()
