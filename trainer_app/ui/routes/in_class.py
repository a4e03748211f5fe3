"""Who builds the pages about class.

Route names and what they take: ``in_class`` (trainee), ``mark_class`` (trainee, about=""),
``class_group`` (), ``class_list`` ().
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from trainer_app.kernel.ids import PersonId
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.inclass.mark_view import MarkView


class InClassScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "in_class": self.in_class,
            "mark_class": self.mark_class,
            "class_group": self.class_group,
            "class_list": self.class_list,
        }

    def in_class(self, params: Params) -> Page:
        from trainer_app.ui.inclass.view import InClassView
        from trainer_app.ui.inclass.view_model import InClassViewModel

        shell, go, trainee = self.shell, self.shell.navigator, params["trainee"]
        model = InClassViewModel(
            shell.tasks, self.program.in_class, shell.session.person, PersonId(trainee)
        )
        model.mark_wanted.connect(lambda about: go.go("mark_class", trainee=trainee, about=about))
        model.record_wanted.connect(lambda record: go.go("history", trainee=trainee, record=record))
        model.task_wanted.connect(lambda task: go.go("task", trainee=trainee, task=task))
        view = InClassView(model)
        view.tabs.chosen.connect(lambda tab: go.replace(tab, trainee=trainee))
        return view

    def mark_class(self, params: Params) -> Page:
        return self._mark(PersonId(params["trainee"]), params.get("about", ""))

    def class_group(self, _params: Params) -> Page:
        view = self._mark(None)
        view.list_pressed.connect(lambda: self.shell.navigator.go("class_list"))
        return view

    def _mark(self, trainee: PersonId | None, about: str = "") -> MarkView:
        from trainer_app.ui.inclass.mark_view import MarkView
        from trainer_app.ui.inclass.mark_view_model import MarkViewModel

        shell = self.shell
        model = MarkViewModel(
            shell.tasks,
            self.program.in_class,
            shell.drafts,
            shell.session.person,
            trainee,
            about,
        )
        model.left.connect(shell.navigator.back)
        return MarkView(model)

    def class_list(self, _params: Params) -> Page:
        from trainer_app.ui.inclass.list_view import ListView
        from trainer_app.ui.inclass.list_view_model import ListViewModel

        shell = self.shell
        return ListView(ListViewModel(shell.tasks, self.program.in_class, shell.session.person))
