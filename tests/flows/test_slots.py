"""A slot is planned from the plan, missed and planned again on Today, and seen on My page."""

from __future__ import annotations

import pytest

from tests.flows.conftest import MakeHand
from tests.plant import PIN, make_plant
from trainer_app.ui.mypage.view import MyPageView
from trainer_app.ui.plan.view import PlanView
from trainer_app.ui.slots.plan_view import PlanSlotView
from trainer_app.ui.slots.slot_view import SlotView
from trainer_app.ui.slots.view import SlotsView
from trainer_app.ui.today.view import TodayView

pytestmark = pytest.mark.timeout(240)


def test_that_a_slot_goes_from_the_plan_over_today_to_my_page(make_hand: MakeHand) -> None:
    hand = make_hand("en")
    plant = make_plant(hand.folder)
    plant.sign_off("12-07")
    plant.program.close()
    hand.clock.moment = plant.clock.moment
    hand.open()
    hand.sign_in("Terry Trainer", PIN)
    trainee = hand.person("Tina Trainee")
    hand.shell.navigator.go("plan", trainee=trainee)
    hand.rest()
    hand.page(PlanView).slots.click()
    hand.until_at("slots")
    hand.rest()
    hand.tap_primary()
    hand.until_at("plan_slot")
    hand.rest()
    page = hand.page(PlanSlotView)
    page.day.buttons["today"].click()
    page.minutes.choices.buttons["60"].click()
    hand.tap_primary()
    hand.until_at("slots")
    hand.rest()
    assert hand.page(SlotsView).subtitle.text() == "This month: 1 ahead"

    hand.shell.navigator.back_to("today")
    hand.rest()
    (row,) = (r for name, r in hand.page(TodayView).waiting.rows.items() if "slot/" in name)
    row.click()
    hand.until_at("slot")
    hand.rest()
    said = hand.page(SlotView)
    said.became.buttons["missed"].click()
    said.why.buttons["production"].click()
    said.again.buttons["tomorrow"].click()
    hand.tap_primary()
    hand.until_at("today")
    hand.rest()
    assert not [name for name in hand.page(TodayView).waiting.rows if "slot/" in name]

    hand.shell.session.lock()
    hand.sign_in("Tina Trainee", PIN)
    hand.rest()
    next_slot = hand.page(MyPageView).waiting.rows["slot"]
    assert next_slot.text() == "Next training slot: Tuesday 2026-03-03 · 60 minutes"
    next_slot.click()
    hand.until_at("slots")
    hand.rest()
    assert hand.page(SlotsView).subtitle.text() == (
        "This month: 0 of 1 held · 1 missed: production 1 · 1 ahead"
    )
