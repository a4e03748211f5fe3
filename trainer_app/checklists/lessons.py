"""What was taught in class, beside what was tried on the floor: the two have to line up. Pure.

A task was taught in class once its e-learning module is marked complete. Nothing here refuses
anything: a try that came first is a fact, and is shown as what it is (domain.md 4.2.7 and 4.2.8).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer_app.checklists.claims import Case
from trainer_app.checklists.packs import Task
from trainer_app.checklists.standing import Standing
from trainer_app.checklists.status import Status, TaskStatus


class Step(StrEnum):
    """A task in class and on the floor."""

    NEITHER = "neither"
    TAUGHT = "taught"
    """In class, and not yet tried on the floor."""
    BOTH = "both"
    TRIED_FIRST = "tried_first"
    """Tried on the floor on a day before it was taught, or with no such day yet."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Of one task of one trainee."""

    task: str
    unit: str
    step: Step
    taught_on: date | None = None
    tried_on: date | None = None
    """The first day on which it was watched on the floor."""


def lessons(
    case: Case, statuses: Mapping[str, TaskStatus], modules: Mapping[str, date]
) -> Mapping[str, Lesson]:
    """By task id, those that are taught in class at all and apply to this trainee.

    ``modules``: the day on which each was complete.
    """
    found = (lesson_of(case, task, statuses[task.id], modules) for task in case.pack.all_tasks())
    return {lesson.task: lesson for lesson in found if lesson is not None}


def lesson_of(
    case: Case, task: Task, status: TaskStatus, modules: Mapping[str, date]
) -> Lesson | None:
    """None for a task without a module, one that does not apply, and a plant without classes."""
    applies = status.status is not Status.NOT_APPLICABLE
    if not (task.module and applies and case.policy.ready_needs_modules):
        return None
    sessions = frozenset(practical.id for practical in case.pack.practicals)
    taught = modules.get(task.module)
    tried = first_tried(case.standing(task.id), sessions, status.on)
    return Lesson(task.id, task.unit, _step(taught, tried), taught, tried)


def first_tried(standing: Standing, sessions: frozenset[str], on: date) -> date | None:
    """The first day, up to this one, on which it was watched elsewhere than in a session."""
    if not standing.judged and not standing.waiting:
        return None
    in_class = Counter(
        p.observed_on for p in standing.performances if p.place in sessions and not p.capstone
    )
    days = sorted(
        day
        for day in (
            *(judged.observed_on for judged in standing.judged),
            *(waiting.observed_on for waiting in standing.waiting),
        )
        if day <= on
    )
    for day in days:
        if not in_class[day]:
            return day
        in_class[day] -= 1
    return None


def _step(taught: date | None, tried: date | None) -> Step:
    if tried is None:
        return Step.NEITHER if taught is None else Step.TAUGHT
    return Step.TRIED_FIRST if taught is None or tried < taught else Step.BOTH
