"""Who builds the trainee's screens. Imported when a plant is open; features when first wanted.

Route names and what they take: ``checklist`` (trainee), ``remains`` (trainee), ``task`` (trainee,
task), ``sign_off`` (trainee, task), ``to_sign`` (), ``history`` (trainee), ``progress_sheet``
(trainee).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import shiboken6

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.light_table import LightTable
from trainer_app.ui.navigator import Navigator, Params
from trainer_app.ui.ports.decision import Questions
from trainer_app.ui.ports.trainee import Pins, Signing, TraineePages
from trainer_app.ui.session import Session
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.sign_offs import SignOffDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.checklist.spare import SpareChecklist


class TraineeServices(Protocol):
    """The part of a program that these screens use."""

    @property
    def people(self) -> Pins: ...

    @property
    def pages(self) -> TraineePages: ...

    @property
    def signing(self) -> Signing: ...

    @property
    def deciding(self) -> Questions: ...


@dataclass(frozen=True)
class TraineeScreens:
    """What the builders share; one a plant that is open."""

    navigator: Navigator
    tasks: TaskRunner
    session: Session
    clock: Clock
    program: TraineeServices
    desk: SignOffDesk
    drafts: DraftDesk
    light: LightTable

    @cached_property
    def spare(self) -> SpareChecklist:
        from trainer_app.ui.checklist.spare import SpareChecklist
        from trainer_app.ui.checklist.view_model import ChecklistViewModel

        def make_model() -> ChecklistViewModel:
            program = self.program
            return ChecklistViewModel(
                self.tasks, program.pages, program.signing, self.clock, self.desk
            )

        return SpareChecklist(make_model, self.navigator.stack)

    def _keep_a_spare(self, route: str) -> None:
        """While somebody types a PIN or reads, not while a tap is being answered."""
        if route in ("today", "people", "checklist", "notes", "history", "task"):
            self.spare.make_soon()

    def _end(self) -> None:
        """The plant is closed: nothing of it is made ready any more."""
        if shiboken6.isValid(self.navigator):
            self.navigator.went.disconnect(self._keep_a_spare)
        if "spare" in self.__dict__:
            self.spare.end()

    def register(self) -> None:
        self.navigator.went.connect(self._keep_a_spare)
        self.desk.destroyed.connect(self._end)
        for name, route in (
            ("checklist", self._checklist),
            ("remains", self._remains),
            ("task", self._task),
            ("sign_off", self._sign_off),
            ("to_sign", self._to_sign),
            ("history", self._history),
        ):
            self.navigator.register(name, route)

    def _checklist(self, params: Params) -> Page:
        go, trainee = self.navigator, params["trainee"]
        view = self.spare.take()
        model = view.model
        model.open(self.session.person, PersonId(trainee))
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

    def _remains(self, params: Params) -> Page:
        from trainer_app.ui.checklist.remains_view import RemainsView
        from trainer_app.ui.checklist.remains_view_model import RemainsViewModel

        return RemainsView(
            RemainsViewModel(
                self.tasks, self.program.pages, self.session.person, PersonId(params["trainee"])
            )
        )

    def _task(self, params: Params) -> Page:
        from trainer_app.ui.task.view import TaskView
        from trainer_app.ui.task.view_model import ROUTES, TaskViewModel

        go, trainee, task = self.navigator, params["trainee"], params["task"]
        model = TaskViewModel(
            self.tasks,
            self.program.pages,
            self.session.person,
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
        model.enlarge_wanted.connect(self.light.lay)
        viewer = self.session.person.id
        model.right_wanted.connect(lambda: go.go("right", person=viewer))
        return TaskView(model)

    def _sign_off(self, params: Params) -> Page:
        from trainer_app.ui.shared.pictures import prepare_picture
        from trainer_app.ui.signoff.view import SignOffView
        from trainer_app.ui.signoff.view_model import SignOffViewModel

        model = SignOffViewModel(
            self.tasks,
            self.program.pages,
            self.program.signing,
            self.program.people,
            self.clock,
            self.desk,
            self.session.person,
            PersonId(params["trainee"]),
            params["task"],
            prepare=prepare_picture,
        )
        model.photos.enlarge_wanted.connect(self.light.lay)
        model.done.connect(self._leave_sign_off)
        return SignOffView(model)

    def _leave_sign_off(self) -> None:
        """Back to the checklist where the person came from there, else one screen back."""
        for route in ("my_trainer_record", "trainer_record", "checklist"):
            if self.navigator.holds(route):
                self.navigator.back_to(route)
                return
        self.navigator.back()

    def _to_sign(self, _params: Params) -> Page:
        from trainer_app.ui.tosign.view import ToSignView
        from trainer_app.ui.tosign.view_model import ToSignViewModel

        model = ToSignViewModel(
            self.tasks,
            self.program.pages,
            self.program.signing,
            self.program.people,
            self.clock,
            self.drafts,
            self.session.person,
        )
        model.enlarge_wanted.connect(self.light.lay)
        return ToSignView(model)

    def _history(self, params: Params) -> Page:
        from trainer_app.ui.history.view import HistoryView
        from trainer_app.ui.history.view_model import HistoryViewModel

        go, trainee = self.navigator, params["trainee"]
        model = HistoryViewModel(
            self.tasks,
            self.program.pages,
            self.program.signing,
            self.program.deciding,
            self.program.people,
            self.clock,
            self.drafts,
            self.session.person,
            PersonId(trainee),
            params.get("record", ""),
        )
        model.enlarge_wanted.connect(self.light.lay)
        view = HistoryView(model)
        view.tabs.chosen.connect(lambda tab: go.replace(tab, trainee=trainee))
        return view
