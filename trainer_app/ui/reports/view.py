"""The reports as they are chosen: which sheet, about whom, how; then looked at, printed, saved."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.wanted import SheetKind, papers_for
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import LANGUAGE_NAMES, translate
from trainer_app.ui.reports.view_model import LANGUAGES, ReportsState, ReportsViewModel
from trainer_app.ui.shared.files import ask_for_folder, ask_where_to_save
from trainer_app.ui.shared.papers import (
    audience_names,
    paper_names,
    sheet_names,
    show_what_was_done,
)
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.tick_row import TickRow

_NOT_IN_A_NAME = re.compile(r"[^\w .-]+")


class ReportsView(Page):
    """``day``: of today, for the names of files."""

    export_pressed = Signal()

    def __init__(self, model: ReportsViewModel, day: str) -> None:
        super().__init__()
        self._model = model
        self._day = day
        model.setParent(self)
        self.again, self.export = QPushButton(), QPushButton()
        self.tools.addWidget(self.again)
        self.tools.addWidget(self.export)
        self.kind_box, self.who_box, self.how_box = SectionBox(), SectionBox(), SectionBox()
        self.kind, self.language, self.paper = Choices(), Choices(), Choices()
        self.audience = Choices()
        self.printer = Choices()
        self.no_printer = label("muted")
        self.everybody = QPushButton()
        self.rows: dict[str, TickRow] = {}
        self._build_sections()
        self.counted = label("strong")
        self.stop = QPushButton()
        self.print, self.save, self.save_each = QPushButton(), QPushButton(), QPushButton()
        for part in (self.turner, self.counted, self.stop):
            self.extras.addWidget(part)
        self.extras.addStretch(1)
        for button in (self.save_each, self.save, self.print):
            self.extras.addWidget(button)
        self.use_whole_bar()
        self._connect()
        model.read()

    def _build_sections(self) -> None:
        self.kind_box.fields.addWidget(self.kind)
        self.kind_box.fields.addWidget(self.audience)
        self.who_box.add_line(self.everybody)
        self._people = column(gap=0)
        self.who_box.fields.addLayout(self._people)
        for part in (self.language, self.paper, self.printer, self.no_printer):
            self.how_box.fields.addWidget(part)
        whole = column(gap=2 * STEP)
        for box in (self.kind_box, self.how_box, self.who_box):
            whole.addWidget(box)
        whole.addStretch(1)
        self.pages = PagedScroll(whole, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.pages, 1)

    def _connect(self) -> None:
        model = self._model
        self.kind.picked.connect(lambda kind: model.choose_kind(SheetKind(kind)))
        self.audience.picked.connect(model.choose_audience)
        self.language.picked.connect(model.set_language)
        self.paper.picked.connect(model.set_paper)
        self.printer.picked.connect(model.set_printer)
        self.everybody.clicked.connect(model.tick_all)
        self.again.clicked.connect(model.print_last)
        self.export.clicked.connect(self.export_pressed)
        self.stop.clicked.connect(model.stop)
        self.print.clicked.connect(model.print_stack)
        self.save.clicked.connect(self._ask_where)
        self.save_each.clicked.connect(self._ask_folder)
        self.primary_pressed.connect(model.preview)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.again.setText(translate("Reports", "Print the same as last time"))
        self.export.setText(translate("Reports", "Tables for a spreadsheet"))
        self.stop.setText(translate("Reports", "Stop"))
        self.print.setText(translate("Paper", "Print"))
        self.save.setText(translate("Reports", "Save as one file"))
        self.save_each.setText(translate("Reports", "Save a file each"))
        self.kind.setAccessibleName(translate("Reports", "Sheet"))
        self.audience.setAccessibleName(translate("Reports", "Of whom"))
        self.language.setAccessibleName(translate("Paper", "Language of the sheet"))
        self.paper.setAccessibleName(translate("Paper", "Paper"))
        self.printer.setAccessibleName(translate("Paper", "Printer"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.kind.buttons.values()), None)
        if first is not None:
            first.setFocus()

    def apply(self, state: ReportsState) -> None:
        self.set_title(translate("Reports", "Reports"))
        show_what_was_done(self.message, state.problem, state.saved_as, state.printed_on)
        self.again.setVisible(state.last is not None)
        self.again.setEnabled(not state.busy and bool(state.printer))
        self._show_kinds(state)
        self.audience.offer(list(audience_names().items()), (state.audience,))
        self.audience.setVisible(state.asks_audience)
        self._show_how(state)
        self._show_people(state)
        making = state.total > 0
        self.stop.setVisible(making)
        self.counted.setVisible(making)
        self.counted.setText(
            translate("Reports", "{done} of {total}").format(done=state.done, total=state.total)
        )
        for button in (self.save, self.save_each, self.print):
            button.setVisible(not making)
            button.setEnabled(state.can_make)
        self.print.setEnabled(state.can_make and bool(state.printer))
        self.save_each.setVisible(not making and state.about_people and len(state.ticked) > 1)
        self.set_primary(translate("Reports", "Preview"), enabled=state.can_make)
        self.pages.measure_soon()

    def _show_kinds(self, state: ReportsState) -> None:
        names = sheet_names()
        missing = "" if state.kind else translate("Reports", "Choose a sheet.")
        self.kind_box.say(translate("Reports", "Sheet"), missing=missing)
        chosen = (state.kind.value,) if state.kind else ()
        self.kind.offer([(kind.value, names[kind]) for kind in state.kinds], chosen)

    def _show_how(self, state: ReportsState) -> None:
        self.how_box.say(translate("Reports", "Language, paper, printer"))
        names = {**LANGUAGE_NAMES, "en+fr": translate("Paper", "Both")}
        self.language.offer([(lang, names[lang]) for lang in LANGUAGES], (state.language,))
        papers = paper_names()
        sizes = papers_for(state.kind or SheetKind.PROGRESS)
        self.paper.offer([(paper, papers[paper]) for paper in sizes], (state.paper,))
        self.printer.offer([(p.name, p.name) for p in state.printers or ()], (state.printer,))
        self.no_printer.setText(
            translate("Paper", "No printer is set up on this PC. Save the PDF instead.")
        )
        self.no_printer.setVisible(state.printers == ())

    def _show_people(self, state: ReportsState) -> None:
        self.who_box.setVisible(state.about_people)
        chosen = Counts().chosen(len(state.ticked)) if state.ticked else ""
        missing = "" if state.ticked else translate("Reports", "Tick at least one person.")
        self.who_box.say(translate("Reports", "About whom"), chosen, missing)
        all_of_them = len(state.ticked) == len(state.trainees) and bool(state.trainees)
        self.everybody.setText(
            translate("Reports", "Nobody") if all_of_them else translate("Reports", "Everybody")
        )
        if tuple(self.rows) != tuple(person for person, _name in state.trainees):
            for old in self.rows.values():
                self._people.removeWidget(old)
                let_go(old)
            self.rows = {person: self._make_row(person) for person, _name in state.trainees}
        for person, name in state.trainees:
            self.rows[person].say(name)
            self.rows[person].setChecked(person in state.ticked)

    def _make_row(self, person: str) -> TickRow:
        line = TickRow()
        line.clicked.connect(lambda _on, chosen=person: self._model.tick(chosen))
        self._people.addWidget(line)
        return line

    def _ask_where(self) -> None:
        kind = self._model.state.kind
        name = f"{kind.value if kind else 'sheet'}-{self._day}.pdf"
        ask_where_to_save(
            self,
            translate("Reports", "Save as one file"),
            name,
            lambda chosen: self._model.save(Path(chosen)),
            "PDF (*.pdf)",
        )

    def _ask_folder(self) -> None:
        ask_for_folder(
            self,
            translate("Reports", "Save a file each"),
            lambda chosen: self._model.save_each(Path(chosen), self.file_name),
        )

    def file_name(self, person: str) -> str:
        """Of one person's sheet; without what no file system takes."""
        kind = self._model.state.kind
        plain = _NOT_IN_A_NAME.sub("_", person).strip(" .") or "_"
        return f"{kind.value if kind else 'sheet'}-{plain}-{self._day}.pdf"
