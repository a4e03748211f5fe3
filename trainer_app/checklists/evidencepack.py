"""The record of observed competence as frozen data: what the certifying body's assessor is shown.

Everything that is said of a sign-off names the record that says it, so that whoever trusts nothing
can ask for it. Words of the pack in the language of the sheet, words of the program as codes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from trainer_app.checklists.doubt import Doubt
from trainer_app.checklists.progresssheet import ProgressSheet
from trainer_app.checklists.standing import QuestionKind
from trainer_app.kernel.ids import RecordId


@dataclass(frozen=True, slots=True)
class Given:
    """A statement or a signature. ``on``: when it was recorded, by the clock of that PC."""

    by: str
    on: date
    record: RecordId


@dataclass(frozen=True, slots=True)
class PackLook:
    """Somebody with no part in a sign-off looked at it again."""

    given: Given
    agrees: bool


@dataclass(frozen=True, slots=True)
class PackFile:
    """A photo or a PDF that was signed with a sign-off, by its SHA-256 (hex)."""

    sha256: str
    kind: str
    caption: str
    is_here: bool
    """On the PC that printed it."""


@dataclass(frozen=True, slots=True)
class PackSignOff:
    """One sign-off that counts, with all that stands behind it."""

    observed_on: date
    level: int
    method: str
    place: str
    mold: str
    press: str
    work_order: str
    evidence: tuple[str, ...]
    files: tuple[PackFile, ...]
    edition: str
    """First 8 hex digits of the standard that was signed."""
    statement: Given
    agreed: Given | None
    """The trainee's signature; a capstone has none."""
    overruled: bool
    """The trainee declined, and a supervisor decided that it stands."""
    seconds: tuple[Given, ...]
    looks: tuple[PackLook, ...]
    pc: str
    late: bool
    late_why: str
    late_signature: bool
    sheet: str
    check: str
    """Of an entry from paper: waiting | checked | same_person."""
    by_employer: bool
    own_right: bool
    doubts: tuple[Doubt, ...]
    warned: tuple[str, ...]
    """Codes of what was warned about and did not stand in the way."""
    capstone: bool
    confirmed: bool | None
    """Under the hub's word; None where this PC stands alone."""


@dataclass(frozen=True, slots=True)
class PackTask:
    """In the place of the same task of the progress sheet."""

    id: str
    is_core: bool
    sign_offs: tuple[PackSignOff, ...]


@dataclass(frozen=True, slots=True)
class PackEdition:
    """A standard that was signed. ``version`` empty: the edition is not on this PC."""

    edition: str
    version: str
    sign_offs: int


@dataclass(frozen=True, slots=True)
class PackSigner:
    """Who watched, by one right to sign; ``basis`` empty: none was needed (a capstone)."""

    name: str
    basis: str
    start: date | None
    until: date | None
    given: Given | None
    own_right: bool
    sign_offs: int
    second_looks: int


@dataclass(frozen=True, slots=True)
class PackNotApplicable:
    task: str
    title: str
    words: str
    approved: Given
    asked_by: str
    """Empty: whoever approved it."""
    whole_plant: bool
    same_person: bool
    consent: str
    """The certifying body's, for a core task."""


@dataclass(frozen=True, slots=True)
class PackExtension:
    task: str
    title: str
    lapse: date
    until: date
    control: str
    given: Given


@dataclass(frozen=True, slots=True)
class PackPast:
    """Of the history: a judgement that was withdrawn, or a new observation that was asked for."""

    kind: str
    """withdrawn | reobservation"""
    on: date
    """Observed on; of a new observation, since when."""
    task: str
    title: str
    given: Given
    about: RecordId
    """The sign-off that was withdrawn; else empty."""


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """What is open. ``about``: a task, a unit, a module, a session; of the capstone empty."""

    kind: QuestionKind
    about: str
    title: str
    on: date | None
    records: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class PackWaiting:
    """A sign-off that does not count yet."""

    task: str
    title: str
    on: date
    record: RecordId


@dataclass(frozen=True, slots=True)
class PackMark:
    """A module or a practical session; ``on`` None: not marked complete."""

    id: str
    title: str
    on: date | None
    given: Given | None


@dataclass(frozen=True, slots=True)
class PackCapstone:
    on: date
    passed: bool
    mold: str
    tasks: tuple[str, ...]
    given: Given


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What reading each record again said, when the sheet was made."""

    records: int
    """Named here, or relied on by one that is."""
    logs: int
    faults: tuple[RecordId, ...]
    """Not as they were written, or not by the PC whose log they lie in."""
    unproven: tuple[RecordId, ...]
    """No good signature was found within the time that a sheet has."""
    absent: int
    """Places of these logs at which there is no record."""
    fingerprint: str
    confirmed: int | None
    """Under the hub's word; None where this PC stands alone."""


NOT_CHECKED: Final = PackCheck(0, 0, (), (), 0, "", None)


@dataclass(frozen=True, slots=True)
class EvidencePack:
    """``tasks``: each of the progress sheet's, in its order."""

    progress: ProgressSheet
    tasks: tuple[PackTask, ...]
    editions: tuple[PackEdition, ...]
    signers: tuple[PackSigner, ...]
    not_applicable: tuple[PackNotApplicable, ...]
    extensions: tuple[PackExtension, ...]
    past: tuple[PackPast, ...]
    questions: tuple[PackQuestion, ...]
    waiting: tuple[PackWaiting, ...]
    modules: tuple[PackMark, ...]
    practicals: tuple[PackMark, ...]
    capstones: tuple[PackCapstone, ...]
    unit_signatures: tuple[tuple[str, Given], ...]
    """By the id of the unit."""
    check: PackCheck
    codes: tuple[tuple[str, str], ...]
    """What the programme's evidence codes stand for."""
    methods: tuple[tuple[str, str], ...]


def fingerprint(records: Iterable[RecordId]) -> str:
    """SHA-256 over the ids of records in order, the first half of it, in groups of four.

    An id is the hash of its record and of all before it in its log: not one of them can be another
    while this is the same.
    """
    digest = hashlib.sha256("".join(sorted(set(records))).encode()).hexdigest()[:32].upper()
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))
