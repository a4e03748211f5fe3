"""How a task is taught: beside its standard, as a lesson, and the memos of the site."""

from __future__ import annotations

from tests.screens.stage import Stage
from trainer_app.checklists.teaching import Mark, Phase
from trainer_app.ui.memo.view import MemoView
from trainer_app.ui.shared.next_day import PICK
from trainer_app.ui.task.view import TaskView
from trainer_app.ui.task.view_model import Side
from trainer_app.ui.teach.view import TeachView
from trainer_app.ui.widgets.glossed import WordPanel

TASK = "01-03"


def _task(stage: Stage, side: Side, viewer: str = "") -> TaskView:
    viewer = viewer or stage.cast.trainer
    if not stage.is_at(f"the task, as {viewer} sees it"):
        stage.sign_in(viewer)
        stage.go("task", trainee=stage.person(stage.cast.newcomer), task=TASK)
        stage.stay(f"the task, as {viewer} sees it")
    page = stage.page(TaskView)
    if side.value in page.columns.sides.buttons:
        page.columns.sides.buttons[side.value].click()
        stage.settle()
    return page


def task_job(stage: Stage) -> None:
    _task(stage, Side.JOB)


def task_word(stage: Stage) -> None:
    """A word of the glossary was tapped."""
    page = _task(stage, Side.JOB)
    page.word.explain(("lockout", "tag", "press"), "press")
    stage.settle()
    assert isinstance(page.word, WordPanel)


def task_how(stage: Stage) -> None:
    page = _task(stage, Side.TEACHING)
    page.how.questions[0].head.click()
    page.how.cards[0].head.click()
    stage.settle()


def _lesson(stage: Stage, phase: Phase, task: str = TASK) -> TeachView:
    if not stage.is_at(f"a lesson on {task}"):
        stage.sign_in(stage.cast.trainer)
        stage.go("teach", trainee=stage.person(stage.cast.newcomer), task=task)
        page = stage.page(TeachView)
        if not page.message.action.isHidden():
            page.message.action.click()
            stage.settle()
        stage.stay(f"a lesson on {task}")
    page = stage.page(TeachView)
    page.phases.buttons[phase.value].click()
    stage.settle()
    return page


def teach_prepare(stage: Stage) -> None:
    _lesson(stage, Phase.PREPARE)


def teach_present(stage: Stage) -> None:
    """The third time: with the reasons."""
    page = _lesson(stage, Phase.PRESENT)
    page.primary.click()
    page.primary.click()
    stage.settle()


def teach_try_out(stage: Stage) -> None:
    page = _lesson(stage, Phase.TRY_OUT)
    page.parts.marks[1].buttons[Mark.GOOD].click()
    page.parts.marks[2].buttons[Mark.FORGOTTEN].click()
    stage.settle()


def teach_assess(stage: Stage) -> None:
    page = _lesson(stage, Phase.ASSESS)
    page.parts.answers[0].head.click()
    stage.settle()


def teach_follow_up(stage: Stage) -> None:
    page = _lesson(stage, Phase.FOLLOW_UP)
    page.ending.follow_up.buttons[PICK].click()
    stage.settle()
    page.pages.turn(1)
    stage.settle()


def teach_resumed(stage: Stage) -> None:
    """Left in the second run, and gone on with."""
    page = _lesson(stage, Phase.TRY_OUT)
    page.primary.click()
    stage.settle()
    stage.sign_in(stage.cast.trainer)
    stage.go("teach", trainee=stage.person(stage.cast.newcomer), task=TASK)


def memo(stage: Stage) -> None:
    """What helps in teaching a task here; it names nobody."""
    stage.sign_in(stage.cast.trainer)
    stage.go("memo", task=TASK)
    words = {
        "en": "Show the second lock point from the aisle side: from here nobody sees it.",
        "fr": "Montrer le second point de cadenassage côté allée\u00a0: on ne le voit pas d’ici.",
    }[stage.view.lang]
    stage.page(MemoView).words.setPlainText(words)
    stage.settle()
