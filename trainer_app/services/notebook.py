"""The notes of a whole plant: finding one among all that one may see, and handing a next step over.

The search is the one of the guide: accents, plurals and a slip forgiven (``searching``). A note
that is found names its trainee; whoever may not see the notes about a person never meets them here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.followups import KINDS, open_follow_ups
from trainer_app.checklists.notes import Note
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.searching import Entry, Index
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import whole_catalogue
from trainer_app.services.kept import Kept
from trainer_app.services.notes import (
    NoteLine,
    known_note,
    lines_of,
    may_close,
    trainee_notes,
)
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.units import units

_KEPT: Final = 1_000
MOST_FOUND: Final = 200
_LATELY: Final = timedelta(days=7)
"""Answers of the last days are on *Today*: nothing records that somebody has read one."""


@dataclass(frozen=True, slots=True)
class FoundNote:
    """``trainee``: whom it is about."""

    trainee: str
    line: NoteLine


@dataclass(frozen=True, slots=True)
class FoundPage:
    """``tags``: of all that may be seen, the usual topics and others. ``all``: how many there are.

    ``notes``: at most ``MOST_FOUND`` of the ``found`` ones; best first where words are looked for,
    else newest first, and open follow-ups soonest first.
    """

    today: date
    notes: tuple[FoundNote, ...]
    found: int
    all: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """To whom a follow-up may be handed."""

    trainee: str
    line: NoteLine
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A note of one's own that was answered lately."""

    note: Note
    trainee: str
    on: date
    words: str


class Notebook:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._told: Kept[tuple[Note, ...]] = Kept(_KEPT)

    # --- read -----------------------------------------------------------------------------------

    def find(
        self, viewer: SignedIn, search: str = "", tag: str = "", *, open_alone: bool = False
    ) -> FoundPage:
        """Of all notes that this person may see, those that fit all that is asked."""
        with self._store.reading() as reading:
            everything = self._seen_by(viewer, reading)
            fits = [
                found
                for found in everything
                if (not tag or tag in found.line.note.tags)
                and (not open_alone or found.line.note.is_open)
            ]
            if open_alone:
                fits.sort(key=lambda f: (f.line.note.follow_up or date.max, f.line.note.record))
            if search.strip():
                fits = _searched(fits, search, viewer.language)
            tags = {tag for found in everything for tag in found.line.note.tags}
            return FoundPage(
                self._clock.now().date,
                tuple(fits[:MOST_FOUND]),
                len(fits),
                len(everything),
                tuple(sorted(tags)),
            )

    def to_hand_over(self, by: SignedIn, record: RecordId) -> HandOverPage:
        with self._store.reading() as reading:
            note = known_note(reading, record)
            by.require(Action.SEE_NOTES, about=note.about)
            _require_open(reading, by, note)
            directory = reading.directory()
            told = trainee_notes(reading, note.about)
            lines = lines_of(reading, whole_catalogue(reading), by, told)
            line = next(line for line in lines if line.note.record == record)
            people = (p for p in directory.everybody() if _may_have(directory, p, note))
            return HandOverPage(
                directory.name(note.about),
                line,
                tuple(sorted(people, key=lambda p: (folded(p.name), p.id))),
            )

    def answered(self, viewer: SignedIn) -> tuple[Answered, ...]:
        """What people answered to this person's notes in the last days, newest first."""
        if not viewer.may(Action.WRITE_NOTE):
            return ()
        since = self._clock.now().date - _LATELY
        found = []
        with self._store.reading() as reading:
            directory = reading.directory()
            for person in directory.everybody():
                if not viewer.may(Action.SEE_NOTES, about=person.id):
                    continue
                for note in self._notes(reading, person.id):
                    last = note.answers[-1] if note.answers else None
                    if last is None or last.at.date < since:
                        continue
                    if directory.same_human(note.by, viewer.id):
                        found.append(
                            (last.at.ms, Answered(note, person.name, last.at.date, last.words))
                        )
        return tuple(answer for _at, answer in sorted(found, key=lambda f: f[0], reverse=True))

    def _seen_by(self, viewer: SignedIn, reading: Reading) -> list[FoundNote]:
        """Newest first."""
        pack = whole_catalogue(reading)
        found = [
            FoundNote(person.name, line)
            for person in reading.directory().everybody()
            if viewer.may(Action.SEE_NOTES, about=person.id)
            for line in lines_of(reading, pack, viewer, self._notes(reading, person.id))
        ]
        return sorted(found, key=lambda f: (f.line.note.at.ms, f.line.note.record), reverse=True)

    def _notes(self, reading: Reading, person: PersonId) -> tuple[Note, ...]:
        return self._told.answer(reading, person, "told", lambda: trainee_notes(reading, person))

    # --- write ----------------------------------------------------------------------------------

    def hand_over(self, by: SignedIn, record: RecordId, to: PersonId) -> Recorded:
        """Another person answers for the next step from now on."""
        with self._store.writing() as writing:
            note = known_note(writing, record)
            _require_open(writing, by, note)
            directory = writing.directory()
            heir = directory.people.get(to)
            if heir is None:
                raise Refusal(ErrorCode.PERSON_UNKNOWN, person=to[:8])
            if not _may_have(directory, heir, note):
                raise Refusal(ErrorCode.NOT_ALLOWED, person=heir.name)
            records = writing.trainee_records(note.about, KINDS)
            (waiting,) = (
                f
                for f in open_follow_ups(records, directory, units(writing))
                if f.note == note.record
            )
            body = b.NoteHandedOver(about=note.record, to=to)
            made = writing.append(body, by=by.by(), replaces=waiting.handed_over)
            return Recorded((made.id,), writing.changes())


def _require_open(reading: Reading, by: SignedIn, note: Note) -> None:
    if not note.is_open:
        raise Refusal(ErrorCode.RECORD_UNKNOWN)
    if not may_close(reading, by, note):
        raise Refusal(ErrorCode.NOT_ALLOWED, person=by.name)


def _may_have(directory: Directory, person: Person, note: Note) -> bool:
    """Somebody here who writes notes, is not the person it is about and has it not yet."""
    return (
        person.active
        and person.may(Action.WRITE_NOTE)
        and not directory.same_human(person.id, note.about)
        and not directory.same_human(person.id, note.owner)
    )


def _searched(notes: Iterable[FoundNote], search: str, language: str) -> list[FoundNote]:
    """Best first."""
    by_id = {found.line.note.record: found for found in notes}
    index = Index(_entry(found, language) for found in by_id.values())
    return [by_id[RecordId(entry.id)] for entry in index.find(search)]


def _entry(found: FoundNote, language: str) -> Entry:
    line = found.line
    title = line.task.title if line.task else {}
    words = title.get(language) or next(iter(title.values()), "")
    said = (*line.note.answers, *line.note.closings)
    return Entry(
        "note",
        line.note.record,
        found.trainee,
        also=(line.note.task, line.by, *line.note.tags),
        detail=words,
        text="\n".join((line.note.text, *(one.words for one in said))),
    )
