"""Who builds the morning page and its preview, when they are first wanted.

Route names and what they take: ``morning`` (), ``morning_sheet`` (shift: without one, all).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.ui.i18n import language
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.previews import preview_sheet
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shared.last_print import LastPrints


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
            self._prints(),
            shell.clock,
            shell.session.person,
        )
        model.wanted.connect(lambda route, params: shell.navigator.go(route, **params))
        return MorningView(model)

    def morning_sheet(self, params: Params) -> Page:
        """What is printed of it is kept, so that it can be printed again as it was."""
        from trainer_app.ui.shared.last_print import LastPrint

        shell = self.shell
        kind = SheetKind.MORNING
        today = shell.clock.now().date
        shifts = (params["shift"],) if "shift" in params else ()

        def keep(lang: str, paper: str, printer: str) -> None:
            printed = LastPrint(kind.value, lang, paper, printer, shifts=shifts, on=today)
            self._prints().keep(printed)

        wanted = Wanted(kind, language(), shifts=shifts)
        file = f"{kind.value}-{today.isoformat()}.pdf"
        return preview_sheet(shell, self.program.sheets, wanted, file, printed=keep)

    def _prints(self) -> LastPrints:
        from trainer_app.ui.shared.last_print import LastPrints, PrintedOn

        return LastPrints(self.shell.drafts, PrintedOn.MORNING)
