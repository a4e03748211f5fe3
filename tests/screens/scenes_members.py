"""Everybody, a person's page in its states, rights to sign, leaving, who sees what."""

from __future__ import annotations

from tests.screens.scenes_first_run import steady_codes
from tests.screens.scenes_start import copy_profile, start_on
from tests.screens.stage import Stage
from trainer_app.services.notes import NewNote
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.everybody.view import EverybodyView
from trainer_app.ui.person.leaving_view import LeavingView
from trainer_app.ui.person.right_view import RightView
from trainer_app.ui.person.view import PersonView
from trainer_app.ui.whosees.view import WhoSeesView

_LEAVES = "a copy of the plant, where somebody is about to leave"


def everybody(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("everybody")


def everybody_search(stage: Stage) -> None:
    everybody(stage)
    stage.page(EverybodyView).search.setText("xyz")
    stage.settle()


def _person(stage: Stage, name: str) -> PersonView:
    everybody(stage)
    stage.go("person", person=stage.person(name))
    return stage.page(PersonView)


def person_trainer(stage: Stage) -> None:
    _person(stage, stage.cast.trainer)
    stage.stay("a trainer's page")


def person_trainer_below(stage: Stage) -> None:
    """The acts at the end of the page."""
    if not stage.is_at("a trainer's page"):
        person_trainer(stage)
    page = stage.page(PersonView)
    bar = page.form.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()


def person_trainee(stage: Stage) -> None:
    page = _person(stage, stage.cast.trainee)
    page.started.setText("2026-02-3")
    page.started.textEdited.emit("2026-02-3")
    stage.settle()


def person_refused(stage: Stage) -> None:
    page = _person(stage, stage.cast.trainer)
    page.name.setText(stage.cast.trainee)
    page.name.textEdited.emit(stage.cast.trainee)
    page.primary.click()
    stage.settle()


def person_badge(stage: Stage) -> None:
    page = _person(stage, stage.cast.trainer)
    page.badge.add.click()
    stage.settle()


def _on_a_copy(stage: Stage) -> None:
    """What follows changes somebody: the sample plant stays as it is."""
    start_on(stage, copy_profile(stage).folder)
    stage.come_in(stage.cast.supervisor)


def person_code(stage: Stage) -> None:
    _on_a_copy(stage)
    stage.go("person", person=stage.person(stage.cast.trainer))
    with steady_codes():
        stage.page(PersonView).pin.reset.click()
        stage.settle()


def leaving(stage: Stage) -> None:
    """A follow-up is open and sign-offs wait."""
    _on_a_copy(stage)
    trainer = stage.person(stage.cast.trainer)
    trainee = stage.person(stage.cast.trainee)
    by = stage.ask(lambda: stage.program.people.sign_in(trainer, SAMPLE_PIN))
    note = NewNote("Springs next", follow_up=stage.plant.clock.now().date)
    stage.ask(lambda: stage.program.notes.write(by, trainee, note))
    stage.go("person", person=trainer)
    stage.go("leaving", person=trainer)
    assert stage.page(LeavingView).heirs.isVisible()
    stage.stands = _LEAVES


def person_left(stage: Stage) -> None:
    if stage.stands != _LEAVES:
        leaving(stage)
    stage.stands = ""
    page = stage.page(LeavingView)
    next(iter(page.heirs.buttons.values())).click()
    page.primary.click()
    stage.settle()
    assert not stage.page(PersonView).primary.isVisible()


def right(stage: Stage) -> None:
    _person(stage, stage.cast.trainer)
    stage.go("right", person=stage.person(stage.cast.trainer))
    stage.page(RightView).scope.buttons["U02"].click()
    stage.settle()


def right_tasks(stage: Stage) -> None:
    right(stage)
    page = stage.page(RightView)
    page.ways.buttons["tasks"].click()
    page.units.buttons["U04"].click()
    stage.settle()
    for task in ("04-01", "04-06"):
        page.tasks.buttons[task].click()
    page.until.setText("next week")
    page.until.textEdited.emit("next week")
    stage.settle()


def who_may_sign(stage: Stage) -> None:
    everybody(stage)
    stage.go("who_may_sign")


def who_sees_what(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainee)
    stage.go("who_sees_what")
    assert stage.page(WhoSeesView).list.isVisible()


def who_sees_sheet(stage: Stage) -> None:
    who_sees_what(stage)
    stage.go("who_sees_sheet")
