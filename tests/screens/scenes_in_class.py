"""What was taught in class: a trainee's page, marking one and a group, a school's list."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.screens.stage import Stage
from trainer_app.ui.inclass.list_view import ListView
from trainer_app.ui.inclass.mark_view import MarkView
from trainer_app.ui.inclass.view import InClassView
from trainer_app.ui.inclass.view_model import Listing

_MARKED = "EL01"
"""Marked complete of both languages' trainees."""

NOBODY = "A. Haddad"
"""No trainee's name, as a school may write one."""

_FILE = {"en": "class of March.csv", "fr": "classe de mars.csv"}


def in_class(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("in_class", trainee=stage.person(stage.cast.trainee))


def floor(stage: Stage) -> None:
    in_class(stage)
    stage.page(InClassView).filter.buttons[Listing.TAUGHT].click()
    stage.settle()


def mark_one(stage: Stage) -> None:
    in_class(stage)
    trainee = stage.person(stage.cast.trainee)
    stage.go("mark_class", trainee=trainee, about="EL11")
    page = stage.page(MarkView)
    page._model.start_again()
    page._model.choose("EL11")
    page._model.choose(_MARKED)
    page._model.type_day("2026-02-30")
    stage.settle()


def group(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("class_group")
    page = stage.page(MarkView)
    page._model.start_again()
    page.items.buttons["PS1"].click()
    page.people[stage.person(stage.cast.newcomer)].click()
    stage.settle()


def list_empty(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("class_list")


def list_findings(stage: Stage) -> None:
    list_empty(stage)
    _load(stage, f"Name;Module;Date\n{NOBODY};EL99;2026-02-10\n;EL02;03/04/26\n")


def list_asked(stage: Stage) -> None:
    """One name is nobody's exactly; another row is new, and one is marked already."""
    list_empty(stage)
    cast = stage.cast
    last = cast.trainee.rpartition(" ")[2]
    rows = (f"{last};PS2;2026-02-13", f"{cast.newcomer};EL01;2026-02-10")
    marked = f"{cast.other_trainee};{_MARKED};2026-02-10"
    _load(stage, "\n".join(("Nom;Module;Date", *rows, marked)))


def _load(stage: Stage, text: str) -> None:
    page = stage.page(ListView)
    with TemporaryDirectory() as folder:
        path = Path(folder) / _FILE[stage.view.lang]
        path.write_text(text, "utf-8")
        page._model.load(path)
        stage.until(lambda: page._model.state.looked is not None, "the list was looked at")
    stage.settle()
