"""The hand-over to the next shift: what is in it, for whom, on screen and on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.papers import HandOver
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.shift import Handed
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.notes import NewNote


def told(plant: Plant, who: PersonId) -> list[Handed]:
    page = plant.program.handing_over.page(plant.at_pad(who))
    return [thing.kind for handing in page.trainees for thing in handing.things]


def fill(plant: Plant) -> None:
    """A stopped try, a follow-up for tomorrow and one for next week."""
    by = plant.at_pad(plant.trainer)
    with plant.program.store.writing() as writing:
        stopped = b.TryRecorded(
            trainee=plant.trainee,
            task="12-07",
            level=1,
            observed_on=plant.today,
            stopped=True,
            mold="307",
            words="The gauge had not dropped",
        )
        writing.append(stopped, by=by.by())
    for days in (1, 7):
        due = plant.today + timedelta(days=days)
        note = NewNote(next_step=f"In {days}", follow_up=due)
        plant.program.notes.write(by, plant.trainee, note)


def test_that_the_one_who_comes_sees_what_is_open(plant: Plant) -> None:
    assert told(plant, plant.second) == []
    fill(plant)
    page = plant.program.handing_over.page(plant.at_pad(plant.second))
    (handing,) = page.trainees
    stopped, due = handing.things
    assert (stopped.kind, stopped.task) == (Handed.STOPPED, "12-07")
    assert (due.kind, due.words) == (Handed.FOLLOW_UP, "In 1")
    assert handing.names[due.by] == "Terry Trainer"
    assert [mold.mold for mold in page.molds] == ["307"]


def test_that_a_closed_follow_up_is_not_handed_over(plant: Plant) -> None:
    fill(plant)
    trainer = plant.at_pad(plant.trainer)
    soonest = plant.program.notes.follow_ups(trainer)[0]
    plant.program.notes.close(trainer, soonest.note.record, "Done")
    assert told(plant, plant.second) == [Handed.STOPPED]


def test_that_an_assessor_is_told_nothing_of_notes(plant: Plant) -> None:
    fill(plant)
    assessor = plant.add("Ann Assessor", Role.ASSESSOR, scope=("*",))
    assert told(plant, assessor) == [Handed.STOPPED]


def test_that_a_trainee_does_not_see_it(plant: Plant) -> None:
    with pytest.raises(Refusal) as refusal:
        plant.program.handing_over.page(plant.at_pad(plant.trainee))
    assert refusal.value.code is ErrorCode.NOT_ALLOWED


def test_that_the_paper_says_what_the_screen_says(plant: Plant) -> None:
    fill(plant)
    second = plant.at_pad(plant.second)
    (sheet,) = plant.program.sheets.sheets(second, Wanted(SheetKind.HAND_OVER, "fr"))
    assert isinstance(sheet, HandOver)
    (trainee,) = sheet.trainees
    assert trainee.trainee == "Tina Trainee"
    assert [thing.kind for thing in trainee.things] == told(plant, plant.second)
    assert plant.program.sheets.pdf(second, [Wanted(SheetKind.HAND_OVER, "en")])
