"""The pages of work: made over a real plant, and what a person does on them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.ui.job.view_model import JobViewModel
from trainer_app.ui.jobdone.view_model import JobDoneViewModel
from trainer_app.ui.nextmold.view_model import NextMoldViewModel
from trainer_app.ui.second.view_model import SecondLookViewModel
from trainer_app.ui.shared.evidence_files import prepare_evidence
from trainer_app.ui.trying.view_model import TryViewModel


@dataclass
class WorkScreens:
    screens: Screens

    @property
    def plant(self) -> Plant:
        return self.screens.plant

    def trying(self, task: str, viewer: PersonId | None = None) -> TryViewModel:
        plant, s = self.plant, self.screens
        model = TryViewModel(
            s.tasks,
            plant.program.work,
            plant.program.facts,
            s.drafts,
            plant.at_pad(viewer or plant.trainer),
            plant.trainee,
            task,
            s.look,
            prepare=prepare_evidence,
        )
        model.read()
        s.settle()
        return model

    def job(self, *wanted: str, trainee: PersonId | None = None, mold: str = "") -> JobViewModel:
        plant, s = self.plant, self.screens
        model = JobViewModel(
            s.tasks,
            plant.program.work,
            plant.program.signing,
            plant.program.people,
            plant.clock,
            s.drafts,
            plant.at_pad(plant.trainer),
            trainee or plant.trainee,
            wanted,
            mold,
            s.look,
            prepare=prepare_evidence,
        )
        model.read()
        s.settle()
        return model

    def job_done(self, *wanted: str, viewer: PersonId | None = None) -> JobDoneViewModel:
        plant, s = self.plant, self.screens
        model = JobDoneViewModel(
            s.tasks,
            plant.program.work,
            plant.program.facts,
            s.drafts,
            plant.at_pad(viewer or plant.trainer),
            plant.trainee,
            wanted,
            s.look,
        )
        model.read()
        s.settle()
        return model

    def next_mold(self, viewer: PersonId | None = None) -> NextMoldViewModel:
        plant, s = self.plant, self.screens
        model = NextMoldViewModel(
            s.tasks,
            plant.program.work,
            plant.at_pad(viewer or plant.trainer),
            plant.today,
            s.look,
        )
        model.read()
        s.settle()
        return model

    def second_look(self, record: RecordId, viewer: PersonId | None = None) -> SecondLookViewModel:
        plant, s = self.plant, self.screens
        model = SecondLookViewModel(
            s.tasks,
            plant.program.work,
            plant.program.signing,
            plant.program.people,
            plant.clock,
            plant.at_pad(viewer or plant.second),
            record,
            s.look,
        )
        model.read()
        s.settle()
        return model

    # --- what a person does ---------------------------------------------------------------------

    def fill(self, model: JobViewModel) -> None:
        """Everything the rules ask for, for a job watched on the floor today."""
        for listed in model.state.listed:
            model.choose_level(listed.id, 3)
            for number in range(1, len(listed.lines) + 1):
                model.tick_line(listed.id, number)
        model.choose_method("job")
        model.tick_evidence("QA")
        model.tick_evidence("WP")
        self.screens.settle()
