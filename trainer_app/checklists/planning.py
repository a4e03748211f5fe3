"""A trainee's plan: what is to be done by which day, beside what was done. Pure.

The programme says what belongs to which week; the trainee's first day gives it its day, and a plan
that was saved says where people agreed on another one. A saved plan holds every day it was made of:
another edition of the programme moves nothing that was agreed. The newest wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.counts import Terms, count_sign_offs
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack, Plan, Stage, Task
from trainer_app.checklists.packsections import MOST_WEEKS
from trainer_app.checklists.progress import Progress
from trainer_app.checklists.standing import Performance
from trainer_app.checklists.status import Status, TaskStatus
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import RecordId

PLAN_KINDS: Final = ("plan.saved",)
CAPSTONE: Final = "capstone"
"""What the capstone is called among the ids of a plan."""
WEEK: Final = timedelta(weeks=1)
LONGEST: Final = timedelta(weeks=MOST_WEEKS)
"""No day of a plan is further from its first day, and no first day further from today."""
_WEEKEND: Final = (5, 6)


def check_start(start: date, today: date) -> None:
    """Raises DAY_OUTSIDE_PLAN."""
    if abs(start - today) > LONGEST:
        raise Refusal(ErrorCode.DAY_OUTSIDE_PLAN)


def check_day(day: date, start: date) -> None:
    """Raises DAY_OUTSIDE_PLAN. ``start``: the first day of the plan that it belongs to."""
    if not start <= day <= _later(start, LONGEST.days):
        raise Refusal(ErrorCode.DAY_OUTSIDE_PLAN)


class Sort(StrEnum):
    """What kind of thing is planned."""

    MODULE = "module"
    SESSION = "session"
    TASK = "task"
    UNIT = "unit"
    CAPSTONE = "capstone"


@dataclass(frozen=True, slots=True)
class Target:
    """Something that is to be done by a day. ``counted`` of ``asked``: sign-offs of a task, core
    tasks of a unit that are signed off; 0 of 0 for what is done in one go."""

    about: str
    sort: Sort
    due: date
    first_due: date
    """By the first plan that was saved."""
    done_on: date | None = None
    counted: int = 0
    asked: int = 0

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    def days_later(self, on: date) -> int:
        """So many days later than planned it was done, or is by now; below 0: earlier."""
        return ((self.done_on or on) - self.due).days

    def is_late(self, on: date) -> bool:
        """Not done, and the day has gone by."""
        return not self.is_done and on > self.due


@dataclass(frozen=True, slots=True)
class DatedStage:
    """A stage of the programme's plan with its days. ``first``..``last``: weeks, from 1."""

    first: int
    last: int
    begins: date
    ends: date
    floor: Words
    target: Words
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class DatedPlan:
    """The whole plan of one trainee on a date."""

    start: date
    weeks: int
    on: date
    stages: tuple[DatedStage, ...]

    @property
    def targets(self) -> Iterator[Target]:
        return (target for stage in self.stages for target in stage.targets)

    @property
    def late(self) -> tuple[Target, ...]:
        """What was to be done by now and is not, the oldest first."""
        return _by_day(t for t in self.targets if t.is_late(self.on))

    def soonest(self, most: int) -> tuple[Target, ...]:
        """The oldest of what is late and the next of what is to come: at least half of each,
        where there is so much."""
        late = self.late
        coming = _by_day(t for t in self.targets if not t.is_done and t.due >= self.on)
        first = late[: most - min(len(coming), most // 2)]
        return (*first, *coming[: most - len(first)])

    @property
    def this_week(self) -> tuple[Target, ...]:
        """What is to be done from today to the end of the week of the plan."""
        return self._due_within(self.on, self.week_ends)

    @property
    def next_week(self) -> tuple[Target, ...]:
        return self._due_within(_later(self.week_ends, 1), self.next_week_ends)

    @property
    def next_week_ends(self) -> date:
        return _later(self.week_ends, WEEK.days)

    @property
    def week_ends(self) -> date:
        """The last day of the week that today is in; of the first one before it began."""
        gone = max(0, (self.on - self.start) // WEEK)
        return _later(self.start, (gone + 1) * WEEK.days - 1)

    @property
    def ends(self) -> date:
        """The last day that anything is planned for."""
        return max((target.due for target in self.targets), default=self.start)

    def target(self, about: str) -> Target | None:
        return next((t for t in self.targets if t.about == about), None)

    def _due_within(self, first: date, last: date) -> tuple[Target, ...]:
        return _by_day(t for t in self.targets if not t.is_done and first <= t.due <= last)


def _by_day(targets: Iterable[Target]) -> tuple[Target, ...]:
    return tuple(sorted(targets, key=lambda t: t.due))


def _later(day: date, days: int) -> date:
    """A day that a stranger wrote may be the last there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def to_earn(whole: Progress) -> int:
    """How many sign-offs the core tasks that apply still ask for."""
    tasks = (task for unit in whole.units for task in unit.unit.tasks if task.is_core)
    found = (whole.statuses[task.id] for task in tasks)
    return sum(
        max(1, status.required - status.counted)
        for status in found
        if status.status is not Status.NOT_APPLICABLE and not status.is_achieved
    )


def a_week(sign_offs: int, first: date, last: date) -> int:
    """So many of them each week, rounded up, from one day to the other; in a week that has begun
    and gone they all remain."""
    weeks = max(1, -(-((last - first).days + 1) // WEEK.days))
    return -(-sign_offs // weeks)


# --- what was saved -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SavedPlans:
    """``heads``: what a new plan takes the place of; several where two PCs knew nothing of each
    other. ``current`` is the newest of them, ``first`` the first one ever saved."""

    current: b.PlanSaved
    first: b.PlanSaved
    record: Record
    heads: tuple[RecordId, ...]


def saved_plans(
    records: Iterable[Record], directory: Directory, unit_of: UnitOf
) -> SavedPlans | None:
    """From all plans of one trainee, in any order; None where none counts."""
    counting = [
        (record, record.body)
        for record in records
        if isinstance(record.body, b.PlanSaved) and directory.why_not(record, unit_of) is None
    ]
    if not counting:
        return None
    ordered = sorted(counting, key=lambda one: (one[0].head.at, one[0].id))
    ended = {old for record, _plan in ordered for old in record.head.replaces}
    heads = [one for one in ordered if one[0].id not in ended]
    here = {record.id for record, _plan in ordered}
    firsts = [one for one in ordered if here.isdisjoint(one[0].head.replaces)]
    record, current = heads[-1]
    return SavedPlans(current, firsts[0][1], record, tuple(head.id for head, _plan in heads))


# --- the days that the programme gives ------------------------------------------------------------


def week_end(start: date, week: int) -> date:
    """The last day of a week of the plan that is no Saturday and no Sunday."""
    day = _later(start, week * WEEK.days - 1)
    while day.weekday() in _WEEKEND and day > start:
        day -= timedelta(days=1)
    return day


def programme_days(pack: Pack, pathway: str, start: date) -> Mapping[str, date]:
    """By when each thing is planned by the programme alone, for somebody who starts on this day."""
    return {
        about: week_end(start, week)
        for stage in _stages(pack, pathway)
        for about, _sort, week in stage.things
    }


@dataclass(frozen=True, slots=True)
class _Stage:
    """A stage in the weeks of a pathway, with what belongs to it and the week of each."""

    stage: Stage
    first: int
    last: int
    things: tuple[tuple[str, Sort, int], ...]


def _stages(pack: Pack, pathway: str) -> Iterator[_Stage]:
    plan = pack.plan
    weeks = plan.weeks_of(pathway)
    practicals = {practical.id: practical for practical in pack.practicals}
    units = {unit.id: _spread(unit.weeks[1], plan, weeks) for unit in pack.units}
    before, seen = 0, set[str]()
    for place, stage in enumerate(plan.stages):
        is_last = place == len(plan.stages) - 1
        last = _spread(stage.last, plan, weeks)
        first = min(before + 1, last)
        things = [(module, Sort.MODULE, last) for module in stage.modules]
        if stage.session in practicals:
            week = _spread(practicals[stage.session].week, plan, weeks)
            things.append((stage.session, Sort.SESSION, week))
        things += [(task, Sort.TASK, last) for task in stage.tasks]
        here = [unit for unit, week in units.items() if week <= last or is_last]
        things += [(unit, Sort.UNIT, units.pop(unit)) for unit in here]
        if is_last:
            things.append((CAPSTONE, Sort.CAPSTONE, last))
        new = tuple(thing for thing in things if thing[0] not in seen)
        seen.update(about for about, _sort, _week in new)
        yield _Stage(stage, first, last, new)
        before = last


def _spread(week: int, plan: Plan, weeks: int) -> int:
    """The week of a plan of so many weeks that stands for this week of the programme's plan."""
    return -(-week * weeks // plan.weeks)


# --- the plan on a date ---------------------------------------------------------------------------


def dated_plan(
    pack: Pack, terms: Terms, pathway: str, start: date, saved: SavedPlans, whole: Progress
) -> DatedPlan:
    """``terms``: with the plant's own switches; ``start``: the first day of the programme;
    ``whole``: how far the trainee is on the date.

    Tasks that do not apply, and what a plant without classes does not ask for, are in no plan.
    """
    given = programme_days(pack, pathway, start)
    asked = {
        task: count
        for stage in pack.plan.stages
        for task, count in zip(stage.tasks, stage.sign_offs_by_then, strict=False)
    }
    stages = []
    for stage in _stages(pack, pathway):
        targets = []
        for about, sort, _week in stage.things:
            done = _done(pack, terms, whole, about, sort, asked.get(about))
            if done is not None:
                due = saved.current.targets.get(about, given[about])
                first_due = saved.first.targets.get(about, due)
                targets.append(Target(about, sort, due, first_due, *done))
        stages.append(
            DatedStage(
                stage.first,
                stage.last,
                _later(start, (stage.first - 1) * WEEK.days),
                _later(start, stage.last * WEEK.days - 1),
                stage.stage.floor,
                stage.stage.target,
                tuple(targets),
            )
        )
    return DatedPlan(start, pack.plan.weeks_of(pathway), whole.on, tuple(stages))


_Done = tuple[date | None, int, int]


def _done(
    pack: Pack, terms: Terms, whole: Progress, about: str, sort: Sort, asked: int | None
) -> _Done | None:
    """When it was done, and how far it is; None where it is not asked for at all."""
    reached, policy = whole.milestones, terms.policy
    match sort:
        case Sort.MODULE:
            return (reached.modules.get(about), 0, 0) if policy.ready_needs_modules else None
        case Sort.SESSION:
            return (reached.practicals.get(about), 0, 0) if policy.ready_needs_sessions else None
        case Sort.CAPSTONE:
            return (reached.capstone, 0, 0) if policy.ready_needs_capstone else None
        case Sort.TASK:
            return _task_done(pack.tasks[about], whole.statuses[about], asked, terms)
        case Sort.UNIT:
            return _unit_done(pack.units_by_id[about].tasks, whole.statuses)


def _task_done(task: Task, status: TaskStatus, asked: int | None, terms: Terms) -> _Done | None:
    """``asked``: so many sign-offs are enough by then."""
    if status.status is Status.NOT_APPLICABLE:
        return None
    if asked is None or asked >= status.required:
        done = None if status.questions else status.achieved_on
        return done, status.counted, status.required
    enough = status.counted >= asked and not status.questions
    done = _counted_on(task, status.evidence, asked, terms) if enough else None
    return done, min(status.counted, asked), asked


def _counted_on(task: Task, done: Sequence[Performance], asked: int, terms: Terms) -> date | None:
    """The day on which so many of them counted: not each does, as of two on one day."""
    for n in range(1, len(done) + 1):
        if count_sign_offs(task, done[:n], terms).counted >= asked:
            return done[n - 1].observed_on
    return None


def _unit_done(tasks: Iterable[Task], statuses: Mapping[str, TaskStatus]) -> _Done | None:
    """Its core tasks, as the signature of the unit asks for them (domain.md 4.4.5)."""
    core = [statuses[task.id] for task in tasks if task.is_core]
    found = [s for s in core if s.status is not Status.NOT_APPLICABLE]
    if not found:
        return None
    days = [s.achieved_on for s in found if s.achieved_on is not None and not s.questions]
    return max(days) if len(days) == len(found) else None, len(days), len(found)


# --- moving ---------------------------------------------------------------------------------------


def moved(plan: DatedPlan, about: str, to: date, *, with_later: bool) -> dict[str, date]:
    """The days of the plan with one of them moved. ``with_later``: what is still to be done on the
    same day or later moves by as many days; what is done keeps its day. None is before the start.
    Raises DAY_OUTSIDE_PLAN."""
    check_day(to, plan.start)
    days = {target.about: target.due for target in plan.targets}
    before = days[about]
    if with_later:
        by = (to - before).days
        for target in plan.targets:
            if not target.is_done and target.due >= before:
                days[target.about] = max(plan.start, _later(target.due, by))
    days[about] = to
    return days


def started_on(pack: Pack, pathway: str, saved: b.PlanSaved | None, start: date) -> dict[str, date]:
    """The days of a plan that starts on this day; what had been moved stays where it was."""
    given = dict(programme_days(pack, pathway, start))
    if saved is not None:
        before = programme_days(pack, pathway, saved.start)
        agreed = saved.targets.items()
        given |= {a: max(day, start) for a, day in agreed if a in given and day != before[a]}
    return given
