"""Who builds a lesson and a memo. Imported when a plant is open; features when first wanted.

Route names and what they take: ``teach`` (trainee, task), ``memo`` (task, memo="": the record that
is written anew).
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.kernel.ids import PersonId
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class TeachScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {"teach": self.teach, "memo": self.memo}

    def teach(self, params: Params) -> Page:
        from trainer_app.ui.teach.view import TeachView
        from trainer_app.ui.teach.view_model import TeachViewModel

        shell = self.shell
        model = TeachViewModel(
            shell.tasks,
            self.program.teaching,
            shell.drafts,
            shell.clock,
            shell.session.person,
            PersonId(params["trainee"]),
            params["task"],
        )
        model.done.connect(shell.navigator.back)
        return TeachView(model)

    def memo(self, params: Params) -> Page:
        from trainer_app.ui.memo.view import MemoView
        from trainer_app.ui.memo.view_model import MemoViewModel

        shell = self.shell
        model = MemoViewModel(
            shell.tasks,
            self.program.teaching,
            shell.drafts,
            shell.session.person,
            params["task"],
            params.get("memo", ""),
        )
        model.done.connect(shell.navigator.back)
        return MemoView(model)
