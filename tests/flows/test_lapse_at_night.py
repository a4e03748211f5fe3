"""The lapse at night: 02:30, nobody can re-observe, a supervisor extends with a control.

It is printed as extended and lapses after. What a supervisor asked to have observed again cannot be
extended; one fresh observation with oral questions renews it.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.flows.conftest import MakeHand
from tests.flows.decider import (
    SUPERVISOR,
    TRAINEE,
    checklist_status,
    make_people,
    on_checklist,
    open_due,
    open_plant,
    rows,
    says,
    sheet_row,
    sign_and_decide,
)
from tests.flows.hand import Hand
from tests.plant import PIN
from trainer_app.checklists.status import Status, add_months
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.deciding.task_views import ExtendView, ReobserveView
from trainer_app.ui.questions.view import QuestionsView
from trainer_app.ui.questions.view_model import Concern

pytestmark = pytest.mark.timeout(240)

TASK = "01-02"
"""A safety task of one sign-off that lapses after a year."""
CONTROL = {"en": "works beside Sonia", "fr": "travaille à côté de Sonia"}
REASON = {"en": "Nobody who may sign is in tonight.", "fr": "Personne ne peut valider cette nuit."}
CHANGED = {"en": "The PPE rule for the oven has changed.", "fr": "La règle d’ÉPI a changé."}


def at_night(hand: Hand, day: date) -> None:
    """02:30 of that day."""
    now = hand.clock.now()
    minutes = (2 * 60 + 30) - (now.local.hour * 60 + now.local.minute)
    hand.clock.advance(days=(day - now.date).days, minutes=minutes)


def the_task_lapsed_yesterday(hand: Hand) -> date:
    """Signed off a year and a day ago. Answers the last good day."""
    plant = make_people(hand)
    plant.sign_off(TASK)
    expires = add_months(plant.today, 12)
    plant.clock.advance(days=(expires - plant.today).days)
    open_plant(hand, plant)
    at_night(hand, expires + timedelta(days=1))
    return expires


def extend(hand: Hand, expires: date) -> date:
    """From *Due and questions*; answers until when."""
    page = open_due(hand, Concern.LAPSED)
    (said,) = rows(page)
    assert TASK in said
    page.extend.click()
    hand.until_at("extend")
    form = hand.page(ExtendView)
    until = expires + timedelta(days=14)
    assert list(form.until.buttons)[-1] == until.isoformat()
    form.until.buttons[until.isoformat()].click()
    hand.type_in(form.control, CONTROL[hand.language])
    assert not form.panel.pad.isVisible()  # the reason is still missing
    form.words.setPlainText(REASON[hand.language])
    sign_and_decide(hand, form)
    form.back.click()
    hand.until_at("questions")
    return until


def ask_again(hand: Hand) -> None:
    """A supervisor asks for a new observation, from the list of what is due."""
    page = hand.page(QuestionsView)
    page.again.click()
    hand.until_at("reobserve")
    form = hand.page(ReobserveView)
    form.words.setPlainText(CHANGED[hand.language])
    sign_and_decide(hand, form)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_lapse_at_night_is_extended_once_with_a_control_and_printed(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    expires = the_task_lapsed_yesterday(hand)
    on_checklist(hand)
    assert checklist_status(hand, TASK) is Status.LAPSED

    until = extend(hand, expires)
    assert rows(open_due(hand, Concern.LAPSED)) == []
    page = open_due(hand, Concern.DUE)
    (_heading, due) = rows(page)
    assert until.isoformat() in due
    assert not page.extend.isVisible()
    extended = {"en": "extended until", "fr": "prolongée jusqu’au"}[language]
    assert f"{extended} {until.isoformat()}" in sheet_row(hand, TASK)

    at_night(hand, until)
    on_checklist(hand)
    assert checklist_status(hand, TASK) is Status.DUE
    at_night(hand, until + timedelta(days=1))
    on_checklist(hand)
    assert checklist_status(hand, TASK) is Status.LAPSED
    assert says(hand, Status.LAPSED) in sheet_row(hand, TASK)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_required_observation_is_not_extended_and_one_fresh_one_renews(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    plant = make_people(hand)
    plant.sign_off(TASK)
    first = plant.today
    plant.clock.advance(days=320)
    open_plant(hand, plant)
    open_due(hand, Concern.DUE)
    ask_again(hand)
    on_checklist(hand)
    assert checklist_status(hand, TASK) is Status.LAPSED

    hand.sign_in(SUPERVISOR, PIN)
    hand.shell.navigator.go("extend", trainee=hand.person(TRAINEE), task=TASK)
    hand.rest()
    form = hand.page(ExtendView)
    codes = [problem.code for problem in form._model.state.in_the_way]
    assert codes == [ErrorCode.EXTENSION_AFTER_REOBSERVATION]
    assert form.message.isVisible()
    assert not form.panel.isVisible()
    assert not form.primary.isVisible()

    hand.clock.advance(days=1)
    on_checklist(hand)
    hand.choose_task(TASK)
    hand.open_sign_off()
    panels = hand.fill("307").signatures  # evidence: QA among it
    hand.type_pin(panels.trainer.keypad, PIN)
    hand.type_pin(panels.trainee.keypad, PIN)
    hand.tap_primary()
    hand.until_at("checklist")
    assert checklist_status(hand, TASK) is Status.SIGNED_OFF
    # 44 days early: the anniversary stays
    assert add_months(first, 24).isoformat() in sheet_row(hand, TASK)
    assert rows(open_due(hand, Concern.REOBSERVATION)) == []
