"""Entering a cost or a gain, on one page. Nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from trainer_app.checklists.costs import LONGEST_NAME
from trainer_app.ui.employer.cost_view_model import COST, GAIN, CostState, CostViewModel
from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.begun_message import show_or_offer_anew
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox

_LONGEST = 300
_AMOUNT = 20


class CostView(Page):
    def __init__(self, model: CostViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.kind = Choices()
        self.name, self.amount, self.words = QLineEdit(), QLineEdit(), QLineEdit()
        sizes = theme().sizes
        for field, most, wide in (
            (self.name, LONGEST_NAME, 110),
            (self.amount, _AMOUNT, 50),
            (self.words, _LONGEST, 110),
        ):
            field.setMaxLength(most)
            field.setFixedWidth(sizes.mm(wide))
        self.boxes = {part: SectionBox() for part in ("kind", "name", "amount", "words")}
        self.boxes["kind"].fields.addWidget(self.kind)
        for part, field in (("name", self.name), ("amount", self.amount), ("words", self.words)):
            self.boxes[part].add_line(field)
        form = column(gap=2 * STEP)
        for box in self.boxes.values():
            form.addWidget(box)
        form.addStretch(1)
        self.form = PagedScroll(form, self.lies_in)
        self.content.addWidget(self.form, 1)
        self.off = QPushButton()
        self.extras.addWidget(self.off)
        self.extras.addWidget(PageTurner(self.form))
        self.extras.addStretch(1)
        self.kind.picked.connect(model.choose_kind)
        self.name.textEdited.connect(model.type_name)
        self.amount.textEdited.connect(model.type_amount)
        self.words.textEdited.connect(model.type_words)
        self.off.clicked.connect(model.take_off)
        self.message.action_pressed.connect(model.start_again)
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.off.setText(translate("Cost", "Take it off the list"))
        self.apply(self._model.state)
        self.kind.setAccessibleName(self.boxes["kind"].heading.text())
        for part, field in (("name", self.name), ("amount", self.amount), ("words", self.words)):
            field.setAccessibleName(self.boxes[part].heading.text())

    @override
    def start_focus(self) -> None:
        self.name.setFocus()

    def apply(self, state: CostState) -> None:
        self.set_title(
            translate("Cost", "A cost or a gain")
            if state.is_new
            else translate("Cost", "Correct a cost or a gain")
        )
        show_or_offer_anew(self.message, state.problem, state.begun)
        self.form.setEnabled(state.is_loaded)
        form = state.form
        missing = "" if form.kind else translate("Cost", "Next: which of the two.")
        self.boxes["kind"].say(translate("Cost", "What it is"), missing=missing)
        kinds = [(COST, translate("Cost", "Cost")), (GAIN, translate("Cost", "Gain"))]
        self.kind.offer(kinds, (form.kind,))
        self.boxes["name"].say(
            translate("Cost", "Name"),
            translate("Cost", "What is entered later under the same name takes its place."),
        )
        wrong = translate("Cost", "Write the amount in figures, such as 1250 or 1250.50.")
        self.boxes["amount"].say(
            translate("Cost", "Amount in dollars"), missing=wrong if state.amount_is_wrong else ""
        )
        self.boxes["words"].say(
            translate("Cost", "In your own words"),
            translate("Cost", "What it is for, and how you know. Printed as it is."),
        )
        for field, said in ((self.name, form.name), (self.amount, form.amount)):
            if field.text() != said:
                field.setText(said)
        if self.words.text() != form.words:
            self.words.setText(form.words)
        self.off.setVisible(not state.is_new)
        self.off.setEnabled(state.may_take_off)
        self.set_primary(translate("Cost", "Save"), enabled=state.is_ready)
        self.form.measure_soon()
