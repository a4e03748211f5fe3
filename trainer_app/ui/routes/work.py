"""Who builds the pages of work. Imported when a plant is open; features when first wanted.

Route names and what they take: ``try`` (trainee, task), ``job`` (trainee, tasks="01-01,01-02",
mold=""),
``job_done`` (trainee, task=""), ``next_mold`` (), ``second_look`` (trainee, task, record).
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens, listed
from trainer_app.ui.widgets.page import Page


class WorkScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "try": self.record_try,
            "job": self.job,
            "job_done": self.job_done,
            "next_mold": self.next_mold,
            "second_look": self.second_look,
        }

    def record_try(self, params: Params) -> Page:
        from trainer_app.ui.shared.evidence_files import prepare_evidence
        from trainer_app.ui.trying.view import TryView
        from trainer_app.ui.trying.view_model import TryViewModel

        shell, program = self.shell, self.program
        model = TryViewModel(
            shell.tasks,
            program.work,
            program.facts,
            shell.drafts,
            shell.session.person,
            PersonId(params["trainee"]),
            params["task"],
            prepare=prepare_evidence,
        )
        model.photos.enlarge_wanted.connect(shell.light_table.lay)
        model.done.connect(shell.navigator.back)
        return TryView(model)

    def job(self, params: Params) -> Page:
        from trainer_app.ui.job.view import JobView
        from trainer_app.ui.job.view_model import JobViewModel
        from trainer_app.ui.shared.evidence_files import prepare_evidence

        shell, program = self.shell, self.program
        model = JobViewModel(
            shell.tasks,
            program.work,
            program.signing,
            program.people,
            shell.clock,
            shell.drafts,
            shell.session.person,
            PersonId(params["trainee"]),
            listed(params, "tasks"),
            params.get("mold", ""),
            prepare=prepare_evidence,
        )
        model.photos.enlarge_wanted.connect(shell.light_table.lay)
        model.left.connect(shell.navigator.back)
        return JobView(model)

    def job_done(self, params: Params) -> Page:
        from trainer_app.ui.jobdone.view import JobDoneView
        from trainer_app.ui.jobdone.view_model import JobDoneViewModel

        shell, program = self.shell, self.program
        model = JobDoneViewModel(
            shell.tasks,
            program.work,
            program.facts,
            shell.drafts,
            shell.session.person,
            PersonId(params["trainee"]),
            listed(params, "task"),
        )
        model.left.connect(shell.navigator.back)
        return JobDoneView(model)

    def next_mold(self, _params: Params) -> Page:
        from trainer_app.ui.nextmold.view import NextMoldView
        from trainer_app.ui.nextmold.view_model import NextMoldViewModel

        shell, go = self.shell, self.shell.navigator
        model = NextMoldViewModel(
            shell.tasks, self.program.work, shell.session.person, shell.clock.now().date
        )
        model.job_wanted.connect(
            lambda trainee, tasks: go.go(
                "job", trainee=trainee, tasks=",".join(tasks), mold=model.state.mold.strip()
            )
        )
        return NextMoldView(model)

    def second_look(self, params: Params) -> Page:
        from trainer_app.ui.second.view import SecondLookView
        from trainer_app.ui.second.view_model import SecondLookViewModel

        shell, program = self.shell, self.program
        model = SecondLookViewModel(
            shell.tasks,
            program.work,
            program.signing,
            program.people,
            shell.clock,
            shell.session.person,
            RecordId(params["record"]),
        )
        model.done.connect(shell.navigator.back)
        return SecondLookView(model)
