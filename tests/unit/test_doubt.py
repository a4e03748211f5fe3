"""Dates and clocks in doubt: flagged, and never more than that."""

from datetime import date

import msgspec

from tests.builders import START, World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.doubt import Bracket, Doubt, doubts, was_changed
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.clock import Moment

DAY_MS = 24 * 60 * 60 * 1000
YEAR_MS = 365 * DAY_MS


def _watched(on: date) -> Record:
    world = World()
    return world.sign_off(world.trainee(), "01-01", world.trainer(), on)


def _at(record: Record, ms: int) -> Record:
    return msgspec.structs.replace(record, head=msgspec.structs.replace(record.head, at=ms))


def test_that_without_a_receipt_nothing_is_in_doubt() -> None:
    assert doubts(_watched(START.date), Bracket()) == ()
    assert doubts(_watched(day(-400)), Bracket()) == ()


def test_that_a_day_inside_what_can_be_proved_is_not_in_doubt() -> None:
    bracket = Bracket(START.ms - DAY_MS, START.ms + 60_000)
    for on in (START.date, Moment(START.ms - DAY_MS, START.tz).date):
        assert doubts(_watched(on), bracket) == ()


def test_that_a_backdated_day_and_one_to_come_are_flagged() -> None:
    bracket = Bracket(START.ms - DAY_MS, START.ms + 60_000)
    assert doubts(_watched(day(-30)), bracket) == (Doubt.DATE,)
    assert doubts(_watched(day(30)), bracket) == (Doubt.DATE,)


def test_that_the_days_are_those_of_the_place_where_it_was_recorded() -> None:
    """Two in the morning UTC is the evening before in Ontario."""
    at = Moment(1_772_503_200_000, -300)
    assert Bracket(at.ms, at.ms).days(-300) == (date(2026, 3, 2), date(2026, 3, 2))
    assert Bracket(at.ms, at.ms).days(0) == (date(2026, 3, 3), date(2026, 3, 3))


def test_that_a_clock_a_year_ahead_or_in_1970_is_flagged() -> None:
    record = _watched(START.date)
    bracket = Bracket(START.ms - DAY_MS, START.ms + DAY_MS)
    assert doubts(_at(record, START.ms + YEAR_MS), bracket) == (Doubt.CLOCK,)
    assert doubts(_at(record, START.ms - YEAR_MS), bracket) == (Doubt.CLOCK,)
    assert doubts(_at(record, 0), Bracket()) == (Doubt.CLOCK,)
    assert doubts(_at(record, -(10**18)), bracket) == (Doubt.CLOCK,)


def test_that_clocks_refuse_reorder_and_hide_nothing() -> None:
    """The same things said by PCs with the right clock, a year ahead, and in 1970."""
    told: list[object] = []
    for ms in (START.ms, START.ms + YEAR_MS, 0):
        world = World()
        tom, rita = world.trainee(), world.trainer()
        world.clock.moment = Moment(ms, START.tz)
        for n in range(3):
            world.signed(tom, "01-01", rita, day(n), mold=str(n))
        found = world.standing(tom, "01-01").performances
        told.append([(p.observed_on, p.level, p.mold) for p in found])
        status = world.status(tom, "01-01", day(5))
        told.append([(status.status, status.counted, status.expires_on)])
    assert told[0] == told[2] == told[4]
    assert told[1] == told[3] == told[5]


def test_that_what_people_state_elsewhere_is_looked_at_too() -> None:
    world = World()
    tom = world.trainee()
    bracket = Bracket(START.ms, START.ms + 60_000)
    for body in (
        b.JobDone(tom, ("01-01",), day(-30)),
        b.TryRecorded(trainee=tom, task="01-01", observed_on=day(-30)),
        b.SessionTaught(trainee=tom, task="01-01", on=day(-30)),
        b.UnitSigned(tom, "U01", world.pack.edition, day(-30)),
    ):
        assert doubts(world.add(body, by=world.founder), bracket) == (Doubt.DATE,), body


def test_that_a_pin_or_role_that_was_changed_elsewhere_before_it_arrived_is_flagged() -> None:
    world = World()
    record = world.sign_off(world.trainee(), "01-01", world.trainer(), START.date)
    newer = world.add(b.PersonPin(person=world.founder, verifier="v"), by=world.founder)
    assert was_changed(record, 2_000, [(newer, 1_000)])
    assert was_changed(record, None, [(newer, 1_000)])
    assert not was_changed(record, 1_000, [(newer, 2_000)])
    assert not was_changed(record, 1_000, [(newer, None)])
    assert not was_changed(record, 1_000, [])
