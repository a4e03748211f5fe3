"""Training slots: a trainee's list, planning one, saying that it was missed."""

from __future__ import annotations

from tests.screens.stage import Stage
from trainer_app.checklists.slots import MissedWhy
from trainer_app.ui.shared.next_day import TOMORROW
from trainer_app.ui.slots.plan_view import PlanSlotView
from trainer_app.ui.slots.slot_view import SlotView
from trainer_app.ui.slots.slot_view_model import MISSED
from trainer_app.ui.slots.view import SlotsView


def slots(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("slots", trainee=stage.person(stage.cast.trainee))


def slots_none(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("slots", trainee=stage.person(stage.cast.newcomer))


def plan_slot(stage: Stage) -> None:
    slots(stage)
    stage.go("plan_slot", trainee=stage.person(stage.cast.trainee))
    page = stage.page(PlanSlotView)
    page._model.start_again()
    page.day.buttons[TOMORROW].click()
    stage.settle()


def slot_missed(stage: Stage) -> None:
    slots(stage)
    waits = stage.page(SlotsView)._model.state.unsaid[0]
    stage.go("slot", trainee=stage.person(stage.cast.trainee), slot=waits.id)
    page = stage.page(SlotView)
    page._model.start_again()
    page.became.buttons[MISSED].click()
    page.why.buttons[MissedWhy.PRODUCTION.value].click()
    page.again.buttons[TOMORROW].click()
    stage.settle()
