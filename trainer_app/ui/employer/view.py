"""Costs before gains as rows; one tap corrects one. The primary action shows the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.costs import Cost, money
from trainer_app.ui.employer.view_model import EmployerState, EmployerViewModel
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel


class EmployerView(Page):
    page_pressed = Signal()
    add_pressed = Signal()

    def __init__(self, model: EmployerViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.told = label("muted")
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows = RowModel()
        self.list = PagedList(self.rows)
        self.content.addWidget(self.told)
        self.content.addWidget(self.list, 1)
        self.content.addStretch(0)
        self.add = QPushButton()
        self.extras.addWidget(self.add)
        self.extras.addStretch(1)
        self.add.clicked.connect(self.add_pressed)
        self.list.chosen.connect(model.choose)
        self.primary_pressed.connect(self.page_pressed)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.add.setText(translate("Employer", "Add a cost or a gain"))
        self.list.view.setAccessibleName(translate("Employer", "Costs and gains"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: EmployerState) -> None:
        self.set_title(translate("Employer", "Employer’s page"))
        self.message.show_problem(state.problem)
        self.told.setText(_told(state))
        self.list.setVisible(bool(state.costs))
        self.rows.set_rows(_rows(state.costs or ()))
        self.add.setVisible(state.costs is not None)
        self.set_primary(translate("Employer", "Preview"), enabled=state.is_read)


def _told(state: EmployerState) -> str:
    if state.is_elsewhere:
        return translate(
            "Employer",
            "Costs and gains are kept at the office and do not come to this PC. The page is printed"
            " without them.",
        )
    if state.is_read and not state.costs:
        return translate(
            "Employer",
            "Times and hours come from the records. What training cost, and what it gave, nobody"
            " can work out: enter it here once. Nothing has been entered yet.",
        )
    return translate(
        "Employer", "Times and hours come from the records. Costs and gains are as entered here."
    )


def _rows(costs: Sequence[Cost]) -> list[Row]:
    rows: list[Row] = []
    headings = (
        (False, translate("Employer", "Costs")),
        (True, translate("Employer", "Gains")),
    )
    for is_gain, heading in headings:
        own = [cost for cost in costs if cost.is_gain is is_gain]
        if own:
            rows.append(Row(f"heading/{is_gain}", heading, is_heading=True))
            rows += [_row(cost) for cost in own]
    return rows


def _row(cost: Cost) -> Row:
    entered = translate("Employer", "entered {date}").format(date=iso(cost.entered_on))
    detail = " · ".join(part for part in (cost.words, entered) if part)
    return Row(cost.record, cost.name, detail=detail, trailing=money(cost.cents, language()))
