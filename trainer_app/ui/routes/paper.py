"""Who builds the screens of paper. Imported when a plant is open; features when first wanted.

Route names and what they take: ``reports`` (), ``exports`` (), ``progress_sheet`` (trainee),
``own_record`` (trainee), ``evidence_pack`` (trainee), ``coaching_log`` (trainee),
``second_look_sheet`` (),
``matrix_sheet`` (audience="trainees", wall=""), ``trainer_sheet`` (task),
``paper_checklist`` (trainee, tasks="01-01,01-03"), ``numbered_sheet`` (number), ``transcribed`` ().
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.i18n import language
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.previews import preview, preview_sheet
from trainer_app.ui.routes.screens import Screens, listed
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.reports.view_model import ReportsViewModel

_SHEETS = {
    "progress_sheet": SheetKind.PROGRESS,
    "own_record": SheetKind.OWN_RECORD,
    "evidence_pack": SheetKind.EVIDENCE,
    "coaching_log": SheetKind.COACHING_LOG,
    "plan_sheet": SheetKind.PLAN,
    "matrix_sheet": SheetKind.MATRIX,
    "second_look_sheet": SheetKind.SECOND_LOOKS,
    "hand_over_sheet": SheetKind.HAND_OVER,
    "numbered_sheet": SheetKind.PAPER_CHECKLIST,
    "trainer_sheet": SheetKind.TRAINER,
}
"""What each route of one sheet prints."""


class PaperScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            **{name: partial(self.sheet, kind) for name, kind in _SHEETS.items()},
            "reports": self.reports,
            "exports": self.exports,
            "paper_checklist": self.paper_checklist,
            "transcribed": self.transcribed,
        }

    @property
    def _day(self) -> str:
        return self.shell.clock.now().date.isoformat()

    def sheet(self, kind: SheetKind, params: Params) -> Page:
        wanted = Wanted(
            kind,
            language(),
            trainee=PersonId(params["trainee"]) if "trainee" in params else None,
            number=params.get("number", ""),
            audience=params.get("audience", TRAINEES),
            task=params.get("task", ""),
            wall="wall" in params,
        )
        file = f"{kind.value}-{wanted.number or wanted.task or self._day}.pdf"
        return preview_sheet(self.shell, self.program.sheets, wanted, file)

    def reports(self, _params: Params) -> Page:
        from trainer_app.checklists.permissions import Action
        from trainer_app.ui.paper.printing import system_printing
        from trainer_app.ui.reports.view import ReportsView
        from trainer_app.ui.reports.view_model import ReportsViewModel
        from trainer_app.ui.shared.last_print import LastPrints, PrintedOn

        shell, go = self.shell, self.shell.navigator
        model = ReportsViewModel(
            shell.tasks,
            self.program.pages,
            self.program.trainer_records,
            self.program.sheets,
            system_printing,
            LastPrints(shell.drafts, PrintedOn.REPORTS),
            shell.session.person,
            language(),
            shell.settings.paper,
        )
        model.made.connect(lambda pdf: self._preview(model, pdf))
        view = ReportsView(model, self._day)
        view.export.setVisible(shell.session.person.may(Action.EXPORT))
        view.export_pressed.connect(lambda: go.go("exports"))
        return view

    def _preview(self, made_by: ReportsViewModel, pdf: bytes) -> None:
        """The very bytes of a stack that was made, to be looked at."""
        go = self.shell.navigator
        go.register("stack", lambda _params: self._stack(made_by, pdf))
        go.go("stack")

    def _stack(self, made_by: ReportsViewModel, pdf: bytes) -> Page:
        from trainer_app.ui.shared.papers import sheet_names

        state = made_by.state
        return preview(
            self.shell,
            lambda _lang, _paper: pdf,
            sheet_names()[state.kind] if state.kind is not None else "",
            f"{state.kind}-{self._day}.pdf",
            lang=state.language,
            languages=(state.language,),
            papers=(state.paper,),
        )

    def exports(self, _params: Params) -> Page:
        from trainer_app.ui.reports.export_view import ExportView
        from trainer_app.ui.reports.export_view_model import ExportViewModel

        shell = self.shell
        model = ExportViewModel(shell.tasks, self.program.exports, shell.session.person)
        return ExportView(model, self._day)

    def paper_checklist(self, params: Params) -> Page:
        from trainer_app.ui.press.view import PressView
        from trainer_app.ui.press.view_model import PressViewModel

        shell, go = self.shell, self.shell.navigator
        model = PressViewModel(
            shell.tasks,
            self.program.pages,
            self.program.transcribing,
            shell.session.person,
            PersonId(params["trainee"]),
            listed(params, "tasks"),
        )
        model.numbered.connect(lambda number: go.replace("numbered_sheet", number=number))
        model.again.connect(lambda number: go.go("numbered_sheet", number=number))
        return PressView(model)

    def transcribed(self, _params: Params) -> Page:
        from trainer_app.ui.transcribed.view import CompareView
        from trainer_app.ui.transcribed.view_model import CompareViewModel

        shell = self.shell
        model = CompareViewModel(
            shell.tasks,
            self.program.transcribing,
            self.program.people,
            shell.clock,
            shell.drafts,
            shell.session.person,
        )
        view = CompareView(model)
        view.trainees_pressed.connect(lambda: shell.navigator.go("people"))
        return view
