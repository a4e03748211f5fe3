"""The other papers as frozen data: checklist for the press, coaching log, matrix, second looks.

Like ``sheets``: words of the pack in the language of the sheet, words of the program as codes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.sheetparts import SheetHead, SheetNote
from trainer_app.checklists.shift import Handed, OnMold
from trainer_app.checklists.status import Status

Both = tuple[str, ...]
"""The pack's words in each language of a form, in the order of ``SheetHead.lang``."""


@dataclass(frozen=True, slots=True)
class PaperTask:
    """A task to be ticked at the press."""

    id: str
    title: Both
    tier: str
    lines: tuple[Both, ...]
    counted: int
    required: int
    second_look: bool = False
    """A second assessor has to watch one of them, and none has yet."""
    evidence_all: tuple[str, ...] = ()
    """Codes that this task asks for when it is observed on the job."""
    evidence_any: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperChecklist:
    """Tasks of one trainee to sign at the press, entered later under this number."""

    head: SheetHead
    number: str
    """B-0417"""
    issued_on: date
    trainee: str
    tasks: tuple[PaperTask, ...]
    levels: tuple[tuple[int, Both], ...]
    """Those that are signed, with their names."""
    top_lines: tuple[Both, ...]
    """What the highest level asks for beside the standard."""
    methods: tuple[str, ...]
    evidence: tuple[tuple[str, Both], ...]
    places: tuple[tuple[str, Both], ...]


@dataclass(frozen=True, slots=True)
class CoachingLog:
    """The shared notes of one trainee, newest first."""

    head: SheetHead
    trainee: str
    notes: tuple[SheetNote, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Where a trainee stands on a task."""

    level: int
    status: Status
    second_look_missing: bool = False
    unconfirmed: bool = False
    """The hub has not confirmed a sign-off of it; never where there is no hub."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    trainee: str
    week: int | None
    signed: int
    tasks: int
    cells: tuple[MatrixCell, ...]
    """One a task, in the order of the matrix's units."""


@dataclass(frozen=True, slots=True)
class MatrixUnit:
    id: str
    title: str
    tasks: tuple[tuple[str, str, str], ...]
    """Id, title and tier."""


@dataclass(frozen=True, slots=True)
class SkillsMatrix:
    """Trainees by tasks as they stand on a date. No percentages, nobody ranked."""

    head: SheetHead
    units: tuple[MatrixUnit, ...]
    rows: tuple[MatrixRow, ...]
    """By name."""
    audience: str = TRAINEES
    wall: bool = False
    """To be hung where everybody passes: see ``for_wall``."""


UNMARKED: Final = frozenset({Status.NOT_STARTED, Status.IN_TRAINING})
"""Their circle says it all: a mark at every cell would hide the ones that matter."""


def mark_of(cell: MatrixCell) -> Status | None:
    """The mark beside a circle; what is due without a second look shows the second look."""
    if cell.second_look_missing and cell.status in (Status.SIGNED_OFF, Status.DUE):
        return Status.SECOND_LOOK
    return None if cell.status in UNMARKED else cell.status


def for_wall(cell: MatrixCell) -> MatrixCell:
    """Nothing that went wrong: what is not in force stands like what was never begun."""
    match cell.status:
        case Status.DUE | Status.SECOND_LOOK | Status.SIGNED_OFF:
            return MatrixCell(cell.level, Status.SIGNED_OFF, unconfirmed=cell.unconfirmed)
        case Status.LAPSED | Status.IN_QUESTION:
            return MatrixCell(0, Status.NOT_STARTED)
    return replace(cell, second_look_missing=False)


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A task that waits for somebody who has not signed it for this trainee yet."""

    trainee: str
    task: str
    title: str
    counted: int
    required: int
    signed_by: tuple[str, ...]
    """Who cannot give it."""
    since: date | None
    paused: bool = False


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A sign-off that was picked to be looked at again in the month of the sheet."""

    trainee: str
    task: str
    title: str
    observed_on: date
    signed_by: tuple[str, ...]
    """Who cannot look at it; nor can the trainee."""
    mold: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecondLooks:
    """What a visiting assessor can give in half a day, by trainee."""

    head: SheetHead
    looks: tuple[SecondLook, ...]
    audience: str = TRAINEES
    samples: tuple[SampleLine, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedThing:
    """Something that the next shift has to know. ``words``: as they were said."""

    kind: Handed
    task: str
    title: str
    on: date | None
    by: str
    words: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class HandedTrainee:
    trainee: str
    shift: str
    things: tuple[HandedThing, ...]


@dataclass(frozen=True, slots=True)
class HandOver:
    """What the next shift is told, by shift and trainee; and the molds that were worked on."""

    head: SheetHead
    since: date
    trainees: tuple[HandedTrainee, ...]
    molds: tuple[OnMold, ...]
