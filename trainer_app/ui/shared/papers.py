"""What sheets and sizes of paper are called on screen, and what was done with one."""

from __future__ import annotations

from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.wanted import SheetKind
from trainer_app.kernel.errors import Problem
from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.message import MessageStrip


def paper_names() -> dict[str, str]:
    return {
        "letter": translate("Paper", "Letter"),
        "a4": translate("Paper", "A4"),
        "tabloid": translate("Paper", "Tabloid"),
        "a3": translate("Paper", "A3"),
    }


def sheet_names() -> dict[SheetKind, str]:
    return {
        SheetKind.PROGRESS: translate("Paper", "Progress sheet"),
        SheetKind.OWN_RECORD: translate("Paper", "Own record"),
        SheetKind.EVIDENCE: translate("Paper", "Record of observed competence"),
        SheetKind.COACHING_LOG: translate("Paper", "Coaching log"),
        SheetKind.PLAN: translate("Paper", "Plan"),
        SheetKind.PAPER_CHECKLIST: translate("Paper", "Checklist for the press"),
        SheetKind.MATRIX: translate("Paper", "Skills matrix"),
        SheetKind.SECOND_LOOKS: translate("Paper", "Second looks outstanding"),
        SheetKind.HAND_OVER: translate("Paper", "Hand-over to the next shift"),
        SheetKind.MORNING: translate("Paper", "Morning page"),
        SheetKind.EMPLOYER: translate("Paper", "Employer’s page"),
        SheetKind.TRAINER: translate("Paper", "Trainer’s sheet"),
    }


def what_was_done(saved_as: str, printed_on: str = "") -> str:
    """With a paper or a file; empty while nothing was."""
    if printed_on:
        return translate("Paper", "Sent to {printer}.").format(printer=printed_on)
    return translate("Paper", "Saved as {path}").format(path=saved_as) if saved_as else ""


def show_what_was_done(
    message: MessageStrip, problem: Problem | None, saved_as: str, printed_on: str = ""
) -> None:
    done = what_was_done(saved_as, printed_on)
    if done and problem is None:
        message.say(done, tone="ok")
    else:
        message.show_problem(problem)


def audience_names() -> dict[str, str]:
    """Whose programme a sheet or a table is about; trainees first."""
    return {
        TRAINEES: translate("Papers", "Trainees"),
        TRAINERS: translate("Papers", "Trainers"),
    }
