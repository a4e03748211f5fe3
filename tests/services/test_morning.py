"""The morning page: by shift who may be asked for what, what waits, and for whose eyes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.language import say
from trainer_app.checklists.morningsheet import MorningSheet, MorningSlot
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import add_months
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.morning import MorningLine, MorningPage
from trainer_app.services.notes import NewNote
from trainer_app.services.slots import NewSlot, Outcome


def page(plant: Plant, viewer: PersonId | None = None) -> MorningPage:
    return plant.program.mornings.page(plant.at_pad(viewer or plant.supervisor))


def line(plant: Plant, viewer: PersonId | None = None) -> MorningLine:
    (only,) = page(plant, viewer).lines
    return only


def on_shift(plant: Plant, person: PersonId, shift: str) -> None:
    with plant.program.store.writing() as writing:
        heads = writing.directory().people[person].heads
        saved = b.PersonSaved(roles=("trainee",), shift=shift)
        writing.append(saved, by=plant.at_pad(plant.supervisor).by(), replaces=heads)


def printed(plant: Plant, *shifts: str, lang: str = "en") -> list[MorningSheet]:
    wanted = Wanted(SheetKind.MORNING, lang, shifts=shifts)
    sheets = plant.program.sheets.sheets(plant.at_pad(plant.supervisor), wanted)
    return [sheet for sheet in sheets if isinstance(sheet, MorningSheet)]


def test_that_what_was_signed_off_may_be_asked_for_from_that_moment(plant: Plant) -> None:
    assert line(plant).morning.alone == ()
    plant.complete("01-01")
    (unit,) = line(plant).morning.alone
    assert (unit.unit, unit.tasks) == ("U01", ("01-01",))
    assert line(plant).trainers == ("Terry Trainer",)


def test_that_what_lapses_this_week_is_told_and_asked_for_no_more_once_it_has(
    plant: Plant,
) -> None:
    plant.complete("01-01")
    lapse = add_months(plant.today, plant.pack.tasks["01-01"].recert_months or 0)
    plant.clock.advance(days=(lapse - plant.today).days - 3)
    assert [(each.task, each.days_left) for each in line(plant).morning.lapsing] == [("01-01", 3)]
    plant.clock.advance(days=4)
    gone = line(plant).morning
    assert gone.alone == ()
    assert [(each.task, each.since) for each in gone.withheld] == [("01-01", lapse)]


def test_that_an_extension_names_its_control(plant: Plant) -> None:
    plant.complete("01-01")
    lapse = add_months(plant.today, plant.pack.tasks["01-01"].recert_months or 0)
    plant.clock.advance(days=(lapse - plant.today).days)
    until = lapse + timedelta(days=10)
    by = plant.at_pad(plant.supervisor)
    extend = plant.program.deciding.extend
    extend(by, plant.trainee, "01-01", until, "Nobody is here", "works beside Terry")
    plant.clock.advance(days=1)
    told = line(plant)
    assert [each.task for each in told.morning.controlled] == ["01-01"]
    assert told.controls == {"01-01": "works beside Terry"}


def test_that_follow_ups_of_today_are_told_to_whoever_may_see_the_notes(plant: Plant) -> None:
    trainer = plant.at_pad(plant.trainer)
    for days in (0, 1):
        due = plant.today + timedelta(days=days)
        new = NewNote(strength="Well done", next_step=f"In {days}", follow_up=due)
        plant.program.notes.write(trainer, plant.trainee, new)
    ((note, owner),) = line(plant).follow_ups
    assert (note.next_step, owner) == ("In 0", "Terry Trainer")
    assessor = plant.add("Ann Assessor", Role.ASSESSOR, scope=("*",))
    assert line(plant, assessor).follow_ups == ()
    (sheet,) = printed(plant)
    assert [each.words for each in sheet.follow_ups] == ["In 0"]  # never the rest of a note


def test_that_the_slots_of_today_that_nobody_said_anything_of_are_told_and_printed(
    plant: Plant,
) -> None:
    trainer, slots = plant.at_pad(plant.trainer), plant.program.slots
    for days in (0, 1):
        on = plant.today + timedelta(days=days)
        slots.plan(trainer, plant.trainee, NewSlot(on, 30 + days, ("01-01",)))
    ((slot, by),) = line(plant).slots
    assert (slot.on, slot.minutes, by) == (plant.today, 30, "Terry Trainer")
    (sheet,) = printed(plant)
    title = say(plant.pack.tasks["01-01"].title, "en")
    assert sheet.slots == (MorningSlot("Tina Trainee", 30, (("01-01", title),), by),)
    slots.say(trainer, plant.trainee, slot.id, Outcome(True, 30))
    assert line(plant).slots == ()


def test_that_a_declined_sign_off_is_asked_about_and_not_asked_for(plant: Plant) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    told = line(plant).morning
    assert [(each.about, each.thing) for each in told.questions] == [("12-07", record)]
    assert [each.task for each in told.withheld] == ["12-07"]


def test_that_each_shift_has_its_own_sheet_with_its_own_people(plant: Plant) -> None:
    night = plant.add("Nora Night", Role.TRAINEE)
    nobody = plant.add("Nick Nowhere", Role.TRAINEE)
    on_shift(plant, night, "Night")
    on_shift(plant, plant.trainee, "Day")
    told = page(plant)
    assert told.shifts == ("Day", "Night")
    assert [each.person.id for each in told.lines] == [plant.trainee, night, nobody]
    names = [(sheet.shift, [p.trainee for p in sheet.people]) for sheet in printed(plant)]
    assert names == [("Day", ["Tina Trainee"]), ("Night", ["Nora Night"]), ("", ["Nick Nowhere"])]
    assert [sheet.shift for sheet in printed(plant, "Night", lang="en+fr")] == ["Night", "Night"]
    assert printed(plant, "Evening")[0].people == ()


def test_that_the_paper_says_what_the_screen_says(plant: Plant) -> None:
    plant.complete("01-02")
    plant.sign_off("01-01")
    told = line(plant)
    (sheet,) = printed(plant, lang="fr")
    (person,) = sheet.people
    assert [u.unit[0] for u in person.units] == [u.unit for u in told.morning.alone]
    assert [t.task[0] for t in person.watched] == [t.task for t in told.morning.watched]
    assert len(person.watched) == 1
    assert (person.signed, person.week) == (told.signed, told.week) == (1, 1)


def test_that_a_trainee_does_not_see_it_and_the_patient_see_everybody(plant: Plant) -> None:
    with pytest.raises(Refusal) as refusal:
        page(plant, plant.trainee)
    assert refusal.value.code is ErrorCode.NOT_ALLOWED
    plant.add("Anna Another", Role.TRAINEE)
    begun = plant.program.mornings.page(plant.at_pad(plant.supervisor), patience=Patience(0))
    assert (len(begun.lines), begun.left) == (1, 1)
    assert len(page(plant).lines) == 2
