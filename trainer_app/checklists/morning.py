"""What one trainee may be asked for on a day, and what not: for whoever gives out the work. Pure.

A function of the statuses of that day. Alone: achieved, in force and last seen at the sign-off
level. A level says how independently a task was done; the employer alone authorises people to work
(domain.md 4.1), and nobody is called competent here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.standing import Question, QuestionKind
from trainer_app.checklists.status import LapseReason, Status, TaskStatus
from trainer_app.kernel.ids import RecordId

WITHIN: Final = timedelta(days=7)
"""What lapses in so many days is named in the morning."""
_TIERS: Final = ("L", "Y")
"""Named first where something is not to be asked for; the others follow."""


class NotNow(StrEnum):
    """Why a task is not to be asked for today, though it was signed off or begun once."""

    PAUSED = "paused"
    REOBSERVATION = "reobservation"
    LAPSED = "lapsed"
    IN_QUESTION = "in_question"
    BELOW = "below"
    """Last seen below the sign-off level: a rating may go down (domain.md 4.1)."""


@dataclass(frozen=True, slots=True)
class UnitAlone:
    """Tasks of a unit that may be asked for alone, and those that may not or not yet."""

    unit: str
    tasks: tuple[str, ...]
    others: tuple[str, ...]
    """Of those that apply."""

    @property
    def is_whole(self) -> bool:
        return not self.others

    @property
    def is_mostly(self) -> bool:
        """Shorter said by what is left out."""
        return len(self.others) < len(self.tasks)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A task not to be asked for. ``since``: the day it lapsed; ``level``: of one that is BELOW."""

    task: str
    why: NotNow
    since: date | None = None
    level: int = 0
    carries: tuple[str, ...] = ()
    """Tasks that may be asked for alone and have this one as a prerequisite: they do not lapse with
    it, and show a mark (domain.md 4.3.4)."""


@dataclass(frozen=True, slots=True)
class InTraining:
    task: str
    level: int
    counted: int
    required: int


@dataclass(frozen=True, slots=True)
class Lapsing:
    """``last``: the last good day, of an extension where there is one."""

    task: str
    last: date
    days_left: int
    is_extended: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question. ``about``: a task, unit, module or session; the capstone has no id."""

    about: str
    thing: RecordId
    kind: QuestionKind


@dataclass(frozen=True, slots=True)
class Morning:
    """Of one trainee on one day."""

    alone: tuple[UnitAlone, ...]
    controlled: tuple[Lapsing, ...]
    """Past their interval and extended: only with the control that the supervisor named."""
    withheld: tuple[Withheld, ...]
    """Life-critical first, then safety."""
    watched: tuple[InTraining, ...]
    """Done with help, or alone and not signed off yet: under direct watch. Highest level first."""
    assisting: tuple[InTraining, ...]
    """Shown so far: watch and assist only."""
    lapsing: tuple[Lapsing, ...]
    """Within a week, soonest first, whatever word is shown: what is in question lapses too."""
    looks: tuple[str, ...]
    """Tasks signed off with the second look outstanding."""
    questions: tuple[Asked, ...]


def morning(
    pack: Pack,
    statuses: Mapping[str, TaskStatus],
    sign_off_level: int,
    asked: Iterable[tuple[str, Question]] = (),
) -> Morning:
    """``statuses``: of a trainee on the day, by task. ``asked``: what is open beside the tasks."""
    applies = {
        task.id: statuses[task.id]
        for task in pack.all_tasks()
        if statuses[task.id].status is not Status.NOT_APPLICABLE
    }
    why = {task: reason for task, s in applies.items() if (reason := _not_now(s, sign_off_level))}
    past = {t for t, s in applies.items() if t not in why and _is_past(s)}
    alone = {t for t, s in applies.items() if s.is_achieved and t not in why and t not in past}
    begun = [
        InTraining(t, s.level, s.counted, s.required)
        for t, s in applies.items()
        if s.status is Status.IN_TRAINING and t not in why
    ]
    return Morning(
        tuple(_by_unit(pack, applies, alone)),
        tuple(_lapsing(applies[task] for task in applies if task in past)),
        tuple(_withheld(pack, applies, why, alone)),
        tuple(sorted((b for b in begun if b.level >= sign_off_level - 1), key=_highest_first)),
        tuple(b for b in begun if b.level < sign_off_level - 1),
        tuple(sorted(filter(_is_soon, _lapsing(_by_calendar(applies))), key=_soonest_first)),
        tuple(t for t, s in applies.items() if s.second_look_missing and not s.paused),
        tuple(_questions(pack, applies.values(), asked)),
    )


def _not_now(status: TaskStatus, sign_off_level: int) -> NotNow | None:
    if status.paused:
        return NotNow.PAUSED
    if status.lapse_reason is LapseReason.REOBSERVATION:
        return NotNow.REOBSERVATION
    if status.lapse_reason is LapseReason.CALENDAR:
        return NotNow.LAPSED
    if status.questions:
        return NotNow.IN_QUESTION
    if status.is_achieved and status.level < sign_off_level:
        return NotNow.BELOW
    return None


def _by_unit(pack: Pack, applies: Mapping[str, TaskStatus], alone: set[str]) -> Iterable[UnitAlone]:
    for unit in pack.units:
        own = [task.id for task in unit.tasks if task.id in applies]
        may = tuple(task for task in own if task in alone)
        if may:
            yield UnitAlone(unit.id, may, tuple(task for task in own if task not in alone))


def _withheld(
    pack: Pack, applies: Mapping[str, TaskStatus], why: Mapping[str, NotNow], alone: set[str]
) -> Iterable[Withheld]:
    for task in sorted((pack.tasks[t] for t in why), key=_most_dangerous_first):
        status, reason = applies[task.id], why[task.id]
        lapsed = reason is NotNow.LAPSED
        yield Withheld(
            task.id,
            reason,
            (status.extended_until or status.expires_on) if lapsed else None,
            status.level,
            tuple(t for t in applies if t in alone and task.id in pack.tasks[t].prerequisites),
        )


def _is_past(status: TaskStatus) -> bool:
    """In force by an extension alone."""
    return status.expires_on is not None and status.expires_on < status.on


def _by_calendar(applies: Mapping[str, TaskStatus]) -> Iterable[TaskStatus]:
    """What is paused or has to be observed again stands as such, and waits for no day."""
    observed = LapseReason.REOBSERVATION
    return (s for s in applies.values() if not s.paused and s.lapse_reason is not observed)


def _lapsing(statuses: Iterable[TaskStatus]) -> Iterable[Lapsing]:
    for status in statuses:
        if last := status.extended_until or status.expires_on:
            left = (last - status.on).days
            yield Lapsing(status.task, last, left, status.extended_until is not None)


def _is_soon(lapsing: Lapsing) -> bool:
    return 0 <= lapsing.days_left <= WITHIN.days


def _questions(
    pack: Pack, statuses: Iterable[TaskStatus], besides: Iterable[tuple[str, Question]]
) -> Iterable[Asked]:
    """One for each thing: a decision answers everything that was asked about it."""
    asked = [(status.task, question) for status in statuses for question in status.questions]
    asked += [each for each in besides if not each[0] or pack.title_of(each[0]) is not None]
    seen: set[RecordId] = set()
    for about, question in asked:
        if question.thing not in seen:
            seen.add(question.thing)
            yield Asked(about, question.thing, question.kind)


def _most_dangerous_first(task: Task) -> tuple[int, str]:
    return _TIERS.index(task.tier) if task.tier in _TIERS else len(_TIERS), task.id


def _soonest_first(lapsing: Lapsing) -> tuple[date, str]:
    return lapsing.last, lapsing.task


def _highest_first(task: InTraining) -> tuple[int, int, str]:
    return -task.level, task.counted - task.required, task.task
