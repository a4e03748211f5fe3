"""Who builds the notes of the whole plant and the hand-over. Features are imported when wanted.

Route names and what they take: ``find_notes`` (), ``pass_on`` (note), ``hand_over`` ().
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.kernel.ids import RecordId
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class NoteScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "find_notes": self.find_notes,
            "pass_on": self.pass_on,
            "hand_over": self.hand_over,
        }

    def find_notes(self, _params: Params) -> Page:
        from trainer_app.ui.notebook.view import NotebookView
        from trainer_app.ui.notebook.view_model import NotebookViewModel

        shell, go = self.shell, self.shell.navigator
        model = NotebookViewModel(shell.tasks, self.program.notebook, shell.session.person)
        model.note_wanted.connect(lambda note: go.go("note", note=note))
        return NotebookView(model)

    def pass_on(self, params: Params) -> Page:
        from trainer_app.ui.notes.pass_on_view import PassOnView
        from trainer_app.ui.notes.pass_on_view_model import PassOnViewModel

        shell = self.shell
        note = RecordId(params["note"])
        model = PassOnViewModel(shell.tasks, self.program.notebook, shell.session.person, note)
        model.done.connect(shell.navigator.back)
        return PassOnView(model)

    def hand_over(self, _params: Params) -> Page:
        from trainer_app.checklists.permissions import Action
        from trainer_app.ui.handover.view import HandOverView
        from trainer_app.ui.handover.view_model import HandOverViewModel

        shell, go = self.shell, self.shell.navigator
        model = HandOverViewModel(shell.tasks, self.program.handing_over, shell.session.person)
        model.wanted.connect(lambda route, params: go.go(route, **params))
        may_print = go.has("hand_over_sheet") and shell.session.person.may(Action.PRINT_SHEET)
        view = HandOverView(model, may_print=may_print)
        view.print_pressed.connect(lambda: go.go("hand_over_sheet"))
        return view
