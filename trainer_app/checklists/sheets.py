"""What goes on paper, as frozen data: a function of (records, date, printed by, language).

Reports turn these into bytes and add nothing but layout. Words that belong to the pack arrive in
the language of the sheet (marked where they fell back); words of the program are codes here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import msgspec

from trainer_app.checklists.progress import Remainder
from trainer_app.checklists.status import LapseReason, Status


@dataclass(frozen=True, slots=True)
class Trust:
    """What the numbers of a sheet rest on (design.md promise 5)."""

    as_of: date
    pcs: tuple[str, ...]
    records: int
    has_hub: bool = False
    waiting: int = 0
    last_confirmed: str = ""


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands at the top and the foot of every sheet."""

    lang: str
    paper: str
    """letter | a4"""
    plant: str
    employer: str
    programme: str
    version: str
    edition: str
    """First 8 hex digits of the edition."""
    notice: str
    """"Proposed framework, not the certifying body's standard." """
    printed_by: str
    printed_on: date
    trust: Trust
    sample: bool = False


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
    """One trainee's progress on a date."""

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


Sheet = ProgressSheet | RecoverySheet


def sheet_id(sheet: Sheet) -> str:
    """The id printed on a sheet: the hash of its input, 12 hex digits in three groups."""
    digest = hashlib.sha256(msgspec.json.encode(sheet)).hexdigest()[:12].upper()
    return f"{digest[:4]}-{digest[4:8]}-{digest[8:]}"
