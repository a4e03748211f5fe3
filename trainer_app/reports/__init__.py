"""What is printed: each paper is a function from a frozen read model to PDF bytes.

Same sheet, same bytes. ReportLab is loaded at the first sheet, not with the program. Any thread.
"""

from __future__ import annotations

from trainer_app.checklists.sheets import ProgressSheet, RecoverySheet, Sheet


def render(sheet: Sheet) -> bytes:
    """The sheet as a PDF."""
    match sheet:
        case ProgressSheet():
            from trainer_app.reports.progress import progress_pdf

            return progress_pdf(sheet)
        case RecoverySheet():
            from trainer_app.reports.recovery import recovery_pdf

            return recovery_pdf(sheet)


def html(sheet: ProgressSheet) -> str:
    """The same as one HTML page, for whoever asks for a format that a screen reader can read."""
    from trainer_app.reports.webpage import progress_html

    return progress_html(sheet)
