"""A unit as a row: its number and count on one line, its title whole below them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.row_text import row_font, write
from trainer_app.ui.widgets.rows import AnyIndex, RowModel, paint_ground

TITLE_LINES = 2


class UnitDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        title, detail = _heights()
        return QSize(0, max(theme().sizes.touch + STEP, title + TITLE_LINES * detail + STEP))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        assert isinstance(model, RowModel)
        row, look = model.row_at(index), theme()
        painter.save()
        inner = paint_ground(painter, option)
        title, detail = _heights()
        words = QRect(0, 0, inner.width(), TITLE_LINES * detail)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        small, strong = row_font(look.sizes.small), row_font(look.sizes.body, strong=True)
        used = QFontMetrics(small).boundingRect(words, flags, row.detail).height()
        used = min(used, words.height()) if row.detail else 0
        top = inner.center().y() - (title + used) // 2
        line = QRect(inner.left(), top, inner.width(), title)
        body, right = row_font(look.sizes.body), Qt.AlignmentFlag.AlignRight
        count = QFontMetrics(body).horizontalAdvance(row.trailing) + STEP
        write(painter, line.adjusted(0, 0, -count, 0), row.title, strong, look.colour("ink"))
        write(painter, line, row.trailing, body, look.colour("ink"), right)
        painter.setFont(small)
        painter.setPen(look.colour("muted"))
        below = QRect(inner.left(), top + title, inner.width(), words.height())
        painter.drawText(below, flags, row.detail)
        painter.restore()


def _heights() -> tuple[int, int]:
    sizes = theme().sizes
    return (
        QFontMetrics(row_font(sizes.body, strong=True)).height(),
        QFontMetrics(row_font(sizes.small)).height(),
    )
