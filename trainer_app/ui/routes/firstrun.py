"""Who builds the screens of a blank profile: until a plant is open there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer_app.ui.i18n import language, translate
from trainer_app.ui.navigator import Params
from trainer_app.ui.program import Blank, Started
from trainer_app.ui.routes.previews import preview
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shell import Shell


def register_first_run(shell: Shell, make_blank: Callable[[], Blank]) -> None:
    """``make_blank``: called on a worker."""
    go = shell.navigator

    def first_run(_params: Params) -> Page:
        from trainer_app.ui.firstrun.view import FirstRunView
        from trainer_app.ui.firstrun.view_model import FirstRunViewModel

        model = FirstRunViewModel(shell.tasks, make_blank, shell.clock, language)
        model.language_chosen.connect(shell.preferences.choose_language)
        model.gave_up.connect(shell.switching.begin_again)
        model.opened.connect(shell.use)
        model.sheet_wanted.connect(show_recovery_sheet)
        model.slips_wanted.connect(show_slips)
        return FirstRunView(model)

    def show_recovery_sheet(started: Started) -> None:
        """The words are no parameter of a route: they are no text that a route may keep."""
        go.register("recovery_sheet", lambda _params: recovery_sheet(started))
        go.go("recovery_sheet")

    def recovery_sheet(started: Started) -> Page:
        name = translate("Paper", "Recovery sheet")
        return preview(shell, started.recovery_sheet, name, "recovery.pdf")

    def show_slips(started: Started) -> None:
        go.register("code_slips", lambda _params: code_slips(started))
        go.go("code_slips")

    def code_slips(started: Started) -> Page:
        name = translate("Paper", "One-time codes")
        return preview(shell, started.code_slips, name, "codes.pdf", languages=(language(),))

    go.register("first_run", first_run)
