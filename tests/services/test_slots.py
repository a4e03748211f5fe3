"""Training slots are planned, said to have been held or missed, and planned anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.slots import MissedWhy, SlotCounts, SlotState
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.history import EntryState
from trainer_app.services.slots import NewSlot, Outcome, Slots

MISSED = Outcome(is_held=False, minutes=60, why=MissedWhy.PRODUCTION, words="  Press 7 was late. ")


@pytest.fixture
def slots(plant: Plant) -> Slots:
    return plant.program.slots


def planned(plant: Plant, days: int, *, whom: PersonId | None = None) -> RecordId:
    new = NewSlot(plant.today + timedelta(days=days), 60, ("01-01",))
    by = plant.at_pad(plant.trainer)
    return plant.program.slots.plan(by, whom or plant.trainee, new).records[0]


def test_that_a_slot_is_planned_held_for_as_long_as_it_took_and_counted_in_its_month(
    plant: Plant, slots: Slots
) -> None:
    tomorrow = planned(plant, 1)
    trainer = plant.at_pad(plant.trainer)
    with pytest.raises(Refusal) as early:
        slots.say(trainer, plant.trainee, tomorrow, Outcome(is_held=True, minutes=60))
    assert early.value.code is ErrorCode.DATE_IN_FUTURE
    plant.clock.advance(days=1)
    second = plant.at_pad(plant.second)
    slots.say(second, plant.trainee, tomorrow, Outcome(is_held=True, minutes=90))
    page = slots.page(second, plant.trainee)
    (slot,) = page.slots
    assert (slot.state, slot.minutes, slot.tasks) == (SlotState.HELD, 90, ("01-01",))
    assert (page.names[slot.planned_by], page.names[slot.said_by]) == (trainer.name, second.name)
    assert page.month == SlotCounts(planned=1, held=1)


def test_that_a_missed_slot_is_planned_anew_in_the_same_act_or_later(
    plant: Plant, slots: Slots
) -> None:
    first, other = planned(plant, 0), planned(plant, 0)
    trainer, in_a_week = plant.at_pad(plant.trainer), plant.today + timedelta(days=7)
    again = Outcome(False, 60, MissedWhy.PRODUCTION, "  Press 7 was late. ", in_a_week)
    assert len(slots.say(trainer, plant.trainee, first, again).records) == 2
    slots.say(trainer, plant.trainee, other, MISSED)
    page = slots.slot(trainer, plant.trainee, first)
    assert (page.slot.why, page.slot.words) == (MissedWhy.PRODUCTION, "Press 7 was late.")
    assert page.later is not None
    assert (page.later.on, page.later.minutes, page.later.tasks) == (in_a_week, 60, ("01-01",))
    assert slots.slot(trainer, plant.trainee, other).later is None
    slots.rebook(trainer, plant.trainee, other, in_a_week)
    assert slots.slot(trainer, plant.trainee, other).slot.is_rebooked


def test_that_a_slot_that_was_never_planned_is_taken_once_it_was_held(
    plant: Plant, slots: Slots
) -> None:
    trainer, yesterday = plant.at_pad(plant.trainer), plant.today - timedelta(days=1)
    slots.plan(trainer, plant.trainee, NewSlot(yesterday, 45, is_held=True))
    page = slots.page(trainer, plant.trainee)
    assert page.slots[0].state is SlotState.HELD
    assert not page.slots[0].was_planned
    assert slots.plan_page(trainer, plant.trainee).minutes == 45


def test_that_the_trainee_sees_the_own_slots_and_records_none(plant: Plant, slots: Slots) -> None:
    slot, other = planned(plant, 0), plant.add("Otto Other", Role.TRAINEE)
    trainee = plant.at_pad(plant.trainee)
    assert not slots.page(trainee, plant.trainee).may_record
    both = plant.add("Bea Both", Role.TRAINER, Role.TRAINEE)
    himself = plant.at_pad(both)
    for refused in (
        lambda: slots.page(trainee, other),
        lambda: slots.plan_page(trainee, plant.trainee),
        lambda: slots.plan(trainee, plant.trainee, NewSlot(plant.today, 30)),
        lambda: slots.say(trainee, plant.trainee, slot, MISSED),
        lambda: slots.rebook(trainee, plant.trainee, slot, plant.today),
        lambda: slots.plan(himself, both, NewSlot(plant.today, 30)),
    ):
        with pytest.raises(Refusal) as refusal:
            refused()
        assert refusal.value.code is ErrorCode.NOT_ALLOWED


def test_that_a_slot_that_was_entered_by_mistake_is_taken_back_and_counts_no_more(
    plant: Plant, slots: Slots
) -> None:
    slot = planned(plant, 0)
    trainer = plant.at_pad(plant.trainer)
    slots.say(trainer, plant.trainee, slot, MISSED)
    entries = plant.program.pages.history(trainer, plant.trainee).entries
    said, was = (entry for entry in entries if entry.record.kind == "slot.saved")
    assert (said.state, said.may_undo_mistake) == (EntryState.FACT, True)
    assert (was.state, was.may_undo_mistake) == (EntryState.REPLACED, False)
    plant.program.signing.withdraw(trainer, said.record.id, "mistake")
    assert slots.page(trainer, plant.trainee).slots == ()
    with pytest.raises(Refusal) as refusal:
        slots.slot(trainer, plant.trainee, slot)
    assert refusal.value.code is ErrorCode.RECORD_UNKNOWN


def test_that_of_a_person_entered_twice_the_slots_of_both_are_said(
    plant: Plant, slots: Slots
) -> None:
    twice = (plant.trainee, plant.add("Tina Trainée", Role.TRAINEE))
    both = [planned(plant, 0, whom=entry) for entry in twice]
    plant.program.merging.merge(plant.at_pad(plant.supervisor), *twice)
    trainer = plant.at_pad(plant.trainer)
    for trainee in twice:
        for slot in both:
            said = slots.say(trainer, trainee, slot, Outcome(is_held=True, minutes=60))
            assert said.changes.touches(trainee)
            assert len(slots.page(trainer, trainee).slots) == 2
    assert slots.page(trainer, plant.trainee).month == SlotCounts(planned=2, held=2)
