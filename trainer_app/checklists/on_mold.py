"""What a trainee could earn on one mold today: prerequisites met, N not reached. Pure.

Says which tasks would count, not which of them this mold asks for: that is the trainer's to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer_app.checklists.claims import PROVISIONAL, Case
from trainer_app.checklists.packs import Task
from trainer_app.checklists.standing import Performance
from trainer_app.checklists.status import Status, TaskStatus, one_setup
from trainer_app.kernel.ids import PersonId


class Gain(StrEnum):
    """What one more watched performance would do for a task."""

    MORE = "more"
    """Some of N are there, one more counts."""
    FIRST = "first"
    RENEWAL = "renewal"
    """It is due or lapsed."""


@dataclass(frozen=True, slots=True)
class Earnable:
    task: Task
    gain: Gain
    counted: int
    required: int


def earnable_on(case: Case, mold: str, on: date) -> tuple[Earnable, ...]:
    """The tasks that one watched performance on this mold, that day, would bring on.

    First what is due or lapsed, then what was begun, then what is new; else in the pack's order.
    A task whose performances so far were all on this very mold is left out where two set-ups are
    asked (domain.md 4.2.4).
    """
    found = [
        earned for task in case.pack.all_tasks() if (earned := _earnable(case, task, mold, on))
    ]
    order = (Gain.RENEWAL, Gain.MORE, Gain.FIRST)
    return tuple(sorted(found, key=lambda earned: order.index(earned.gain)))


def _earnable(case: Case, task: Task, mold: str, on: date) -> Earnable | None:
    status = case.status(task.id, on)
    if status.status in (Status.NOT_APPLICABLE, Status.IN_QUESTION) or status.paused:
        return None
    if not all(_is_met(case, prerequisite, on) for prerequisite in task.prerequisites):
        return None
    if status.is_achieved:
        again = status.status in (Status.DUE, Status.LAPSED)
        return _earned(task, Gain.RENEWAL, status) if again else None
    if case.policy.separate_days and any(p.observed_on == on for p in status.evidence):
        return None
    if _same_setup_again(case, status, mold, on):
        return None
    return _earned(task, Gain.MORE if status.counted else Gain.FIRST, status)


def _earned(task: Task, gain: Gain, status: TaskStatus) -> Earnable:
    return Earnable(task, gain, status.counted, status.required)


def _is_met(case: Case, prerequisite: str, on: date) -> bool:
    if prerequisite not in case.pack.tasks:
        return False
    status = case.status(prerequisite, on)
    return status.is_achieved or status.status is Status.NOT_APPLICABLE


def _same_setup_again(case: Case, status: TaskStatus, mold: str, on: date) -> bool:
    asked = case.policy.two_setups and case.terms.several_molds and status.required > 1
    if not asked or not status.evidence:
        return False
    again = Performance(
        PROVISIONAL, on, case.policy.sign_off_level, "job", (PersonId(""),), mold=mold
    )
    return one_setup([*status.evidence, again])
