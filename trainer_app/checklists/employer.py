"""What training took, in figures, for the employer who pays for it. Pure.

A function of what is recorded, up to a date. Every figure is counted or timed from records, shown
as a median with its range and how many it rests on; of a few nothing is said. Nobody is named,
nobody is ranked, and nothing here says what somebody is worth (domain.md 4.1 and 4.5.9).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.lessons import Step
from trainer_app.checklists.packs import Pack, Policy
from trainer_app.checklists.progress import Progress, Remaining, UnitProgress
from trainer_app.checklists.status import Status, TaskStatus

ENOUGH: Final = 3
"""Of fewer a median would tell of one person, and say nothing of the programme."""
WEEKS: Final = 12
"""Whole weeks that *sign-offs a week* looks back."""
WEAK: Final = 2
"""So often *not yet* before a task is named: once says nothing."""
MOST_TASKS: Final = 6


@dataclass(frozen=True, slots=True)
class Spread:
    """What was counted or timed: how many of them, the lowest, the median, the highest."""

    n: int
    lowest: int = 0
    median: float = 0
    highest: int = 0

    @property
    def is_too_few(self) -> bool:
        return self.n < ENOUGH


def spread(values: Iterable[int]) -> Spread:
    found = sorted(values)
    if not found:
        return Spread(0)
    middle = len(found) // 2
    median = found[middle] if len(found) % 2 else (found[middle - 1] + found[middle]) / 2
    return Spread(len(found), found[0], median, found[-1])


@dataclass(frozen=True, slots=True)
class Course:
    """How far one trainee came, in days from the start. None, or no entry: not reached."""

    pathway: str
    first_sign_off: int | None
    units: Mapping[str, int]
    """By unit whose core tasks that apply were all signed off, whatever lapsed since."""
    ready: int | None
    to_try: tuple[int, ...] = ()
    """Days from a module complete to the first try of each of its tasks on the floor."""
    to_sign_off: tuple[int, ...] = ()
    tried_first: int = 0
    """Tasks that were tried before they were taught in class."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """What became of the tries of one task, whoever they were of."""

    task: str
    tries: int
    not_yet: int
    """With a line of the standard missed, or assessed below the sign-off level."""
    stopped: int


@dataclass(frozen=True, slots=True)
class Work:
    """What trainers did with one trainee, or with all of them. Hours come from whoever entered
    minutes; a try has none."""

    sign_offs: tuple[date, ...] = ()
    watched: int = 0
    """Minutes; those of a job of several tasks once."""
    watched_without: int = 0
    """Pieces of work that were signed off and give no minutes."""
    taught: int = 0
    sessions: int = 0
    attempts: tuple[Attempts, ...] = ()

    @property
    def tries(self) -> int:
        return sum(each.tries for each in self.attempts)

    @property
    def stopped(self) -> int:
        return sum(each.stopped for each in self.attempts)

    def __add__(self, other: Work) -> Work:
        return Work(
            self.sign_offs + other.sign_offs,
            self.watched + other.watched,
            self.watched_without + other.watched_without,
            self.taught + other.taught,
            self.sessions + other.sessions,
            _together((*self.attempts, *other.attempts)),
        )


# --- one trainee -----------------------------------------------------------------------------


def course_of(pathway: str, started: date, whole: Progress, ready: date | None) -> Course:
    """``whole``: as of the date of the figures; ``ready``: ``ready_on`` of the same."""
    days = [p.observed_on for status in whole.statuses.values() for p in status.evidence]
    both = [
        (lesson, whole.statuses[lesson.task])
        for lesson in whole.lessons.values()
        if lesson.taught_on is not None and lesson.taught_on <= whole.on
    ]
    return Course(
        pathway,
        _days(started, min(days)) if days else None,
        {
            unit.unit.id: _days(started, done)
            for unit in whole.units
            if (done := _all_signed_off(unit)) is not None
        },
        None if ready is None else _days(started, ready),
        tuple(
            (lesson.tried_on - lesson.taught_on).days
            for lesson, _status in both
            if lesson.step is Step.BOTH and lesson.tried_on and lesson.taught_on
        ),
        tuple(
            (status.achieved_on - lesson.taught_on).days
            for lesson, status in both
            if status.achieved_on and lesson.taught_on and status.achieved_on >= lesson.taught_on
        ),
        sum(lesson.step is Step.TRIED_FIRST for lesson in whole.lessons.values()),
    )


def may_be_ready_from(whole: Progress, pack: Pack, policy: Policy) -> date | None:
    """The day on which the last thing of *ready to present* was reached for the first time.

    None: something was never reached. Whether nothing stood in the way on that very day (a lapse, a
    second look) is for who asks ``progress`` again: ``days_to_look_at``.
    """
    if any(remainder.kind not in _MAY_STAND_IN_THE_WAY_LATER for remainder in whole.remains):
        return None
    marks = whole.milestones
    reached = [s.achieved_on for s in _core_tasks(whole.units) if s.achieved_on is not None]
    if policy.ready_needs_modules:
        complete = marks.modules
        reached += [complete[module.id] for module in pack.modules]
    if policy.ready_needs_sessions:
        attended = marks.practicals
        reached += [attended[practical.id] for practical in pack.practicals]
    if policy.ready_needs_unit_signatures:
        reached += [unit.signed_on for unit in whole.units if unit.signed_on is not None]
    if policy.ready_needs_capstone and marks.capstone is not None:
        reached.append(marks.capstone)
    return max(reached, default=None)


def days_to_look_at(whole: Progress, first: date) -> tuple[date, ...]:
    """From that day on, every day on which something was watched: one of them may be the one."""
    watched = {p.observed_on for s in whole.statuses.values() for p in s.evidence}
    return (first, *sorted(day for day in watched if day > first))


def work_of(effects: Effects, pack: Pack, on: date) -> Work:
    """From the records of ``WORK_KINDS`` about one trainee: what stands of them, up to the date."""
    sessions: list[int] = []
    signed: list[tuple[date, int, str]] = []
    tries: list[b.TryRecorded] = []
    for thing in effects.things():
        for record in thing.present[:1]:
            match record.body:
                case b.SessionTaught(on=date() as day) as body:
                    if day <= on and body.task in pack.tasks:
                        sessions.append(body.minutes)
                case b.SignoffRecorded(observed_on=date() as day) as body:
                    if day <= on and body.task in pack.tasks:
                        signed.append((day, body.minutes, body.job or record.id))
                case b.TryRecorded(observed_on=date() as day) as body:
                    if day <= on and body.task in pack.tasks:
                        tries.append(body)
    jobs: dict[str, int] = {}
    for _day, minutes, job in signed:
        jobs[job] = max(minutes, jobs.get(job, 0))
    return Work(
        tuple(sorted(day for day, _minutes, _job in signed)),
        sum(jobs.values()),
        sum(not minutes for minutes in jobs.values()),
        sum(sessions),
        len(sessions),
        _together(_attempt(body, pack.policy.sign_off_level) for body in tries),
    )


_MAY_STAND_IN_THE_WAY_LATER: Final = frozenset(
    {Remaining.LAPSED, Remaining.SECOND_LOOK, Remaining.QUESTION}
)
"""What may remain although all of it was there once."""

WORK_KINDS: Final = (
    *("session.taught", "signoff.recorded", "try.recorded"),
    *("record.withdrawn", "question.raised", "question.decided"),
)


def _all_signed_off(unit: UnitProgress) -> date | None:
    found = [status.achieved_on for status in _core_tasks((unit,))]
    days = [day for day in found if day is not None]
    return max(days) if days and len(days) == len(found) else None


def _core_tasks(units: Iterable[UnitProgress]) -> list[TaskStatus]:
    return [
        status
        for unit in units
        for task, status in zip(unit.unit.tasks, unit.statuses, strict=True)
        if task.is_core and status.status is not Status.NOT_APPLICABLE
    ]


def _days(started: date, reached: date) -> int:
    """What was there on the first day, or before it, took none."""
    return max(0, (reached - started).days)


def _attempt(body: b.TryRecorded, sign_off_level: int) -> Attempts:
    below = body.declared and body.level < sign_off_level
    return Attempts(body.task, 1, int(bool(body.missed) or below), int(body.stopped))


def _together(attempts: Iterable[Attempts]) -> tuple[Attempts, ...]:
    found: dict[str, list[Attempts]] = defaultdict(list)
    for each in attempts:
        found[each.task].append(each)
    return tuple(
        Attempts(
            task,
            sum(each.tries for each in own),
            sum(each.not_yet for each in own),
            sum(each.stopped for each in own),
        )
        for task, own in sorted(found.items())
    )


# --- a plant ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PathwayTimes:
    """In days from the start, over everybody who started on one pathway."""

    pathway: str
    started: int
    first_sign_off: Spread
    units: Mapping[str, Spread]
    """By unit, in the order of the pack; of a unit that nobody has finished ``n`` is 0."""
    ready: Spread


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a plant on a date."""

    pathways: tuple[PathwayTimes, ...]
    a_week: Spread
    """Sign-offs in each of the last whole weeks, ``WEEKS`` at most; ``n`` counts the weeks."""
    work: Work
    to_try: Spread
    to_sign_off: Spread
    tried_first: int
    weak: tuple[Attempts, ...]
    """Tasks that were stopped, or *not yet* more than once; the most often first."""


def figures(pack: Pack, courses: Sequence[Course], works: Iterable[Work], on: date) -> Figures:
    """``courses``: of everybody who started, by the day; their order never shows."""
    work = sum(works, Work())
    return Figures(
        tuple(_times(pack, p, courses) for p in sorted({c.pathway for c in courses}, reverse=True)),
        spread(_by_week(work.sign_offs, on)),
        work,
        spread(days for course in courses for days in course.to_try),
        spread(days for course in courses for days in course.to_sign_off),
        sum(course.tried_first for course in courses),
        tuple(_weak(work.attempts)),
    )


def _times(pack: Pack, pathway: str, courses: Iterable[Course]) -> PathwayTimes:
    own = [course for course in courses if course.pathway == pathway]
    return PathwayTimes(
        pathway,
        len(own),
        spread(c.first_sign_off for c in own if c.first_sign_off is not None),
        {
            unit.id: spread(c.units[unit.id] for c in own if unit.id in c.units)
            for unit in pack.units
        },
        spread(c.ready for c in own if c.ready is not None),
    )


def _by_week(days: Sequence[date], on: date) -> list[int]:
    """How many in each whole week before this one, from the week of the first sign-off on."""
    this = _monday(on)
    weeks = Counter(_monday(day) for day in days)
    first = max(min(weeks, default=this), this - timedelta(weeks=WEEKS))
    return [weeks[first + timedelta(weeks=n)] for n in range((this - first).days // 7)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weak(attempts: Iterable[Attempts]) -> list[Attempts]:
    found = [each for each in attempts if each.not_yet >= WEAK or each.stopped]
    return sorted(found, key=lambda each: (-each.not_yet, -each.stopped, each.task))[:MOST_TASKS]
