"""Which paper is asked for: kind, about whom, in which language, on which paper. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.permissions import Action
from trainer_app.kernel.ids import PersonId


class SheetKind(StrEnum):
    """The value is the name on the command line, with ``_`` for ``-``."""

    PROGRESS = "progress"
    OWN_RECORD = "own_record"
    EVIDENCE = "evidence"
    """The record of observed competence, for the certifying body."""
    COACHING_LOG = "coaching_log"
    PLAN = "plan"
    """What is to be done by which day, beside what was done."""
    PAPER_CHECKLIST = "paper_checklist"
    MATRIX = "matrix"
    SECOND_LOOKS = "second_looks"
    HAND_OVER = "hand_over"
    MORNING = "morning"
    """A sheet a shift: who may be asked for what today."""
    EMPLOYER = "employer"
    """What training took and gave, in figures; nobody is named."""
    TRAINER = "trainer"
    """How one task is taught."""


ABOUT_ONE: Final = frozenset(
    {
        *(SheetKind.PROGRESS, SheetKind.OWN_RECORD, SheetKind.EVIDENCE),
        *(SheetKind.COACHING_LOG, SheetKind.PLAN),
    }
)
"""One sheet a trainee; a stack of them holds one each."""

BY_PROGRAMME: Final = frozenset({SheetKind.PROGRESS, SheetKind.MATRIX, SheetKind.SECOND_LOOKS})
"""Made for trainees, or for trainers in their own programme."""

NEEDS: Final[dict[SheetKind, tuple[Action, ...]]] = {
    SheetKind.PROGRESS: (Action.PRINT_SHEET,),
    SheetKind.OWN_RECORD: (Action.PRINT_SHEET, Action.SEE_HISTORY, Action.SEE_NOTES),
    SheetKind.EVIDENCE: (Action.PRINT_SHEET, Action.SEE_HISTORY),
    SheetKind.COACHING_LOG: (Action.PRINT_SHEET, Action.SEE_NOTES),
    SheetKind.PLAN: (Action.PRINT_SHEET, Action.SEE_CHECKLIST),
    SheetKind.PAPER_CHECKLIST: (Action.PRINT_SHEET,),
    SheetKind.MATRIX: (Action.PRINT_SHEET, Action.SEE_CHECKLIST),
    SheetKind.SECOND_LOOKS: (Action.PRINT_SHEET, Action.SEE_CHECKLIST),
    SheetKind.HAND_OVER: (Action.PRINT_SHEET, Action.SEE_CHECKLIST),
    SheetKind.MORNING: (Action.PRINT_SHEET, Action.SEE_CHECKLIST),
    SheetKind.EMPLOYER: (Action.PRINT_SHEET, Action.SEE_CHECKLIST, Action.SEE_OFFICE),
    SheetKind.TRAINER: (Action.PRINT_SHEET, Action.RECORD_TRY),
}
"""What somebody must be allowed to print a kind, about its trainee where it is about one."""

PAPERS: Final = ("letter", "a4")
WIDE_PAPERS: Final = ("letter", "a4", "tabloid", "a3")


def papers_for(kind: SheetKind) -> tuple[str, ...]:
    """A matrix may be large; nothing else is."""
    return WIDE_PAPERS if kind is SheetKind.MATRIX else PAPERS


@dataclass(frozen=True, slots=True)
class Wanted:
    """``lang``: en | fr | en+fr. ``number``: of a paper checklist. ``on`` None: today."""

    kind: SheetKind
    lang: str
    paper: str = "letter"
    trainee: PersonId | None = None
    number: str = ""
    on: date | None = None
    audience: str = TRAINEES
    """By which programme; of the kinds ``BY_PROGRAMME``."""
    task: str = ""
    """Of a trainer's sheet."""
    wall: bool = False
    """Of a matrix: to be hung where everybody passes."""
    shifts: tuple[str, ...] = ()
    """Of a morning page; empty: every shift that there is."""
