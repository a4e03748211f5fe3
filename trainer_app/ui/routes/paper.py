"""Who builds the screens of paper. Imported when a plant is open; features when first wanted.

Route names and what they take: ``reports`` (), ``exports`` (), ``progress_sheet`` (trainee),
``own_record`` (trainee), ``coaching_log`` (trainee), ``second_look_sheet`` (),
``matrix_sheet`` (audience="trainees", wall=""), ``trainer_sheet`` (task),
``paper_checklist`` (trainee, tasks="01-01,01-03"), ``numbered_sheet`` (number), ``transcribed`` ().
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.wanted import SheetKind, Wanted, papers_for
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.i18n import language
from trainer_app.ui.navigator import Params
from trainer_app.ui.program import Program
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.reports.view_model import ReportsViewModel
    from trainer_app.ui.shell import Shell

_LANGUAGES = ("en", "fr", "en+fr")


def register(shell: Shell, program: Program) -> None:
    screens = _PaperScreens(shell, program)
    go = shell.navigator
    for name, kind in (
        ("progress_sheet", SheetKind.PROGRESS),
        ("own_record", SheetKind.OWN_RECORD),
        ("coaching_log", SheetKind.COACHING_LOG),
        ("matrix_sheet", SheetKind.MATRIX),
        ("second_look_sheet", SheetKind.SECOND_LOOKS),
        ("hand_over_sheet", SheetKind.HAND_OVER),
        ("numbered_sheet", SheetKind.PAPER_CHECKLIST),
        ("trainer_sheet", SheetKind.TRAINER),
    ):
        go.register(name, partial(screens.sheet, kind))
    go.register("reports", screens.reports)
    go.register("exports", screens.exports)
    go.register("paper_checklist", screens.paper_checklist)
    go.register("transcribed", screens.transcribed)


class _PaperScreens:
    def __init__(self, shell: Shell, program: Program) -> None:
        self._shell = shell
        self._program = program

    @property
    def _day(self) -> str:
        return self._shell.clock.now().date.isoformat()

    def sheet(self, kind: SheetKind, params: Params) -> Page:
        """One sheet in the preview."""
        from trainer_app.ui.paper.printing import system_printing
        from trainer_app.ui.paper.view import PaperView
        from trainer_app.ui.paper.view_model import Offer, PaperViewModel
        from trainer_app.ui.shared.papers import sheet_names

        shell, press, viewer = self._shell, self._program.sheets, self._shell.session.person
        trainee = PersonId(params["trainee"]) if "trainee" in params else None
        number, task = params.get("number", ""), params.get("task", "")
        audience, wall = params.get("audience", TRAINEES), "wall" in params

        def wanted(lang: str, paper: str) -> list[Wanted]:
            return [Wanted(kind, lang, paper, trainee, number, None, audience, task, wall)]

        offer = Offer(
            _LANGUAGES,
            papers_for(kind),
            shell.settings.paper,
            lambda lang: press.html(viewer, wanted(lang, "letter")),
        )
        model = PaperViewModel(
            shell.tasks,
            lambda lang, paper: press.pdf(viewer, wanted(lang, paper)),
            system_printing,
            f"{sheet_names()[kind]} {number or task}".strip(),
            language(),
            offer=offer,
        )
        return PaperView(model, f"{kind.value}-{number or task or self._day}.pdf")

    def reports(self, _params: Params) -> Page:
        from trainer_app.checklists.permissions import Action
        from trainer_app.ui.paper.printing import system_printing
        from trainer_app.ui.reports.view import ReportsView
        from trainer_app.ui.reports.view_model import ReportsViewModel

        shell, go = self._shell, self._shell.navigator
        model = ReportsViewModel(
            shell.tasks,
            self._program.pages,
            self._program.trainer_records,
            self._program.sheets,
            system_printing,
            shell.drafts,
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
        go = self._shell.navigator
        go.register("stack", lambda _params: self._stack(made_by, pdf))
        go.go("stack")

    def _stack(self, made_by: ReportsViewModel, pdf: bytes) -> Page:
        from trainer_app.ui.paper.printing import system_printing
        from trainer_app.ui.paper.view import PaperView
        from trainer_app.ui.paper.view_model import Offer, PaperViewModel
        from trainer_app.ui.shared.papers import sheet_names

        state = made_by.state
        name = sheet_names()[state.kind] if state.kind is not None else ""
        model = PaperViewModel(
            self._shell.tasks,
            lambda _lang, _paper: pdf,
            system_printing,
            name,
            state.language,
            offer=Offer((state.language,), (state.paper,), state.paper),
        )
        return PaperView(model, f"{state.kind}-{self._day}.pdf")

    def exports(self, _params: Params) -> Page:
        from trainer_app.ui.reports.export_view import ExportView
        from trainer_app.ui.reports.export_view_model import ExportViewModel

        shell = self._shell
        model = ExportViewModel(shell.tasks, self._program.exports, shell.session.person)
        return ExportView(model, self._day)

    def paper_checklist(self, params: Params) -> Page:
        from trainer_app.ui.press.view import PressView
        from trainer_app.ui.press.view_model import PressViewModel

        shell, go = self._shell, self._shell.navigator
        chosen = [task for task in params.get("tasks", "").split(",") if task]
        model = PressViewModel(
            shell.tasks,
            self._program.pages,
            self._program.transcribing,
            shell.session.person,
            PersonId(params["trainee"]),
            chosen,
        )
        model.numbered.connect(lambda number: go.replace("numbered_sheet", number=number))
        model.again.connect(lambda number: go.go("numbered_sheet", number=number))
        return PressView(model)

    def transcribed(self, _params: Params) -> Page:
        from trainer_app.ui.transcribed.view import CompareView
        from trainer_app.ui.transcribed.view_model import CompareViewModel

        shell = self._shell
        model = CompareViewModel(
            shell.tasks,
            self._program.transcribing,
            self._program.people,
            shell.clock,
            shell.drafts,
            shell.session.person,
        )
        view = CompareView(model)
        view.trainees_pressed.connect(lambda: shell.navigator.go("people"))
        return view
