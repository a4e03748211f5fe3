"""A standing: what the records say about one trainee and one task, as dated facts.

A ``Standing`` holds no verdict about today, so it changes only when a record arrives;
``status`` turns it into a status for a date. It is kept as a read model, and a rebuild
(``judging``) gives the same.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from trainer_app.kernel.ids import EditionId, PersonId, RecordId


class QuestionKind(StrEnum):
    """Why something is in question."""

    TWO_HEADS = "two_heads"
    JUDGEMENTS_DIFFER = "judgements_differ"
    DECLINED = "declined"
    RAISED = "raised"


class Performance(msgspec.Struct, frozen=True, omit_defaults=True):
    """One watched performance that counts. ``observers``: who signed that they watched it."""

    record: RecordId
    observed_on: date
    level: int
    method: str
    observers: tuple[PersonId, ...]
    evidence: tuple[str, ...] = ()
    mold: str = ""
    place: str = ""
    edition: EditionId = EditionId("")
    late: bool = False
    sheet: str = ""
    capstone: bool = False
    flags: tuple[str, ...] = ()
    press: str = ""
    thing: RecordId = RecordId("")
    """The first version of the record: a correction does not make another performance."""
    late_signature: bool = False
    """The trainee's signature was given more than 24 h after the statement, by their clocks."""


class Waiting(msgspec.Struct, frozen=True):
    """A sign-off that does not count yet: this person's signature is missing."""

    record: RecordId
    person: PersonId
    observed_on: date


class Question(msgspec.Struct, frozen=True):
    """An open question. ``thing`` is decided; ``records`` are what stands against each other."""

    kind: QuestionKind
    thing: RecordId
    records: tuple[RecordId, ...]
    observed_on: date | None = None


class Judged(msgspec.Struct, frozen=True):
    """An observed try or performance, for the level that is shown."""

    observed_on: date
    level: int


class Required(msgspec.Struct, frozen=True):
    """A re-observation that a supervisor asked for."""

    record: RecordId
    on: date
    known: tuple[RecordId, ...] = ()
    """Things that were known of that very day: they do not answer it, corrected or not."""


class Extended(msgspec.Struct, frozen=True):
    lapse: date
    until: date


class Unsafe(msgspec.Struct, frozen=True):
    """An unsafe act in a declared assessment; ``observer`` cannot be the one who clears it."""

    on: date
    observer: PersonId
    before: tuple[RecordId, ...] = ()
    """Clean observations of that very day that the logs do not prove to have come after it."""


class Clean(msgspec.Struct, frozen=True):
    """A counting performance, seen by somebody entitled: it can end a pause."""

    on: date
    observer: PersonId
    record: RecordId = RecordId("")


class Standing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything a status needs, without a date. Tuples are sorted by date, then id."""

    performances: tuple[Performance, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    questions: tuple[Question, ...] = ()
    judged: tuple[Judged, ...] = ()
    required: tuple[Required, ...] = ()
    extended: tuple[Extended, ...] = ()
    unsafe: tuple[Unsafe, ...] = ()
    clean: tuple[Clean, ...] = ()
    not_applicable: tuple[RecordId, ...] = ()
    consented: tuple[RecordId, ...] = ()
    """Those of them that name the certifying body's consent, as a core task needs."""
    taught: tuple[date, ...] = ()
    performed: tuple[date, ...] = ()
    """Days of job entries."""
    asked: tuple[date, ...] = ()
    """Days on which the trainee asked to be assessed."""
    sheets: tuple[str, ...] = ()
