"""Who builds the pages of costs and the preview of the employer's page, when they are first wanted.

Route names and what they take: ``employer`` (), ``cost`` (record="": a new one),
``employer_sheet`` ().
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


class EmployerScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "employer": self.employer,
            "cost": self.cost,
            "employer_sheet": self.employer_sheet,
        }

    def employer(self, _params: Params) -> Page:
        from trainer_app.ui.employer.view import EmployerView
        from trainer_app.ui.employer.view_model import EmployerViewModel

        shell, go = self.shell, self.shell.navigator
        model = EmployerViewModel(shell.tasks, self.program.costs, shell.session.person)
        model.cost_chosen.connect(lambda record: go.go("cost", record=record))
        view = EmployerView(model)
        view.add_pressed.connect(lambda: go.go("cost"))
        view.page_pressed.connect(lambda: go.go("employer_sheet"))
        return view

    def cost(self, params: Params) -> Page:
        from trainer_app.ui.employer.cost_view import CostView
        from trainer_app.ui.employer.cost_view_model import CostViewModel

        shell = self.shell
        model = CostViewModel(
            shell.tasks,
            self.program.costs,
            shell.drafts,
            shell.session.person,
            language(),
            params.get("record", ""),
        )
        model.done.connect(shell.navigator.back)
        return CostView(model)

    def employer_sheet(self, _params: Params) -> Page:
        today = self.shell.clock.now().date
        wanted = Wanted(SheetKind.EMPLOYER, language())
        file = f"{wanted.kind.value}-{today.isoformat()}.pdf"
        return preview_sheet(self.shell, self.program.sheets, wanted, file)
