"""Rows of a list: frozen values, a model that updates in place, and a delegate that paints them.

``set_rows`` compares by id, so selection and scroll survive a sync.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from trainer_app.ui.icons import paint_icon
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.level_circle import level_words, paint_level
from trainer_app.ui.widgets.row_text import row_font, write

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. ``shape``: an icon's name; ``tone``: the role of its colour."""

    id: str
    title: str
    detail: str = ""
    trailing: str = ""
    """Words at the right edge, such as a status or a count."""
    shape: str = ""
    tone: str = "ink"
    level: int | None = None
    """Painted as the quarter-filled circle at the left edge."""
    is_heading: bool = False
    is_strong: bool = False
    """Of a list whose titles are not strong anyway: this one is a name."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        level = "" if self.level is None else level_words(self.level)
        return ", ".join(part for part in (self.title, level, self.trailing, self.detail) if part)


class RowModel(QAbstractListModel):
    """``row_at`` gives the row back; the view shows it through ``RowDelegate``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        new = tuple(rows)
        if [row.id for row in new] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def numbers(self, begin: int, end: int) -> tuple[int, int, int]:
        """Of the first and the last row between two places, and of all: headings do not count."""
        counted = [not row.is_heading for row in self._rows]
        before, last = sum(counted[:begin]), sum(counted[:end])
        return min(before + 1, last), last, sum(counted)

    def row_at(self, index: AnyIndex) -> Row:
        return self._rows[index.row()]

    def place_of(self, row_id: str) -> QModelIndex:
        """The index of a row, or an invalid one."""
        for place, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(place)
        return QModelIndex()

    @override
    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, *, is_heading: bool = False
) -> QRect:
    """What lies below the words of every row; answers where these go. A heading is never chosen."""
    look, where = theme(), option.rect
    if option.state & QStyle.StateFlag.State_Selected and not is_heading:
        painter.fillRect(where, look.colour("pressed"))
    painter.setPen(QPen(look.colour("hairline"), 1))
    painter.drawLine(where.bottomLeft(), where.bottomRight())
    if option.state & QStyle.StateFlag.State_HasFocus and not is_heading:
        painter.setPen(QPen(look.colour("accent"), 3))
        painter.drawRect(where.adjusted(2, 2, -2, -3))
    return where.adjusted(2 * STEP, 0, -2 * STEP, 0)


class RowDelegate(QStyledItemDelegate):
    """Paints a ``Row``: circle or nothing, title over detail, shape and words at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        sizes = theme().sizes
        words = round(sizes.body * 1.3 + sizes.small * 1.3) + 2 * STEP
        return QSize(0, max(sizes.touch + STEP, words))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        assert isinstance(model, RowModel)
        row = model.row_at(index)
        painter.save()
        inner = paint_ground(painter, option, is_heading=row.is_heading)
        if row.level is not None:
            inner = self._paint_circle(painter, inner, row.level)
        inner = self._paint_trailing(painter, inner, row)
        self._paint_words(painter, inner, row)
        painter.restore()

    @staticmethod
    def _paint_circle(painter: QPainter, inner: QRect, level: int) -> QRect:
        side = round(theme().sizes.title * 1.2)
        circle = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        paint_level(painter, circle, level, theme().colour("ink"))
        return inner.adjusted(side + 2 * STEP, 0, 0, 0)

    @staticmethod
    def _paint_trailing(painter: QPainter, inner: QRect, row: Row) -> QRect:
        if not (row.trailing or row.shape):
            return inner
        look = theme()
        colour = look.colour(row.tone)
        font = row_font(look.sizes.body)
        width = QFontMetrics(font).horizontalAdvance(row.trailing)
        side = look.sizes.body + 4 if row.shape else 0
        left = inner.right() - width - (side + STEP if side else 0)
        if side:
            box = QRectF(left, inner.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, box, row.shape, colour)
        write(painter, inner, row.trailing, font, colour, Qt.AlignmentFlag.AlignRight)
        return inner.adjusted(0, 0, left - inner.right() - 2 * STEP, 0)

    @staticmethod
    def _paint_words(painter: QPainter, inner: QRect, row: Row) -> None:
        look = theme()
        strong = row_font(look.sizes.body, strong=True)
        if not row.detail:
            write(painter, inner, row.title, strong, look.colour("ink"))
            return
        small = row_font(look.sizes.small)
        heights = QFontMetrics(strong).height(), QFontMetrics(small).height()
        top = inner.center().y() - sum(heights) // 2
        title = QRect(inner.left(), top, inner.width(), heights[0])
        detail = QRect(inner.left(), top + heights[0], inner.width(), heights[1])
        write(painter, title, row.title, strong, look.colour("ink"))
        write(painter, detail, row.detail, small, look.colour("muted"))
