"""What is seen for the moment until the records are open, and what says why they could not be."""

from __future__ import annotations

from typing_extensions import override

from trainer_app.kernel.errors import Problem
from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.page import Page


class OpeningPage(Page):
    def __init__(self) -> None:
        super().__init__()
        self._problem: Problem | None = None
        self.content.addStretch(1)

    def show_problem(self, problem: Problem) -> None:
        self._problem = problem
        self.relabel()
        self.start_focus()

    @override
    def relabel(self) -> None:
        if self._problem is None:
            self.set_title(translate("Opening", "Opening the records of this PC"))
            return
        self.set_title(translate("Opening", "The records of this PC were not opened"))
        self.message.show_problem(self._problem)
        self.set_primary(translate("Opening", "Close the program"))
