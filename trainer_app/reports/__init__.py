"""What is printed: each paper is a function from a frozen read model to PDF bytes.

Same sheet, same bytes. ReportLab is loaded at the first sheet, not with the program. Any thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from trainer_app.checklists.sheets import (
    CoachingLog,
    CodeSlips,
    EmployerSheet,
    EvidencePack,
    GlossarySheet,
    HandOver,
    MorningSheet,
    OwnRecord,
    PaperChecklist,
    PlanSheet,
    PocketCards,
    ProgressSheet,
    RecoverySheet,
    SecondLooks,
    Sheet,
    SkillsMatrix,
    TrainerSheet,
)
from trainer_app.checklists.whosees import WhoSeesWhat

if TYPE_CHECKING:
    from trainer_app.reports.copies import Copy
    from trainer_app.reports.layout import Part


def render(sheet: Sheet) -> bytes:
    """The sheet as a PDF."""
    return render_all((sheet,))


def render_all(sheets: Iterable[Sheet]) -> bytes:
    """A stack of sheets in one PDF, each with its own pages and numbers; drawn as they come."""
    from trainer_app.reports.layout import compose

    return compose(_part(sheet) for sheet in sheets)


def html(sheet: Sheet) -> str:
    """The same as one HTML page, for whoever asks for a format that a screen reader can read."""
    return html_all((sheet,))


def html_all(sheets: Iterable[Sheet]) -> str:
    from trainer_app.reports.webpage import to_html

    return to_html([_copy(sheet) for sheet in sheets])


def _part(sheet: Sheet) -> Part:
    match sheet:
        case ProgressSheet():
            from trainer_app.reports.progress import progress_part

            return progress_part(sheet)
        case OwnRecord():
            from trainer_app.reports.own import own_part

            return own_part(sheet)
        case EvidencePack():
            from trainer_app.reports.evidence import evidence_part

            return evidence_part(sheet)
        case PaperChecklist():
            from trainer_app.reports.checklist import checklist_part

            return checklist_part(sheet)
        case CoachingLog():
            from trainer_app.reports.coaching import coaching_part

            return coaching_part(sheet)
        case PlanSheet():
            from trainer_app.reports.plan import plan_part

            return plan_part(sheet)
        case SkillsMatrix():
            from trainer_app.reports.matrix import matrix_part

            return matrix_part(sheet)
        case SecondLooks():
            from trainer_app.reports.secondlooks import second_looks_part

            return second_looks_part(sheet)
        case HandOver():
            from trainer_app.reports.handover import hand_over_part

            return hand_over_part(sheet)
        case MorningSheet():
            from trainer_app.reports.morning import morning_part

            return morning_part(sheet)
        case EmployerSheet():
            from trainer_app.reports.employer import employer_part

            return employer_part(sheet)
        case WhoSeesWhat():
            from trainer_app.reports.permissions import who_sees_part

            return who_sees_part(sheet)
        case TrainerSheet():
            from trainer_app.reports.trainer import trainer_part

            return trainer_part(sheet)
        case RecoverySheet():
            from trainer_app.reports.recovery import recovery_part

            return recovery_part(sheet)
        case CodeSlips():
            from trainer_app.reports.slips import code_slips_part

            return code_slips_part(sheet)
        case PocketCards():
            from trainer_app.reports.guide import pocket_cards_part

            return pocket_cards_part(sheet)
        case GlossarySheet():
            from trainer_app.reports.guide import glossary_part

            return glossary_part(sheet)


def _copy(sheet: Sheet) -> Copy:
    match sheet:
        case ProgressSheet():
            from trainer_app.reports.webprogress import progress_copy

            return progress_copy(sheet)
        case OwnRecord():
            from trainer_app.reports.own import own_copy

            return own_copy(sheet)
        case EvidencePack():
            from trainer_app.reports.webevidence import evidence_copy

            return evidence_copy(sheet)
        case PaperChecklist():
            from trainer_app.reports.checklist import checklist_copy

            return checklist_copy(sheet)
        case CoachingLog():
            from trainer_app.reports.coaching import coaching_copy

            return coaching_copy(sheet)
        case PlanSheet():
            from trainer_app.reports.plan import plan_copy

            return plan_copy(sheet)
        case SkillsMatrix():
            from trainer_app.reports.matrix import matrix_copy

            return matrix_copy(sheet)
        case SecondLooks():
            from trainer_app.reports.secondlooks import second_looks_copy

            return second_looks_copy(sheet)
        case HandOver():
            from trainer_app.reports.handover import hand_over_copy

            return hand_over_copy(sheet)
        case MorningSheet():
            from trainer_app.reports.morning import morning_copy

            return morning_copy(sheet)
        case EmployerSheet():
            from trainer_app.reports.employer import employer_copy

            return employer_copy(sheet)
        case WhoSeesWhat():
            from trainer_app.reports.permissions import who_sees_copy

            return who_sees_copy(sheet)
        case PocketCards():
            from trainer_app.reports.guide import pocket_cards_copy

            return pocket_cards_copy(sheet)
        case GlossarySheet():
            from trainer_app.reports.guide import glossary_copy

            return glossary_copy(sheet)
        case TrainerSheet():
            from trainer_app.reports.trainer import trainer_copy

            return trainer_copy(sheet)
        case RecoverySheet():
            raise ValueError("the recovery code is on paper alone")
        case CodeSlips():
            raise ValueError("a one-time code is on paper alone")
