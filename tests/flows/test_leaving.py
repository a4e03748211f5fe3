"""The trainer who leaves: nothing that she began is lost, and nothing more is asked of her.

Two sign-offs of hers wait for the trainee, a follow-up is open. The supervisor takes her off the
Board and names who goes on with the follow-up; the trainee signs what waits, and it counts; the
history names her; her rights to sign are over.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.flows.conftest import MakeHand
from tests.flows.hand import Hand
from tests.plant import PIN, Plant, make_plant
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.problems import wordings
from trainer_app.services.board import Board
from trainer_app.services.notes import NewNote
from trainer_app.ui.board.view import BoardView
from trainer_app.ui.checklist.view import ChecklistView
from trainer_app.ui.everybody.signers_view import SignersView
from trainer_app.ui.everybody.view import EverybodyView
from trainer_app.ui.history.view import HistoryView
from trainer_app.ui.menu.view import MenuView
from trainer_app.ui.person.leaving_view import LeavingView
from trainer_app.ui.person.view import PersonView
from trainer_app.ui.today.view import TodayView
from trainer_app.ui.tosign.view import ToSignView
from trainer_app.ui.widgets.answering_page import AGREES

pytestmark = pytest.mark.timeout(240)

SUPERVISOR, LEAVER, HEIR, TRAINEE = (
    "Grace Holloway",
    "Terry Trainer",
    "Dave Kowalski",
    "Amélie Roy",
)
TASKS = ("12-07", "01-02")


def given(plant: Plant, language: str) -> None:
    """Everybody speaks the language of the run; what she leaves behind is recorded."""
    plant.add(SUPERVISOR, Role.SUPERVISOR, language=language)
    plant.add(HEIR, Role.TRAINER, language=language, scope=("*",))
    trainee = plant.add(TRAINEE, Role.TRAINEE, language=language)
    for task in TASKS:
        plant.sign_off(task, trainee=trainee, agrees=None)
    note = NewNote("Springs next time.", follow_up=plant.today)
    plant.program.notes.write(plant.at_pad(plant.trainer), trainee, note)
    plant.program.members.deactivate(plant.at_pad(plant.supervisor), plant.second)


@pytest.fixture(params=["en", "fr"])
def hand(make_hand: MakeHand, request: pytest.FixtureRequest) -> Hand:
    made = make_hand(str(request.param))
    plant = make_plant(made.folder)
    given(plant, made.language)
    plant.program.close()
    made.clock.moment = plant.clock.moment
    made.open()
    return made


def words_on(page: QWidget) -> str:
    return " ".join(part.text() for part in page.findChildren(QLabel) if part.isVisible())


def open_everybody(hand: Hand) -> EverybodyView:
    hand.shell.window.top_bar.menu.click()
    hand.until_at("menu")
    hand.page(MenuView).grid.chosen.emit("everybody")
    hand.until_at("everybody")
    return hand.page(EverybodyView)


def open_person(hand: Hand, name: str) -> PersonView:
    """By a tap on the name in the list of everybody."""
    page = open_everybody(hand)
    page.search.setText(name)
    if not page.list.view.model().rowCount():
        page.left.click()
    model = page.list.view.model()
    assert model.rowCount() == 1
    page.list.view.clicked.emit(model.index(0, 0))
    hand.until_at("person")
    return hand.page(PersonView)


def names_on_board(hand: Hand) -> set[str]:
    board: Board = hand.ask(hand.program.people.board)
    return {tile.name for tile in board.tiles}


def let_her_go(hand: Hand) -> None:
    """She cannot go before somebody goes on with her follow-up."""
    hand.sign_in(SUPERVISOR, PIN)
    person = open_person(hand, LEAVER)
    person.belonging.leave.click()
    hand.until_at("leaving")
    page = hand.page(LeavingView)
    assert not page.primary.isEnabled()
    assert set(page.heirs.buttons) == {
        hand.person(name) for name in (SUPERVISOR, HEIR, "Sam Supervisor")
    }
    page.heirs.buttons[hand.person(HEIR)].click()
    hand.tap_primary()
    hand.until_at("person")


def sign_what_waits(hand: Hand) -> None:
    hand.sign_in(TRAINEE, PIN)
    hand.until_at("to_sign")
    page = hand.page(ToSignView)
    assert len(page.rows) == len(TASKS)
    assert LEAVER in words_on(page)
    for row in page.rows.values():
        row.click()
    page.answer.buttons[AGREES].click()
    hand.type_pin(page.panel.keypad, PIN)
    hand.tap_primary()
    assert page.nothing.isVisible()


def test_that_a_trainer_leaves_and_nothing_that_she_began_is_lost(hand: Hand) -> None:
    let_her_go(hand)
    person = hand.page(PersonView)
    assert not person.primary.isVisible()
    assert person.belonging.back.isVisible()
    assert not any(row.end.isVisible() for row in person.rights.rows.values())
    state = person._model.state
    assert state.page is not None
    assert [right.ended_by for right in state.page.rights] == [SUPERVISOR]

    hand.shell.session.lock()
    hand.until_at("board")
    assert LEAVER not in names_on_board(hand)
    assert len(hand.page(BoardView)._model.state.tiles or ()) == len(names_on_board(hand))

    sign_what_waits(hand)
    hand.shell.navigator.reset("checklist", trainee=hand.person(TRAINEE))
    hand.rest()
    for task in TASKS:
        items = hand.choose_task(task).model.state.tasks
        (item,) = [item for item in items if item.id == task]
        assert item.status in (Status.SIGNED_OFF, Status.IN_TRAINING)
        assert item.counted == 1
    assert isinstance(hand.shell.navigator.page, ChecklistView)
    hand.shell.navigator.go("history", trainee=hand.person(TRAINEE))
    hand.rest()
    signed = [i for i in hand.page(HistoryView)._model.state.items if i.kind == "signoff.recorded"]
    assert [item.by for item in signed] == [LEAVER, LEAVER]

    hand.sign_in(HEIR, PIN)
    rows = [row for row in hand.page(TodayView).waiting.rows if row.startswith("follow_up/")]
    assert len(rows) == 1

    hand.sign_in(SUPERVISOR, PIN)
    open_everybody(hand).rights.click()
    hand.until_at("who_may_sign")
    told = words_on(hand.page(SignersView))
    assert HEIR in told
    assert LEAVER not in told


def test_that_the_last_supervisor_is_told_why_he_stays(hand: Hand) -> None:
    hand.sign_in(SUPERVISOR, PIN)
    sam = open_person(hand, "Sam Supervisor")
    sam.belonging.leave.click()
    hand.until_at("leaving")
    hand.tap_primary()
    hand.until_at("person")
    me = open_person(hand, SUPERVISOR)
    assert not me.belonging.leave.isVisible()
    me.roles.buttons[Role.TRAINER.value].click()
    me.roles.buttons[Role.SUPERVISOR.value].click()
    hand.tap_primary()
    assert wordings()[ErrorCode.LAST_SUPERVISOR].title[hand.language] in words_on(me)
    assert hand.person(SUPERVISOR)
    assert hand.shell.session.person.roles == {Role.SUPERVISOR}


def test_that_a_supervisor_who_leaves_by_himself_is_signed_in_no_more(hand: Hand) -> None:
    hand.sign_in(SUPERVISOR, PIN)
    open_person(hand, SUPERVISOR).belonging.leave.click()
    hand.until_at("leaving")
    hand.tap_primary()
    hand.until_at("board")
    assert hand.shell.session.signed_in is None
    assert SUPERVISOR not in names_on_board(hand)
    hand.sign_in("Sam Supervisor", PIN)
    person = open_person(hand, SUPERVISOR)
    person.belonging.back.click()
    hand.rest()
    assert person.primary.isVisible()
    assert SUPERVISOR in names_on_board(hand)
