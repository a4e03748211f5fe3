"""Where it was watched: place, mold, press, work order, minutes. Recent ones are one tap away."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.shared.form_fields import Where
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, label

USUAL_MINUTES = (15, 30, 45, 60, 90)
LONGEST = 60
"""Characters in a name of a mold, a press, a work order."""


PLACE, MOLD, PRESS, WORK_ORDER, MINUTES = "place", "mold", "press", "work_order", "minutes"
ALL = (PLACE, MOLD, PRESS, WORK_ORDER, MINUTES)


class WhereFields(QWidget):
    """``wanted``: which of the fields this page has."""

    place_picked = Signal(str)
    mold_typed = Signal(str)
    press_typed = Signal(str)
    work_order_typed = Signal(str)
    minutes_set = Signal(int)

    def __init__(self, wanted: Collection[str] = ALL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
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
        self._add(PLACE, self.place)
        self._add(MOLD, self.mold, self.molds)
        self._add(PRESS, self.press, self.presses)
        self._add(WORK_ORDER, self.work_order)
        self._add(MINUTES, self.minutes, self.usual)
        self._grid.setColumnStretch(2, 1)
        self.setLayout(self._grid)
        self.place.picked.connect(self.place_picked)
        self.mold.textEdited.connect(self.mold_typed)
        self.molds.picked.connect(self.mold_typed)
        self.press.textEdited.connect(self.press_typed)
        self.presses.picked.connect(self.press_typed)
        self.work_order.textEdited.connect(self.work_order_typed)
        self.minutes.textEdited.connect(lambda typed: self.minutes_set.emit(int(typed or 0)))
        self.usual.picked.connect(lambda minutes: self.minutes_set.emit(int(minutes)))

    def _add(self, field: str, first: QWidget, second: QWidget | None = None) -> None:
        """A named line of the grid: a field, and the usual values beside it."""
        if field not in self._wanted:
            for part in (first, second):
                if part is not None:
                    part.setParent(self)
                    part.setVisible(False)
            return
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

    def apply(self, where: Where) -> None:
        names = {
            PLACE: (self.place, translate("SignOff", "Place")),
            MOLD: (self.mold, translate("SignOff", "Mold")),
            PRESS: (self.press, translate("SignOff", "Press")),
            WORK_ORDER: (self.work_order, translate("SignOff", "Work order")),
            MINUTES: (self.minutes, translate("SignOff", "Minutes")),
        }
        for caption, (field, name) in zip(
            self._names, (names[wanted] for wanted in ALL if wanted in self._wanted), strict=True
        ):
            caption.setText(name)
            field.setAccessibleName(name)
        places = [(option.id, say(option.name, language())) for option in where.places]
        self.place.offer(places, (where.place,))
        self.molds.offer([(mold, mold) for mold in where.recent.molds], (where.mold,))
        self.presses.offer([(press, press) for press in where.recent.presses], (where.press,))
        usual = [(str(minutes), str(minutes)) for minutes in USUAL_MINUTES]
        self.usual.offer(usual, (str(where.minutes),))
        for line, words in (
            (self.mold, where.mold),
            (self.press, where.press),
            (self.work_order, where.work_order),
            (self.minutes, str(where.minutes) if where.minutes else ""),
        ):
            if line.text() != words:
                line.setText(words)
