"""What remains, as one exact list under headings."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.progress import Remaining
from trainer_app.ui.checklist.remains_view_model import (
    RemainsItem,
    RemainsState,
    RemainsViewModel,
)
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel


class RemainsView(Page):
    evidence_pressed = Signal()

    def __init__(self, model: RemainsViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.evidence = QPushButton()
        self.evidence.clicked.connect(self.evidence_pressed)
        self.extras.addStretch(1)
        self.extras.addWidget(self.evidence)
        self.use_whole_bar()
        self.ready = label()
        self.ready.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.ready, 1)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.evidence.setText(translate("Paper", "Record of observed competence"))
        self.list.view.setAccessibleName(translate("Remains", "What remains"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: RemainsState) -> None:
        self.set_title(translate("Remains", "What remains before ready to present"), state.name)
        self.message.show_problem(state.problem)
        is_ready = state.is_loaded and not state.items
        self.ready.setText(
            translate("Remains", "Nothing remains. {name} is ready to present.").format(
                name=state.name
            )
        )
        self.ready.setVisible(is_ready)
        self.list.setVisible(bool(state.items))
        self._rows.set_rows(_rows(state.items))


def _rows(items: tuple[RemainsItem, ...]) -> list[Row]:
    rows: list[Row] = []
    for kind, group in groupby(items, key=lambda item: item.kind):
        members = list(group)
        rows.append(
            Row(f"heading:{kind}", _heading(kind), trailing=str(len(members)), is_heading=True)
        )
        rows.extend(_row(item) for item in members)
    return rows


def _row(item: RemainsItem) -> Row:
    title = f"{item.id}  {say(item.title, language())}".strip()
    count = Counts().more_sign_offs(item.count) if item.kind is Remaining.SIGN_OFFS else ""
    if item.kind is Remaining.CAPSTONE:
        title = translate("Remains", "One complete general PM, watched by an assessor")
    return Row(f"{item.kind}:{item.id}", title, trailing=count)


def _heading(kind: Remaining) -> str:
    return {
        Remaining.SIGN_OFFS: translate("Remains", "Core tasks to sign off"),
        Remaining.OTHER_SETUP: translate("Remains", "Once more, on another mold or set-up"),
        Remaining.NOT_SIMULATED: translate("Remains", "Once more, on the real job"),
        Remaining.SECOND_LOOK: translate("Remains", "Second look outstanding"),
        Remaining.LAPSED: translate("Remains", "Lapsed: observe again"),
        Remaining.QUESTION: translate("Remains", "Open question: a supervisor decides"),
        Remaining.MODULE: translate("Remains", "Modules to complete"),
        Remaining.PRACTICAL: translate("Remains", "Practical sessions to attend"),
        Remaining.CAPSTONE: translate("Remains", "Capstone"),
        Remaining.UNIT_SIGNATURE: translate("Remains", "Unit signatures by the employer’s manager"),
    }[kind]
