"""What the screens of a trainee show, fetched in one reading each. Reads only, chooses no words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import AUDIENCES, TRAINEES
from trainer_app.checklists.coming import Coming, coming
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.in_class import MARK_KINDS
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.lessons import Lesson, lesson_of
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.progress import Progress, progress
from trainer_app.checklists.rules import Case, Ruling, may_sign
from trainer_app.checklists.status import TaskStatus
from trainer_app.checklists.transcribing import CHECKER
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.cases import (
    adopted_pack,
    milestones,
    pack_if_here,
    pack_of,
    signer,
    trainee_case,
    whole_catalogue,
)
from trainer_app.services.evidence import ShownPiece, shown_evidence
from trainer_app.services.heads import TraineeHead, trainee_head
from trainer_app.services.history import HistoryPage, history_page
from trainer_app.services.how_to_teach import HowToTeach, how_to_teach
from trainer_app.services.kept import Kept
from trainer_app.services.session import SignedIn
from trainer_app.services.trainee_rows import TraineeRow, TraineeRows
from trainer_app.services.travelled import unconfirmed_tasks
from trainer_app.services.work import Second, recent_molds, recent_presses, second_assessors

_PROGRESS_KEPT: Final = 6_000
"""Performances, a kilobyte and a half each with all that is around them. The list works everybody
out: of an ordinary plant all stay, and whoever is tapped on it is there at once."""


@dataclass(frozen=True, slots=True)
class TraineeStrip:
    """A trainee on their own page: how far in each unit, and what comes next."""

    head: TraineeHead
    progress: Progress
    coming: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    head: TraineeHead
    progress: Progress
    to_sign: int
    unconfirmed: frozenset[str] = frozenset()
    """Tasks with a sign-off that the hub has not confirmed; none where there is no hub."""

    @property
    def pack(self) -> Pack:
        return self.head.pack


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A counting performance, with the names of those who watched it."""

    record: RecordId
    observed_on: date
    level: int
    method: str
    evidence: tuple[str, ...]
    observers: tuple[str, ...]
    mold: str
    pc: str
    late: bool
    sheet: str
    compared_by: str = ""
    """Who compared the entry with its sheet; empty: nobody yet, or it is not from paper."""
    same_person: bool = False
    """Whoever compared it had entered it."""
    photos: tuple[ShownPiece, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskPage:
    trainee: Person
    pack: Pack
    task: Task
    status: TaskStatus
    prerequisites: tuple[TaskStatus, ...]
    opens: tuple[str, ...]
    """Tasks that have this one as a prerequisite."""
    witnessed: tuple[Witnessed, ...]
    ruling: Ruling
    """What stands in the way of this viewer signing it today."""
    may_record: bool
    own: bool
    """The viewer is the trainee."""
    may_second: tuple[RecordId, ...]
    """Performances that the viewer may have watched too, and could sign as a second look."""
    how: HowToTeach
    lesson: Lesson | None = None
    """In class and on the floor; None where it is not taught in class."""
    attended: date | None = None
    """When this trainee attended the practical session of the task."""


@dataclass(frozen=True, slots=True)
class SignOffPage:
    """What the sign-off page starts from. Nothing is ticked."""

    trainee: Person
    trainer: Person
    pack: Pack
    task: Task
    status: TaskStatus
    ruling: Ruling
    today: date
    recent_molds: tuple[str, ...]
    recent_presses: tuple[str, ...]
    would_be_second_look: bool
    incumbent: bool
    """Did this work before: challenge and prior learning are methods for such a person alone."""
    seconds: tuple[Second, ...]


@dataclass(frozen=True, slots=True)
class WaitingStatement:
    """A sign-off that waits for the trainee: everything the signature panel shows."""

    record: RecordId
    task: Task
    pack: Pack
    body: b.SignoffRecorded
    trainer: str
    recorded_on: date
    photos: tuple[ShownPiece, ...] = ()


class Pages:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._rows = TraineeRows(clock, self.whole)
        self._progress: dict[str, Kept[Progress]] = {
            audience: Kept(_PROGRESS_KEPT, _performances) for audience in AUDIENCES
        }

    def programme(self) -> Pack:
        """The programme this plant judges by."""
        with self._store.reading() as reading:
            return adopted_pack(reading)

    def catalogue(self) -> Pack:
        """What may be signed at this plant: with the trainers' units behind. To name things by."""
        with self._store.reading() as reading:
            return whole_catalogue(reading)

    def trainees(
        self, viewer: SignedIn, *, patience: Patience | None = None
    ) -> tuple[TraineeRow, ...]:
        """Every active trainee, by name. ``patience``: see ``TraineeRows.counted``."""
        viewer.require(Action.SEE_CHECKLIST)
        with self._store.reading() as reading:
            rows = self._rows.counted(reading, patience)
        return tuple(
            sorted(
                (row for row in rows if row.person.id != viewer.id),
                key=lambda r: folded(r.person.name),
            )
        )

    def count_ahead(self, patience: Patience) -> bool:
        """Count some of the trainees before anybody asks; whether all are counted now.

        Nothing can be counted yet, and nobody need be told, where a plant's people have arrived
        before its programme: whoever asks is told.
        """
        with self._store.reading() as reading:
            if pack_if_here(reading) is None:
                return True
            return all(row.is_counted for row in self._rows.counted(reading, patience))

    def whole(
        self, reading: Reading, trainee: PersonId, day: date, audience: str = TRAINEES
    ) -> Progress:
        """The whole programme of one trainee, kept until something about them arrives."""
        return self._progress[audience].answer(
            reading,
            trainee,
            day,
            lambda: progress(
                trainee_case(reading, trainee, audience=audience),
                milestones(reading, trainee, day),
                day,
            ),
        )

    def strip(self, viewer: SignedIn, trainee: PersonId) -> TraineeStrip:
        """How far a trainee is today, and what comes next."""
        viewer.require(Action.SEE_CHECKLIST, about=trainee)
        today = self._clock.now().date
        with self._store.reading() as reading:
            head = trainee_head(reading, trainee, today)
            whole = self.whole(reading, trainee, today)
            return TraineeStrip(head, whole, coming(head.pack, whole.statuses))

    def checklist(
        self, viewer: SignedIn, trainee: PersonId, on: date | None = None
    ) -> ChecklistPage:
        """A trainee's whole programme on a date (today)."""
        viewer.require(Action.SEE_CHECKLIST, about=trainee)
        day = on or self._clock.now().date
        with self._store.reading() as reading:
            return ChecklistPage(
                trainee_head(reading, trainee, day),
                self.whole(reading, trainee, day),
                len(reading.to_sign(trainee)),
                unconfirmed_tasks(reading, trainee),
            )

    def task(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TaskPage:
        """One task: its standard, this trainee so far, and whether the viewer may sign it."""
        viewer.require(Action.SEE_CHECKLIST, about=trainee)
        today = self._clock.now().date
        with self._store.reading() as reading:
            case = trainee_case(reading, trainee, (task_id,))
            task = case.pack.task(task_id)
            status = case.status(task_id, today)
            reached = milestones(reading, trainee, today, MARK_KINDS)
            who = signer(reading, viewer.id, (task_id,), today)
            directory = reading.directory()
            own = directory.same_human(viewer.id, trainee)
            return TaskPage(
                case.trainee,
                case.pack,
                task,
                status,
                tuple(case.status(p, today) for p in task.prerequisites),
                tuple(t.id for t in case.pack.all_tasks() if task_id in t.prerequisites),
                tuple(_witnessed(reading, directory, trainee, status)),
                may_sign(who, case, task_id, today, directory),
                viewer.may(Action.SIGN_OFF) and not own,
                own,
                _could_second(directory, case, viewer, task, status, today),
                how_to_teach(reading, viewer, status, own=own),
                lesson_of(case, task, status, reached.modules),
                reached.practicals.get(task.session),
            )

    def sign_off(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> SignOffPage:
        """The page on which a watched performance is recorded."""
        viewer.require(Action.SIGN_OFF)
        today = self._clock.now().date
        with self._store.reading() as reading:
            case = trainee_case(reading, trainee, (task_id,))
            task = case.pack.task(task_id)
            directory = reading.directory()
            who = signer(reading, viewer.id, (task_id,), today)
            status = case.status(task_id, today)
            observers = {o for p in status.evidence for o in p.observers}
            return SignOffPage(
                case.trainee,
                viewer.person,
                case.pack,
                task,
                status,
                may_sign(who, case, task_id, today, directory),
                today,
                recent_molds(reading, trainee),
                recent_presses(reading, trainee),
                task.is_life_critical
                and bool(observers)
                and directory.human(viewer.id) not in observers,
                case.terms.incumbent,
                second_assessors(directory, case, viewer.id, (task,), today),
            )

    def to_sign(self, trainee: SignedIn) -> tuple[WaitingStatement, ...]:
        """What waits for this person's own signature."""
        with self._store.reading() as reading:
            waiting = []
            for item in reading.to_sign(trainee.id):
                record = reading.record(item.record)
                if record is None or not isinstance(record.body, b.SignoffRecorded):
                    continue
                pack = reading.pack(record.body.edition) or pack_of(reading, record.body.task)
                task = pack.tasks.get(record.body.task)
                if task is None or record.head.by is None:
                    continue
                name = reading.directory().name(record.head.by.person)
                waiting.append(
                    WaitingStatement(
                        record.id,
                        task,
                        pack,
                        record.body,
                        name,
                        record.head.moment.date,
                        shown_evidence(reading, record),
                    )
                )
            return tuple(waiting)

    def history(
        self,
        viewer: SignedIn,
        trainee: PersonId,
        *,
        before: int | None = None,
        limit: int = 20,
    ) -> HistoryPage:
        """A trainee's records, newest first, with what became of each."""
        viewer.require(Action.SEE_HISTORY, about=trainee)
        now = self._clock.now()
        with self._store.reading() as reading:
            head = trainee_head(reading, trainee, now.date, names_all=True)
            return history_page(reading, viewer, head, now.ms, before=before, limit=limit)


def _performances(progress: Progress) -> int:
    return 1 + sum(len(status.evidence) for status in progress.statuses.values())


def _could_second(
    directory: Directory, case: Case, viewer: SignedIn, task: Task, status: TaskStatus, on: date
) -> tuple[RecordId, ...]:
    """Where somebody who signed nothing of this task yet may sign that he watched it too."""
    if viewer.must_set_pin:
        return ()
    others = second_assessors(directory, case, None, (task,), on)
    if viewer.id not in (other.person.id for other in others):
        return ()
    return tuple(p.record for p in reversed(status.evidence) if not p.capstone)


def _witnessed(
    reading: Reading, directory: Directory, trainee: PersonId, status: TaskStatus
) -> list[Witnessed]:
    found = []
    on_paper = any(p.sheet for p in status.evidence)
    around = reading.task_records(trainee, status.task) if on_paper else []
    checks = {
        r.body.about: r.head.by.person
        for r in around
        if isinstance(r.body, b.SignatureGiven) and r.body.role == CHECKER and r.head.by
    }
    for p in reversed(status.evidence):
        record = reading.record(p.record)
        device = directory.device_of(record.log) if record else None
        found.append(
            Witnessed(
                p.record,
                p.observed_on,
                p.level,
                p.method,
                p.evidence,
                tuple(directory.name(o) for o in p.observers),
                p.mold,
                device.name if device else "",
                p.late,
                p.sheet,
                directory.name(checks[p.record]) if p.record in checks else "",
                p.record in checks and checks[p.record] == _maker(record),
                shown_evidence(reading, record),
            )
        )
    return found


def _maker(record: Record | None) -> PersonId | None:
    return record.head.by.person if record is not None and record.head.by else None
