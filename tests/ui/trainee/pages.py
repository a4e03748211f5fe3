"""One page helper a screen: what a person would do, in a person's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.plant import PIN, Plant
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.checklist.view_model import ChecklistViewModel
from trainer_app.ui.history.view_model import HistoryViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.evidence_files import prepare_evidence
from trainer_app.ui.shared.sign_offs import SignOffDesk
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.signoff.view_model import SignOffViewModel
from trainer_app.ui.task.view_model import ROUTES, TaskViewModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.tosign.view_model import ToSignViewModel

WRONG_PIN = "9999"


@dataclass
class Screens:
    """Makes the view models of a plant; each has read what it shows."""

    plant: Plant
    tasks: TaskRunner
    desk: SignOffDesk
    drafts: DraftDesk
    look: Theme
    settle: Callable[[], None]

    def checklist(self, viewer: PersonId | None = None) -> ChecklistViewModel:
        plant, program = self.plant, self.plant.program
        model = ChecklistViewModel(
            self.tasks,
            program.pages,
            program.signing,
            plant.clock,
            self.desk,
            self.look,
        )
        model.open(plant.at_pad(viewer or plant.trainer), plant.trainee)
        self.settle()
        return model

    def task(self, task: str, viewer: PersonId | None = None) -> TaskViewModel:
        plant = self.plant
        model = TaskViewModel(
            self.tasks,
            plant.program.pages,
            plant.at_pad(viewer or plant.trainer),
            plant.trainee,
            task,
            self.look,
            routes=ROUTES,
        )
        model.read()
        self.settle()
        return model

    def sign_off(
        self, task: str, viewer: PersonId | None = None, trainee: PersonId | None = None
    ) -> SignOffViewModel:
        plant, program = self.plant, self.plant.program
        signed_in = plant.at_pad(viewer or plant.trainer)
        self.drafts.begin(signed_in)
        model = SignOffViewModel(
            self.tasks,
            program.pages,
            program.signing,
            program.people,
            plant.clock,
            self.desk,
            signed_in,
            trainee or plant.trainee,
            task,
            self.look,
            prepare=prepare_evidence,
        )
        model.read()
        self.settle()
        return model

    def to_sign(self) -> ToSignViewModel:
        plant, program = self.plant, self.plant.program
        model = ToSignViewModel(
            self.tasks,
            program.pages,
            program.signing,
            program.people,
            plant.clock,
            self.drafts,
            plant.at_pad(plant.trainee),
            self.look,
        )
        model.read()
        self.settle()
        return model

    def history(self, viewer: PersonId | None = None) -> HistoryViewModel:
        plant, program = self.plant, self.plant.program
        model = HistoryViewModel(
            self.tasks,
            program.pages,
            program.signing,
            program.deciding,
            program.people,
            plant.clock,
            self.drafts,
            plant.at_pad(viewer or plant.trainer),
            plant.trainee,
            parent=self.look,
        )
        model.read()
        self.settle()
        return model

    # --- what a person does ---------------------------------------------------------------------

    def fill(self, model: SignOffViewModel) -> None:
        """Everything the rules ask for, for a task watched on the job today."""
        model.choose_level(3)
        for number in range(1, len(model.state.lines) + 1):
            model.tick_line(number)
        model.choose_method("job")
        model.tick_evidence("QA")
        model.tick_evidence("WP")
        self.settle()

    def type_pin(self, signature: SignatureModel, pin: str = PIN) -> None:
        for digit in pin:
            signature.entry.type_digit(digit)
        signature.entry.enter()
        self.settle()

    def sign(self, model: SignOffViewModel) -> None:
        """Both PINs, then the one button."""
        self.type_pin(model.trainer_signature)
        self.type_pin(model.trainee_signature)
        model.sign()
        self.settle()
