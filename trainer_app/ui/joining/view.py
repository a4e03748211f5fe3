"""*Join a plant* for a PC that has records already: they go along."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.joining.view_model import JoinState, JoinViewModel
from trainer_app.ui.widgets.layout import STEP, column, holding, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.ticket_form import TicketForm


class JoinView(Page):
    def __init__(self, model: JoinViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.form = TicketForm()
        self.doing = label("muted")
        self.stop = QPushButton()
        whole = column(gap=2 * STEP)
        whole.addWidget(self.form)
        whole.addWidget(self.doing)
        whole.addStretch(1)
        scroll = PagedScroll(holding(whole))
        self.content.addWidget(scroll, 1)
        self.extras.addWidget(PageTurner(scroll), 0, Qt.AlignmentFlag.AlignLeft)
        self.extras.addWidget(self.stop)
        self.extras.addStretch(1)
        self.form.typed.connect(model.set_text)
        self.form.file_chosen.connect(model.open_file)
        self.stop.clicked.connect(model.stop)
        self.primary_pressed.connect(model.join)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.form.relabel()
        self.stop.setText(translate("Join", "Stop"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.form.ticket.setFocus()

    def apply(self, state: JoinState) -> None:
        self.set_title(
            translate("Join", "Join a plant"),
            translate("Join", "What was recorded on this PC stays, and goes along."),
        )
        self.message.show_problem(state.problem)
        self.form.show_ticket(state.ticket)
        self.form.setEnabled(not state.busy)
        self.doing.setText(translate("Join", "The ticket is handed in at the hub."))
        self.doing.setVisible(state.busy)
        self.stop.setVisible(state.busy)
        self.set_primary(translate("Join", "Join"), enabled=state.can_join)
