"""What goes on paper, as frozen data: a function of (records, date, printed by, language).

Reports turn these into bytes and add nothing but layout. Words that belong to the pack arrive in
the language of the sheet (marked where they fell back); words of the program are codes here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import msgspec

from trainer_app.checklists.employersheet import EmployerSheet
from trainer_app.checklists.evidencepack import EvidencePack
from trainer_app.checklists.guidepapers import GlossarySheet, PocketCards
from trainer_app.checklists.morningsheet import MorningSheet
from trainer_app.checklists.papers import (
    CoachingLog,
    HandOver,
    PaperChecklist,
    SecondLooks,
    SkillsMatrix,
)
from trainer_app.checklists.plansheet import PlanSheet
from trainer_app.checklists.progresssheet import (
    NamedRemainder,
    ProgressSheet,
    SheetPerformance,
    SheetTask,
    SheetUnit,
)
from trainer_app.checklists.sheetparts import SheetHead, SheetNote, Trust
from trainer_app.checklists.slips import CodeSlips
from trainer_app.checklists.trainersheet import TrainerSheet
from trainer_app.checklists.whosees import WhoSeesWhat

__all__ = [
    "CoachingLog",
    "CodeSlips",
    "EmployerSheet",
    "EvidencePack",
    "GlossarySheet",
    "HandOver",
    "HistoryLine",
    "MorningSheet",
    "NamedRemainder",
    "OwnRecord",
    "PaperChecklist",
    "PlanSheet",
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
class HistoryLine:
    """One thing that was recorded about a trainee, for whoever it is about."""

    on: date
    kind: str
    task: str
    title: str
    level: int | None
    by: str
    state: str
    """counts | waits | in_question | withdrawn | taken_back | replaced | fact"""


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
    | EvidencePack
    | PaperChecklist
    | CoachingLog
    | PlanSheet
    | SkillsMatrix
    | SecondLooks
    | HandOver
    | MorningSheet
    | EmployerSheet
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
