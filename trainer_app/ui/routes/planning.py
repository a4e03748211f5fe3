"""Who builds the pages about a trainee's plan.

Route names and what they take: ``plan`` (trainee), ``plan_start`` (trainee), ``plan_target``
(trainee, about).
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
    from trainer_app.ui.plan.date_view import DateView


class PlanningScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "plan": self.plan,
            "plan_start": self.plan_start,
            "plan_target": self.plan_target,
        }

    def plan(self, params: Params) -> Page:
        from trainer_app.ui.plan.view import PlanView
        from trainer_app.ui.plan.view_model import PlanViewModel

        shell, go, trainee = self.shell, self.shell.navigator, params["trainee"]
        model = PlanViewModel(
            shell.tasks, self.program.planning, shell.session.person, PersonId(trainee)
        )
        model.start_wanted.connect(lambda: go.go("plan_start", trainee=trainee))
        model.target_wanted.connect(
            lambda about: go.go("plan_target", trainee=trainee, about=about)
        )
        model.sheet_wanted.connect(lambda: go.go("plan_sheet", trainee=trainee))
        model.task_wanted.connect(lambda task: go.go("task", trainee=trainee, task=task))
        view = PlanView(model, has_slots=go.has("slots"))
        view.tabs.chosen.connect(lambda tab: go.replace(tab, trainee=trainee))
        view.slots_pressed.connect(lambda: go.go("slots", trainee=trainee))
        return view

    def plan_start(self, params: Params) -> Page:
        return self._date(PersonId(params["trainee"]))

    def plan_target(self, params: Params) -> Page:
        return self._date(PersonId(params["trainee"]), params["about"])

    def _date(self, trainee: PersonId, about: str = "") -> DateView:
        from trainer_app.checklists.planning import Sort
        from trainer_app.ui.plan.date_view import DateView
        from trainer_app.ui.plan.date_view_model import DateViewModel

        shell, go = self.shell, self.shell.navigator
        model = DateViewModel(
            shell.tasks,
            self.program.planning,
            shell.drafts,
            shell.session.person,
            trainee,
            about,
        )
        model.left.connect(go.back)
        model.thing_wanted.connect(
            lambda sort, thing: (
                go.go("task", trainee=trainee, task=thing)
                if sort == Sort.TASK
                else go.go("in_class", trainee=trainee)
            )
        )
        return DateView(model)
