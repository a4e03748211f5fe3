"""A trainee's screens: checklist, what remains, task, To sign, history, sheet."""

from __future__ import annotations

from tests.screens.scenes_entry import type_pin
from tests.screens.scenes_sign_off import open_page
from tests.screens.stage import Stage
from trainer_app.kernel.ids import RecordId
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.checklist.remains_view import RemainsView
from trainer_app.ui.checklist.view import ChecklistView
from trainer_app.ui.checklist.view_model import TaskFilter
from trainer_app.ui.history.view import HistoryView
from trainer_app.ui.history.view_model import Became
from trainer_app.ui.paper.view import WIDE, PaperView
from trainer_app.ui.tosign.view import ToSignView
from trainer_app.ui.widgets.answering_page import OBJECTS

BLOCKED_TASK = "05-04"
"""Waits for other tasks in both languages' trainees."""

_WHY = {
    "en": "I was at the other press that day.",
    "fr": "J’étais à l’autre presse ce jour-là.",
}


def _checklist(stage: Stage, trainee: str = "", *, by: str = "") -> ChecklistView:
    by, trainee = by or stage.cast.trainer, trainee or stage.cast.trainee
    if not stage.is_at(f"the checklist of {trainee} for {by}"):
        stage.sign_in(by)
        stage.go("checklist", trainee=stage.person(trainee))
        stage.stay(f"the checklist of {trainee} for {by}")
    return stage.page(ChecklistView)


def checklist_next(stage: Stage) -> None:
    _checklist(stage)


def checklist_due(stage: Stage) -> None:
    page = _checklist(stage, "Amir Haddad")
    page.filters[TaskFilter.DUE].click()
    stage.settle()


def checklist_questions(stage: Stage) -> None:
    page = _checklist(stage)
    page.filters[TaskFilter.QUESTIONS].click()
    stage.settle()


def checklist_all(stage: Stage) -> None:
    page = _checklist(stage, "Marc-André Lefebvre")
    page.filters[TaskFilter.ALL].click()
    stage.settle()


def checklist_unit(stage: Stage) -> None:
    """One unit, nothing of it due: the empty state."""
    page = _checklist(stage)
    page.units.chosen.emit("U06")
    page.filters[TaskFilter.DUE].click()
    stage.settle()


def checklist_blocked(stage: Stage) -> None:
    """A task selected that cannot be signed yet."""
    page = _checklist(stage)
    page.filters[TaskFilter.ALL].click()
    stage.settle()
    page.tasks.chosen.emit(BLOCKED_TASK)
    stage.settle()


def checklist_begun(stage: Stage) -> None:
    """A page that was begun, and left by locking, is offered again."""
    page = open_page(stage)
    page.form.levels[3].click()
    stage.settle()
    stage.shell.session.lock()
    stage.settle()
    _checklist(stage)


def checklist_own(stage: Stage) -> None:
    _checklist(stage, by=stage.cast.trainee)


def remains(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("remains", trainee=stage.person(stage.cast.trainee))


def remains_printed(stage: Stage) -> None:
    """A trainee looks at the own record of observed competence."""
    stage.sign_in(stage.cast.trainee)
    stage.go("remains", trainee=stage.person(stage.cast.trainee))
    stage.settle()
    stage.page(RemainsView).evidence.click()
    stage.settle()
    stage.page(PaperView)


def _task(stage: Stage, task: str, trainee: str = "") -> None:
    _checklist(stage, trainee)
    stage.go("task", trainee=stage.person(trainee or stage.cast.trainee), task=task)


def task_ready(stage: Stage) -> None:
    _task(stage, "08-05")


def task_problems(stage: Stage) -> None:
    _task(stage, BLOCKED_TASK)


def task_second_look(stage: Stage) -> None:
    _task(stage, "01-03", "Marc-André Lefebvre")


def _to_sign(stage: Stage) -> ToSignView:
    stage.sign_in(stage.cast.trainee)
    stage.go("to_sign")
    return stage.page(ToSignView)


def to_sign(stage: Stage) -> None:
    _to_sign(stage)


def to_sign_ticked(stage: Stage) -> None:
    page = _to_sign(stage)
    next(iter(page.rows.values())).click()
    stage.settle()
    type_pin(page.panel.keypad, SAMPLE_PIN)
    stage.settle()


def to_sign_declined(stage: Stage) -> None:
    page = _to_sign(stage)
    next(iter(page.rows.values())).click()
    page.answer.buttons[OBJECTS].click()
    page.words.setPlainText(_WHY[stage.view.lang])
    stage.settle()


def _history(stage: Stage) -> HistoryView:
    stage.sign_in(stage.cast.trainer)
    stage.go("history", trainee=stage.person(stage.cast.trainee))
    return stage.page(HistoryView)


def history(stage: Stage) -> None:
    _history(stage)


def history_withdrawn(stage: Stage) -> None:
    _choose(stage, _history(stage), Became.MISTAKE)


def history_question(stage: Stage) -> None:
    _choose(stage, _history(stage), Became.IN_QUESTION)


def history_taking_back(stage: Stage) -> None:
    """The judgement that the trainer is about to withdraw, with a PIN."""
    page = _history(stage)
    _choose(stage, page, Became.WAITS)
    page.detail.judgement.click()
    stage.settle()
    page.detail.words.setPlainText(
        {
            "en": "I had not seen line 3 myself.",
            "fr": "Je n’avais pas vu moi-même la ligne 3.",
        }[stage.view.lang]
    )
    stage.settle()


def _choose(stage: Stage, page: HistoryView, became: Became) -> None:
    """The latest record of which this became."""
    model = page._model
    while not any(item.became is became for item in model.state.items):
        assert page.older.isEnabled(), f"no record in the history {became}"
        page.older.click()
        stage.settle()
    chosen = next(item.record for item in model.state.items if item.became is became)
    page.list.chosen.emit(RecordId(chosen))
    stage.settle()


def sheet(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("progress_sheet", trainee=stage.person(stage.cast.trainee))
    stage.settle()


def sheet_wide(stage: Stage) -> None:
    sheet(stage)
    stage.page(PaperView).zoom.buttons[WIDE].click()
    stage.settle()
