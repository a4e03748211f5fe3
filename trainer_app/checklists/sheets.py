"""What goes on paper, as frozen data: a function of (records, date, printed by, language).

Reports turn these into bytes and add nothing but layout. Words that belong to the pack arrive in
the language of the sheet (marked where they fell back); words of the program are codes here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import msgspec

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.guidepapers import GlossarySheet, PocketCards
from trainer_app.checklists.papers import (
    CoachingLog,
    HandOver,
    PaperChecklist,
    SecondLooks,
    SkillsMatrix,
)
from trainer_app.checklists.progress import Remainder
from trainer_app.checklists.sheetparts import SheetHead, SheetNote, Trust
from trainer_app.checklists.slips import CodeSlips
from trainer_app.checklists.status import LapseReason, Status
from trainer_app.checklists.trainersheet import TrainerSheet
from trainer_app.checklists.whosees import WhoSeesWhat

__all__ = [
    "CoachingLog",
    "CodeSlips",
    "GlossarySheet",
    "HandOver",
    "HistoryLine",
    "NamedRemainder",
    "OwnRecord",
    "PaperChecklist",
    "PocketCards",
    "ProgressSheet",
    "RecoverySheet",
    "SecondLooks",
    "Sheet",
    "SheetHead",
    "SheetNote",
    "SheetPerformance",
    "SheetTask",
    "SheetUnit",
    "SkillsMatrix",
    "TrainerSheet",
    "Trust",
    "sheet_id",
]


@dataclass(frozen=True, slots=True)
class SheetPerformance:
    """One counting sign-off as it is printed."""

    on: date
    level: int
    method: str
    evidence: tuple[str, ...]
    trainer: str
    others: tuple[str, ...]
    trainee_agreed: bool
    pc: str
    late: bool = False
    sheet: str = ""
    check: str = ""
    """Of an entry from paper: waiting | checked | same_person."""
    by_employer: bool = False
    """The trainer may sign as *named by the employer* (domain.md 4.4.2)."""
    own_right: bool = False
    """The trainer gave himself the right to sign: *same person*."""


@dataclass(frozen=True, slots=True)
class SheetTask:
    id: str
    title: str
    tier: str
    level: int
    counted: int
    required: int
    status: Status
    second_look_missing: bool
    expires_on: date | None
    extended_until: date | None
    lapse_reason: LapseReason | None
    paused: bool
    performances: tuple[SheetPerformance, ...]
    waiting: int = 0
    same_person: bool = False
    """Who decided here was also one of those whom it was about, for want of anybody else."""
    withdrawn: tuple[date, ...] = ()
    """Days of sign-offs whose judgement was withdrawn; one entered by mistake is not here."""
    control: str = ""
    """What makes up for the late observation while it is extended, in the supervisor's words."""


@dataclass(frozen=True, slots=True)
class SheetUnit:
    id: str
    title: str
    tasks: tuple[SheetTask, ...]
    applicable: int
    signed: int
    due: int
    lapsed: int
    in_question: int
    signed_by: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class NamedRemainder:
    """A remainder with the title of what it names."""

    remainder: Remainder
    title: str = ""


@dataclass(frozen=True, slots=True)
class ProgressSheet:
    """One person's progress on a date: a trainee's, or a trainer's in the trainers' programme."""

    head: SheetHead
    trainee: str
    pathway: str
    started: date | None
    week: int | None
    weeks: int
    units: tuple[SheetUnit, ...]
    modules_done: int
    modules: int
    practicals: tuple[tuple[str, date | None], ...]
    capstone: date | None
    remains: tuple[NamedRemainder, ...]
    due: tuple[SheetTask, ...]
    """Due and lapsed, soonest first."""
    trainers: tuple[str, ...] = ()
    notes: tuple[SheetNote, ...] = ()
    """The latest, and every one with an open next step; only where the reader may see them."""
    modules_off: bool = False
    """This plant has no classes: modules are no part of *ready to present* (domain.md 4.5.8)."""
    sessions_off: bool = False
    audience: str = TRAINEES
    """Whose programme it is: a trainer has no pathway and no week."""
    capstone_off: bool = False
    """The programme has no capstone, or this plant does not ask for it."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that was recorded about a trainee, for whoever it is about."""

    on: date
    kind: str
    task: str
    title: str
    level: int | None
    by: str
    state: str
    """counts | waits | in_question | withdrawn | replaced | fact"""


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """Everything that is kept about a trainee's training, for the trainee."""

    progress: ProgressSheet
    notes: tuple[SheetNote, ...]
    history: tuple[HistoryLine, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The recovery code for the safe. Printed twice, kept nowhere."""

    lang: str
    paper: str
    plant: str
    pc: str
    made_on: date
    words: tuple[str, ...]
    code: str
    """The same code as the QR holds it."""
    sample: bool = False


Sheet = (
    ProgressSheet
    | OwnRecord
    | PaperChecklist
    | CoachingLog
    | SkillsMatrix
    | SecondLooks
    | HandOver
    | WhoSeesWhat
    | TrainerSheet
    | RecoverySheet
    | CodeSlips
    | PocketCards
    | GlossarySheet
)


def sheet_id(sheet: Sheet) -> str:
    """The id printed on a sheet: the hash of its input, 12 hex digits in three groups."""
    digest = hashlib.sha256(msgspec.json.encode(sheet)).hexdigest()[:12].upper()
    return f"{digest[:4]}-{digest[4:8]}-{digest[8:]}"
