"""Bodies of the private and the office stream: PINs, notes, eligibility, costs."""

from __future__ import annotations

from datetime import date

from trainer_app.checklists.bodies.base import SaltedBody
from trainer_app.kernel.ids import PersonId, RecordId


class PersonPin(SaltedBody, frozen=True):
    person: PersonId = PersonId("")
    verifier: str = ""
    """Argon2id string; see ``kernel.pins``."""
    once: bool = False
    """A one-time code: it can only set a new PIN."""


class PersonBadge(SaltedBody, frozen=True):
    """What a badge reader types for this person. Finds the tile; never takes a PIN's place."""

    person: PersonId = PersonId("")
    verifier: str = ""
    """Salt and hash; see ``kernel.badges``. Empty: no badge any more."""


class NoteWritten(SaltedBody, frozen=True):
    """A coaching note. The person it is about can read it and answer."""

    person: PersonId = PersonId("")
    task: str = ""
    about: RecordId | None = None
    """A sign-off, or the earlier note whose next step this one takes up again."""
    words: str = ""
    """Where it is not in parts: from the page of a sign-off, a lesson, an older program."""
    tags: tuple[str, ...] = ()
    follow_up: date | None = None
    strength: str = ""
    work_on: str = ""
    next_step: str = ""


class NoteAnswered(SaltedBody, frozen=True):
    about: RecordId = RecordId("")
    words: str = ""


class NoteClosed(SaltedBody, frozen=True):
    about: RecordId = RecordId("")
    words: str = ""


class NoteHandedOver(SaltedBody, frozen=True):
    """Another person answers from now on for the follow-up of a note."""

    about: RecordId = RecordId("")
    to: PersonId = PersonId("")


class EligibilityRecorded(SaltedBody, frozen=True):
    person: PersonId = PersonId("")
    eligible: bool = False
    topics: tuple[str, ...] = ()


class CostSaved(SaltedBody, frozen=True):
    """What training cost or gave, as somebody entered it; the newest of a name stands."""

    name: str = ""
    cents: int = 0
    words: str = ""
    gain: bool = False
    active: bool = True
    """Whether it stands at all: taken off the list by a record in its place."""
