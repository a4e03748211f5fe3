"""Who builds the matrix, when it is first wanted.

Route names: ``matrix`` ().
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.checklists.audiences import TRAINERS
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class MatrixScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {"matrix": self.matrix}

    def matrix(self, _params: Params) -> Page:
        from trainer_app.ui.matrix.view import MatrixView
        from trainer_app.ui.matrix.view_model import MatrixViewModel

        shell, go = self.shell, self.shell.navigator
        model = MatrixViewModel(shell.tasks, self.program.matrix, shell.clock, shell.session.person)

        def open_person(person: str) -> None:
            of_trainers = model.state.audience == TRAINERS
            go.go("trainer_record" if of_trainers else "checklist", trainee=person)

        model.evidence_wanted.connect(lambda person, task: go.go("task", trainee=person, task=task))
        model.person_wanted.connect(open_person)
        view = MatrixView(model)
        view.print_pressed.connect(
            lambda audience, wall: go.go(
                "matrix_sheet", audience=audience, **({"wall": "yes"} if wall else {})
            )
        )
        view.people_pressed.connect(lambda: go.go("people"))
        return view
