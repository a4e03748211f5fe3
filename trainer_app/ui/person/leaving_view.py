"""What it means that somebody leaves, in plain lines, and the one choice that it asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import translate
from trainer_app.ui.person.leaving_view_model import LeavingState, LeavingViewModel
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox


class LeavingView(Page):
    def __init__(self, model: LeavingViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.boxes = {part: SectionBox() for part in ("follow_ups", "waiting", "rights", "board")}
        self.lines = {part: label() for part in self.boxes}
        self.heirs = Choices()
        form = column(gap=2 * STEP)
        for part, box in self.boxes.items():
            box.fields.addWidget(self.lines[part], 0, Qt.AlignmentFlag.AlignTop)
            form.addWidget(box)
        self.boxes["follow_ups"].fields.addWidget(self.heirs)
        form.addStretch(1)
        self.form = PagedScroll(form, self.lies_in)
        self.content.addWidget(self.form, 1)
        self.extras.addWidget(PageTurner(self.form))
        self.heirs.picked.connect(model.choose_heir)
        self.primary_pressed.connect(model.leave)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.boxes["follow_ups"].say(translate("Leaving", "Follow-ups"))
        self.boxes["waiting"].say(translate("Leaving", "Waiting sign-offs"))
        self.boxes["rights"].say(translate("Leaving", "Rights to sign"))
        self.boxes["board"].say(translate("Leaving", "Board"))
        self.lines["rights"].setText(
            translate("Leaving", "They end today. What was signed under them stands.")
        )
        self.lines["board"].setText(
            translate(
                "Leaving",
                "The name leaves the Board and the PIN no longer works. Nothing is deleted; "
                "rights to sign are given anew to whoever comes back.",
            )
        )
        self.heirs.setAccessibleName(translate("Leaving", "Who takes them over"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.heirs.setFocus()

    def apply(self, state: LeavingState) -> None:
        page = state.page
        name = page.person.name if page else ""
        self.set_title(translate("Leaving", "{name} no longer works here").format(name=name))
        self.message.show_problem(state.problem)
        self.form.setVisible(page is not None)
        if page is not None:
            open_ones = Counts().follow_ups_to_hand_over(len(page.follow_ups))
            self.lines["follow_ups"].setText(
                translate("Leaving", "{count}. Choose who takes them over.").format(count=open_ones)
                if page.follow_ups
                else translate("Leaving", "None is open.")
            )
            self.heirs.offer(
                [(heir.id, heir.name) for heir in page.heirs], (state.heir,) if state.heir else ()
            )
            self.heirs.setVisible(state.needs_heir)
            waiting = Counts().sign_offs_wait(page.waiting)
            self.lines["waiting"].setText(
                translate("Leaving", "{count}. They are still signed, and then they count.").format(
                    count=waiting
                )
            )
            self.boxes["waiting"].setVisible(bool(page.waiting))
            self.boxes["rights"].setVisible(any(r.ended_on is None for r in page.rights))
        self.set_primary(translate("Leaving", "Take off the Board"), enabled=state.can_leave)
        self.form.measure_soon()
