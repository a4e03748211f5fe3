"""Who builds the morning page and its preview, when they are first wanted.

Route names and what they take: ``morning`` (), ``morning_sheet`` (shift: without one, all).
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.ui.i18n import language
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.previews import preview_sheet
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class MorningScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {"morning": self.morning, "morning_sheet": self.morning_sheet}

    def morning(self, _params: Params) -> Page:
        from trainer_app.ui.morning.view import MorningView
        from trainer_app.ui.morning.view_model import MorningViewModel
        from trainer_app.ui.paper.printing import system_printing

        shell, program = self.shell, self.program
        model = MorningViewModel(
            shell.tasks,
            program.mornings,
            program.sheets,
            system_printing,
            shell.drafts,
            shell.clock,
            shell.session.person,
        )
        model.wanted.connect(lambda route, params: shell.navigator.go(route, **params))
        return MorningView(model)

    def morning_sheet(self, params: Params) -> Page:
        """What is printed of it is kept, so that it can be printed again as it was."""
        from trainer_app.ui.morning.last import LAST_MORNING, LastMorning

        shell = self.shell
        today = shell.clock.now().date
        shifts = (params["shift"],) if "shift" in params else ()

        def keep(lang: str, paper: str, printer: str) -> None:
            shell.drafts.keep(LAST_MORNING, "", LastMorning(shifts, lang, paper, printer, today))

        wanted = Wanted(SheetKind.MORNING, language(), shifts=shifts)
        file = f"{wanted.kind.value}-{today.isoformat()}.pdf"
        return preview_sheet(shell, self.program.sheets, wanted, file, printed=keep)
