"""The programmes of the plant, another body's brought, findings, a task being changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.screens.stage import Stage
from trainer_app.kernel.resources import shipped_pack
from trainer_app.ui.programme.edit_view import EditTaskView
from trainer_app.ui.programme.view import ProgrammeView

_FOREIGN = Path(__file__).parents[1] / "packs" / "foreign"


def programme(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("programme")
    page = stage.page(ProgrammeView)
    stage.until(lambda: bool(page.rows.rowCount()), "the editions are listed")
    stage.settle()


def brought(stage: Stage) -> None:
    programme(stage)
    _look(stage, _FOREIGN)


def findings(stage: Stage) -> None:
    programme(stage)
    with TemporaryDirectory() as folder:
        pack = Path(folder) / "own-programme"
        shutil.copytree(shipped_pack(), pack)
        unit = pack / "units" / "u01.toml"
        text = unit.read_text("utf-8")
        text = text.replace('tier = "L"', 'tier = "X"').replace('id = "01-02"', 'id = "01-01"')
        unit.write_text(text, "utf-8")
        _look(stage, pack)


def _look(stage: Stage, path: Path) -> None:
    page = stage.page(ProgrammeView)
    page._model.load(path)
    stage.until(lambda: page._model.state.brought is not None, "it was looked at")
    stage.settle()


def edit_task(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("edit_task", task="06-03")
    _until_checked(stage)
    stage.stay("the task, unchanged")


def edit_task_limit(stage: Stage) -> None:
    """The French line is empty, and the site sets two limits; the end of the page is seen."""
    if not stage.is_at("the task, unchanged"):
        edit_task(stage)
    page = stage.page(EditTaskView)
    page._model.say_line("fr", "")
    page._model.say_limit("drawing", "en", "No solvent on this mold")
    page._model.say_limit("drawing", "fr", "Aucun solvant sur ce moule")
    page._model.say_limit("site", "en", "Solvent only at the bench")
    page._model.say_limit("site", "fr", "Solvant à l’établi seulement")
    _until_checked(stage)
    _to_the_end(stage)


def edit_breakdown(stage: Stage) -> None:
    edit_task(stage)
    page = stage.page(EditTaskView)
    page.half.buttons["taught"].click()
    page._model.lesson.go_to_point("2")
    stage.settle()
    stage.stay("the breakdown")


def edit_breakdown_wrong(stage: Stage) -> None:
    """A step without words was added; the end of the page is seen."""
    edit_breakdown(stage)
    stage.page(EditTaskView)._model.lesson.add_step()
    _until_checked(stage)
    _to_the_end(stage)


def edit_breakdown_hazards(stage: Stage) -> None:
    if not stage.is_at("the breakdown"):
        edit_breakdown(stage)
    page = stage.page(EditTaskView)
    page._model.lesson.choose_part("hazards")
    page.pages.turn(1)
    stage.settle()


def _to_the_end(stage: Stage) -> None:
    bar = stage.page(EditTaskView).pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()


def _until_checked(stage: Stage) -> None:
    page = stage.page(EditTaskView)
    stage.until(lambda: page._model.state.checked is not None, "the task was checked")
    stage.settle()
