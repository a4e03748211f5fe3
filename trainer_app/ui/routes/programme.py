"""Who builds the screens about programmes.

Route names: ``programme`` (), ``edit_task`` (task; ``new``: one more).
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.scale import set_top_level
from trainer_app.ui.widgets.page import Page


class ProgrammeScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "programme": self.programme,
            "edit_task": self.edit_task,
        }

    @override
    def register(self) -> None:
        super().register()
        self.know_scale()

    def know_scale(self) -> None:
        """The circles have as many parts as the adopted programme has levels above 0."""
        self.shell.tasks.query(
            self.shell,
            self.program.pages.programme,
            lambda pack: set_top_level(pack.policy.top_level),
            lambda _nothing_adopted: None,
            key="scale",
        )

    def programme(self, _params: Params) -> Page:
        from trainer_app.ui.programme.view import ProgrammeView
        from trainer_app.ui.programme.view_model import ProgrammeViewModel

        shell = self.shell
        go = shell.navigator
        model = ProgrammeViewModel(shell.tasks, self.program.programmes, shell.session.person)
        model.adopted.connect(self.know_scale)
        view = ProgrammeView(model, may_edit=go.has("edit_task"))
        view.task_chosen.connect(lambda task: go.go("edit_task", task=task))
        return view

    def edit_task(self, params: Params) -> Page:
        from trainer_app.ui.programme.edit_view import EditTaskView
        from trainer_app.ui.programme.edit_view_model import EditTaskViewModel

        shell = self.shell
        model = EditTaskViewModel(
            shell.tasks,
            self.program.programmes,
            shell.drafts,
            shell.session.person,
            params["task"],
        )
        model.saved.connect(shell.navigator.back)
        return EditTaskView(model)
