"""Two ways of taking back that are never mixed: within minutes by mistake; a judgement, later."""

from __future__ import annotations

import pytest

from tests.flows.conftest import MakeHand
from tests.flows.decider import (
    SUPERVISOR,
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
    sheet_row,
)
from tests.flows.hand import Hand
from tests.plant import PIN
from trainer_app.checklists.status import Status
from trainer_app.ui.history.view_model import Asking, Became
from trainer_app.ui.questions.view_model import Concern

pytestmark = pytest.mark.timeout(240)

MISTAKEN, JUDGED = "12-07", "01-02"
WORDS = {"en": "Line 2 was not met after all.", "fr": "La ligne 2 n’était pas atteinte."}
ANSWER = {"en": "All lines were met. Ask Sonia.", "fr": "Toutes les lignes étaient atteintes."}


def sign_off(hand: Hand, task: str) -> None:
    """Trainer and trainee in one sitting, from the checklist and back to it."""
    hand.choose_task(task)
    hand.open_sign_off()
    panels = hand.fill("214").signatures
    hand.type_pin(panels.trainer.keypad, PIN)
    hand.type_pin(panels.trainee.keypad, PIN)
    hand.tap_primary()
    hand.until_at("checklist")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_mistake_is_history_alone_and_a_withdrawn_judgement_is_on_the_sheet(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    open_plant(hand, make_people(hand))
    on_checklist(hand)
    sign_off(hand, MISTAKEN)
    signed_on = hand.clock.now().date.isoformat()
    assert signed_on in sheet_row(hand, MISTAKEN)

    hand.clock.advance(minutes=2)
    page = open_history(hand)
    choose_record(hand, page, "signoff.recorded", MISTAKEN)
    page.detail.mistake.click()  # the first touch
    hand.tap_primary()  # the second: no PIN within the minutes in which it still speaks
    assert page.message.isVisible()
    page.back.click()
    hand.rest()
    assert checklist_status(hand, MISTAKEN) is Status.NOT_STARTED
    sign_off(hand, JUDGED)

    hand.clock.advance(days=1)
    on_checklist(hand)
    page = open_history(hand)
    choose_record(hand, page, "signoff.recorded", JUDGED)
    assert not page.detail.mistake.isVisible()
    page.detail.judgement.click()
    assert not page.primary.isEnabled()
    page.detail.words.setPlainText(WORDS[language])
    hand.type_pin(page.detail.panel.keypad, PIN)
    hand.tap_primary()
    assert page.message.isVisible()

    assert signed_on not in sheet_row(hand, MISTAKEN)
    row = sheet_row(hand, JUDGED)
    assert {"en": "judgement withdrawn", "fr": "jugement retiré"}[language] in row
    assert signed_on in row
    see_as_trainee(hand)


def see_as_trainee(hand: Hand) -> None:
    """The trainee finds both, told apart, with the words; and may answer the second."""
    hand.sign_in(TRAINEE, PIN)
    page = open_history(hand)
    became = {i.task: i.became for i in page._model.state.items if i.kind == "signoff.recorded"}
    assert became == {MISTAKEN: Became.MISTAKE, JUDGED: Became.WITHDRAWN}
    choose_record(hand, page, "signoff.recorded", JUDGED)
    assert WORDS[hand.language] in page.detail.facts.text()
    assert TRAINER in page.detail.facts.text()

    choose_record(hand, page, "record.withdrawn", JUDGED)
    page.detail.asks[Asking.DISAGREES].click()
    page.detail.words.setPlainText(ANSWER[hand.language])
    hand.tap_primary()
    assert page.message.isVisible()
    (asked,) = rows(open_due(hand, Concern.QUESTION))
    assert JUDGED in asked
    assert TRAINEE in asked
    assert SUPERVISOR not in asked
