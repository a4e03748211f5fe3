"""How long a slot is, as large buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import column

USUAL: Final = (15, 30, 45, 60, 90, 120, 240)


class MinutesChoices(QWidget):
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = Choices()
        whole = column(gap=0)
        whole.addWidget(self.choices)
        self.setLayout(whole)
        self.choices.picked.connect(lambda minutes: self.chosen.emit(int(minutes)))

    def show_minutes(self, minutes: int) -> None:
        """One that is none of the usual ones is offered too: somebody chose it elsewhere."""
        offered = sorted({*USUAL, minutes} - {0})
        self.choices.offer([(str(n), Counts().minutes(n)) for n in offered], (str(minutes),))
        self.choices.setAccessibleName(translate("Slots", "How long"))
