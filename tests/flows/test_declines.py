"""The trainee who declines: own words, an open question, a decision, and everybody sees it."""

from __future__ import annotations

import pytest

from tests.flows.conftest import MakeHand
from tests.flows.decider import (
    TRAINEE,
    TRAINER,
    checklist_status,
    choose_record,
    make_people,
    on_checklist,
    open_due,
    open_history,
    open_plant,
    rows,
    says,
    sheet_row,
    sign_and_decide,
)
from tests.flows.hand import Hand
from tests.plant import PIN
from trainer_app.checklists.status import Status
from trainer_app.ui.deciding.question_view import QuestionView
from trainer_app.ui.questions.view_model import Concern
from trainer_app.ui.shared.signatures import TraineeAnswer
from trainer_app.ui.shared.telling import what

pytestmark = pytest.mark.timeout(240)

TASK = "12-07"
WORDS = {"en": "I only held the light.", "fr": "Je tenais seulement la lampe."}
REASON = {"en": "Spoke with both, on the floor.", "fr": "J’ai parlé aux deux, sur le plancher."}


def decline_at_the_panel(hand: Hand) -> None:
    """The trainer signs, the trainee reads it beside him and does not agree."""
    on_checklist(hand)
    hand.choose_task(TASK)
    hand.open_sign_off()
    page = hand.fill("214")
    page.signatures.answer.buttons[TraineeAnswer.DECLINES].click()
    page.signatures.words.setPlainText(WORDS[hand.language])
    hand.type_pin(page.signatures.trainer.keypad, PIN)
    hand.type_pin(page.signatures.trainee.keypad, PIN)
    hand.tap_primary()
    hand.until_at("checklist")
    assert checklist_status(hand, TASK) is Status.IN_QUESTION


def open_question(hand: Hand) -> QuestionView:
    page = open_due(hand, Concern.QUESTION)
    (said,) = rows(page)
    assert TASK in said
    assert TRAINEE in said
    hand.tap_primary()
    hand.until_at("question")
    return hand.page(QuestionView)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_supervisor_lets_a_declined_sign_off_stand_and_the_trainee_reads_why(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    open_plant(hand, make_people(hand))
    decline_at_the_panel(hand)
    assert says(hand, Status.IN_QUESTION) in sheet_row(hand, TASK)

    page = open_question(hand)
    by = {card.who.text(): card for card in page.cards.values()}
    assert WORDS[language] in by[TRAINEE].facts.text()
    assert not by[TRAINEE].stands.isVisible()
    assert not page.primary.isEnabled()
    by[TRAINER].stands.click()
    page.words.setPlainText(REASON[language])
    sign_and_decide(hand, page)
    page.back.click()
    hand.until_at("questions")
    assert rows(open_due(hand, Concern.QUESTION)) == []

    assert says(hand, Status.SIGNED_OFF) in sheet_row(hand, TASK)
    hand.sign_in(TRAINEE, PIN)
    history = open_history(hand)
    choose_record(hand, history, "question.decided")
    item = history._model.state.item
    assert item is not None
    assert history.detail.heading.text() == what(item, {})
    assert REASON[language] in history.detail.facts.text()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_declined_sign_off_that_does_not_stand_counts_for_nothing(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    open_plant(hand, make_people(hand))
    decline_at_the_panel(hand)
    page = open_question(hand)
    page.none.click()
    page.words.setPlainText(REASON[language])
    sign_and_decide(hand, page)

    on_checklist(hand)
    assert checklist_status(hand, TASK) is Status.NOT_STARTED
    row = sheet_row(hand, TASK)
    assert says(hand, Status.NOT_STARTED) in row
    assert TRAINER not in row
