"""A line to tap where it was missed: a cross in the box, and the word beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from trainer_app.ui.icons import paint_icon
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.tick_row import TickRow


class MissRow(TickRow):
    @override
    def paint_box(self, painter: QPainter) -> None:
        look, side, missed = theme(), self.side, self.isChecked()
        box = QRectF(STEP, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(look.colour("warning" if missed else "control"), 2))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if missed:
            paint_icon(painter, box.adjusted(3, 3, -3, -3), "x", look.colour("warning"))
