"""Who builds the trainee's screens. Imported when a plant is open; features when first wanted.

Route names and what they take: ``checklist`` (trainee), ``remains`` (trainee), ``task`` (trainee,
task), ``sign_off`` (trainee, task), ``to_sign`` (), ``history`` (trainee), ``progress_sheet``
(trainee).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import shiboken6
from typing_extensions import override

from trainer_app.checklists.wanted import NEEDS, SheetKind
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.checklist.spare import SpareChecklist


class TraineeScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "checklist": self.checklist,
            "remains": self.remains,
            "task": self.task,
            "sign_off": self.sign_off,
            "to_sign": self.to_sign,
            "history": self.history,
        }

    @override
    def register(self) -> None:
        super().register()
        self.shell.navigator.went.connect(self._keep_a_spare)
        self.desk.destroyed.connect(self._end)

    @cached_property
    def spare(self) -> SpareChecklist:
        from trainer_app.ui.checklist.spare import SpareChecklist
        from trainer_app.ui.checklist.view_model import ChecklistViewModel

        def make_model() -> ChecklistViewModel:
            program = self.program
            return ChecklistViewModel(
                self.shell.tasks, program.pages, program.signing, self.shell.clock, self.desk
            )

        return SpareChecklist(make_model, self.shell.navigator.stack)

    def _keep_a_spare(self, route: str) -> None:
        """While somebody types a PIN or reads, not while a tap is being answered."""
        if route in ("today", "people", "checklist", "notes", "history", "task"):
            self.spare.make_soon()

    def _end(self) -> None:
        """The plant is closed: nothing of it is made ready any more."""
        if shiboken6.isValid(self.shell.navigator):
            self.shell.navigator.went.disconnect(self._keep_a_spare)
        if "spare" in self.__dict__:
            self.spare.end()

    def checklist(self, params: Params) -> Page:
        shell = self.shell
        go, trainee = shell.navigator, params["trainee"]
        view = self.spare.take()
        model = view.model
        model.open(shell.session.person, PersonId(trainee))
        model.sign_off_wanted.connect(lambda task: go.go("sign_off", trainee=trainee, task=task))
        model.task_wanted.connect(lambda task: go.go("task", trainee=trainee, task=task))
        view.remains_pressed.connect(lambda: go.go("remains", trainee=trainee))
        view.tabs.chosen.connect(lambda tab: go.replace(tab, trainee=trainee))
        view.print_pressed.connect(lambda: go.go("progress_sheet", trainee=trainee))
        view.press_pressed.connect(lambda: go.go("paper_checklist", trainee=trainee))
        view.job_pressed.connect(lambda: go.go("job", trainee=trainee))
        view.to_sign_pressed.connect(lambda: go.go("to_sign"))
        view.sign_unit_pressed.connect(lambda unit: go.go("sign_unit", trainee=trainee, unit=unit))
        return view

    def remains(self, params: Params) -> Page:
        from trainer_app.ui.checklist.remains_view import RemainsView
        from trainer_app.ui.checklist.remains_view_model import RemainsViewModel

        shell, trainee = self.shell, PersonId(params["trainee"])
        viewer, go = shell.session.person, shell.navigator
        view = RemainsView(RemainsViewModel(shell.tasks, self.program.pages, viewer, trainee))
        needs = NEEDS[SheetKind.EVIDENCE]
        view.evidence.setVisible(all(viewer.may(action, about=trainee) for action in needs))
        view.evidence_pressed.connect(lambda: go.go("evidence_pack", trainee=trainee))
        return view

    def task(self, params: Params) -> Page:
        from trainer_app.ui.task.view import TaskView
        from trainer_app.ui.task.view_model import ROUTES, TaskViewModel

        shell, go = self.shell, self.shell.navigator
        trainee, task = params["trainee"], params["task"]
        model = TaskViewModel(
            shell.tasks,
            self.program.pages,
            shell.session.person,
            PersonId(trainee),
            task,
            routes=[route for route in ROUTES if go.has(route)],
        )
        model.sign_off_wanted.connect(lambda: go.go("sign_off", trainee=trainee, task=task))
        model.wanted.connect(lambda route: go.go(route, trainee=trainee, task=task, tasks=task))
        model.second_wanted.connect(
            lambda record: go.go("second_look", trainee=trainee, task=task, record=record)
        )
        model.memo_wanted.connect(lambda memo: go.go("memo", task=task, memo=memo))
        model.photo_wanted.connect(lambda photo: go.go("step_photo", task=task, photo=photo))
        model.enlarge_wanted.connect(shell.light_table.lay)
        viewer = shell.session.person.id
        model.right_wanted.connect(lambda: go.go("right", person=viewer))
        return TaskView(model)

    def sign_off(self, params: Params) -> Page:
        from trainer_app.ui.shared.evidence_files import prepare_evidence
        from trainer_app.ui.signoff.view import SignOffView
        from trainer_app.ui.signoff.view_model import SignOffViewModel

        shell, program = self.shell, self.program
        model = SignOffViewModel(
            shell.tasks,
            program.pages,
            program.signing,
            program.people,
            shell.clock,
            self.desk,
            shell.session.person,
            PersonId(params["trainee"]),
            params["task"],
            prepare=prepare_evidence,
        )
        model.photos.enlarge_wanted.connect(shell.light_table.lay)
        model.done.connect(self._leave_sign_off)
        return SignOffView(model)

    def _leave_sign_off(self) -> None:
        """Back to the checklist where the person came from there, else one screen back."""
        go = self.shell.navigator
        for route in ("my_trainer_record", "trainer_record", "checklist"):
            if go.holds(route):
                go.back_to(route)
                return
        go.back()

    def to_sign(self, _params: Params) -> Page:
        from trainer_app.ui.tosign.view import ToSignView
        from trainer_app.ui.tosign.view_model import ToSignViewModel

        shell, program = self.shell, self.program
        model = ToSignViewModel(
            shell.tasks,
            program.pages,
            program.signing,
            program.people,
            shell.clock,
            shell.drafts,
            shell.session.person,
        )
        model.enlarge_wanted.connect(shell.light_table.lay)
        return ToSignView(model)

    def history(self, params: Params) -> Page:
        from trainer_app.ui.history.view import HistoryView
        from trainer_app.ui.history.view_model import HistoryViewModel

        shell, program = self.shell, self.program
        go, trainee = shell.navigator, params["trainee"]
        model = HistoryViewModel(
            shell.tasks,
            program.pages,
            program.signing,
            program.deciding,
            program.people,
            shell.clock,
            shell.drafts,
            shell.session.person,
            PersonId(trainee),
            params.get("record", ""),
        )
        model.enlarge_wanted.connect(shell.light_table.lay)
        view = HistoryView(model)
        view.tabs.chosen.connect(lambda tab: go.replace(tab, trainee=trainee))
        return view
