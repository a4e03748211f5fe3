"""The pages of work: a try, a job of several tasks, a job done, the next mold, a second look.

Nothing here presses the last button of a sign-off; what is recorded is taken back by nobody, so a
try and a job done are recorded for a trainee whom no other scene looks at.
"""

from __future__ import annotations

from functools import partial

from tests.screens.plant import TRAINEES as PLANT_TRAINEES
from tests.screens.scenes_entry import type_pin
from tests.screens.scenes_sign_off import show_end, type_in
from tests.screens.stage import Stage
from trainer_app.services.sample import SAMPLE_PIN, TRAINEES
from trainer_app.ui.job.view import JobView
from trainer_app.ui.jobdone.view import JobDoneView
from trainer_app.ui.nextmold.view import NextMoldView
from trainer_app.ui.second.view import SecondLookView
from trainer_app.ui.task.view import TaskView
from trainer_app.ui.trying.view import TryView
from trainer_app.ui.trying.view_model import Happened

TASK = "08-05"
EARLY_TASK = "05-04"
"""Not all that comes before it is signed off."""


def _try(stage: Stage, task: str = TASK, trainee: str = "") -> TryView:
    stage.sign_in(stage.cast.trainer)
    stage.go("try", trainee=stage.person(trainee or stage.cast.trainee), task=task)
    page = stage.page(TryView)
    if not page.message.action.isHidden():
        page.message.action.click()
        stage.settle()
    return page


def try_empty(stage: Stage) -> None:
    _try(stage)
    stage.stay("an empty try")


def try_filled(stage: Stage) -> None:
    page = stage.page(TryView) if stage.is_at("an empty try") else _try(stage)
    page.levels.keys[2].click()
    page.lines[1].click()
    page.happened.buttons[Happened.STOPPED].click()
    type_in(page.where.mold, "214")
    stage.settle()


def try_recorded(stage: Stage) -> None:
    """It came before what it rests on: that is said afterwards."""
    page = _try(stage, EARLY_TASK, stage.cast.newcomer)
    page.levels.keys[1].click()
    stage.settle()
    page.primary.click()
    stage.settle()


def _job(stage: Stage, trainee: str = "", tasks: str = "") -> JobView:
    stage.sign_in(stage.cast.trainer)
    whom = stage.person(trainee or stage.cast.trainee)
    stage.go("job", trainee=whom, tasks=tasks)
    page = stage.page(JobView)
    if not page.message.action.isHidden():
        page.message.action.click()
        stage.settle()
    return page


def job_empty(stage: Stage) -> None:
    page = _job(stage)
    page.chooser.units.buttons["U12"].click()
    stage.settle()


def _fill(stage: Stage, page: JobView) -> None:
    """Everything that the rules ask for of the whole list."""
    for task in page.tasks.values():
        task.level.buttons["3"].click()
        for line in task.lines:
            line.click()
    page.method.buttons["job"].click()
    for code in ("QA", "WP"):
        page.evidence.buttons[code].click()
    type_in(page.where.mold, "214")
    type_in(page.where.work_order, "WO-4821")
    stage.settle()


def job_listed(stage: Stage) -> None:
    """Some of it filled: what each task lacks stands beside it."""
    page = _job(stage, tasks="01-01,11-01,12-07")
    first = next(iter(page.tasks.values()))
    first.level.buttons["3"].click()
    first.lines[0].click()
    stage.settle()
    page.pages.ensureWidgetVisible(first, 0, 300)
    stage.settle()


def job_apart(stage: Stage) -> None:
    """One task with a method and evidence of its own."""
    page = stage.page(JobView) if stage.is_at("two tasks of a job") else _two_tasks(stage)
    last = list(page.tasks.values())[-1]
    last.apart.click()
    stage.settle()
    show_end_of(stage, page, last.evidence)


def show_end_of(stage: Stage, page: JobView, part: object) -> None:
    from PySide6.QtWidgets import QWidget

    assert isinstance(part, QWidget)
    page.pages.ensureWidgetVisible(part, 0, 100)
    stage.settle()


def _two_tasks(stage: Stage) -> JobView:
    return _job(stage, tasks="01-01,12-07")


def job_shared(stage: Stage) -> None:
    page = _two_tasks(stage)
    show_end_of(stage, page, page.when)
    stage.stay("two tasks of a job")


def job_signatures(stage: Stage) -> None:
    """The trainee reads the whole list in another language."""
    page = _job(stage, stage.cast.other_trainee, "01-01,12-07")
    _fill(stage, page)
    show_end_of(stage, page, page.signatures.trainer.keypad)


def _lacks_second_look(stage: Stage) -> tuple[str, str]:
    """A trainee, and a life-critical task that may be signed and that one person has watched."""
    stage.sign_in(stage.cast.trainer)
    viewer, work = stage.shell.session.person, stage.program.work
    for name in TRAINEES[:PLANT_TRAINEES]:
        page = stage.ask(partial(work.job, viewer, stage.person(name)))
        may = {job_task.task.id for job_task in page.tasks if not job_task.problems}
        found = [task for second in page.seconds for task in second.tasks if task in may]
        if found:
            return name, found[0]
    raise AssertionError("no trainee lacks a second look")


def job_second(stage: Stage) -> None:
    """A life-critical task on the list: somebody else watched it too."""
    trainee, task = _lacks_second_look(stage)
    page = _job(stage, trainee, f"{task},12-07")
    _fill(stage, page)
    second = next(iter(page.signatures.seconds.buttons.values()))
    second.click()
    stage.settle()
    type_pin(page.signatures.trainer.keypad, SAMPLE_PIN)
    stage.settle()
    show_end_of(stage, page, page.signatures.second)
    bar = page.pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()


def job_done(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainee)
    stage.go("job_done", trainee=stage.person(stage.cast.trainee), task=TASK)
    page = stage.page(JobDoneView)
    page.units.buttons["U12"].click()
    stage.settle()


def next_mold(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("next_mold")
    stage.page(NextMoldView).known.buttons["214"].click()
    stage.settle()


def next_mold_empty(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("next_mold")


def second_look(stage: Stage) -> None:
    """From the page of a life-critical task, by somebody who signed nothing of it."""
    trainee = stage.person("Marc-André Lefebvre")
    for name in (stage.cast.trainer, "Priscilla Okafor", "Anita Sharma", "Luc Bergeron"):
        stage.sign_in(name)
        stage.go("task", trainee=trainee, task="01-03")
        page = stage.page(TaskView)
        found = page._model.state.may_second
        if found:
            page.doing.second_looks[found[0].record].click()
            stage.settle()
            stage.page(SecondLookView)
            return


def task_more(stage: Stage) -> None:
    """A supervisor's further choices."""
    stage.sign_in(stage.cast.supervisor)
    stage.go("task", trainee=stage.person("Amir Haddad"), task="01-03")
    page = stage.page(TaskView)
    page.doing.more.click()
    stage.settle()


def sign_off_second(stage: Stage) -> None:
    """The panel of a second assessor below the two."""
    from tests.screens.scenes_sign_off import fill, open_page

    trainee, task = _lacks_second_look(stage)
    page = open_page(stage, task, trainee=trainee)
    fill(stage, page)
    next(iter(page.signatures.seconds.buttons.values())).click()
    stage.settle()
    show_end(stage, page)
