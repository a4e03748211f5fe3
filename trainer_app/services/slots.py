"""Training slots of a trainee: planned, and what became of them said afterwards.

Facts: always taken. Planning, and saying what became of a slot, is done in the name of whoever is
signed in, never for oneself; a new record takes the place of the old one. A slot that was entered
by mistake is taken back in the history.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from trainer_app.checklists import bodies as b
from trainer_app.checklists.coming import coming
from trainer_app.checklists.directory import Person
from trainer_app.checklists.packs import Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.progress import Progress
from trainer_app.checklists.slots import (
    SLOT_KINDS,
    MissedWhy,
    Slot,
    SlotCounts,
    counted,
    month_of,
    slots,
)
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.heads import TraineeHead, trainee_head
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.units import units

_OFFERED: Final = 6
"""Tasks that come next: what a slot is mostly for."""


@dataclass(frozen=True, slots=True)
class SlotsPage:
    """``slots``: all that stand, by day. ``month``: of the month that today is in."""

    head: TraineeHead
    today: date
    slots: tuple[Slot, ...]
    month: SlotCounts
    names: Mapping[PersonId, str]
    """Of whoever planned one, or said what became of it."""
    may_record: bool


@dataclass(frozen=True, slots=True)
class SlotPage:
    """One slot. ``later``: the one that was planned in its place."""

    head: TraineeHead
    today: date
    slot: Slot
    later: Slot | None
    planned_by: str
    said_by: str


@dataclass(frozen=True, slots=True)
class PlanSlotPage:
    """What planning starts from. ``minutes``: of the slot that was planned last; 0: none was."""

    trainee: Person
    today: date
    offered: tuple[Task, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class NewSlot:
    """``is_held``: it was not planned, and is recorded once it was held."""

    on: date
    minutes: int
    tasks: tuple[str, ...] = ()
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a slot. ``why``: of one that was missed. ``again_on``: planned anew."""

    is_held: bool
    minutes: int
    why: MissedWhy | None = None
    words: str = ""
    again_on: date | None = None


class Progressing(Protocol):
    """Of ``services.pages.Pages``: the whole programme of one trainee, kept."""

    def whole(self, reading: Reading, trainee: PersonId, day: date) -> Progress: ...


class Slots:
    def __init__(self, store: Store, clock: Clock, progressing: Progressing) -> None:
        self._store = store
        self._clock = clock
        self._progressing = progressing

    def page(self, viewer: SignedIn, trainee: PersonId) -> SlotsPage:
        """Raises NOT_ALLOWED, PERSON_UNKNOWN."""
        viewer.require(Action.SEE_CHECKLIST, about=trainee)
        today = self._today
        with self._store.reading() as reading:
            found = slots_of(reading, trainee, today)
            directory = reading.directory()
            people = {slot.planned_by for slot in found} | {slot.said_by for slot in found}
            return SlotsPage(
                trainee_head(reading, trainee, today),
                today,
                found,
                counted(found, *month_of(today)),
                {person: directory.name(person) for person in people},
                _may_record(reading, viewer, trainee),
            )

    def slot(self, viewer: SignedIn, trainee: PersonId, slot: RecordId) -> SlotPage:
        """For whoever may say what became of it.

        Raises NOT_ALLOWED, PERSON_UNKNOWN, and RECORD_UNKNOWN for one that was taken back.
        """
        viewer.require(Action.RECORD_TRY)
        today = self._today
        with self._store.reading() as reading:
            found = slots_of(reading, trainee, today)
            one = _one(found, slot)
            directory = reading.directory()
            return SlotPage(
                trainee_head(reading, trainee, today),
                today,
                one,
                next((s for s in found if s.instead_of == slot), None),
                directory.name(one.planned_by),
                directory.name(one.said_by),
            )

    def plan_page(self, viewer: SignedIn, trainee: PersonId) -> PlanSlotPage:
        """Raises NOT_ALLOWED, PERSON_UNKNOWN."""
        viewer.require(Action.RECORD_TRY)
        today = self._today
        with self._store.reading() as reading:
            head = trainee_head(reading, trainee, today)
            next_tasks = coming(
                head.pack, self._progressing.whole(reading, trainee, today).statuses
            )
            found = slots_of(reading, trainee, today)
            return PlanSlotPage(
                head.person,
                today,
                tuple(each.task for each in next_tasks[:_OFFERED]),
                found[-1].minutes if found else 0,
            )

    def plan(self, by: SignedIn, trainee: PersonId, new: NewSlot) -> Recorded:
        """Raises NOT_ALLOWED, also for oneself, PERSON_UNKNOWN, and DATE_IN_FUTURE for what is
        said to have been held and has not come."""
        if new.is_held and new.on > self._today:
            raise Refusal(ErrorCode.DATE_IN_FUTURE)
        body = b.SlotSaved(
            trainee=trainee,
            on=new.on,
            minutes=new.minutes,
            tasks=new.tasks,
            held=True if new.is_held else None,
        )
        with self._store.writing() as writing:
            _require(writing, by, trainee)
            record = writing.append(body, by=by.by())
            return Recorded((record.id,), writing.changes())

    def say(self, by: SignedIn, trainee: PersonId, slot: RecordId, outcome: Outcome) -> Recorded:
        """What became of a slot; where it was missed, the next one with it, all or nothing.

        Raises NOT_ALLOWED, also for oneself, PERSON_UNKNOWN, RECORD_UNKNOWN, and DATE_IN_FUTURE
        where it is said to have been held and its day has not come.
        """
        with self._store.writing() as writing:
            _require(writing, by, trainee)
            one = _one(slots_of(writing, trainee, self._today), slot)
            if outcome.is_held and one.on > self._today:
                raise Refusal(ErrorCode.DATE_IN_FUTURE)
            why = "" if outcome.is_held or outcome.why is None else outcome.why.value
            said = b.SlotSaved(
                trainee=one.trainee,
                on=one.on,
                minutes=outcome.minutes if outcome.is_held else one.minutes,
                tasks=one.tasks,
                held=outcome.is_held,
                words=outcome.words.strip(),
                why=why,
                instead=one.instead_of or RecordId(""),
            )
            records = [writing.append(said, by=by.by(), replaces=one.heads).id]
            if not outcome.is_held and outcome.again_on is not None:
                records.append(_again(writing, by, trainee, one, outcome.again_on))
            return Recorded(tuple(records), writing.changes() | ChangeSet.of((trainee,)))

    def rebook(self, by: SignedIn, trainee: PersonId, slot: RecordId, on: date) -> Recorded:
        """A missed slot is planned anew, for as long and for the same tasks. Raises as ``say``."""
        with self._store.writing() as writing:
            _require(writing, by, trainee)
            one = _one(slots_of(writing, trainee, self._today), slot)
            record = _again(writing, by, trainee, one, on)
            return Recorded((record,), writing.changes())

    @property
    def _today(self) -> date:
        return self._clock.now().date


def slots_of(reading: Reading, trainee: PersonId, on: date) -> tuple[Slot, ...]:
    """Every slot of one trainee that stands, by day."""
    records = reading.trainee_records(trainee, SLOT_KINDS)
    return slots(records, trainee, reading.directory(), units(reading), on)


def _one(found: Sequence[Slot], slot: RecordId) -> Slot:
    one = next((each for each in found if each.id == slot), None)
    if one is None:
        raise Refusal(ErrorCode.RECORD_UNKNOWN)
    return one


def _may_record(reading: Reading, viewer: SignedIn, trainee: PersonId) -> bool:
    own = reading.directory().same_human(viewer.id, trainee)
    return viewer.may(Action.RECORD_TRY) and not own


def _require(writing: Writing, by: SignedIn, trainee: PersonId) -> None:
    by.require(Action.RECORD_TRY)
    directory = writing.directory()
    if trainee not in directory.people:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=trainee[:8])
    if directory.same_human(by.id, trainee):
        raise Refusal(ErrorCode.NOT_ALLOWED, person=by.name)


def _again(writing: Writing, by: SignedIn, trainee: PersonId, missed: Slot, on: date) -> RecordId:
    body = b.SlotSaved(
        trainee=trainee, on=on, minutes=missed.minutes, tasks=missed.tasks, instead=missed.id
    )
    return writing.append(body, by=by.by()).id
