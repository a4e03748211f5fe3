"""A trainee's plan: what is next, all of it, none yet, and moving a day."""

from __future__ import annotations

from tests.screens.plant import PLANNED
from tests.screens.stage import Stage
from trainer_app.ui.plan.date_view import LATER, DateView
from trainer_app.ui.plan.view import PlanView
from trainer_app.ui.plan.view_model import Listing


def plan(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("plan", trainee=stage.person(PLANNED))


def whole(stage: Stage) -> None:
    plan(stage)
    stage.page(PlanView).filter.buttons[Listing.WHOLE].click()
    stage.settle()


def none(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("plan", trainee=stage.person(stage.cast.newcomer))


def target(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("plan_target", trainee=stage.person(PLANNED), about="U12")
    page = stage.page(DateView)
    page.steps[7].click()
    page.scope.buttons[LATER].click()
    stage.settle()
