"""Joining a plant from an empty PC: the ticket, the hub's address, a name for this PC."""

from __future__ import annotations

from typing_extensions import override

from trainer_app.ui.firstrun.parts import Part
from trainer_app.ui.firstrun.state import FirstRunState
from trainer_app.ui.firstrun.view_model import FirstRunViewModel
from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.ticket_form import TicketForm


class JoinPart(Part):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.form = TicketForm()
        self.pc = self.field("joined_pc")
        self.box = SectionBox()
        self.box.add_line(self.pc)
        self.whole.addWidget(self.form)
        self.whole.addWidget(self.box)
        self.whole.addStretch(1)
        self.form.typed.connect(model.set_text)
        self.form.file_chosen.connect(model.open_ticket)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
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

    @override
    def start_focus(self) -> None:
        self.form.ticket.setFocus()
