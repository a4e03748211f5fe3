"""What comes next for a trainee, from the statuses of the whole programme. Pure.

First what has lapsed or is due, then what was begun, then what is new; else in the pack's order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.status import Status, TaskStatus


class Turn(IntEnum):
    """Why a task comes next; the lowest comes first."""

    LAPSED = 0
    DUE = 1
    ASKED = 2
    """The trainee asked to be assessed on it."""
    BEGUN = 3
    NEW = 4


@dataclass(frozen=True, slots=True)
class Coming:
    """A task that one more watched performance would bring on."""

    task: Task
    status: TaskStatus
    turn: Turn


def comes_next(task: Task, statuses: Mapping[str, TaskStatus]) -> bool:
    """Not achieved itself, and everything before it is."""
    own = statuses[task.id]
    if own.is_achieved or own.status is Status.NOT_APPLICABLE:
        return False
    before = [statuses[p] for p in task.prerequisites if p in statuses]
    return all(s.is_achieved or s.status is Status.NOT_APPLICABLE for s in before)


def coming(pack: Pack, statuses: Mapping[str, TaskStatus]) -> tuple[Coming, ...]:
    """Every task that may be watched today and would count, what is most pressing first."""
    found = []
    for task in pack.all_tasks():
        own = statuses[task.id]
        turn = _turn(task, own, statuses)
        if turn is not None and not _is_over_for_today(own):
            found.append(Coming(task, own, turn))
    return tuple(sorted(found, key=lambda c: c.turn))  # stable: the pack's order stays


def _turn(task: Task, own: TaskStatus, statuses: Mapping[str, TaskStatus]) -> Turn | None:
    if own.status is Status.IN_QUESTION:
        return None
    if own.status is Status.LAPSED:
        return Turn.LAPSED
    if own.status is Status.DUE:
        return Turn.DUE
    if not comes_next(task, statuses):
        return None
    if own.asked_on is not None:
        return Turn.ASKED
    return Turn.BEGUN if own.status is Status.IN_TRAINING else Turn.NEW


def _is_over_for_today(own: TaskStatus) -> bool:
    """Watched today already: separate occasions are on different days (domain.md 4.2.4)."""
    days = (*(p.observed_on for p in own.evidence[-1:]), *(w.observed_on for w in own.waiting))
    return own.on in days
