"""*Today*: what a trainer, an assessor or a supervisor starts the day from. Reads only.

Whose trainees: those whose enrolment names this person, else those whom this person has watched;
and those whom nobody is named for and nobody has watched yet, so that a newcomer is on somebody's
page. Who has none at all sees everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from trainer_app.checklists.bodies import DeviceEnrolled
from trainer_app.checklists.coming import Coming
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Store
from trainer_app.checklists.slots import Slot
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.cases import adopted_pack
from trainer_app.services.heads import TraineeHead
from trainer_app.services.notebook import Answered, Notebook
from trainer_app.services.notes import Notes, OpenFollowUp
from trainer_app.services.pages import Pages
from trainer_app.services.session import SignedIn
from trainer_app.services.trainee_rows import TraineeRow, UnitCount
from trainer_app.services.trainer_records import OwnPart, TrainerRecords

MOST_STRIPS: Final = 12
"""More than these are in the list of all trainees."""
_LAST: Final = 3
"""So many others may be whom this person worked with last."""
_RECENT: Final = 12
_SOON: Final = timedelta(days=7)
"""Follow-ups of the coming week are shown with those of today."""


class Whose(StrEnum):
    """Why these trainees are shown."""

    NAMED = "named"
    WATCHED = "watched"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class NextTask:
    """``may_sign``: this viewer has the right to sign it."""

    coming: Coming
    may_sign: bool


@dataclass(frozen=True, slots=True)
class Strip:
    head: TraineeHead
    signed: int
    tasks: int
    units: tuple[UnitCount, ...]
    next: tuple[NextTask, ...]
    due: tuple[str, ...]
    lapsed: tuple[str, ...]
    questions: int
    to_sign: int
    """Sign-offs that wait for the trainee's signature."""
    asked: tuple[tuple[str, date], ...] = ()
    """Tasks on which the trainee asked to be assessed, and when."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who says: I am ready to be assessed."""

    trainee: Person
    task: Task
    on: date
    may_sign: bool


@dataclass(frozen=True, slots=True)
class SlotToday:
    """A training slot of today, or one before of which nobody said what became of it."""

    trainee: Person
    slot: Slot


@dataclass(frozen=True, slots=True)
class TodayPage:
    today: date
    whose: Whose
    strips: tuple[Strip, ...]
    others: int
    """Active trainees who are not among the strips."""
    last: Person | None
    """Whom this person worked with last."""
    asked: tuple[Asked, ...]
    follow_ups: tuple[OpenFollowUp, ...]
    questions: int
    """Tasks in question in the whole plant, for who decides them."""
    to_sign: int
    """What waits for this person's own signature."""
    names: Mapping[PersonId, str]
    """Of everybody: what was begun may be about anybody."""
    is_whole: bool = True
    """False while some trainees have not been counted yet: who asks again is told more."""
    part: OwnPart | None = None
    """What is to be said of the viewer's own record as a trainer."""
    answered: tuple[Answered, ...] = ()
    """What people answered to this person's notes in the last days."""
    slots: tuple[SlotToday, ...] = ()
    """Of the viewer's own trainees, and what the viewer planned for others; the oldest first."""
    kept_since: Moment | None = None
    """When the first record was made here, for who looks after the copies; None: a sample."""


class Today:
    def __init__(
        self,
        store: Store,
        clock: Clock,
        pages: Pages,
        notes: Notes,
        records: TrainerRecords,
        notebook: Notebook,
    ) -> None:
        self._store = store
        self._clock = clock
        self._pages = pages
        self._notes = notes
        self._records = records
        self._notebook = notebook

    def day(self, viewer: SignedIn, *, patience: Patience | None = None) -> TodayPage:
        """``patience``: see ``TodayPage.is_whole``; without, it takes as long as it does."""
        viewer.require(Action.SEE_CHECKLIST)
        today = self._clock.now().date
        rows = self._pages.trainees(viewer, patience=patience)
        is_whole = all(row.is_counted for row in rows)
        with self._store.reading() as reading:
            directory, pack = reading.directory(), adopted_pack(reading)
            to_sign = len(reading.to_sign(viewer.id))
            is_sample = reading.is_sample()
        whose, own = _own(rows, viewer, directory)
        if not is_whole and whose is Whose.EVERYBODY:
            own = []  # whom this person has watched may be among those who come next
        shown = [row for row in own if row.is_counted][:MOST_STRIPS]
        strips = tuple(_strip(viewer, row, pack, directory, today) for row in shown)
        follow_ups = self._notes.follow_ups(viewer)
        return TodayPage(
            today,
            whose,
            strips,
            len(rows) - len(shown),
            self._worked_with_last(viewer, shown, rows, directory),
            self._asked(viewer, strips, directory, today),
            tuple(f for f in follow_ups if (f.note.follow_up or today) <= today + _SOON),
            self._questions(viewer, rows),
            to_sign,
            {person: directory.name(person) for person in directory.people},
            is_whole,
            self._records.own_part(viewer),
            self._notebook.answered(viewer),
            _slots(viewer, rows, own if whose is not Whose.EVERYBODY else (), directory),
            _kept_since(viewer, directory, is_sample=is_sample),
        )

    def _asked(
        self, viewer: SignedIn, strips: Iterable[Strip], directory: Directory, today: date
    ) -> tuple[Asked, ...]:
        """Trainees, and trainers in their own programme; the oldest first: who has waited longest
        is not forgotten."""
        found = _asked(viewer, strips, directory, today)
        found += [Asked(a.person, a.task, a.on, a.may_sign) for a in self._records.asked(viewer)]
        return tuple(sorted(found, key=lambda a: (a.on, a.trainee.name, a.task.id)))

    def _questions(self, viewer: SignedIn, rows: Iterable[TraineeRow]) -> int:
        """Of trainees, and of trainers about their own programme."""
        if not viewer.may(Action.DECIDE_QUESTION):
            return 0
        trainers = self._records.everybody(viewer).rows
        return sum(r.questions for r in rows) + sum(r.questions for r in trainers)

    def _worked_with_last(
        self,
        viewer: SignedIn,
        own: Iterable[TraineeRow],
        rows: Iterable[TraineeRow],
        directory: Directory,
    ) -> Person | None:
        """By the device clock of what this person recorded; it only chooses a button."""
        human = directory.human(viewer.id)
        watched = [row for row in rows if human in row.watched_by]
        watched.sort(key=lambda row: row.watched_by[human], reverse=True)
        candidates = {row.person.id: row.person for row in (*own, *watched[:_LAST])}
        latest: tuple[int, Person] | None = None
        with self._store.reading() as reading:
            for person in candidates.values():
                for came in reading.history(person.id, limit=_RECENT):
                    by, at = came.record.head.by, came.record.head.at
                    own_record = by is not None and directory.same_human(by.person, viewer.id)
                    if own_record and (latest is None or at > latest[0]):
                        latest = at, person
        return None if latest is None else latest[1]


def _slots(
    viewer: SignedIn,
    rows: Iterable[TraineeRow],
    own: Iterable[TraineeRow],
    directory: Directory,
) -> tuple[SlotToday, ...]:
    if not viewer.may(Action.RECORD_TRY):
        return ()
    mine = {row.person.id for row in own}
    found = [
        SlotToday(row.person, slot)
        for row in rows
        if not directory.same_human(row.person.id, viewer.id)
        for slot in row.slots
        if row.person.id in mine or directory.same_human(slot.planned_by, viewer.id)
    ]
    return tuple(sorted(found, key=lambda s: (s.slot.on, s.trainee.name, s.slot.id)))


def _kept_since(viewer: SignedIn, directory: Directory, *, is_sample: bool) -> Moment | None:
    if is_sample or not viewer.may(Action.BACK_UP):
        return None
    admitted = [record.head.moment for record in directory.heads(DeviceEnrolled)]
    return min(admitted, key=lambda moment: moment.ms, default=None)


def _own(
    rows: tuple[TraineeRow, ...], viewer: SignedIn, directory: Directory
) -> tuple[Whose, list[TraineeRow]]:
    human = directory.human(viewer.id)
    named = {
        row.person.id: {directory.human(t) for t in enrolment.trainers}
        for row in rows
        if (enrolment := directory.enrolments.get(row.person.id)) is not None
    }
    mine = [row for row in rows if human in named.get(row.person.id, ())]
    whose = Whose.NAMED
    if not mine:
        whose = Whose.WATCHED
        mine = [row for row in rows if human in row.watched_by]
    if not mine:
        return Whose.EVERYBODY, list(rows)
    ids = {row.person.id for row in mine}
    return whose, [
        row
        for row in rows
        if row.person.id in ids
        or (row.is_counted and not (named.get(row.person.id) or row.watched_by))
    ]


def _strip(
    viewer: SignedIn, row: TraineeRow, pack: Pack, directory: Directory, today: date
) -> Strip:
    return Strip(
        TraineeHead(row.person, row.pathway, row.week, pack),
        row.signed,
        row.tasks,
        row.units,
        tuple(
            NextTask(c, _may_sign(viewer, row.person.id, c.task, directory, today))
            for c in row.next
        ),
        row.due,
        row.lapsed,
        row.questions,
        row.to_sign,
        row.asked,
    )


def _may_sign(
    viewer: SignedIn, trainee: PersonId, task: Task, directory: Directory, today: date
) -> bool:
    return (
        viewer.may(Action.SIGN_OFF)
        and not directory.same_human(viewer.id, trainee)
        and directory.right_for(viewer.id, task.id, task.unit, today) is not None
    )


def _asked(
    viewer: SignedIn, strips: Iterable[Strip], directory: Directory, today: date
) -> list[Asked]:
    return [
        Asked(
            strip.head.person,
            strip.head.pack.tasks[task],
            on,
            _may_sign(viewer, strip.head.person.id, strip.head.pack.tasks[task], directory, today),
        )
        for strip in strips
        for task, on in strip.asked
    ]
