"""This PC, its file for support, large words, the list of shortcuts."""

from __future__ import annotations

from dataclasses import replace

from tests.screens.scenes_start import copy_profile, start_on
from tests.screens.stage import Stage
from trainer_app.bootstrap import Program, draw
from trainer_app.services.recovery import RecoveryRenewal
from trainer_app.ui.recovery.view import NewRecoveryView
from trainer_app.ui.thispc.support_view import SupportView
from trainer_app.ui.thispc.view import ThisPcView

_CODE_SHOWN = "a copy of the plant, where a new recovery code is shown"
_WORD_ASKED = "the same, where a word of it is asked for"


def this_pc(stage: Stage) -> None:
    """A week after the last copy."""
    stage.sign_in(stage.cast.supervisor)
    week = 9 * 24 * 60 * 60 * 1000
    shell = stage.shell
    copied = stage.plant.clock.now().ms - week
    shell.preferences.settings = replace(shell.settings, outside_copy_ms=copied)
    stage.go("this_pc")


def this_pc_checked(stage: Stage) -> None:
    this_pc(stage)
    page = stage.page(ThisPcView)
    page.check.click()
    stage.until(lambda: page._model.state.checked is not None, "every record was looked at")
    stage.settle()


def support(stage: Stage) -> None:
    this_pc(stage)
    stage.go("support")
    page = stage.page(SupportView)
    stage.until(lambda: bool(page.text.toPlainText()), "the file can be read")
    stage.settle()


def new_recovery(stage: Stage) -> None:
    """On a copy, with a code that is the same in every picture."""
    start_on(stage, copy_profile(stage).folder)
    program = stage.shell.program
    assert isinstance(program, Program)
    program.renewal = RecoveryRenewal(program.store, program.clock, draw, lambda n: bytes(range(n)))
    stage.come_in(stage.cast.supervisor)
    stage.go("new_recovery")
    stage.stands = _CODE_SHOWN


def new_recovery_word(stage: Stage) -> None:
    if stage.stands != _CODE_SHOWN:
        new_recovery(stage)
    stage.page(NewRecoveryView).primary.click()
    stage.settle()
    stage.stands = _WORD_ASKED


def new_recovery_done(stage: Stage) -> None:
    if stage.stands != _WORD_ASKED:
        new_recovery_word(stage)
    stage.stands = ""
    page = stage.page(NewRecoveryView)
    page.typed.setText(page._model.state.answers[0])
    page.primary.click()
    stage.settle()


def today_no_copy(stage: Stage) -> None:
    """Nine days after the last copy outside this PC."""
    stage.sign_in(stage.cast.supervisor)
    week = 9 * 24 * 60 * 60 * 1000
    shell = stage.shell
    copied = stage.plant.clock.now().ms - week
    shell.preferences.settings = replace(shell.settings, outside_copy_ms=copied)
    stage.go("shortcuts")
    shell.navigator.back()
    stage.settle()


def shortcuts(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("shortcuts")


def settings_end(stage: Stage) -> None:
    """The last page of the settings: paper, sounds, the start with the system."""
    from trainer_app.ui.settings.view import SettingsView

    stage.sign_in(stage.cast.trainer)
    stage.go("settings")
    bar = stage.page(SettingsView).paged.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
