"""A row that is tapped to show what is below it, and tapped again to put it away."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.icons import paint_icon
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, row
from trainer_app.ui.widgets.tick_row import TickRow


class _Head(TickRow):
    @override
    def paint_box(self, painter: QPainter) -> None:
        side = self.side
        box = QRectF(STEP, (self.height() - side) / 2, side, side).adjusted(4, 4, -4, -4)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, box, name, theme().colour("accent"))


class Unfold(QWidget):
    """``inside``: a column for what is shown."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.head = _Head()
        self.inside = column(gap=STEP)
        self._below = QWidget()
        indent = row(gap=0)
        indent.addSpacing(self.head.side + 2 * STEP)
        indent.addLayout(self.inside, 1)
        self._below.setLayout(indent)
        self._below.setVisible(False)
        whole = column(gap=STEP)
        whole.addWidget(self.head)
        whole.addWidget(self._below)
        self.setLayout(whole)
        self.head.toggled.connect(self._turn)
        self._turn(False)

    def _turn(self, is_open: bool) -> None:
        self._below.setVisible(is_open)
        self.head.say(self._words)
        state = translate("Unfold", "open") if is_open else translate("Unfold", "closed")
        self.head.setAccessibleDescription(state)
