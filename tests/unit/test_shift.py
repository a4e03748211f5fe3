"""What the next shift is told: begun, stopped, not what was signed off since; molds of two days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.builders import World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.shift import Handed, Thing, in_order, on_molds, things

TODAY = day(10)
YESTERDAY = TODAY - timedelta(days=1)


class Floor(World):
    def __init__(self) -> None:
        super().__init__()
        self.tom = self.trainee("Tom")
        self.rita = self.trainer("Rita")

    def tried(self, task: str, on: date, *, stopped: bool = False, mold: str = "") -> None:
        self.clock.advance(minutes=1)
        body = b.TryRecorded(
            trainee=self.tom, task=task, level=2, observed_on=on, stopped=stopped, mold=mold
        )
        self.add(body, by=self.rita)

    def sign(self, task: str, on: date) -> None:
        self.clock.advance(minutes=1)
        body = b.SignoffRecorded(trainee=self.tom, task=task, level=3, observed_on=on)
        self.add(body, by=self.rita)

    @property
    def told(self) -> list[tuple[Handed, str]]:
        return [(thing.kind, thing.task) for thing in things(self.records, TODAY)]


@pytest.fixture
def floor() -> Floor:
    return Floor()


def test_that_tries_and_lessons_of_two_days_are_told_the_stopped_ones_first(floor: Floor) -> None:
    floor.tried("01-01", YESTERDAY)
    floor.tried("01-02", TODAY, stopped=True)
    floor.tried("01-03", TODAY - timedelta(days=2))
    taught = b.SessionTaught(trainee=floor.tom, task="01-04", on=TODAY, minutes=20)
    floor.add(taught, by=floor.rita)
    assert floor.told == [
        (Handed.STOPPED, "01-02"),
        (Handed.BEGUN, "01-01"),
        (Handed.BEGUN, "01-04"),
    ]


def test_that_what_was_signed_off_since_is_not_told(floor: Floor) -> None:
    floor.tried("01-01", TODAY, stopped=True)
    floor.sign("01-01", TODAY)
    assert floor.told == []
    floor.tried("01-01", TODAY)
    assert floor.told == [(Handed.BEGUN, "01-01")]


def test_that_the_latest_try_of_a_task_is_told_whatever_arrived_first(floor: Floor) -> None:
    floor.tried("01-01", TODAY)
    floor.tried("01-01", TODAY, stopped=True)
    assert floor.told == [(Handed.STOPPED, "01-01")]
    assert things(reversed(floor.records), TODAY) == things(floor.records, TODAY)


def test_that_a_mold_is_told_with_what_was_done_on_it(floor: Floor) -> None:
    floor.tried("01-02", YESTERDAY, mold="214")
    floor.tried("01-01", TODAY, mold="214")
    floor.tried("01-01", TODAY - timedelta(days=5), mold="307")
    floor.tried("01-01", TODAY)
    (mold,) = on_molds(floor.records, TODAY)
    assert (mold.mold, mold.tasks, mold.on) == ("214", ("01-01", "01-02"), TODAY)


def test_that_what_is_due_comes_before_what_another_person_watches() -> None:
    look, step = Thing(Handed.SECOND_LOOK, "01-01"), Thing(Handed.FOLLOW_UP, "02-01")
    assert in_order([look, step]) == (step, look)
