"""The pages of decisions over the real services, each after it has read what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pytestqt.qtbot import QtBot

from tests.plant import PIN, Plant
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.ui.deciding.deciding_model import Decider, DecisionState, DecisionViewModel
from trainer_app.ui.deciding.milestone_view_models import CapstoneViewModel, UnitViewModel
from trainer_app.ui.deciding.question_view_model import QuestionViewModel
from trainer_app.ui.deciding.sample_view_model import SampleViewModel
from trainer_app.ui.deciding.task_view_models import (
    ExtendViewModel,
    NotApplicableViewModel,
    ReobserveViewModel,
)
from trainer_app.ui.questions.view_model import QuestionsViewModel
from trainer_app.ui.secondlooks.view_model import SecondLooksViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.pc_asks import PcAsk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.page import Page

S = TypeVar("S", bound=DecisionState)


class _Read(Protocol):
    def read(self) -> None: ...


M = TypeVar("M", bound=_Read)
V = TypeVar("V", bound=Page)


@dataclass
class Deciders:
    plant: Plant
    tasks: TaskRunner
    look: Theme
    settle: Callable[[], None]
    qtbot: QtBot

    def decider(self, viewer: PersonId | None = None) -> Decider:
        plant = self.plant
        signed_in = plant.at_pad(viewer or plant.supervisor)
        drafts = DraftDesk(self.tasks, plant.clock, self.look)
        drafts.use(plant.program.drafts)
        drafts.begin(signed_in)
        program = plant.program
        return Decider(
            self.tasks,
            program.decision_pages,
            program.deciding,
            program.people,
            plant.clock,
            drafts,
            signed_in,
        )

    def questions(
        self, asks: Callable[[], tuple[PcAsk, ...]] = tuple, viewer: PersonId | None = None
    ) -> QuestionsViewModel:
        plant = self.plant
        model = QuestionsViewModel(
            self.tasks,
            plant.program.attention,
            plant.at_pad(viewer or plant.supervisor),
            asks,
            parent=self.look,
        )
        model.read()
        self.settle()
        return model

    def second_looks(self, viewer: PersonId) -> SecondLooksViewModel:
        plant = self.plant
        model = SecondLooksViewModel(
            self.tasks, plant.program.attention, plant.at_pad(viewer), self.look
        )
        model.read()
        self.settle()
        return model

    def question(
        self, task: str, thing: RecordId, viewer: PersonId | None = None
    ) -> QuestionViewModel:
        return self.opened(
            QuestionViewModel(self.decider(viewer), self.plant.trainee, task, thing, self.look)
        )

    def extend(self, task: str, viewer: PersonId | None = None) -> ExtendViewModel:
        return self.opened(
            ExtendViewModel(self.decider(viewer), self.plant.trainee, task, self.look)
        )

    def reobserve(self, task: str) -> ReobserveViewModel:
        return self.opened(ReobserveViewModel(self.decider(), self.plant.trainee, task, self.look))

    def not_applicable(self, task: str, trainee: PersonId | None = None) -> NotApplicableViewModel:
        return self.opened(NotApplicableViewModel(self.decider(), task, trainee, self.look))

    def unit(self, unit: str, viewer: PersonId | None = None) -> UnitViewModel:
        return self.opened(UnitViewModel(self.decider(viewer), self.plant.trainee, unit, self.look))

    def capstone(self, viewer: PersonId) -> CapstoneViewModel:
        return self.opened(CapstoneViewModel(self.decider(viewer), self.plant.trainee, self.look))

    def sample(self, record: RecordId, viewer: PersonId | None = None) -> SampleViewModel:
        sampling = self.plant.program.sampling
        return self.opened(SampleViewModel(self.decider(viewer), sampling, record, self.look))

    # --- what a person does ---------------------------------------------------------------------

    def opened(self, model: M) -> M:
        """Once it has read."""
        model.read()
        self.settle()
        return model

    def show(self, view: V) -> V:
        self.qtbot.addWidget(view)
        view.show()
        self.settle()
        return view

    def sign(self, model: DecisionViewModel[S]) -> None:
        """The PIN, then the one button."""
        for digit in PIN:
            model.signature.entry.type_digit(digit)
        model.signature.entry.enter()
        self.settle()
        model.decide()
        self.settle()
