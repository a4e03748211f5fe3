"""Where it was watched: place, mold, press, work order, minutes. Recent ones are one tap away."""

from __future__ import annotations

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.signoff.state import SignOffState
from trainer_app.ui.signoff.view_model import SignOffViewModel
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, label

USUAL_MINUTES = (15, 30, 45, 60, 90)
LONGEST = 60
"""Characters in a name of a mold, a press, a work order."""


class WhereFields(QWidget):
    def __init__(self, model: SignOffViewModel) -> None:
        super().__init__()
        self._names: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * STEP)
        self._grid.setVerticalSpacing(STEP)
        self.place = Choices()
        self.mold, self.press, self.work_order = QLineEdit(), QLineEdit(), QLineEdit()
        self.molds, self.presses = Choices(), Choices()
        self.minutes, self.usual = QLineEdit(), Choices()
        self.minutes.setValidator(QIntValidator(0, 9999, self))
        for line in (self.mold, self.press, self.work_order):
            line.setMaxLength(LONGEST)
        self._add(self.place)
        self._add(self.mold, self.molds)
        self._add(self.press, self.presses)
        self._add(self.work_order)
        self._add(self.minutes, self.usual)
        self._grid.setColumnStretch(2, 1)
        self.setLayout(self._grid)
        self.place.picked.connect(model.choose_place)
        self.mold.textEdited.connect(model.type_mold)
        self.molds.picked.connect(model.type_mold)
        self.press.textEdited.connect(model.type_press)
        self.presses.picked.connect(model.type_press)
        self.work_order.textEdited.connect(model.type_work_order)
        self.minutes.textEdited.connect(lambda typed: model.set_minutes(int(typed or 0)))
        self.usual.picked.connect(lambda minutes: model.set_minutes(int(minutes)))

    def _add(self, first: QWidget, second: QWidget | None = None) -> None:
        """A named line of the grid: a field, and the usual values beside it."""
        place = len(self._names)
        name = label("muted", wrap=False)
        self._names.append(name)
        self._grid.addWidget(name, place, 0)
        if isinstance(first, QLineEdit):
            first.setFixedWidth(theme().sizes.mm(48))
            self._grid.addWidget(first, place, 1)
            if second is not None:
                self._grid.addWidget(second, place, 2)
        else:
            self._grid.addWidget(first, place, 1, 1, 2)

    def apply(self, state: SignOffState) -> None:
        form = state.form
        names = (
            translate("SignOff", "Place"),
            translate("SignOff", "Mold"),
            translate("SignOff", "Press"),
            translate("SignOff", "Work order"),
            translate("SignOff", "Minutes"),
        )
        fields = (self.place, self.mold, self.press, self.work_order, self.minutes)
        for caption, field, name in zip(self._names, fields, names, strict=True):
            caption.setText(name)
            field.setAccessibleName(name)
        places = [(option.id, say(option.name, language())) for option in state.places]
        self.place.offer(places, (form.place,))
        self.molds.offer([(mold, mold) for mold in state.recent.molds], (form.mold,))
        self.presses.offer([(press, press) for press in state.recent.presses], (form.press,))
        usual = [(str(minutes), str(minutes)) for minutes in USUAL_MINUTES]
        self.usual.offer(usual, (str(form.minutes),))
        for field, words in (
            (self.mold, form.mold),
            (self.press, form.press),
            (self.work_order, form.work_order),
            (self.minutes, str(form.minutes) if form.minutes else ""),
        ):
            if field.text() != words:
                field.setText(words)
