"""What is printed and written into files. ReportLab is loaded with the first sheet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from trainer_app.bootstrap.cases.training import TrainingCases

if TYPE_CHECKING:
    from trainer_app.checklists.sheets import Sheet
    from trainer_app.services.exports import Exports, Table
    from trainer_app.services.guide_papers import GuidePapers
    from trainer_app.services.recovery import RecoveryRenewal
    from trainer_app.services.sheets import Sheets
    from trainer_app.services.slips import Slips
    from trainer_app.services.whosees import WhoSees


def draw(sheet: Sheet) -> bytes:
    """The PDF of a sheet; ReportLab is loaded when the first sheet is asked for."""
    from trainer_app.reports import render

    return render(sheet)


def write_table(table: Table, form: str) -> bytes:
    """A table as CSV, XLSX or JSON; the spreadsheet writer is loaded with the first one."""
    from trainer_app.reports.tables import to_bytes

    return to_bytes(table, form)


class Drawing:
    """ReportLab, loaded with the first sheet."""

    def pdf(self, sheets: Iterable[Sheet]) -> bytes:
        from trainer_app.reports import render_all

        return render_all(sheets)

    def html(self, sheets: Iterable[Sheet]) -> str:
        from trainer_app.reports import html_all

        return html_all(sheets)


class PaperCases(TrainingCases):
    """Sheets, slips and tables."""

    @cached_property
    def sheets(self) -> Sheets:
        from trainer_app.services.sheets import Sheets

        return Sheets(self.store, self.clock, Drawing())

    @cached_property
    def exports(self) -> Exports:
        from trainer_app.services.exports import Exports

        return Exports(self.store, self.clock, write_table)

    @cached_property
    def who_sees(self) -> WhoSees:
        from trainer_app.services.whosees import WhoSees

        return WhoSees(self.store, self.clock, Drawing())

    @cached_property
    def slips(self) -> Slips:
        from trainer_app.services.slips import Slips

        return Slips(self.store, self.clock, draw)

    @cached_property
    def guide_papers(self) -> GuidePapers:
        from trainer_app.services.guide_papers import GuidePapers

        return GuidePapers(self.store, self.clock, draw)

    @cached_property
    def renewal(self) -> RecoveryRenewal:
        from trainer_app.services.recovery import RecoveryRenewal

        return RecoveryRenewal(self.store, self.clock, draw)
