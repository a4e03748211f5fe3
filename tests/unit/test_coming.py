"""What comes next for a trainee, and how long *I am ready to be assessed* stands."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.builders import World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.coming import Turn, comes_next, coming
from trainer_app.checklists.status import TaskStatus

TASK = "01-01"


class Bench(World):
    """A trainee and two trainers."""

    def __init__(self) -> None:
        super().__init__()
        self.tom = self.trainee("Tom")
        self.rita = self.trainer("Rita")
        self.carl = self.trainer("Carl")

    def ask(self, task: str, on: int) -> None:
        self.add(b.AssessmentRequested(trainee=self.tom, task=task, on=day(on)), by=self.tom)

    def statuses(self, on: int) -> Mapping[str, TaskStatus]:
        return {task: self.status(self.tom, task, day(on)) for task in self.pack.tasks}

    def next(self, on: int) -> list[tuple[str, Turn]]:
        return [(c.task.id, c.turn) for c in coming(self.pack, self.statuses(on))]

    def all_of(self, task: str, start: int = 0) -> None:
        for n in range(self.pack.tasks[task].sign_offs):
            self.signed(self.tom, task, (self.rita, self.carl)[n % 2], day(start + n), mold=f"M{n}")


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_that_a_task_comes_next_when_everything_before_it_is_achieved(bench: Bench) -> None:
    later = next(t for t in bench.pack.all_tasks() if t.prerequisites)
    assert not comes_next(later, bench.statuses(0))
    for prerequisite in later.prerequisites:
        bench.all_of(prerequisite)
    assert comes_next(later, bench.statuses(30))


def test_that_what_is_achieved_no_longer_comes_next(bench: Bench) -> None:
    bench.all_of(TASK)
    assert TASK not in [task for task, _turn in bench.next(20)]


def test_that_what_was_begun_comes_before_what_is_new(bench: Bench) -> None:
    begun = "01-02"
    assert bench.next(5)[0] == (TASK, Turn.NEW)
    bench.try_(bench.tom, begun, bench.rita, day(1))
    assert bench.next(5)[0] == (begun, Turn.BEGUN)


def test_that_what_has_lapsed_comes_first_of_all(bench: Bench) -> None:
    lapses = next(t for t in bench.pack.all_tasks() if t.recert_months and not t.prerequisites)
    bench.all_of(lapses.id)
    bench.try_(bench.tom, next(t for t in bench.pack.tasks if t != lapses.id), bench.rita, day(1))
    assert bench.next(31 * (lapses.recert_months or 0) + 31)[0] == (lapses.id, Turn.LAPSED)


def test_that_what_was_watched_today_is_over_for_today(bench: Bench) -> None:
    twice = next(t for t in bench.pack.all_tasks() if t.sign_offs > 1 and not t.prerequisites)
    bench.sign_off(bench.tom, twice.id, bench.rita, day(3))
    assert twice.id not in [task for task, _turn in bench.next(3)]
    assert twice.id in [task for task, _turn in bench.next(4)]


def test_that_a_request_comes_before_what_was_begun(bench: Bench) -> None:
    bench.try_(bench.tom, "01-02", bench.rita, day(1))
    bench.ask(TASK, on=2)
    assert bench.next(2)[0] == (TASK, Turn.ASKED)


def test_that_a_request_stands_until_the_task_is_signed(bench: Bench) -> None:
    bench.ask(TASK, on=2)
    assert bench.status(bench.tom, TASK, day(1)).asked_on is None
    assert bench.status(bench.tom, TASK, day(9)).asked_on == day(2)
    bench.sign_off(bench.tom, TASK, bench.rita, day(9))
    assert bench.status(bench.tom, TASK, day(9)).asked_on is None
    assert bench.status(bench.tom, TASK, day(8)).asked_on == day(2)


def test_that_a_try_answers_a_request_of_an_earlier_day_only(bench: Bench) -> None:
    bench.ask(TASK, on=2)
    bench.try_(bench.tom, TASK, bench.rita, day(2))
    assert bench.status(bench.tom, TASK, day(2)).asked_on == day(2)
    bench.try_(bench.tom, TASK, bench.rita, day(3))
    assert bench.status(bench.tom, TASK, day(3)).asked_on is None


def test_that_a_declined_sign_off_answers_a_request_too(bench: Bench) -> None:
    bench.ask(TASK, on=2)
    bench.decline(bench.sign_off(bench.tom, TASK, bench.rita, day(4)))
    assert bench.status(bench.tom, TASK, day(4)).asked_on is None


def test_that_one_may_ask_again(bench: Bench) -> None:
    bench.ask(TASK, on=2)
    bench.try_(bench.tom, TASK, bench.rita, day(3))
    bench.ask(TASK, on=5)
    assert bench.status(bench.tom, TASK, day(5)).asked_on == day(5)
