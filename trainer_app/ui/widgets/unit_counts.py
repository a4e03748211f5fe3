"""Tasks at the sign-off level by unit: a small count for each, on as many lines as it takes.

Counts, never a percentage: "5/8" is five tasks of eight. What needs attention has a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.icons import paint_icon
from trainer_app.ui.sizes import Sizes
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.row_text import row_font


@dataclass(frozen=True, slots=True)
class UnitMark:
    """``reached`` of ``tasks``; ``attention``: something there is due, lapsed or in question."""

    id: str
    reached: int
    tasks: int
    attention: bool = False


@lru_cache(maxsize=1)
def _least(sizes: Sizes) -> int:
    """The width of one count; the layout of a page asks hundreds of times."""
    strong = QFontMetrics(row_font(sizes.body, strong=True))
    return strong.horizontalAdvance("12/12") + 2 * STEP


@lru_cache(maxsize=1)
def _heights(sizes: Sizes) -> tuple[int, int]:
    """Of a unit's number, and of what is counted below it."""
    small = QFontMetrics(row_font(sizes.small)).height()
    return small, QFontMetrics(row_font(sizes.body, strong=True)).height()


class UnitCounts(QWidget):
    """Painted; the whole line is said by the accessible name that the view gives it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[UnitMark, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_units(self, marks: Sequence[UnitMark], spoken: str) -> None:
        self._marks = tuple(marks)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def _a_line(self, width: int) -> int:
        """All of them on one line, or on as few lines of equal length as it takes."""
        count = len(self._marks) or 1
        most = max(1, width // self._least())
        lines = -(-count // most)
        return -(-count // lines)

    def _least(self) -> int:
        return _least(theme().sizes)

    @property
    def _heights(self) -> tuple[int, int]:
        return _heights(theme().sizes)

    @override
    def heightForWidth(self, width: int) -> int:
        lines = -(-len(self._marks) // self._a_line(width))
        return max(1, lines) * (sum(self._heights) + STEP)

    @override
    def sizeHint(self) -> QSize:
        return QSize(6 * self._least(), self.heightForWidth(max(self.width(), 6 * self._least())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._least(), sum(self._heights) + STEP)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        a_line = self._a_line(self.width())
        wide = self.width() / a_line
        small, strong = self._heights
        for place, mark in enumerate(self._marks):
            left = round(place % a_line * wide)
            top = place // a_line * (small + strong + STEP)
            self._paint_one(painter, QRect(left, top, round(wide) - STEP, small + strong), mark)
        painter.end()

    def _paint_one(self, painter: QPainter, where: QRect, mark: UnitMark) -> None:
        look = theme()
        small, strong = self._heights
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(row_font(look.sizes.small))
        painter.setPen(look.colour("muted"))
        head = QRect(where.left(), where.top(), where.width(), small)
        painter.drawText(head, left, mark.id)
        if mark.attention:
            wide = painter.fontMetrics().horizontalAdvance(mark.id) + 4
            side = look.sizes.small
            box = QRectF(where.left() + wide, where.top() + (small - side) / 2, side, side)
            paint_icon(painter, box, "triangle-alert", look.colour("warning"))
        painter.setFont(row_font(look.sizes.body, strong=mark.reached > 0))
        painter.setPen(look.colour("ink" if mark.reached else "muted"))
        count = QRect(where.left(), where.top() + small, where.width(), strong)
        painter.drawText(count, left, f"{mark.reached}/{mark.tasks}")
