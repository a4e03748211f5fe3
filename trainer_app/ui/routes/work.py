"""Who builds the pages of work. Imported when a plant is open; features when first wanted.

Route names and what they take: ``try`` (trainee, task), ``job`` (trainee, tasks="01-01,01-02",
mold=""),
``job_done`` (trainee, task=""), ``next_mold`` (), ``second_look`` (trainee, task, record).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.ui.navigator import Params
from trainer_app.ui.program import Program
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shell import Shell


def register(shell: Shell, program: Program) -> None:
    go = shell.navigator

    def record_try(params: Params) -> Page:
        from trainer_app.ui.shared.pictures import prepare_picture
        from trainer_app.ui.trying.view import TryView
        from trainer_app.ui.trying.view_model import TryViewModel

        model = TryViewModel(
            shell.tasks,
            program.work,
            program.facts,
            shell.drafts,
            shell.session.person,
            PersonId(params["trainee"]),
            params["task"],
            prepare=prepare_picture,
        )
        model.photos.enlarge_wanted.connect(shell.light_table.lay)
        model.done.connect(go.back)
        return TryView(model)

    def job(params: Params) -> Page:
        from trainer_app.ui.job.view import JobView
        from trainer_app.ui.job.view_model import JobViewModel
        from trainer_app.ui.shared.pictures import prepare_picture

        model = JobViewModel(
            shell.tasks,
            program.work,
            program.signing,
            program.people,
            shell.clock,
            shell.drafts,
            shell.session.person,
            PersonId(params["trainee"]),
            _listed(params.get("tasks", "")),
            params.get("mold", ""),
            prepare=prepare_picture,
        )
        model.photos.enlarge_wanted.connect(shell.light_table.lay)
        model.left.connect(go.back)
        return JobView(model)

    def job_done(params: Params) -> Page:
        from trainer_app.ui.jobdone.view import JobDoneView
        from trainer_app.ui.jobdone.view_model import JobDoneViewModel

        model = JobDoneViewModel(
            shell.tasks,
            program.work,
            program.facts,
            shell.drafts,
            shell.session.person,
            PersonId(params["trainee"]),
            _listed(params.get("task", "")),
        )
        model.left.connect(go.back)
        return JobDoneView(model)

    def next_mold(_params: Params) -> Page:
        from trainer_app.ui.nextmold.view import NextMoldView
        from trainer_app.ui.nextmold.view_model import NextMoldViewModel

        model = NextMoldViewModel(
            shell.tasks, program.work, shell.session.person, shell.clock.now().date
        )
        model.job_wanted.connect(
            lambda trainee, tasks: go.go(
                "job", trainee=trainee, tasks=",".join(tasks), mold=model.state.mold.strip()
            )
        )
        return NextMoldView(model)

    def second_look(params: Params) -> Page:
        from trainer_app.ui.second.view import SecondLookView
        from trainer_app.ui.second.view_model import SecondLookViewModel

        model = SecondLookViewModel(
            shell.tasks,
            program.work,
            program.signing,
            program.people,
            shell.clock,
            shell.session.person,
            RecordId(params["record"]),
        )
        model.done.connect(go.back)
        return SecondLookView(model)

    go.register("try", record_try)
    go.register("job", job)
    go.register("job_done", job_done)
    go.register("next_mold", next_mold)
    go.register("second_look", second_look)


def _listed(tasks: str) -> tuple[str, ...]:
    return tuple(task for task in tasks.split(",") if task)
