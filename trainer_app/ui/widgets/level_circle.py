"""The sign of the product: a circle of four quarters, filled clockwise from the top (0 to 4).

Where a plant judges by a scale of another height, the circle has as many parts (``scale``).
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.scale import top_level
from trainer_app.ui.theme import CLEAR
from trainer_app.ui.widgets.layout import STEP

_FULL_TURN = 360 * 16  # Qt counts in sixteenths of a degree, anticlockwise
_TOP = 90 * 16


def paint_level(
    painter: QPainter, where: QRectF, level: int, ink: QColor, top: int | None = None
) -> None:
    """Ring and ``level`` filled parts: the same in grey, on paper and on screen.

    ``top``: how many parts; of this plant's scale where nothing is said.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(where.width(), where.height())
    line = max(1.5, side / 16)
    circle = QRectF(0, 0, side - line, side - line)
    circle.moveCenter(where.center())
    painter.setPen(QPen(ink, line))
    painter.setBrush(CLEAR)
    painter.drawEllipse(circle)
    if level:
        painter.setBrush(ink)
        parts = top_level() if top is None else top
        painter.drawPie(circle, _TOP, -_FULL_TURN * min(level, parts) // parts)
    painter.restore()


def paint_hatching(painter: QPainter, circle: QRectF, colour: QColor) -> None:
    """Around a circle, before it: the hub has not confirmed what it shows."""
    around = circle.adjusted(-STEP / 2, -STEP / 2, STEP / 2, STEP / 2)
    painter.fillRect(around, QBrush(colour, Qt.BrushStyle.BDiagPattern))


def level_words(level: int) -> str:
    """What a screen reader says for the circle."""
    return translate("LevelCircle", "Level {level} of {top}").format(level=level, top=top_level())


class LevelCircle(QWidget):
    """``side``: device-independent pixels."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._level = 0
        self._top: int | None = None
        self._is_hatched = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_level(0)

    def set_level(self, level: int, top: int | None = None) -> None:
        """``top``: of another scale than the plant's."""
        self._level, self._top = level, top
        self.setAccessibleName(level_words(level))
        self.update()

    def be_hatched(self) -> None:
        """As an example of what the hub has not confirmed."""
        self._is_hatched = True
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        where = QRectF(self.rect())
        if self._is_hatched:
            where.adjust(STEP / 2, STEP / 2, -STEP / 2, -STEP / 2)
            paint_hatching(painter, where, self.palette().windowText().color())
        paint_level(
            painter,
            where,
            self._level,
            self.palette().windowText().color(),
            self._top,
        )
        painter.end()
