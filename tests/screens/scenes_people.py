"""The list of trainees, adding a person, settings."""

from __future__ import annotations

from tests.screens.scenes_first_run import steady_codes
from tests.screens.scenes_start import copy_profile, start_on
from tests.screens.stage import Stage
from trainer_app.checklists.permissions import Role
from trainer_app.ui.people.add_view import AddPersonView

_CODE_MADE = "a copy of the plant, where somebody was just added"
NEW_NAMES = {"en": "Priya Raman", "fr": "Mélanie Côté"}


def trainees(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("people")


def _add(stage: Stage) -> AddPersonView:
    stage.sign_in(stage.cast.supervisor)
    stage.go("add_person")
    return stage.page(AddPersonView)


def add(stage: Stage) -> None:
    page = _add(stage)
    page.name.setText(NEW_NAMES[stage.view.lang])
    page.roles.buttons[Role.TRAINEE.value].click()
    stage.settle()


def add_trainer(stage: Stage) -> None:
    page = _add(stage)
    page.name.setText(NEW_NAMES[stage.view.lang])
    page.roles.buttons[Role.TRAINER.value].click()
    stage.settle()
    for unit in ("U01", "U02"):
        page.scope.buttons[unit].click()
    stage.settle()


def name_taken(stage: Stage) -> None:
    page = _add(stage)
    page.name.setText(stage.cast.trainee)
    page.roles.buttons[Role.TRAINEE.value].click()
    page.primary.click()
    stage.settle()


def one_time_code(stage: Stage) -> None:
    """Adds the person to a copy: the sample plant stays as it is."""
    start_on(stage, copy_profile(stage).folder)
    stage.come_in(stage.cast.supervisor)
    stage.go("add_person")
    page = stage.page(AddPersonView)
    page.name.setText(NEW_NAMES[stage.view.lang])
    page.roles.buttons[Role.TRAINEE.value].click()
    with steady_codes():
        page.primary.click()
        stage.settle()
    stage.stands = _CODE_MADE


def code_slip(stage: Stage) -> None:
    """The slip of the code that has just been made."""
    if stage.stands != _CODE_MADE:
        one_time_code(stage)
    stage.page(AddPersonView).slip.click()
    stage.settle()


def menu(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.shell.window.top_bar.menu.click()
    stage.settle()


def settings(stage: Stage) -> None:
    menu(stage)
    stage.go("settings")


def settings_of_the_board(stage: Stage) -> None:
    stage.board()
    stage.shell.window.top_bar.menu.click()
    stage.settle()
