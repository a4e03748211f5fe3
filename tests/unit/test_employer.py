"""What training took, in figures: medians with their range and n, and nothing of a few."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from tests.builders import World, day, make_policy
from trainer_app.checklists import bodies as b
from trainer_app.checklists.costs import costs_of
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.employer import (
    Course,
    Figures,
    Spread,
    Work,
    course_of,
    days_to_look_at,
    figures,
    may_be_ready_from,
    spread,
    work_of,
)
from trainer_app.checklists.progress import MILESTONE_KINDS, Milestones, Progress, progress
from trainer_app.checklists.status import Terms
from trainer_app.kernel.ids import PersonId

END = day(40)
PARTS = (
    *("ready_needs_modules", "ready_needs_sessions"),
    *("ready_needs_capstone", "ready_needs_unit_signatures"),
)


class Floor(World):
    def __init__(self) -> None:
        super().__init__()
        self.tom = self.trainee("Tom")
        self.rita, self.carl = self.trainer("Rita"), self.trainer("Carl")
        self.vera = self.assessor("Vera")

    def whole(self, on: date = END, terms: Terms | None = None) -> Progress:
        records = [r for r in self.records if r.kind in MILESTONE_KINDS]
        marks = Milestones.of(records, self.tom, self.directory(), self.unit_of, on)
        return progress(self.case(self.tom, terms=terms), marks, on)

    def ready_from(self, on: date = END) -> date | None:
        return may_be_ready_from(self.whole(on), self.pack, self.pack.policy)

    def course(self, on: date = END) -> Course:
        return course_of("new", day(0), self.whole(on), None)

    def work(self, on: date = END) -> Work:
        effects = Effects(self.records, self.tom, self.directory(), self.unit_of)
        return work_of(effects, self.pack, on)

    def all_of(self, task: str, start: int, *, by: PersonId | None = None) -> None:
        for n in range(self.pack.tasks[task].sign_offs):
            watcher = by or (self.rita, self.carl)[n % 2]
            self.signed(self.tom, task, watcher, day(start + n), mold=f"M{n}")


def course(pathway: str = "new", **reached: int) -> Course:
    return Course(pathway, reached.get("first"), {}, reached.get("ready"))


def told(*courses: Course, works: tuple[Work, ...] = (), on: date = END) -> Figures:
    return figures(World().pack, courses, works, on)


def test_that_a_median_comes_with_its_range_and_of_a_few_nothing_is_said() -> None:
    assert spread([9, 1, 4]) == Spread(3, 1, 4, 9)
    assert spread([9, 1, 4, 5]).median == 4.5
    assert not spread([1, 2, 3]).is_too_few
    assert spread([1, 2]).is_too_few
    assert spread([]) == Spread(0)


def test_that_each_pathway_has_its_own_times_and_counts_whoever_only_started() -> None:
    found = told(*(course(first=n) for n in (3, 5, 9)), course(), course("incumbent", first=1))
    new, incumbent = found.pathways
    assert (new.pathway, new.started, new.first_sign_off) == ("new", 4, Spread(3, 3, 5, 9))
    assert (incumbent.pathway, incumbent.started, incumbent.first_sign_off.n) == ("incumbent", 1, 1)


def test_that_a_unit_is_reached_with_its_last_core_task_and_lapsing_takes_nothing_off() -> None:
    floor = Floor()
    unit = floor.pack.units[1]
    core = [task.id for task in unit.tasks if task.is_core]
    for n, task in enumerate(core[:-1]):
        floor.all_of(task, n)
    assert unit.id not in floor.course().units
    floor.all_of(core[-1], 20)
    reached = 20 + floor.pack.tasks[core[-1]].sign_offs - 1
    assert floor.course().units[unit.id] == reached
    assert floor.course(day(3000)).units[unit.id] == reached
    assert floor.course().first_sign_off == 0


def test_that_the_days_from_class_to_floor_leave_out_what_was_tried_first() -> None:
    floor = Floor()
    module = floor.pack.tasks["01-01"].module
    own = [task.id for task in floor.pack.all_tasks() if task.module == module]
    floor.try_(floor.tom, own[0], floor.rita, day(2))
    floor.add(b.ModuleCompleted(floor.tom, module, day(5)), by=floor.rita)
    floor.try_(floor.tom, own[1], floor.rita, day(9))
    assert (floor.course().to_try, floor.course().tried_first) == ((4,), 1)
    assert floor.course().to_sign_off == ()
    floor.all_of(own[1], 12)
    assert floor.course().to_sign_off == (12 + floor.pack.tasks[own[1]].sign_offs - 1 - 5,)


def test_that_ready_is_looked_for_from_the_last_thing_that_was_reached() -> None:
    floor = Floor()
    for task in floor.pack.all_tasks():
        if task.is_core:
            floor.all_of(task.id, 0)
    for module in floor.pack.modules:
        floor.add(b.ModuleCompleted(floor.tom, module.id, day(5)), by=floor.rita)
    floor.add(b.PracticalAttended(floor.tom, "PS1", day(6), True), by=floor.rita)
    for unit in floor.pack.units:
        signed = b.UnitSigned(floor.tom, unit.id, floor.pack.edition, day(7))
        floor.add(signed, by=floor.founder)
    assert floor.ready_from() is None
    passed = b.CapstoneAssessed(trainee=floor.tom, on=day(30), passed=True, tasks=("01-03",))
    floor.add(passed, by=floor.vera)
    assert floor.ready_from() == day(30)
    assert floor.ready_from(day(29)) is None
    assert days_to_look_at(floor.whole(), day(1)) == (day(1), day(2), day(30))
    assert not floor.whole(day(30)).remains


def test_that_what_a_plant_does_not_ask_for_makes_nobody_ready_later() -> None:
    floor = Floor()
    off = Terms(make_policy(**dict.fromkeys(PARTS, False)))
    for task in floor.pack.all_tasks():
        if task.is_core:
            floor.all_of(task.id, 0)
    floor.add(b.ModuleCompleted(floor.tom, "EL01", day(30)), by=floor.rita)
    assert may_be_ready_from(floor.whole(terms=off), floor.pack, off.policy) == day(2)


def test_that_a_job_of_several_tasks_takes_its_minutes_once() -> None:
    floor = Floor()
    for task, minutes, job in (("01-01", 45, "j1"), ("01-02", 45, "j1"), ("02-01", 30, "")):
        record = floor.sign_off(floor.tom, task, floor.rita, day(3), job=job)
        assert isinstance(record.body, b.SignoffRecorded)
        corrected = replace(record.body, minutes=minutes, salt="")
        floor.add(corrected, by=floor.rita, replaces=(record.id,))
    floor.sign_off(floor.tom, "02-02", floor.rita, day(4))
    work = floor.work()
    assert (len(work.sign_offs), work.watched, work.watched_without) == (4, 75, 1)
    assert floor.work(day(3)).watched_without == 0


def test_that_a_task_is_not_yet_by_a_missed_line_or_an_assessment_below_the_level() -> None:
    floor = Floor()
    floor.try_(floor.tom, "01-01", floor.rita, day(1))  # practice
    floor.try_(floor.tom, "01-01", floor.rita, day(2), missed=(1,))
    floor.try_(floor.tom, "01-01", floor.rita, day(3), declared=True)
    floor.try_(floor.tom, "01-02", floor.rita, day(3), missed=(1,))
    floor.try_(floor.tom, "02-01", floor.rita, day(3), stopped=True)
    gone = floor.try_(floor.tom, "02-01", floor.rita, day(3), stopped=True)
    floor.withdraw(gone, floor.rita, reason="mistake")
    found = told(works=(floor.work(),))
    shown = [(each.task, each.not_yet, each.stopped, each.tries) for each in found.weak]
    assert shown == [("01-01", 2, 0, 3), ("02-01", 0, 1, 1)]  # 01-02: once says nothing
    assert told(works=(floor.work(), floor.work())).weak[0].not_yet == 4


def test_that_sign_offs_a_week_are_of_whole_weeks_that_have_ended() -> None:
    monday = date(2026, 3, 2)
    days = (monday, monday.replace(day=10), monday.replace(day=11), monday.replace(day=23))
    found = told(works=(Work(days),), on=monday.replace(day=25)).a_week
    assert found == Spread(3, 0, 1, 2)  # this week has not ended yet
    assert told(works=(Work(days[:1]),), on=monday.replace(day=4)).a_week.n == 0
    assert told(works=(Work(days[:1]),), on=monday.replace(month=12)).a_week == Spread(12, 0, 0, 0)


def test_that_of_a_name_the_newest_stands_on_its_day_until_it_is_taken_off() -> None:
    floor = Floor()

    def entered(on: date = END) -> list[tuple[str, int, bool]]:
        found = costs_of(floor.records, floor.directory(), floor.unit_of, on)
        return [(cost.name, cost.cents, cost.is_gain) for cost in found]

    gain = b.CostSaved(name="Scrap", cents=500, gain=True)
    floor.add(gain, by=floor.founder)
    first = floor.add(b.CostSaved(name="Workshop", cents=100), by=floor.founder)
    begun = first.head.moment.date
    floor.clock.advance(days=1)
    floor.add(b.CostSaved(name="workshop", cents=200), by=floor.founder)  # apart from the first
    assert entered() == [("workshop", 200, False), ("Scrap", 500, True)]
    assert entered(begun) == [("Workshop", 100, False), ("Scrap", 500, True)]
    floor.add(b.CostSaved(name="Scrap", cents=900, gain=True), by=floor.tom)  # a trainee may not
    floor.clock.advance(days=1)
    gone = b.CostSaved(name="workshop", cents=200, active=False)
    floor.add(gone, by=floor.founder, replaces=(first.id,))
    assert entered() == [("Scrap", 500, True)]
