"""What *Today* shows, row by row, as values: each made from what the service tells. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.coming import Turn
from trainer_app.checklists.language import Words
from trainer_app.checklists.slots import SlotState
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notebook import Answered
from trainer_app.services.notes import OpenFollowUp
from trainer_app.services.today import Asked, NextTask, SlotToday, Strip, TodayPage


@dataclass(frozen=True, slots=True)
class NextItem:
    """A task to go on with. ``turn``: why it comes next."""

    task: str
    title: Words
    level: int
    counted: int
    required: int
    turn: Turn
    may_sign: bool


@dataclass(frozen=True, slots=True)
class UnitItem:
    id: str
    title: Words
    reached: int
    tasks: int
    attention: bool


@dataclass(frozen=True, slots=True)
class StripItem:
    """``due`` and ``lapsed``: task ids."""

    trainee: PersonId
    name: str
    pathway: str
    week: int | None
    weeks: int
    signed: int
    of: int
    units: tuple[UnitItem, ...]
    next: tuple[NextItem, ...]
    due: tuple[str, ...]
    lapsed: tuple[str, ...]
    questions: int
    to_sign: int


@dataclass(frozen=True, slots=True)
class FollowUpItem:
    """``days``: until it is due; below 0: overdue by so many."""

    note: RecordId
    name: str
    task: str
    words: str
    due: date
    days: int
    left_by: str


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """What somebody answered to a note of mine."""

    note: RecordId
    name: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class AskedItem:
    trainee: PersonId
    name: str
    task: str
    title: Words
    on: date
    may_sign: bool


@dataclass(frozen=True, slots=True)
class SlotItem:
    """``is_today``: else its day has gone by, and nobody said what became of it."""

    trainee: PersonId
    slot: RecordId
    name: str
    on: date
    minutes: int
    tasks: tuple[str, ...]
    is_today: bool


@dataclass(frozen=True, slots=True)
class SignedItem:
    """``waits``: the trainee signs later."""

    name: str
    task: str
    waits: bool
    declined: bool


@dataclass(frozen=True, slots=True)
class PartItem:
    """``is_offered``: the trainers' programme is not in use here, and this person may change it."""

    signed: int
    tasks: int
    is_offered: bool


def strip_item(strip: Strip) -> StripItem:
    head = strip.head
    return StripItem(
        head.person.id,
        head.person.name,
        head.pathway,
        head.week,
        head.weeks,
        strip.signed,
        strip.tasks,
        tuple(
            UnitItem(u.unit.id, u.unit.title, u.reached, u.tasks, u.attention > 0)
            for u in strip.units
        ),
        tuple(_next(task) for task in strip.next),
        strip.due,
        strip.lapsed,
        strip.questions,
        strip.to_sign,
    )


def _next(item: NextTask) -> NextItem:
    task, status = item.coming.task, item.coming.status
    return NextItem(
        task.id,
        task.title,
        status.level,
        status.counted,
        status.required,
        item.coming.turn,
        item.may_sign,
    )


def slot_item(found: SlotToday, today: date) -> SlotItem:
    trainee, slot = found.trainee, found.slot
    is_today = slot.state is SlotState.AHEAD and slot.on == today
    return SlotItem(trainee.id, slot.id, trainee.name, slot.on, slot.minutes, slot.tasks, is_today)


def asked_item(asked: Asked) -> AskedItem:
    return AskedItem(
        asked.trainee.id,
        asked.trainee.name,
        asked.task.id,
        asked.task.title,
        asked.on,
        asked.may_sign,
    )


def follow_up_item(waiting: OpenFollowUp, today: date) -> FollowUpItem:
    due = waiting.note.follow_up or today
    return FollowUpItem(
        waiting.note.record,
        waiting.trainee,
        waiting.note.task,
        waiting.note.next_step or waiting.note.text,
        due,
        (due - today).days,
        waiting.left_by,
    )


def answered_item(answered: Answered) -> AnsweredItem:
    return AnsweredItem(answered.note.record, answered.trainee, answered.on, answered.words)


def part_item(page: TodayPage) -> PartItem | None:
    part = page.part
    if part is None or not (part.offered or part.is_missing):
        return None
    return PartItem(part.signed, part.tasks, part.offered)
