"""The progress sheet as frozen data: where one person stands, on what, and what remains.

Two more papers are made of it: a trainee's own record and the record of observed competence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.progress import Remainder
from trainer_app.checklists.sheetparts import SheetHead, SheetNote
from trainer_app.checklists.status import LapseReason, Status


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
    unconfirmed: bool = False
    """The hub has not confirmed a sign-off of it; never where there is no hub."""
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
    taught_not_tried: int = 0
    """Tasks that were taught in class, and not yet tried on the floor."""
    tried_first: int = 0
    """Tasks that were tried on the floor before they were taught in class."""
