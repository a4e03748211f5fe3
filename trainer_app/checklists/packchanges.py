"""What is different between two editions of a programme, thing by thing. Pure.

Told before an edition is adopted, and of an employer's own against the one it is compared with.
The edition itself, its version and the order of files are no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.language import Words
from trainer_app.checklists.packcheck import Whole
from trainer_app.checklists.packs import Pack, Task


class Part(StrEnum):
    """What is different, in the order in which it is told."""

    PACK = "pack"
    LEVELS = "levels"
    POLICY = "policy"
    TASK_ADDED = "task_added"
    TASK_REMOVED = "task_removed"
    TASK_CHANGED = "task_changed"
    PLAN = "plan"
    BREAKDOWN = "breakdown"
    CARDS = "cards"
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing. ``what``: the names of the fields of a task, or of the policy, that differ.

    ``lines``: the numbers of the lines of a task's standard that differ or came or went.
    """

    part: Part
    id: str = ""
    title: Words | None = None
    what: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    count: int = 0


_TASK_FIELDS = (
    *("title", "tier", "sign_offs", "recert_months", "scope", "prerequisites", "module"),
    *("session", "unit"),
)


def changes(before: Whole, after: Whole) -> tuple[Change, ...]:
    """From one edition to the other, in the order of ``Part`` and of the tasks."""
    return (
        *_heading(before.pack, after.pack),
        *_policy(before.pack, after.pack),
        *_tasks(before.pack, after.pack),
        *_plan(before.pack, after.pack),
        *_guidance(before.guidance, after.guidance, after.pack.tasks),
    )


def _heading(before: Pack, after: Pack) -> Iterable[Change]:
    if before.id != after.id:
        yield Change(Part.PACK, after.id, after.title)


def _policy(before: Pack, after: Pack) -> Iterable[Change]:
    if before.levels != after.levels:
        yield Change(Part.LEVELS, count=len(after.levels))
    old, new = msgspec.structs.asdict(before.policy), msgspec.structs.asdict(after.policy)
    what = tuple(name for name in new if old[name] != new[name])
    if what:
        yield Change(Part.POLICY, what=what)


def _tasks(before: Pack, after: Pack) -> Iterable[Change]:
    for task in after.all_tasks():
        if task.id not in before.tasks:
            yield Change(Part.TASK_ADDED, task.id, task.title)
    for task in before.all_tasks():
        if task.id not in after.tasks:
            yield Change(Part.TASK_REMOVED, task.id, task.title)
    for task in after.all_tasks():
        old = before.tasks.get(task.id)
        if old is None:
            continue
        what = tuple(name for name in _TASK_FIELDS if getattr(old, name) != getattr(task, name))
        lines = _lines(old, task)
        if what or lines:
            yield Change(Part.TASK_CHANGED, task.id, task.title, what, lines)


def _lines(before: Task, after: Task) -> tuple[int, ...]:
    most = max(len(before.lines), len(after.lines))
    return tuple(
        number + 1
        for number in range(most)
        if before.lines[number : number + 1] != after.lines[number : number + 1]
    )


def _plan(before: Pack, after: Pack) -> Iterable[Change]:
    old = (before.plan, before.modules, before.practicals)
    if old != (after.plan, after.modules, after.practicals):
        yield Change(Part.PLAN)


def _guidance(before: Guidance, after: Guidance, tasks: Mapping[str, Task]) -> Iterable[Change]:
    for task_id in sorted(before.breakdowns.keys() | after.breakdowns.keys()):
        if before.breakdowns.get(task_id) != after.breakdowns.get(task_id):
            task = tasks.get(task_id)
            yield Change(Part.BREAKDOWN, task_id, None if task is None else task.title)
    for part, old, new in (
        (Part.CARDS, (before.cards, before.workshop), (after.cards, after.workshop)),
        (Part.GLOSSARY, (before.glossary, before.defects), (after.glossary, after.defects)),
    ):
        if old != new:
            yield Change(part)
