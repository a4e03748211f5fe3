"""The lone owner: one person supervises and trains, and two trainees are all there is.

He is named by himself, as the employer; signs off; decides what a trainee declined, because nobody
else can: on screen and on paper it says *same person*. He never signs for a trainee, nor for
himself.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.flows.conftest import MakeHand
from tests.flows.founding import Founding, add_trainee, found_plant
from tests.flows.hand import Hand
from tests.flows.printer import set_up_printer
from tests.reports.reading import text_of
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.words import term, vocabulary
from trainer_app.reports.words import Words
from trainer_app.ui.deciding.question_view import QuestionView
from trainer_app.ui.history.view import HistoryView
from trainer_app.ui.menu.view import MenuView
from trainer_app.ui.paper.view import PaperView
from trainer_app.ui.person.right_view import RightView
from trainer_app.ui.person.view import PersonView
from trainer_app.ui.questions.view import QuestionsView
from trainer_app.ui.shared.signatures import TraineeAnswer
from trainer_app.ui.signoff.view import SignOffView
from trainer_app.ui.tosign.view import ToSignView
from trainer_app.ui.widgets.answering_page import OBJECTS

pytestmark = pytest.mark.timeout(300)

OWNER, FIRST, SECOND = "Marcel Roy", "Tom MacLeod", "Zoé Çelik"
PINS = {OWNER: "8642", FIRST: "9753", SECOND: "1357"}
FOUNDING = Founding(OWNER, PINS[OWNER], "Roy Tool & Die", "Bench", trains=True)
AGREED, DECLINED = "12-07", "01-02"


def words_on(page: QWidget) -> str:
    return " ".join(part.text() for part in page.findChildren(QLabel) if part.isVisible())


def add_from_the_menu(hand: Hand, name: str) -> str:
    """The page leads on to the new person. Answers the one-time code."""
    open_entry(hand, "everybody")
    hand.tap_primary()
    code = add_trainee(hand, name)
    hand.until_at("person")
    assert hand.page(PersonView).title.text() == name
    return code


def open_entry(hand: Hand, route: str) -> None:
    hand.shell.window.top_bar.menu.click()
    hand.until_at("menu")
    hand.page(MenuView).grid.chosen.emit(route)
    hand.until_at(route)


def open_sign_off(hand: Hand, trainee: str, task: str) -> SignOffView:
    hand.shell.navigator.go("sign_off", trainee=hand.person(trainee), task=task)
    hand.until_at("sign_off")
    return hand.page(SignOffView)


def sign_off(hand: Hand, task: str, *, now: bool) -> None:
    """``now``: the trainee signs beside him; else later, from the own tile."""
    hand.sign_in(OWNER, PINS[OWNER])
    page = open_sign_off(hand, FIRST, task)
    hand.fill("214")
    panels = page.signatures
    hand.type_pin(panels.trainer.keypad, PINS[OWNER])
    if now:
        hand.type_pin(panels.trainee.keypad, PINS[OWNER])
        assert panels.trainee.problem.isVisible()
        assert not page.primary.isEnabled()
        hand.type_pin(panels.trainee.keypad, PINS[FIRST])
    else:
        panels.answer.buttons[TraineeAnswer.LATER.value].click()
        hand.rest()
    hand.tap_primary()
    hand.until_at("today")


def decline(hand: Hand) -> None:
    hand.sign_in(FIRST, PINS[FIRST])
    page = hand.page(ToSignView)
    (waiting,) = page.rows.values()
    waiting.click()
    page.answer.buttons[OBJECTS].click()
    page.words.setPlainText("The valve was open before I came.")
    hand.type_pin(page.panel.keypad, PINS[FIRST])
    hand.tap_primary()
    assert page.nothing.isVisible()


def decide(hand: Hand) -> None:
    """What he himself recorded is in question; nobody else can decide it."""
    hand.sign_in(OWNER, PINS[OWNER])
    open_entry(hand, "questions")
    questions = hand.page(QuestionsView)
    (item,) = questions._model.state.items
    questions.list.chosen.emit(item.id)
    hand.tap_primary()
    hand.until_at("question")
    page = hand.page(QuestionView)
    assert page.part.isVisible()
    (card,) = [card for card in page.cards.values() if not card.stands.isHidden()]
    card.stands.click()
    page.words.setPlainText("We looked at the lockout sheet together.")
    hand.type_pin(page.panel.keypad, PINS[OWNER])
    hand.tap_primary()


def try_to_sign_for_himself(hand: Hand) -> None:
    page = open_sign_off(hand, OWNER, AGREED)
    codes = [problem.code for problem in page._model.state.in_the_way]
    assert codes[0] is ErrorCode.SELF_SIGN_OFF
    assert not page.signatures.trainer.pad.isVisible()
    assert not page.primary.isEnabled()
    page.back.click()
    hand.rest()


def text_of_sheet(hand: Hand, folder: Path) -> str:
    hand.shell.navigator.go("progress_sheet", trainee=hand.person(FIRST))
    hand.rest()
    page = hand.page(PaperView)
    hand.qtbot.waitUntil(lambda: page._model.state.image is not None)
    page._model.save(folder / "kept.pdf")
    hand.rest()
    return text_of((folder / "kept.pdf").read_bytes())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_the_lone_owner_trains_alone_and_every_part_he_plays_twice_is_marked(
    make_hand: MakeHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    set_up_printer(tmp_path, monkeypatch)
    hand = make_hand(language)
    hand.open()
    found_plant(hand, FOUNDING)
    hand.sign_in(OWNER, PINS[OWNER])
    codes = {name: add_from_the_menu(hand, name) for name in (FIRST, SECOND)}
    for name, code in codes.items():
        hand.sign_in(name, PINS[name], code=code)

    hand.sign_in(OWNER, PINS[OWNER])
    try_to_sign_for_himself(hand)
    sign_off(hand, AGREED, now=True)
    hand.clock.advance(hours=1)
    sign_off(hand, DECLINED, now=False)
    decline(hand)
    decide(hand)
    same = term("same_person", language)

    hand.shell.navigator.reset("history", trainee=hand.person(FIRST))
    hand.rest()
    history = hand.page(HistoryView)
    (decided,) = [i for i in history._model.state.items if i.kind == "question.decided"]
    history.list.chosen.emit(decided.record)
    hand.rest()
    assert same.lower() in words_on(history).lower()

    hand.shell.navigator.reset("person", person=hand.person(OWNER))
    hand.rest()
    person = hand.page(PersonView)
    (right,) = person.rights.rows.values()
    assert same in right.detail.text()
    assert vocabulary()["basis"]["employer"][language] in right.detail.text()
    person.give_right.click()
    hand.until_at("right")
    assert hand.page(RightView).message.isVisible()
    hand.page(RightView).back.click()
    hand.rest()

    hand.shell.navigator.reset("checklist", trainee=hand.person(FIRST))
    hand.rest()
    items = hand.choose_task(DECLINED).model.state.tasks
    (item,) = [item for item in items if item.id == DECLINED]
    assert item.status is not Status.IN_QUESTION
    assert item.counted == 1
    paper, text = Words(language), text_of_sheet(hand, tmp_path)
    for flag in ("same_person", "by_employer", "own_right"):
        said = paper.say(f"flag.{flag}", names=OWNER)
        assert said.replace("\u00a0", " ") in text.replace("\u00a0", " ")
