"""What became of the training slots: planned, held, missed with its reason, or not said yet."""

from __future__ import annotations

from datetime import date

from tests.builders import World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.reasons import NotCounting
from trainer_app.checklists.slots import (
    SLOT_KINDS,
    MissedWhy,
    Slot,
    SlotCounts,
    SlotState,
    counted,
    month_of,
    slots,
)
from trainer_app.kernel.ids import PersonId, RecordId


class Floor(World):
    """Tom, who is trained, by Rita and by Luc."""

    def __init__(self) -> None:
        super().__init__()
        self.tom = self.trainee("Tom")
        self.rita, self.luc = self.trainer("Rita"), self.trainer("Luc")

    def slot(
        self,
        on: int,
        *after: Record,
        held: bool | None = None,
        minutes: int = 60,
        why: str = "",
        by: PersonId | None = None,
        instead: str = "",
    ) -> Record:
        """Planned, or said of what was planned ``after``."""
        body = b.SlotSaved(
            trainee=self.tom,
            on=day(on),
            minutes=minutes,
            held=held,
            why=why,
            instead=RecordId(instead),
        )
        return self.add(body, by=by or self.rita, replaces=[record.id for record in after])

    def slots(self, on: int) -> tuple[Slot, ...]:
        records = [r for r in self.records if r.kind in SLOT_KINDS]
        return slots(records, self.tom, self.directory(), self.unit_of, day(on))

    def states(self, on: int) -> list[SlotState]:
        return [slot.state for slot in self.slots(on)]


def test_that_a_slot_is_ahead_until_its_day_has_gone_by_and_then_waits_to_be_said() -> None:
    floor = Floor()
    floor.slot(5)
    assert floor.states(on=4) == [SlotState.AHEAD]
    assert floor.states(on=5) == [SlotState.AHEAD]
    assert floor.states(on=6) == [SlotState.UNSAID]


def test_that_what_became_of_a_slot_takes_the_place_of_its_plan_and_can_be_said_anew() -> None:
    floor = Floor()
    planned = floor.slot(5)
    held = floor.slot(5, planned, held=True, minutes=45, by=floor.luc)
    (slot,) = floor.slots(on=6)
    assert (slot.id, slot.state, slot.minutes) == (planned.id, SlotState.HELD, 45)
    assert (slot.planned_by, slot.said_by) == (floor.rita, floor.luc)
    floor.slot(5, held, held=False, why="production")
    (slot,) = floor.slots(on=6)
    assert (slot.id, slot.state, slot.why) == (planned.id, SlotState.MISSED, MissedWhy.PRODUCTION)


def test_that_two_pcs_that_say_different_things_count_as_neither_until_it_is_said_anew() -> None:
    floor = Floor()
    planned = floor.slot(5)
    one = floor.slot(5, planned, held=True)
    other = floor.slot(5, planned, held=False, why="production", by=floor.luc)
    (slot,) = floor.slots(on=6)
    assert slot.state is SlotState.DIFFERS
    assert set(slot.heads) == {one.id, other.id}
    assert counted([slot], day(1), day(30)) == SlotCounts(planned=1, unsaid=1)
    floor.slot(5, one, other, held=True)
    assert floor.states(on=6) == [SlotState.HELD]


def test_that_what_was_taken_back_on_one_pc_and_held_by_another_is_settled_by_saying_it_anew() -> (
    None
):
    floor = Floor()
    planned = floor.slot(5)
    withdrawn = b.RecordWithdrawn(about=planned.id, reason="mistake")
    back = floor.add(withdrawn, by=floor.rita, replaces=[planned.id])
    held = floor.slot(5, planned, held=True, by=floor.luc)
    assert floor.states(on=6) == [SlotState.DIFFERS]
    anew = floor.slot(5, held, back, held=True, by=floor.luc)
    (slot,) = floor.slots(on=6)
    assert (slot.state, slot.heads) == (SlotState.HELD, (anew.id, back.id))
    floor.slot(5, anew, back, held=False, why="production")
    assert floor.states(on=6) == [SlotState.MISSED]


def test_that_a_missed_slot_that_was_planned_anew_says_so_until_that_is_taken_back() -> None:
    floor = Floor()
    planned = floor.slot(5)
    floor.slot(5, planned, held=False, why="trainer_away")
    again = floor.slot(7, instead=planned.id)
    missed, later = floor.slots(on=6)
    assert missed.is_rebooked
    assert later.instead_of == planned.id
    withdrawn = b.RecordWithdrawn(about=again.id, reason="mistake")
    floor.add(withdrawn, by=floor.rita, replaces=[again.id])
    (missed,) = floor.slots(on=6)
    assert not missed.is_rebooked


def test_that_a_month_is_counted_by_what_was_planned_with_what_was_held_besides() -> None:
    floor = Floor()
    floor.slot(2, floor.slot(2), held=True)
    floor.slot(3, floor.slot(3), held=True, minutes=30, by=floor.luc)
    floor.slot(4, floor.slot(4), held=False, why="production")
    floor.slot(5, floor.slot(5), held=False, why="something_newer")
    floor.slot(6)
    floor.slot(20)
    floor.slot(7, held=True, minutes=15)
    found = floor.slots(on=10)
    missed = {MissedWhy.PRODUCTION: 1, MissedWhy.OTHER: 1}
    whole = counted(found, *month_of(day(10)))
    assert whole == SlotCounts(planned=5, held=2, missed=missed, unsaid=1, ahead=1, besides=1)
    assert whole.missed_in_all == 2
    assert counted(found, day(3), day(4)) == SlotCounts(
        planned=2, held=1, missed={MissedWhy.PRODUCTION: 1}
    )


def test_that_a_slot_of_ones_own_or_by_a_trainee_is_none() -> None:
    floor = Floor()
    own = floor.add(b.SlotSaved(trainee=floor.rita, on=day(5), minutes=30), by=floor.rita)
    assert floor.directory().why_not(own, floor.unit_of) is NotCounting.FOR_ONESELF
    floor.slot(5, by=floor.tom)
    assert floor.slots(on=5) == ()


def test_that_a_month_ends_with_its_last_day_also_in_december_and_in_a_leap_year() -> None:
    assert month_of(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert month_of(date(2028, 2, 1)) == (date(2028, 2, 1), date(2028, 2, 29))
