"""Bodies of what happens on the floor: teaching, tries, sign-offs, decisions."""

from __future__ import annotations

from datetime import date

import msgspec

from trainer_app.checklists.bodies.base import Body, SaltedBody
from trainer_app.kernel.ids import EditionId, PersonId, RecordId


class SessionTaught(SaltedBody, frozen=True):
    trainee: PersonId = PersonId("")
    task: str = ""
    on: date | None = None
    minutes: int = 0
    marks: dict[str, int] = {}
    words: str = ""


class EvidenceFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """A photo that shows the work, or a PDF. ``kind``: its media type."""

    sha256: str
    kind: str = "image/jpeg"
    caption: str = ""
    size: int = 0
    """Bytes, where it is worth saying before the file has come: of a photo it stays 0."""


class TryRecorded(SaltedBody, frozen=True):
    """One observed try: a fact, always taken."""

    trainee: PersonId = PersonId("")
    task: str = ""
    edition: EditionId = EditionId("")
    site: RecordId = RecordId("")
    level: int = 0
    observed_on: date | None = None
    missed: tuple[int, ...] = ()
    """Lines of the standard that were not met, from 1."""
    mold: str = ""
    declared: bool = False
    """A declared assessment, not practice."""
    unsafe: bool = False
    stopped: bool = False
    flags: tuple[str, ...] = ()
    words: str = ""
    evidence_files: tuple[EvidenceFile, ...] = ()


class JobDone(Body, frozen=True):
    """Work done: counts as *performed* for its tasks and their prerequisites."""

    trainee: PersonId
    tasks: tuple[str, ...]
    on: date
    mold: str = ""
    work_order: str = ""
    own_entry: bool = False


class SignoffRecorded(SaltedBody, frozen=True):
    """The trainer's judged statement about one complete performance at level 3 or 4."""

    trainee: PersonId = PersonId("")
    task: str = ""
    edition: EditionId = EditionId("")
    site: RecordId = RecordId("")
    right: RecordId = RecordId("")
    """The ``right.saved`` that the signer relied on."""
    level: int = 3
    observed_on: date | None = None
    lines: tuple[int, ...] = ()
    """Lines of the standard that were met, from 1: always all of them."""
    level_lines: tuple[int, ...] = ()
    """Lines of the level itself (level 4), from 1."""
    method: str = ""
    evidence: tuple[str, ...] = ()
    place: str = ""
    mold: str = ""
    press: str = ""
    work_order: str = ""
    minutes: int = 0
    job: str = ""
    """Ties the sign-offs of one watched job."""
    late: str = ""
    """Why it was entered more than 24 h later, in the signer's words."""
    sheet: str = ""
    """The number of the paper checklist it was transcribed from."""
    flags: tuple[str, ...] = ()
    """Problems that were warned about and did not block, as error codes."""
    lang: str = "en"
    sentence: str = ""
    """SHA-256 of the sentence the signer was shown, hex."""
    evidence_files: tuple[EvidenceFile, ...] = ()


class SignatureGiven(SaltedBody, frozen=True):
    """Another person's own agreement to, or refusal of, a statement."""

    about: RecordId = RecordId("")
    role: str = "trainee"
    """trainee | second (a second assessor who watched the same performance) | checker"""
    agrees: bool = True
    words: str = ""
    right: RecordId | None = None
    """For a second assessor: the right to sign relied on."""
    lang: str = "en"
    sentence: str = ""
    same_person: bool = False
    """A checker who transcribed it too: in a shop where there is nobody else."""


class RecordWithdrawn(SaltedBody, frozen=True):
    """Ends the effect of a record. Takes its place; what it ended stays readable."""

    about: RecordId = RecordId("")
    reason: str = "mistake"
    """mistake (same signers, within 15 minutes) | judgement"""
    words: str = ""


class ReobservationRequired(SaltedBody, frozen=True):
    trainee: PersonId = PersonId("")
    task: str = ""
    on: date | None = None
    known: tuple[RecordId, ...] = ()
    """The sign-offs of that very day that were known and do not answer the requirement."""
    words: str = ""


class ExtensionGiven(SaltedBody, frozen=True):
    trainee: PersonId = PersonId("")
    task: str = ""
    lapse: date | None = None
    """The calendar date that is extended."""
    until: date | None = None
    words: str = ""
    control: str = ""


class SignoffSampled(SaltedBody, frozen=True):
    about: RecordId = RecordId("")
    agrees: bool = True
    words: str = ""


class AssessmentRequested(Body, frozen=True):
    """The trainee's own "I am ready to be assessed"."""

    trainee: PersonId
    task: str
    on: date


class QuestionRaised(SaltedBody, frozen=True):
    about: RecordId = RecordId("")
    reason: str = "not_me"
    """not_me | disagrees | restored | other"""
    words: str = ""


class QuestionDecided(SaltedBody, frozen=True):
    """A supervisor's decision. It takes the place of every head named in ``replaces``."""

    about: RecordId = RecordId("")
    """The thing in question."""
    stands: RecordId | None = None
    """The record that stands; None: none of them does."""
    answered: tuple[RecordId, ...] = ()
    """The questions, declined signatures and other judgements that this answers."""
    words: str = ""
    same_person: bool = False


class TaskNotApplicable(SaltedBody, frozen=True):
    site: RecordId = RecordId("")
    task: str = ""
    trainee: PersonId | None = None
    """None: for the whole plant."""
    applicable: bool = False
    consent: str = ""
    """For a core task: the certifying body's consent, as a reference."""
    words: str = ""
    same_person: bool = False
    """Whoever asked for it approved it too."""
    asked_by: PersonId = PersonId("")


class UnitSigned(Body, frozen=True):
    trainee: PersonId
    unit: str
    edition: EditionId
    on: date
    lang: str = "en"
    sentence: str = ""


class ModuleCompleted(Body, frozen=True):
    trainee: PersonId
    module: str
    on: date
    source: str = ""


class PracticalAttended(Body, frozen=True):
    trainee: PersonId
    session: str
    on: date
    complete: bool = True
    source: str = ""


class CreditClaimed(SaltedBody, frozen=True):
    trainee: PersonId = PersonId("")
    tasks: tuple[str, ...] = ()
    words: str = ""


class CreditDecided(SaltedBody, frozen=True):
    about: RecordId = RecordId("")
    tasks: tuple[str, ...] = ()
    words: str = ""


class CapstoneAssessed(SaltedBody, frozen=True):
    """One complete general PM, watched by an assessor who was not the main trainer."""

    trainee: PersonId = PersonId("")
    edition: EditionId = EditionId("")
    on: date | None = None
    passed: bool = False
    mold: str = ""
    tasks: tuple[str, ...] = ()
    words: str = ""


class SheetIssued(Body, frozen=True):
    """A paper checklist took a number."""

    number: str
    trainee: PersonId
    tasks: tuple[str, ...]
    edition: EditionId
    on: date


class BodyErased(Body, frozen=True):
    about: RecordId
    body: str
    """SHA-256 of the erased body, hex."""
