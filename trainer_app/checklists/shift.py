"""What the next shift has to know of two days: begun, stopped, due, molds worked on. Pure.

Facts of the records alone. A thing that was signed off since is not begun any more, and a try that
was stopped is named until the task is signed off again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import PersonId, RecordId

LATELY: Final = timedelta(days=1)
"""Today and yesterday: the night shift begins the day before."""


class Handed(StrEnum):
    """Why something is handed over, in the order in which it is read."""

    STOPPED = "stopped"
    BEGUN = "begun"
    FOLLOW_UP = "follow_up"
    PAUSED = "paused"
    SECOND_LOOK = "second_look"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing about a trainee. ``on``: when it was, or when it is due. ``by``: who was there."""

    kind: Handed
    task: str
    on: date | None = None
    by: PersonId = field(default=PersonId(""))
    words: str = ""
    level: int | None = None
    note: RecordId | None = None
    """Of a follow-up."""


@dataclass(frozen=True, slots=True)
class OnMold:
    """A mold that was worked on, and which tasks were watched or done on it."""

    mold: str
    tasks: tuple[str, ...]
    on: date


def things(records: Iterable[Record], today: date) -> tuple[Thing, ...]:
    """What was begun or stopped lately and not signed off since. ``records``: that have effect."""
    since = today - LATELY
    signed: dict[str, tuple[date, int]] = {}
    seen: dict[str, tuple[tuple[date, int], Thing]] = {}
    for record in records:
        body, by, at = record.body, record.head.by, record.head.at
        if by is None:
            continue
        match body:
            case b.SignoffRecorded(observed_on=on) if on:
                signed[body.task] = max(signed.get(body.task, (on, at)), (on, at))
            case b.TryRecorded(observed_on=on) if on and since <= on <= today:
                kind = Handed.STOPPED if body.stopped else Handed.BEGUN
                thing = Thing(kind, body.task, on, by.person, body.words, body.level)
                _keep(seen, (on, at), thing)
            case b.SessionTaught(on=on) if on and since <= on <= today:
                _keep(seen, (on, at), Thing(Handed.BEGUN, body.task, on, by.person, body.words))
    open_ones = [
        thing for task, (when, thing) in seen.items() if task not in signed or signed[task] <= when
    ]
    return in_order(open_ones)


def _keep(
    seen: dict[str, tuple[tuple[date, int], Thing]], when: tuple[date, int], thing: Thing
) -> None:
    """The latest of a task."""
    if thing.task not in seen or seen[thing.task][0] <= when:
        seen[thing.task] = when, thing


def in_order(found: Iterable[Thing]) -> tuple[Thing, ...]:
    order = list(Handed)
    return tuple(
        sorted(found, key=lambda t: (order.index(t.kind), t.on or date.max, t.task, t.note or ""))
    )


def on_molds(records: Iterable[Record], today: date) -> tuple[OnMold, ...]:
    """The molds of the last two days, by name."""
    since = today - LATELY
    tasks: dict[str, dict[str, None]] = {}
    last: dict[str, date] = {}
    for record in records:
        match record.body:
            case b.TryRecorded(mold=mold, task=task, observed_on=on):
                done: tuple[str, ...] = (task,)
            case b.SignoffRecorded(mold=mold, task=task, observed_on=on):
                done = (task,)
            case b.JobDone(mold=mold, tasks=done, on=on):
                pass
            case _:
                continue
        if not mold or on is None or not since <= on <= today:
            continue
        tasks.setdefault(mold, {}).update(dict.fromkeys(done))
        last[mold] = max(on, last.get(mold, on))
    return tuple(OnMold(m, tuple(sorted(tasks[m])), last[m]) for m in sorted(tasks))
