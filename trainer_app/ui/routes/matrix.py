"""Who builds the matrix, when it is first wanted.

Route names: ``matrix`` ().
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.checklists.audiences import TRAINERS
from trainer_app.ui.navigator import Params
from trainer_app.ui.program import Program
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shell import Shell


def register(shell: Shell, program: Program) -> None:
    go = shell.navigator

    def matrix(_params: Params) -> Page:
        from trainer_app.ui.matrix.view import MatrixView
        from trainer_app.ui.matrix.view_model import MatrixViewModel

        model = MatrixViewModel(shell.tasks, program.matrix, shell.clock, shell.session.person)

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

    go.register("matrix", matrix)
