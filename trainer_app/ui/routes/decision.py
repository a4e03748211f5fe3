"""Who builds the pages of decisions. Imported when a plant is open; features when first wanted.

Route names and what they take: ``questions`` (), ``question`` (trainee, task, thing), ``extend``
(trainee, task), ``reobserve`` (trainee, task), ``not_applicable`` (task, trainee=""), ``sign_unit``
(trainee, unit), ``capstone`` (trainee), ``second_looks`` (), ``sample`` (record).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.deciding.deciding_model import Decider
    from trainer_app.ui.deciding.deciding_view import DecisionView
    from trainer_app.ui.questions.view_model import Way

SECOND_LOOK_SHEET = "second_look_sheet"
"""The route of the printed sheet for a visiting assessor, where there is one."""


class DecisionScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "questions": self.questions,
            "question": self.question,
            "extend": self.extend,
            "reobserve": self.reobserve,
            "not_applicable": self.not_applicable,
            "sign_unit": self.sign_unit,
            "capstone": self.capstone,
            "second_looks": self.second_looks,
            "sample": self.sample,
        }

    def _decider(self) -> Decider:
        from trainer_app.ui.deciding.deciding_model import Decider

        shell, program = self.shell, self.program
        return Decider(
            shell.tasks,
            program.decision_pages,
            program.deciding,
            program.people,
            shell.clock,
            shell.drafts,
            shell.session.person,
        )

    def questions(self, _params: Params) -> Page:
        from trainer_app.ui.questions.view import QuestionsView
        from trainer_app.ui.questions.view_model import QuestionsViewModel
        from trainer_app.ui.shared.pc_asks import asks_of

        program, viewer = self.program, self.shell.session.person
        model = QuestionsViewModel(
            self.shell.tasks, program.attention, viewer, lambda: asks_of(program, viewer)
        )
        model.wanted.connect(self._go)
        go = self.shell.navigator
        view = QuestionsView(model, may_print=go.has(SECOND_LOOK_SHEET))
        view.print_pressed.connect(lambda: go.go(SECOND_LOOK_SHEET))
        view.trainees_pressed.connect(lambda: self._go_where_there_is("people"))
        return view

    def _go(self, way: Way) -> None:
        self.shell.navigator.go(way.route, **dict(way.params))

    def question(self, params: Params) -> Page:
        from trainer_app.ui.deciding.question_view import QuestionView
        from trainer_app.ui.deciding.question_view_model import QuestionViewModel

        model = QuestionViewModel(
            self._decider(),
            PersonId(params["trainee"]),
            params["task"],
            RecordId(params["thing"]),
        )
        model.enlarge_wanted.connect(self.shell.light_table.lay)
        return self._with_way_to_people(QuestionView(model))

    def extend(self, params: Params) -> Page:
        from trainer_app.ui.deciding.task_view_models import ExtendViewModel
        from trainer_app.ui.deciding.task_views import ExtendView

        view = ExtendView(
            ExtendViewModel(
                self._decider(),
                PersonId(params["trainee"]),
                params["task"],
            )
        )
        return self._with_way_to_people(view)

    def reobserve(self, params: Params) -> Page:
        from trainer_app.ui.deciding.task_view_models import ReobserveViewModel
        from trainer_app.ui.deciding.task_views import ReobserveView

        view = ReobserveView(
            ReobserveViewModel(
                self._decider(),
                PersonId(params["trainee"]),
                params["task"],
            )
        )
        return self._with_way_to_people(view)

    def not_applicable(self, params: Params) -> Page:
        from trainer_app.ui.deciding.task_view_models import NotApplicableViewModel
        from trainer_app.ui.deciding.task_views import NotApplicableView

        trainee = params.get("trainee", "")
        view = NotApplicableView(
            NotApplicableViewModel(
                self._decider(),
                params["task"],
                PersonId(trainee) if trainee else None,
            )
        )
        return self._with_way_to_people(view)

    def sign_unit(self, params: Params) -> Page:
        from trainer_app.ui.deciding.milestone_view_models import UnitViewModel
        from trainer_app.ui.deciding.milestone_views import UnitView

        view = UnitView(
            UnitViewModel(
                self._decider(),
                PersonId(params["trainee"]),
                params["unit"],
            )
        )
        return self._with_way_to_people(view)

    def capstone(self, params: Params) -> Page:
        from trainer_app.ui.deciding.milestone_view_models import CapstoneViewModel
        from trainer_app.ui.deciding.milestone_views import CapstoneView

        view = CapstoneView(
            CapstoneViewModel(
                self._decider(),
                PersonId(params["trainee"]),
            )
        )
        return self._with_way_to_people(view)

    def sample(self, params: Params) -> Page:
        from trainer_app.ui.deciding.sample_view import SampleView
        from trainer_app.ui.deciding.sample_view_model import SampleViewModel

        model = SampleViewModel(self._decider(), self.program.sampling, RecordId(params["record"]))
        model.enlarge_wanted.connect(self.shell.light_table.lay)
        return self._with_way_to_people(SampleView(model))

    def _with_way_to_people(self, view: DecisionView) -> Page:
        view.people_pressed.connect(lambda: self._go_where_there_is("everybody"))
        return view

    def _go_where_there_is(self, route: str) -> None:
        if self.shell.navigator.has(route):
            self.shell.navigator.go(route)

    def second_looks(self, _params: Params) -> Page:
        from trainer_app.ui.secondlooks.view import SecondLooksView
        from trainer_app.ui.secondlooks.view_model import SecondLooksViewModel

        go = self.shell.navigator
        model = SecondLooksViewModel(
            self.shell.tasks, self.program.attention, self.shell.session.person
        )
        model.task_wanted.connect(lambda trainee, task: go.go("task", trainee=trainee, task=task))
        view = SecondLooksView(model, may_print=go.has(SECOND_LOOK_SHEET))
        view.print_pressed.connect(lambda: go.go(SECOND_LOOK_SHEET))
        view.trainees_pressed.connect(lambda: self._go_where_there_is("people"))
        return view
