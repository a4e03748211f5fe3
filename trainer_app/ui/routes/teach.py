"""Who builds a lesson and a memo. Imported when a plant is open; features when first wanted.

Route names and what they take: ``teach`` (trainee, task), ``memo`` (task, memo="": the record that
is written anew).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.kernel.ids import PersonId
from trainer_app.ui.navigator import Params
from trainer_app.ui.program import Program
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shell import Shell


def register(shell: Shell, program: Program) -> None:
    go = shell.navigator

    def teach(params: Params) -> Page:
        from trainer_app.ui.teach.view import TeachView
        from trainer_app.ui.teach.view_model import TeachViewModel

        model = TeachViewModel(
            shell.tasks,
            program.teaching,
            shell.drafts,
            shell.clock,
            shell.session.person,
            PersonId(params["trainee"]),
            params["task"],
        )
        model.done.connect(go.back)
        return TeachView(model)

    def memo(params: Params) -> Page:
        from trainer_app.ui.memo.view import MemoView
        from trainer_app.ui.memo.view_model import MemoViewModel

        model = MemoViewModel(
            shell.tasks,
            program.teaching,
            shell.drafts,
            shell.session.person,
            params["task"],
            params.get("memo", ""),
        )
        model.done.connect(go.back)
        return MemoView(model)

    go.register("teach", teach)
    go.register("memo", memo)
