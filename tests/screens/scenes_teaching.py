"""How a task is taught: beside its standard, as a lesson, and the memos of the site."""

from __future__ import annotations

from tests.screens.stage import Stage
from trainer_app.ui.task.view import TaskView
from trainer_app.ui.task.view_model import Side
from trainer_app.ui.widgets.glossed import WordPanel

TASK = "01-03"


def _task(stage: Stage, side: Side, viewer: str = "") -> TaskView:
    stage.sign_in(viewer or stage.cast.trainer)
    stage.go("task", trainee=stage.person(stage.cast.newcomer), task=TASK)
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
