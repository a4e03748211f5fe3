"""Notes of the whole plant: finding one, handing a follow-up over, the next shift."""

from __future__ import annotations

from tests.screens.stage import Stage
from trainer_app.ui.notebook.view import OPEN, NotebookView
from trainer_app.ui.notes.pass_on_view import PassOnView


def hand_over(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("hand_over")


def find_notes(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("find_notes")


def find_notes_open(stage: Stage) -> None:
    find_notes(stage)
    page = stage.page(NotebookView)
    page.filter.buttons[OPEN].click()
    stage.settle()


def find_notes_nothing(stage: Stage) -> None:
    find_notes(stage)
    stage.page(NotebookView).search.setText("zzzzzzzz")
    stage.settle()


def pass_on(stage: Stage) -> None:
    find_notes_open(stage)
    items = stage.page(NotebookView)._model.state.items
    own = next(item for item in items if item.owner == stage.cast.trainer)
    stage.go("pass_on", note=own.record)
    page = stage.page(PassOnView)
    page._model.choose(page._model.state.people[0].id)
    stage.settle()
