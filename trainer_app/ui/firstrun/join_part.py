"""Joining a plant from an empty PC: the ticket, the hub's address, a name for this PC."""

from __future__ import annotations

from PySide6.QtCore import Qt
from typing_extensions import override

from trainer_app.ui.firstrun.parts import Part
from trainer_app.ui.firstrun.state import FirstRunState
from trainer_app.ui.firstrun.view_model import FirstRunViewModel
from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.layout import STEP, column, holding
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.ticket_form import TicketForm


class JoinPart(Part):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.form = TicketForm()
        self.pc = self.field("joined_pc")
        self.box = SectionBox()
        self.box.add_line(self.pc)
        whole = column(gap=2 * STEP)
        whole.addWidget(self.form)
        whole.addWidget(self.box)
        whole.addStretch(1)
        scroll = PagedScroll(holding(whole))
        self.whole.addWidget(scroll, 1)
        self.whole.addWidget(PageTurner(scroll), 0, Qt.AlignmentFlag.AlignLeft)
        self.form.typed.connect(model.set_text)
        self.form.file_chosen.connect(model.open_ticket)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        if state.is_one_more:
            return (
                translate("Plants", "Work for one more plant"),
                translate(
                    "Plants", "It is kept apart from the others: nothing of theirs goes along."
                ),
            )
        return (
            translate("FirstRun", "Join a plant"),
            translate("FirstRun", "Everybody then signs in here with the PIN they have."),
        )

    @override
    def relabel(self) -> None:
        self.form.relabel()
        self.pc.setAccessibleName(translate("FirstRun", "Name of this PC"))
        self.box.say(
            translate("FirstRun", "Name of this PC"),
            translate("FirstRun", "Such as: Toolroom bench. It stands beside what is signed here."),
        )

    @override
    def apply(self, state: FirstRunState) -> None:
        self.form.show_ticket(state.ticket)
        for field, text in ((self.form.url, state.hub_url), (self.pc, state.joined_pc)):
            if field.text() != text:
                field.setText(text)

    @override
    def start_focus(self) -> None:
        self.form.ticket.setFocus()
