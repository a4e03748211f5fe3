"""The safety mark of a task: a shape with its letter. Life-critical is filled, safety outlined."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.theme import CLEAR, theme
from trainer_app.ui.widgets.row_text import row_font


def paint_tier(painter: QPainter, where: QRectF, tier: str, ink: QColor, ground: QColor) -> None:
    """``L``: a filled octagon; ``Y``: a triangle; anything else: nothing."""
    if tier not in ("L", "Y"):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(where.width(), where.height())
    line = max(1.5, side / 14)
    box = QRectF(0, 0, side - line, side - line)
    box.moveCenter(where.center())
    painter.setPen(
        QPen(ink, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(ink if tier == "L" else CLEAR)
    painter.drawPolygon(_octagon(box) if tier == "L" else _triangle(box))
    painter.setPen(ground if tier == "L" else ink)
    painter.setFont(row_font(round(side * (0.6 if tier == "L" else 0.5)), strong=True))
    words = box if tier == "L" else box.adjusted(0, side * 0.28, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, tier)
    painter.restore()


def _octagon(box: QRectF) -> QPolygonF:
    cut = box.width() * 0.29
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    corners = (
        (left + cut, top),
        (right - cut, top),
        (right, top + cut),
        (right, bottom - cut),
        (right - cut, bottom),
        (left + cut, bottom),
        (left, bottom - cut),
        (left, top + cut),
    )
    return QPolygonF([QPointF(x, y) for x, y in corners])


def _triangle(box: QRectF) -> QPolygonF:
    return QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()])


class TierMark(QWidget):
    """``side``: device-independent pixels."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._tier = "N"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tier(self, tier: str, name: str) -> None:
        self._tier = tier
        self.setAccessibleName(name)
        self.setVisible(tier in ("L", "Y"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme()
        ink, ground = look.colour("ink"), look.colour("ground")
        paint_tier(painter, QRectF(self.rect()), self._tier, ink, ground)
        painter.end()
