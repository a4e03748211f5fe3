"""Shorter walks through the trainee's screens, in the real window on a plant that is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.flows.conftest import MakeHand
from tests.flows.hand import Hand
from tests.plant import PIN, Plant, make_plant
from trainer_app.checklists.status import Status
from trainer_app.ui.board.pin_view import PinView
from trainer_app.ui.board.view import BoardView
from trainer_app.ui.history.view import HistoryView
from trainer_app.ui.inclass.view import InClassView
from trainer_app.ui.mypage.view import MyPageView
from trainer_app.ui.people.view import PeopleView
from trainer_app.ui.plan.date_view import DateView
from trainer_app.ui.plan.view import PlanView
from trainer_app.ui.signoff.view import SignOffView
from trainer_app.ui.task.view import TaskView
from trainer_app.ui.today.view import TodayView
from trainer_app.ui.tosign.view import ToSignView
from trainer_app.ui.widgets.answering_page import AGREES

pytestmark = pytest.mark.timeout(120)

TRAINER, TRAINEE = "Terry Trainer", "Tina Trainee"


@pytest.fixture
def hand(make_hand: MakeHand) -> Hand:
    """The window of a plant with two trainers and a trainee; ``given`` was recorded before."""
    hand = make_hand("en")
    plant = make_plant(hand.folder)
    given(plant)
    plant.program.close()
    hand.clock.moment = plant.clock.moment
    hand.open()
    return hand


def given(plant: Plant) -> None:
    """01-02 is signed off; 03-01 waits for the trainee."""
    plant.complete("01-02")
    plant.sign_off("03-01", agrees=None)


def status(hand: Hand, task: str) -> Status:
    page = hand.choose_task(task)
    return next(item.status for item in page.model.state.tasks if item.id == task)


def test_that_four_touches_lead_from_the_board_to_the_sign_off_page_of_the_next_task(
    hand: Hand,
) -> None:
    hand.page(BoardView).grid.chosen.emit(hand.person(TRAINER))
    hand.rest()
    hand.type_pin(hand.page(PinView).pad.keypad, PIN)
    hand.until_at("today")
    strip = hand.page(TodayView).strips[hand.person(TRAINEE)]
    strip.tasks[0].click()
    hand.until_at("sign_off")
    assert hand.page(SignOffView)._model.state.task == "01-01"


def test_that_what_was_signed_from_today_is_said_on_today(hand: Hand) -> None:
    hand.sign_in(TRAINER, PIN)
    today = hand.page(TodayView)
    today.strips[hand.person(TRAINEE)].tasks[0].click()
    hand.until_at("sign_off")
    panels = hand.fill("214").signatures
    hand.type_pin(panels.trainer.keypad, PIN)
    hand.type_pin(panels.trainee.keypad, PIN)
    hand.tap_primary()
    hand.until_at("today")
    assert today.message.isVisible()
    assert "01-01" not in today.strips[hand.person(TRAINEE)].tasks[0].text()
    today.all.click()
    hand.until_at("people")
    hand.page(PeopleView).back.click()
    hand.until_at("today")
    assert not today.message.isVisible()


def test_that_locking_keeps_a_half_filled_page_for_the_person_who_began_it(hand: Hand) -> None:
    hand.sign_in(TRAINER, PIN)
    hand.open_checklist(TRAINEE)
    page = hand.open_sign_off()
    page.form.levels[3].click()
    page.form.lines[0].click()
    page.form.note.setPlainText("Ask about the springs")
    hand.shell.session.lock()

    hand.sign_in("Sonia Second", PIN)
    other = hand.open_checklist(TRAINEE)
    assert not other.message.isVisible()

    hand.sign_in(TRAINER, PIN)
    checklist = hand.open_checklist(TRAINEE)
    assert checklist.message.isVisible()
    checklist.message.action.click()
    hand.until_at("sign_off")
    again = hand.page(SignOffView).form
    assert again.levels[3].isChecked()
    assert [line.isChecked() for line in again.lines][:2] == [True, False]
    assert again.note.toPlainText() == "Ask about the springs"


def test_that_a_trainee_signs_what_waits_from_the_board(hand: Hand) -> None:
    hand.sign_in(TRAINEE, PIN)
    page = hand.page(ToSignView)
    (waiting,) = page.rows.values()
    waiting.click()
    page.answer.buttons[AGREES].click()
    hand.type_pin(page.panel.keypad, PIN)
    hand.tap_primary()
    assert page.nothing.isVisible()
    assert page.message.isVisible()
    page.back.click()
    hand.rest()
    home = hand.page(MyPageView)
    assert home._model.state.to_sign == 0
    assert not home.primary.isVisible()
    home.routes["checklist"].click()
    hand.until_at("checklist")
    assert status(hand, "03-01") is not Status.NOT_STARTED


def test_that_a_mistake_is_taken_back_from_the_history_and_the_checklist_follows(
    hand: Hand,
) -> None:
    hand.sign_in(TRAINER, PIN)
    page = hand.open_checklist(TRAINEE)
    hand.open_sign_off()
    form = hand.fill("214").signatures
    hand.type_pin(form.trainer.keypad, PIN)
    hand.type_pin(form.trainee.keypad, PIN)
    hand.tap_primary()
    hand.until_at("checklist")
    assert page.message.isVisible()
    assert status(hand, "01-01") is Status.IN_TRAINING

    page.tabs.buttons["history"].click()
    hand.until_at("history")
    history = hand.page(HistoryView)
    signed = next(i for i in history._model.state.items if i.kind == "signoff.recorded")
    history.list.chosen.emit(signed.record)
    hand.rest()
    history.detail.mistake.click()
    hand.tap_primary()
    assert history.message.isVisible()
    history.tabs.buttons["checklist"].click()
    hand.until_at("checklist")
    assert status(hand, "01-01") is Status.NOT_STARTED


def test_that_a_plan_is_made_moved_and_printed_from_its_tab_and_the_trainee_sees_it(
    hand: Hand,
) -> None:
    hand.sign_in(TRAINER, PIN)
    hand.open_checklist(TRAINEE).tabs.buttons["plan"].click()
    hand.until_at("plan")
    hand.tap_primary()
    hand.until_at("plan_start")
    hand.tap_primary()
    hand.until_at("plan")
    page = hand.page(PlanView)
    page.list.chosen.emit("EL01")
    hand.until_at("plan_target")
    target = hand.page(DateView)
    target.look.click()
    hand.until_at("in_class")
    hand.page(InClassView).back.click()
    hand.until_at("plan_target")
    target.steps[-7].click()
    hand.tap_primary()
    hand.until_at("plan")
    moved = page._model.state.stages[0].items[0]
    assert (moved.about, (moved.first_due - moved.due).days) == ("EL01", 7)
    hand.tap_primary()
    hand.until_at("plan_sheet")
    hand.shell.session.lock()
    hand.sign_in(TRAINEE, PIN)
    hand.page(ToSignView).back.click()
    hand.until_at("my_page")
    rows = hand.page(MyPageView).waiting.rows
    rows["planned/EL01"].click()
    hand.until_at("plan")
    assert not hand.page(PlanView).start.isVisible()


def test_that_a_sign_off_can_be_recorded_without_a_mouse(hand: Hand) -> None:
    hand.sign_in(TRAINER, PIN)
    hand.open_checklist(TRAINEE)
    page = hand.open_sign_off()
    for part in (
        page.form.levels[3],
        *page.form.lines,
        page.form.method.buttons["job"],
        page.form.evidence.buttons["QA"],
        page.form.evidence.buttons["RC"],
    ):
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
        press(part, Qt.Key.Key_Space)
    hand.rest()
    for panel in (page.signatures.trainer, page.signatures.trainee):
        for digit in PIN:
            press(panel.keypad, Qt.Key(ord(digit)))
        press(panel.keypad, Qt.Key.Key_Return)
        hand.rest()
    press(page.primary, Qt.Key.Key_Space)
    hand.until_at("checklist")
    assert status(hand, "01-01") is Status.IN_TRAINING


def test_that_the_standard_is_one_touch_from_the_checklist(hand: Hand) -> None:
    hand.sign_in(TRAINER, PIN)
    page = hand.open_checklist(TRAINEE)
    hand.choose_task("01-03")
    page.task.click()
    hand.until_at("task")
    task = hand.page(TaskView)
    assert task.message.isVisible()
    assert not task.primary.isEnabled()
    assert task.reason.text()


def press(part: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(part, key)
