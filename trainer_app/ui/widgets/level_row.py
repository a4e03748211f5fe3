"""A level to choose: the quarter-filled circle in place of a box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.ui.icons import paint_icon
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.level_circle import paint_level
from trainer_app.ui.widgets.tick_row import TickRow


class LevelRow(TickRow):
    def __init__(self, level: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = level

    @override
    def paint_box(self, painter: QPainter) -> None:
        look = theme()
        side = self.side
        circle = QRectF(STEP, (self.height() - side) / 2, side, side)
        if self.isChecked():
            painter.fillRect(self.rect().adjusted(0, 0, 0, -1), look.colour("pressed"))
            tick = QRectF(self.width() - side - STEP, (self.height() - side) / 2, side, side)
            paint_icon(painter, tick, "check", look.colour("ink"))
        paint_level(painter, circle, self.level, look.colour("ink"))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -3), 4, 4)
