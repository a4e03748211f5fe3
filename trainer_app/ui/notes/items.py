"""A note as the three pages show it: values and codes, no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.language import Words
from trainer_app.checklists.notes import Part, Said
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notes import NoteLine


@dataclass(frozen=True, slots=True)
class SaidItem:
    by: str
    at: Moment
    words: str


@dataclass(frozen=True, slots=True)
class NoteItem:
    """``owner``: whose follow-up it is now; empty where that is who wrote the note."""

    record: RecordId
    by: str
    at: Moment
    task: str
    title: Words
    parts: tuple[tuple[Part, str], ...]
    tags: tuple[str, ...]
    follow_up: date | None
    owner: str
    is_open: bool
    answers: tuple[SaidItem, ...]
    closings: tuple[SaidItem, ...]
    may_answer: bool
    may_close: bool
    may_hand_over: bool
    may_take_up: bool
    """Its follow-up is closed, and this viewer may write a new note about it."""
    takes_up: date | None
    """The day of the earlier follow-up that it takes up again."""

    @property
    def text(self) -> str:
        """Everything that was written."""
        return "\n".join(words for _part, words in self.parts)


def note_item(line: NoteLine) -> NoteItem:
    note = line.note
    names = dict(line.names)
    return NoteItem(
        note.record,
        line.by,
        note.at,
        note.task,
        line.task.title if line.task else {},
        note.parts,
        note.tags,
        note.follow_up,
        line.owner if note.owner != note.by else "",
        note.is_open,
        _said(note.answers, names),
        _said(note.closings, names),
        line.may_answer,
        line.may_close,
        line.may_close,
        line.may_take_up,
        line.takes_up,
    )


def _said(said: tuple[Said, ...], names: dict[PersonId, str]) -> tuple[SaidItem, ...]:
    return tuple(SaidItem(names[s.by], s.at, s.words) for s in said)
