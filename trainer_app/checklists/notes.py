"""Coaching notes of one person as they read: its parts, answers, the follow-up, what came of it.

Pure. A correction takes the place of its author's own note and keeps its answers; what somebody
else wrote in its place has no effect (``effects``). Whoever a note is about may always read it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.followups import open_follow_ups
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId

NOTE_KINDS: Final = ("note.written", "note.answered", "note.closed", "note.handed_over")

BRIDGING: Final = (
    *("math", "spatial", "detail", "analysis", "communication", "safety", "reliability"),
)
"""The pilot's short topics, as tags (domain.md 1.7): where to look, never a label on a person."""


class Part(StrEnum):
    """Of a note: what went well, what to work on, what is done next. ``WORDS``: in one piece."""

    WORDS = "words"
    STRENGTH = "strength"
    WORK_ON = "work_on"
    NEXT_STEP = "next_step"


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to a note, or what came of its follow-up."""

    record: RecordId
    by: PersonId
    at: Moment
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """``record``: what an answer and a closing name. ``owner``: whose follow-up it is now."""

    record: RecordId
    about: PersonId
    by: PersonId
    at: Moment
    task: str
    words: str
    tags: tuple[str, ...] = ()
    follow_up: date | None = None
    owner: PersonId = field(default=PersonId(""))
    answers: tuple[Said, ...] = ()
    closings: tuple[Said, ...] = ()
    strength: str = ""
    work_on: str = ""
    next_step: str = ""
    follows: RecordId | None = None
    """The earlier note whose next step this one takes up again."""

    @property
    def parts(self) -> tuple[tuple[Part, str], ...]:
        """Those that were written, in the order in which they are read."""
        said = (
            (Part.WORDS, self.words),
            (Part.STRENGTH, self.strength),
            (Part.WORK_ON, self.work_on),
            (Part.NEXT_STEP, self.next_step),
        )
        return tuple((part, words) for part, words in said if words)

    @property
    def text(self) -> str:
        """Everything that was written, without a heading."""
        return "\n".join(words for _part, words in self.parts)

    @property
    def is_open(self) -> bool:
        """A follow-up that nobody has closed yet."""
        return self.follow_up is not None and not self.closings

    @property
    def latest(self) -> Moment:
        """When something was last said."""
        return max((self.at, *(s.at for s in (*self.answers, *self.closings))), key=lambda m: m.ms)


def notes_of(
    records: Iterable[Record], person: PersonId, directory: Directory, unit_of: UnitOf
) -> tuple[Note, ...]:
    """The notes about one person, newest first. ``records``: all of ``NOTE_KINDS``."""
    kept = list(records)
    effects = Effects(kept, person, directory, unit_of)
    standing = [
        r for r in kept if r.id in effects.counting and r.id not in effects.replaced and r.head.by
    ]
    answers: dict[RecordId, list[Said]] = defaultdict(list)
    closings: dict[RecordId, list[Said]] = defaultdict(list)
    for record in standing:
        match record.body:
            case b.NoteAnswered(about=about, words=words):
                answers[effects.root(about)].append(_said(record, words))
            case b.NoteClosed(about=about, words=words):
                closings[effects.root(about)].append(_said(record, words))
    written = {r.id for r in standing if isinstance(r.body, b.NoteWritten)}
    owners = {f.note: f.owner for f in open_follow_ups(kept, directory, unit_of)}
    found = []
    for record in standing:
        body, by = record.body, record.head.by
        if not isinstance(body, b.NoteWritten) or by is None:
            continue
        root = effects.root(record.id)
        found.append(
            Note(
                record=record.id,
                about=body.person,
                by=by.person,
                at=record.head.moment,
                task=body.task,
                words=body.words,
                tags=body.tags,
                follow_up=body.follow_up,
                owner=owners.get(record.id, by.person),
                answers=_in_order(answers[root]),
                closings=_in_order(closings[root]),
                strength=body.strength,
                work_on=body.work_on,
                next_step=body.next_step,
                follows=_before(body.about, written, effects),
            )
        )
    return tuple(sorted(found, key=lambda n: (n.at.ms, n.record), reverse=True))


def holds(note: Note, wanted: str, names: Iterable[str] = ()) -> bool:
    """Whether every wanted word is somewhere in the note; ``names``: what else belongs to it."""
    said = (
        note.text,
        note.task,
        *note.tags,
        *(s.words for s in (*note.answers, *note.closings)),
        *names,
    )
    text = folded(" ".join(said))
    return all(word in text for word in folded(wanted).split())


def _before(
    about: RecordId | None, written: Collection[RecordId], effects: Effects
) -> RecordId | None:
    """The note as it stands now that this one names; a sign-off is none."""
    if about is None:
        return None
    root = effects.root(about)
    return next((note for note in written if effects.root(note) == root), None)


def _said(record: Record, words: str) -> Said:
    assert record.head.by is not None
    return Said(record.id, record.head.by.person, record.head.moment, words)


def _in_order(said: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(said, key=lambda s: (s.at.ms, s.record)))
