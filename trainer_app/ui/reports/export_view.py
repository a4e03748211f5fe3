"""Tables for a spreadsheet as they are chosen."""

from __future__ import annotations

from pathlib import Path

from typing_extensions import override

from trainer_app.checklists.audiences import TRAINERS
from trainer_app.ui.i18n import translate
from trainer_app.ui.reports.export_view_model import FORMS, TABLES, ExportState, ExportViewModel
from trainer_app.ui.shared.files import ask_where_to_save
from trainer_app.ui.shared.papers import audience_names, show_what_was_done
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.section import SectionBox


class ExportView(Page):
    """``day``: of today, for the name of the file."""

    def __init__(self, model: ExportViewModel, day: str) -> None:
        super().__init__()
        self._model = model
        self._day = day
        model.setParent(self)
        self.table_box, self.form_box = SectionBox(), SectionBox()
        self.table, self.form, self.audience = Choices(), Choices(), Choices()
        self.table_box.fields.addWidget(self.table)
        self.table_box.fields.addWidget(self.audience)
        self.form_box.fields.addWidget(self.form)
        self.content.addWidget(self.table_box)
        self.content.addWidget(self.form_box)
        self.content.addStretch(1)
        self.table.picked.connect(model.choose_table)
        self.form.picked.connect(model.choose_form)
        self.audience.picked.connect(model.choose_audience)
        self.primary_pressed.connect(self._ask_where)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.table.setAccessibleName(translate("Export", "Table"))
        self.form.setAccessibleName(translate("Export", "File"))
        self.audience.setAccessibleName(translate("Reports", "Of whom"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.table.buttons.values()), None)
        if first is not None:
            first.setFocus()

    def apply(self, state: ExportState) -> None:
        self.set_title(translate("Export", "Tables for a spreadsheet"))
        names = {
            "matrix": translate("Export", "Skills matrix"),
            "records": translate("Export", "Records"),
            "people": translate("Export", "People"),
        }
        forms = {
            ".xlsx": translate("Export", "Excel"),
            ".csv": translate("Export", "CSV"),
            ".json": translate("Export", "JSON"),
        }
        details = {
            "": "",
            "matrix": translate("Export", "A row for each person and task, as they stand today."),
            "records": translate("Export", "Every record: who, when, on which PC, if it counts."),
            "people": translate("Export", "Names and roles."),
        }
        self.table_box.say(translate("Export", "Table"), details[state.table])
        self.form_box.say(
            translate("Export", "File"),
            translate("Export", "Codes and ids. PINs and notes are never in it."),
        )
        self.table.offer([(table, names[table]) for table in TABLES], (state.table,))
        self.audience.offer(list(audience_names().items()), (state.audience,))
        self.audience.setVisible(state.asks_audience)
        self.form.offer([(form, forms[form]) for form in FORMS], (state.form,))
        show_what_was_done(self.message, state.problem, state.saved_as)
        self.set_primary(translate("Export", "Save"), enabled=state.can_save)

    def _ask_where(self) -> None:
        state = self._model.state
        table = state.table
        if state.asks_audience and state.audience == TRAINERS:
            table = f"{table}-{TRAINERS}"
        name = f"{table}-{self._day}{state.form}"
        ask_where_to_save(
            self,
            translate("Export", "Save"),
            name,
            lambda chosen: self._model.save(Path(chosen)),
            f"{state.form[1:].upper()} (*{state.form})",
        )
