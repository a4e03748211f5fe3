"""*My record as a trainer*: the trainers' programme of one person, and how far everybody is in it.

Reads only, but for taking the shipped programme into use. Trainers are signed off by the same page
and the same rules as trainees; here is only what their pages start from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.audiences import TRAINERS
from trainer_app.checklists.counts import TRAINER_PART
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.notes import Note
from trainer_app.checklists.packfiles import PackFiles
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.progress import Progress
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import adopted_pack, has_trainer_part, terms, trainers_pack
from trainer_app.services.content import Content
from trainer_app.services.mypage import request_assessment
from trainer_app.services.notes import trainee_notes
from trainer_app.services.pages import Pages
from trainer_app.services.session import SignedIn
from trainer_app.services.signers import signing_people
from trainer_app.services.signing import Recorded


@dataclass(frozen=True, slots=True)
class TrainerRecord:
    """One person before the trainers' programme. Without ``pack`` this plant has none."""

    person: Person
    pack: Pack | None
    progress: Progress | None
    mode: str
    """off | warn | enforce: whether signing trainees asks for it."""
    is_complete: bool
    every_task: tuple[str, ...]
    """Names of those who may sign all of it for this person today."""
    some_tasks: tuple[str, ...]
    """Names of those who may sign a part of it."""
    to_sign: int
    """Sign-offs that wait for this person's own signature."""
    may_adopt: bool
    """The programme is not in use, and the viewer may take it into use."""
    notes: tuple[Note, ...] = ()
    """About the viewer, who has not answered them yet: newest first."""

    @property
    def workshop_done(self) -> bool:
        """Whether every module of the programme is marked complete."""
        if self.pack is None or self.progress is None:
            return False
        return all(m.id in self.progress.milestones.modules for m in self.pack.modules)


@dataclass(frozen=True, slots=True)
class TrainerRow:
    """Somebody who signs for others, in the list."""

    person: Person
    signed: int
    tasks: int
    is_complete: bool
    questions: int
    last_seen: date | None


@dataclass(frozen=True, slots=True)
class TrainerList:
    """``rows`` by name; without the programme (``has_programme``) nobody is counted."""

    rows: tuple[TrainerRow, ...]
    has_programme: bool
    mode: str
    may_adopt: bool


@dataclass(frozen=True, slots=True)
class AskedTrainer:
    """Somebody who signs for others and asked to be assessed."""

    person: Person
    task: Task
    on: date
    may_sign: bool


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What *Today* says of the viewer's own record. ``offered``: the programme is not in use."""

    signed: int = 0
    tasks: int = 0
    is_missing: bool = False
    """Signing trainees asks for it, and it is not whole."""
    offered: bool = False


class TrainerRecords:
    def __init__(
        self, store: Store, clock: Clock, pages: Pages, shipped: Callable[[], PackFiles]
    ) -> None:
        self._store = store
        self._clock = clock
        self._pages = pages
        self._shipped = shipped

    def record(self, viewer: SignedIn, person_id: PersonId) -> TrainerRecord:
        viewer.require(Action.SEE_CHECKLIST, about=person_id)
        today = self._clock.now().date
        with self._store.reading() as reading:
            directory = reading.directory()
            person = directory.people.get(person_id)
            if person is None:
                raise Refusal(ErrorCode.PERSON_UNKNOWN, person=person_id[:8])
            pack = trainers_pack(reading)
            every, some = _observers(directory, pack, person, today)
            return TrainerRecord(
                person,
                pack,
                self._pages.whole(reading, person_id, today, TRAINERS) if pack else None,
                mode(reading),
                has_trainer_part(reading, person_id, today),
                every,
                some,
                len(reading.to_sign(person_id)),
                pack is None and viewer.may(Action.ADOPT_EDITION),
                _unanswered(reading, viewer) if viewer.id == person_id else (),
            )

    def ask(self, by: SignedIn, task: str) -> Recorded:
        """To be assessed on a task of the programme: it stands on *Today* of who may sign it."""
        with self._store.writing() as writing:
            return request_assessment(writing, by, task, self._clock.now().date)

    def asked(self, viewer: SignedIn) -> tuple[AskedTrainer, ...]:
        """Whom this viewer could watch, and all for who gives the right to."""
        if not viewer.may(Action.SIGN_OFF):
            return ()
        today = self._clock.now().date
        found = []
        with self._store.reading() as reading:
            directory, pack = reading.directory(), trainers_pack(reading)
            for person in signing_people(directory) if pack is not None else ():
                if pack is None or directory.same_human(person.id, viewer.id):
                    continue
                whole = self._pages.whole(reading, person.id, today, TRAINERS)
                for status in whole.statuses.values():
                    if status.asked_on is None:
                        continue
                    task = pack.tasks[status.task]
                    right = directory.right_for(viewer.id, task.id, task.unit, today)
                    if right is not None or viewer.may(Action.GIVE_RIGHT):
                        asked = AskedTrainer(person, task, status.asked_on, right is not None)
                        found.append(asked)
        return tuple(found)

    def everybody(self, viewer: SignedIn) -> TrainerList:
        """Everybody who signs for others but the viewer, by name."""
        viewer.require(Action.SIGN_OFF)
        today = self._clock.now().date
        with self._store.reading() as reading:
            pack, directory = trainers_pack(reading), reading.directory()
            people = [p for p in signing_people(directory) if p.id != viewer.id]
            return TrainerList(
                tuple(self._row(reading, person, today, pack) for person in people),
                pack is not None,
                mode(reading),
                pack is None and viewer.may(Action.ADOPT_EDITION),
            )

    def own_part(self, viewer: SignedIn) -> OwnPart | None:
        """None where there is nothing to say on *Today*."""
        today = self._clock.now().date
        with self._store.reading() as reading:
            pack = trainers_pack(reading)
            if pack is None:
                return OwnPart(offered=True) if viewer.may(Action.ADOPT_EDITION) else None
            signs = any(p.id == viewer.id for p in signing_people(reading.directory()))
            if not signs or has_trainer_part(reading, viewer.id, today):
                return None
            whole = self._pages.whole(reading, viewer.id, today, TRAINERS)
            return OwnPart(whole.signed, whole.tasks, is_missing=mode(reading) != "off")

    def adopt(self, by: SignedIn) -> ChangeSet:
        """Take the programme that comes with this program into use."""
        by.require(Action.ADOPT_EDITION)
        return Content(self._store).adopt(self._shipped(), by.person).changes

    def _row(self, reading: Reading, person: Person, today: date, pack: Pack | None) -> TrainerRow:
        if pack is None:
            return TrainerRow(person, 0, 0, False, 0, None)
        whole = self._pages.whole(reading, person.id, today, TRAINERS)
        seen = [s.last_performed for s in whole.statuses.values() if s.last_performed]
        return TrainerRow(
            person,
            whole.signed,
            whole.tasks,
            has_trainer_part(reading, person.id, today),
            sum(unit.in_question for unit in whole.units),
            max(seen, default=None),
        )


def mode(reading: Reading) -> str:
    """What this plant makes of the trainer part: off | warn | enforce."""
    policy = terms(reading, adopted_pack(reading), PersonId("")).policy
    found = getattr(policy, TRAINER_PART)
    assert isinstance(found, str)
    return found


def _unanswered(reading: Reading, viewer: SignedIn) -> tuple[Note, ...]:
    if not viewer.may(Action.ANSWER_NOTE, about=viewer.id):
        return ()
    return tuple(note for note in trainee_notes(reading, viewer.id) if not note.answers)


def _observers(
    directory: Directory, pack: Pack | None, person: Person, on: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    every: list[str] = []
    some: list[str] = []
    tasks = tuple(pack.all_tasks()) if pack is not None else ()
    for other in signing_people(directory):
        if directory.same_human(other.id, person.id):
            continue
        may = [t for t in tasks if directory.right_for(other.id, t.id, t.unit, on) is not None]
        if may:
            (every if len(may) == len(tasks) else some).append(other.name)
    return tuple(every), tuple(some)
