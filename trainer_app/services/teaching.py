"""How a task is taught, and the record of a lesson. A lesson is a fact: it is always taken.

Memos belong to a task and name nobody; who may write one is the permission table's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Person
from trainer_app.checklists.memos import Memo
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Store
from trainer_app.checklists.status import TaskStatus
from trainer_app.checklists.teaching import Lesson, lesson
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Problem, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import adopted_guidance, pack_of, trainee_case
from trainer_app.services.facts import Try, append_try
from trainer_app.services.how_to_teach import HowToTeach, how_to_teach, standing_memos
from trainer_app.services.notes import NewNote, append_note
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded


@dataclass(frozen=True, slots=True)
class TeachPage:
    """What a lesson starts from."""

    trainee: Person
    pack: Pack
    task: Task
    status: TaskStatus
    prerequisites: tuple[TaskStatus, ...]
    lesson: Lesson
    how: HowToTeach
    today: date


@dataclass(frozen=True, slots=True)
class MemoPage:
    """What writing a memo starts from; ``memo``: the one that is written anew."""

    task: Task
    memo: Memo | None


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson as it was. ``marks``: see ``checklists.teaching.counted_marks``."""

    task: str
    on: date
    minutes: int
    marks: dict[str, int]
    words: str = ""
    """Said to the trainee: a coaching note, where there is something to say."""
    follow_up: date | None = None
    try_level: int | None = None


class Teaching:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # --- read -----------------------------------------------------------------------------------

    def page(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TeachPage:
        viewer.require(Action.RECORD_TRY)
        today = self._clock.now().date
        with self._store.reading() as reading:
            case = trainee_case(reading, trainee, (task_id,))
            task = case.pack.task(task_id)
            status = case.status(task_id, today)
            return TeachPage(
                case.trainee,
                case.pack,
                task,
                status,
                tuple(case.status(p, today) for p in task.prerequisites),
                lesson(task, adopted_guidance(reading)),
                how_to_teach(reading, viewer, status, own=False),
                today,
            )

    def memo(self, viewer: SignedIn, task_id: str, record: RecordId | None = None) -> MemoPage:
        viewer.require(Action.WRITE_MEMO)
        with self._store.reading() as reading:
            task = pack_of(reading, task_id).task(task_id)
            standing = {memo.record: memo for memo in standing_memos(reading, task_id)}
            if record is not None and record not in standing:
                raise Refusal(ErrorCode.RECORD_UNKNOWN)
            return MemoPage(task, standing[record] if record is not None else None)

    # --- write ----------------------------------------------------------------------------------

    def record(self, by: SignedIn, trainee: PersonId, taught: Taught) -> Recorded:
        """The lesson; with it the note and the try that came of it, all or none."""
        by.require(Action.RECORD_TRY)
        words = taught.words.strip()
        if taught.follow_up is not None and not words:
            raise Refusal(ErrorCode.WORDS_MISSING)
        if words:
            by.require(Action.WRITE_NOTE)
        with self._store.writing() as writing:
            directory = writing.directory()
            if trainee not in directory.people:
                raise Refusal(ErrorCode.PERSON_UNKNOWN, person=trainee[:8])
            if directory.same_human(by.id, trainee):
                raise Refusal(ErrorCode.NOT_ALLOWED, person=by.name)
            pack_of(writing, taught.task).task(taught.task)
            body = b.SessionTaught(
                trainee=trainee,
                task=taught.task,
                on=taught.on,
                minutes=taught.minutes,
                marks=taught.marks,
            )
            made = [writing.append(body, by=by.by()).id]
            flags: tuple[str, ...] = ()
            warned: tuple[Problem, ...] = ()
            if taught.try_level is not None:
                seen = Try(taught.task, taught.try_level, taught.on)
                tried = append_try(writing, by, trainee, seen)
                made.extend(tried.records)
                flags, warned = tried.warnings, tried.warned
            if words:
                note = NewNote(words, taught.task, follow_up=taught.follow_up)
                made.extend(append_note(writing, by, trainee, note).records)
            return Recorded(tuple(made), writing.changes(), flags, warned)

    def write_memo(
        self, by: SignedIn, task_id: str, words: str, replaces: RecordId | None = None
    ) -> Recorded:
        """No words take the memo away that they replace."""
        by.require(Action.WRITE_MEMO)
        said = words.strip()
        if not said and replaces is None:
            raise Refusal(ErrorCode.WORDS_MISSING)
        with self._store.writing() as writing:
            pack_of(writing, task_id).task(task_id)
            standing = {memo.record for memo in standing_memos(writing, task_id)}
            if replaces is not None and replaces not in standing:
                raise Refusal(ErrorCode.RECORD_UNKNOWN)
            body = b.MemoWritten(task=task_id, words=said)
            old = () if replaces is None else (replaces,)
            made = writing.append(body, by=by.by(), replaces=old)
            return Recorded((made.id,), writing.changes() | ChangeSet.of((task_id,)))
