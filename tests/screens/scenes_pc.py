"""This PC, its file for support, large words, the list of shortcuts."""

from __future__ import annotations

from dataclasses import replace

from tests.screens.stage import Stage
from trainer_app.ui.thispc.support_view import SupportView
from trainer_app.ui.thispc.view import ThisPcView


def this_pc(stage: Stage) -> None:
    """A week after the last copy."""
    stage.sign_in(stage.cast.supervisor)
    week = 9 * 24 * 60 * 60 * 1000
    shell = stage.shell
    shell.settings = replace(shell.settings, outside_copy_ms=stage.plant.clock.now().ms - week)
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
