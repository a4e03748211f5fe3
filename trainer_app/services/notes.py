"""Coaching notes: written about a person, who reads and answers them; follow-ups, closed in words.

A note is a fact: it is always taken. Only the permission table stands before it (assessors neither
read nor write notes), and words that are there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.bridging import topics_of
from trainer_app.checklists.coming import coming
from trainer_app.checklists.directory import Person
from trainer_app.checklists.notes import NOTE_KINDS, Note, holds, notes_of
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import pack_of, whole_catalogue
from trainer_app.services.heads import TraineeHead, trainee_head
from trainer_app.services.kept import Kept
from trainer_app.services.pages import Pages
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.units import units

LONGEST_TAG: Final = 40
_RECENT: Final = 40
"""Records of a trainee in which lately typed molds and tasks are looked for."""
_OFFERED: Final = 4
_KEPT: Final = 1_000


@dataclass(frozen=True, slots=True)
class NewNote:
    """A filled form, in parts or in one piece (``words``). ``task`` empty: in general."""

    words: str = ""
    task: str = ""
    tags: tuple[str, ...] = ()
    follow_up: date | None = None
    strength: str = ""
    work_on: str = ""
    next_step: str = ""
    about: RecordId | None = None
    """The note whose next step this one takes up again."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note with what its readers are shown beside it."""

    note: Note
    by: str
    owner: str
    task: Task | None
    names: tuple[tuple[PersonId, str], ...]
    """Of whoever answered or closed."""
    may_answer: bool
    may_close: bool
    """And hand it over to somebody else."""
    may_take_up: bool = False
    """Its follow-up is closed; a new note may take it up again."""
    takes_up: date | None = None
    """The day of the earlier follow-up that it takes up again."""


@dataclass(frozen=True, slots=True)
class NotesPage:
    head: TraineeHead
    lines: tuple[NoteLine, ...]
    """Those that the search lets through, newest first."""
    all: int
    may_write: bool


@dataclass(frozen=True, slots=True)
class NotePage:
    """One note, whole."""

    head: TraineeHead
    line: NoteLine


@dataclass(frozen=True, slots=True)
class WritePage:
    """What the form starts from. Nothing is filled in."""

    trainee: Person
    today: date
    task: Task | None
    tasks: tuple[Task, ...]
    """What was worked on lately, and what comes next."""
    molds: tuple[str, ...]
    own_tags: tuple[str, ...]
    """Tags of notes about this person that are none of the usual topics."""
    topics: Mapping[str, tuple[str, ...]]
    """By task: where to look (``bridging``). What is not offered is not in it."""
    before: Note | None = None
    """The note whose next step is taken up again."""
    before_by: str = ""


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """A next step that waits. ``left_by``: who had it and is no longer at this plant."""

    note: Note
    trainee: str
    task: Task | None
    left_by: str = ""


class Notes:
    def __init__(self, store: Store, clock: Clock, pages: Pages) -> None:
        self._store = store
        self._clock = clock
        self._pages = pages
        self._open: Kept[tuple[Note, ...]] = Kept(_KEPT)

    # --- read -----------------------------------------------------------------------------------

    def page(self, viewer: SignedIn, trainee: PersonId, search: str = "") -> NotesPage:
        """The notes about a trainee in which every word of the search is found."""
        viewer.require(Action.SEE_NOTES, about=trainee)
        today = self._clock.now().date
        with self._store.reading() as reading:
            head = trainee_head(reading, trainee, today, names_all=True)
            notes = trainee_notes(reading, trainee)
            lines = lines_of(reading, head.pack, viewer, notes)
            return NotesPage(
                head,
                tuple(line for line in lines if _lets_through(line, search)),
                len(lines),
                may_write_about(viewer, reading, trainee),
            )

    def note(self, viewer: SignedIn, record: RecordId) -> NotePage:
        today = self._clock.now().date
        with self._store.reading() as reading:
            note = known_note(reading, record)
            viewer.require(Action.SEE_NOTES, about=note.about)
            head = trainee_head(reading, note.about, today, names_all=True)
            lines = lines_of(reading, head.pack, viewer, trainee_notes(reading, note.about))
            return NotePage(head, next(line for line in lines if line.note.record == record))

    def to_write(
        self, by: SignedIn, trainee: PersonId, task: str = "", about: RecordId | None = None
    ) -> WritePage:
        """``about``: an earlier note, whose next step is taken up again."""
        by.require(Action.WRITE_NOTE)
        whole = self._pages.checklist(by, trainee)
        with self._store.reading() as reading:
            pack = whole_catalogue(reading)
            recent = [a.record.body for a in reading.history(trainee, limit=_RECENT)]
            worked = [getattr(body, "task", "") for body in recent]
            upcoming = [c.task.id for c in coming(whole.pack, whole.progress.statuses)]
            wanted = dict.fromkeys([task, *worked, *upcoming])
            molds = dict.fromkeys(str(getattr(body, "mold", "")) for body in recent)
            told = trainee_notes(reading, trainee)
            own = {tag for note in told for tag in note.tags}
            before = next((note for note in told if note.record == about), None)
            offered = tuple(pack.tasks[t] for t in wanted if t in pack.tasks)[:_OFFERED]
            stops = Counter(
                body.task for body in recent if isinstance(body, b.TryRecorded) and body.stopped
            )
            return WritePage(
                whole.head.person,
                self._clock.now().date,
                pack.tasks.get(task),
                offered,
                tuple(mold for mold in molds if mold)[:_OFFERED],
                tuple(sorted(own)),
                {t.id: topics_of(pack, t, stops[t.id]) for t in offered},
                before,
                reading.directory().name(before.by) if before else "",
            )

    def follow_ups(self, viewer: SignedIn) -> tuple[OpenFollowUp, ...]:
        """This person's own, soonest first; for who manages people also those of whoever left."""
        if not viewer.may(Action.WRITE_NOTE):
            return ()
        manages = viewer.may(Action.MANAGE_PEOPLE)
        found = []
        with self._store.reading() as reading:
            directory, pack = reading.directory(), whole_catalogue(reading)
            for person in directory.everybody():
                for note in self._open_notes(reading, person.id):
                    owner = directory.people.get(note.owner)
                    mine = directory.same_human(note.owner, viewer.id)
                    left = manages and (owner is None or not owner.active)
                    if mine or left:
                        left_by = "" if mine else directory.name(note.owner)
                        task = pack.tasks.get(note.task)
                        found.append(OpenFollowUp(note, person.name, task, left_by))
        return tuple(sorted(found, key=lambda f: (f.note.follow_up or date.max, f.note.record)))

    def unanswered(self, person: SignedIn) -> tuple[NoteLine, ...]:
        """Notes about this very person to which nothing has been said yet, newest first."""
        if not person.may(Action.SEE_NOTES, about=person.id):
            return ()
        with self._store.reading() as reading:
            pack = whole_catalogue(reading)
            return tuple(
                _line(reading, pack, person, note)
                for note in trainee_notes(reading, person.id)
                if not note.answers
            )

    def _open_notes(self, reading: Reading, person: PersonId) -> tuple[Note, ...]:
        return self._open.answer(
            reading,
            person,
            "open",
            lambda: tuple(note for note in trainee_notes(reading, person) if note.is_open),
        )

    # --- write ----------------------------------------------------------------------------------

    def write(self, by: SignedIn, trainee: PersonId, new: NewNote) -> Recorded:
        by.require(Action.WRITE_NOTE)
        _something(new)
        with self._store.writing() as writing:
            return append_note(writing, by, trainee, new)

    def answer(self, by: SignedIn, record: RecordId, words: str) -> Recorded:
        """By the person whom the note is about, and nobody else."""
        said = _words(words)
        with self._store.writing() as writing:
            note = known_note(writing, record)
            by.require(Action.ANSWER_NOTE, about=_own_entry(writing, by, note.about))
            return _append(writing, by, b.NoteAnswered(about=note.record, words=said))

    def close(self, by: SignedIn, record: RecordId, words: str) -> Recorded:
        """What came of the follow-up: by whoever has it, or whoever manages the people."""
        said = _words(words)
        with self._store.writing() as writing:
            note = known_note(writing, record)
            if not may_close(writing, by, note):
                raise Refusal(ErrorCode.NOT_ALLOWED, person=by.name)
            return _append(writing, by, b.NoteClosed(about=note.record, words=said))


def append_note(writing: Writing, by: SignedIn, trainee: PersonId, new: NewNote) -> Recorded:
    """Within a transaction of somebody else's. The caller asks who may."""
    _something(new)
    if trainee not in writing.directory().people:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=trainee[:8])
    if new.task and new.task not in pack_of(writing, new.task).tasks:
        raise Refusal(ErrorCode.TASK_UNKNOWN, task=new.task)
    if new.about is not None and known_note(writing, new.about).about != trainee:
        raise Refusal(ErrorCode.RECORD_UNKNOWN)
    body = b.NoteWritten(
        person=trainee,
        task=new.task,
        about=new.about,
        words=new.words.strip(),
        tags=_tags(new.tags),
        follow_up=new.follow_up,
        strength=new.strength.strip(),
        work_on=new.work_on.strip(),
        next_step=new.next_step.strip(),
    )
    return _append(writing, by, body)


def trainee_notes(reading: Reading, person: PersonId) -> tuple[Note, ...]:
    """Every note about a person, newest first. The caller asks who may see them."""
    records = reading.trainee_records(person, NOTE_KINDS)
    return notes_of(records, person, reading.directory(), units(reading)) if records else ()


def may_write_about(viewer: SignedIn, reading: Reading, trainee: PersonId) -> bool:
    """A note is written to somebody else; about oneself there is nobody to answer."""
    return viewer.may(Action.WRITE_NOTE) and not reading.directory().same_human(viewer.id, trainee)


def known_note(reading: Reading, record: RecordId) -> Note:
    """Raises ``Refusal(RECORD_UNKNOWN)``."""
    found = reading.record(record)
    if found is None or not isinstance(found.body, b.NoteWritten):
        raise Refusal(ErrorCode.RECORD_UNKNOWN)
    for note in trainee_notes(reading, found.body.person):
        if note.record == record:
            return note
    raise Refusal(ErrorCode.RECORD_UNKNOWN)


def lines_of(
    reading: Reading, pack: Pack, viewer: SignedIn, notes: Sequence[Note]
) -> tuple[NoteLine, ...]:
    """Notes of one person with what is shown beside them. ``notes``: all of them."""
    days = {note.record: note.follow_up for note in notes}
    return tuple(
        replace(
            _line(reading, pack, viewer, note),
            takes_up=days.get(note.follows) if note.follows else None,
        )
        for note in notes
    )


def _line(reading: Reading, pack: Pack, viewer: SignedIn, note: Note) -> NoteLine:
    directory = reading.directory()
    own = _own_entry(reading, viewer, note.about)
    return NoteLine(
        note,
        directory.name(note.by),
        directory.name(note.owner),
        pack.tasks.get(note.task),
        tuple((said.by, directory.name(said.by)) for said in (*note.answers, *note.closings)),
        may_answer=own == viewer.id and viewer.may(Action.ANSWER_NOTE, about=own),
        may_close=note.is_open and may_close(reading, viewer, note),
        may_take_up=bool(note.closings) and may_write_about(viewer, reading, note.about),
    )


def _own_entry(reading: Reading, viewer: SignedIn, person: PersonId) -> PersonId:
    """The viewer's own id where both entries are one human."""
    return viewer.id if reading.directory().same_human(viewer.id, person) else person


def may_close(reading: Reading, by: SignedIn, note: Note) -> bool:
    """Whose follow-up it is, and whoever manages the people."""
    own = reading.directory().same_human(by.id, note.owner)
    return by.may(Action.WRITE_NOTE) and (own or by.may(Action.MANAGE_PEOPLE))


def _lets_through(line: NoteLine, search: str) -> bool:
    title = tuple(line.task.title.values()) if line.task else ()
    names = (line.by, line.owner, *title, *(name for _person, name in line.names))
    return holds(line.note, search, names)


def _something(new: NewNote) -> None:
    """One part is enough; which one is the writer's to say."""
    _words("".join((new.words, new.strength, new.work_on, new.next_step)))


def _words(words: str) -> str:
    said = words.strip()
    if not said:
        raise Refusal(ErrorCode.WORDS_MISSING)
    return said


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    said = (" ".join(tag.split())[:LONGEST_TAG] for tag in tags)
    return tuple(dict.fromkeys(tag for tag in said if tag))


def _append(writing: Writing, by: SignedIn, body: b.Body) -> Recorded:
    record = writing.append(body, by=by.by())
    return Recorded((record.id,), writing.changes())
