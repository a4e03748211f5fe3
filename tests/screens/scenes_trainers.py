"""The trainers' own records and the plant's rules."""

from __future__ import annotations

from tests.screens.stage import Stage
from trainer_app.checklists.counts import TRAINER_PART
from trainer_app.ui.checklist.trainer_view import TrainerRecordView
from trainer_app.ui.siterules.view import SiteRulesView


def my_record(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("my_trainer_record")


def records(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("trainer_records")


def record(stage: Stage) -> None:
    """Of somebody else: what stands in the way of the chosen task is said."""
    records(stage)
    stage.go("trainer_record", trainee=stage.person("Anita Sharma"))
    page = stage.page(TrainerRecordView)
    page.model.select("92-05")
    stage.settle()


def sheet(stage: Stage) -> None:
    my_record(stage)
    stage.go("trainer_progress", trainee=stage.person(stage.cast.trainer))


def site_rules(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("site_rules")


def site_rules_enforced(stage: Stage) -> None:
    """Chosen and not kept: whom it would stop is named."""
    site_rules(stage)
    page = stage.page(SiteRulesView)
    page.modes[TRAINER_PART].buttons["enforce"].click()
    page.tasks.buttons["01-02"].click()
    stage.settle()
