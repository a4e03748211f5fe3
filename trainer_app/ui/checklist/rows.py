"""A task as a row: the values that are painted, and the delegate that paints them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from trainer_app.ui.icons import icon_pixmap, paint_icon
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.level_circle import level_words, paint_hatching, paint_level
from trainer_app.ui.widgets.row_text import row_font, write
from trainer_app.ui.widgets.rows import AnyIndex, Row, RowModel, paint_ground
from trainer_app.ui.widgets.tier_mark import paint_tier


@dataclass(frozen=True, slots=True)
class TaskRow(Row):
    """``trailing`` and ``shape`` are the status; ``below``: the date under it. The second line is
    ``detail``, the book of ``in_class`` with its words, then ``more``.
    """

    tier: str = "N"
    tier_name: str = ""
    count: str = ""
    """Sign-offs, such as "2 of 3"."""
    count_spoken: str = ""
    below: str = ""
    is_hatched: bool = False
    """The hub has not confirmed what the circle shows."""
    in_class: str = ""
    """Whether it was taught in class."""
    class_shape: str = ""
    more: str = ""

    @property
    @override
    def spoken(self) -> str:
        tier = "" if self.tier == "N" else self.tier_name
        level = level_words(self.level or 0)
        said = (
            *(self.title, tier, level, self.count_spoken, self.trailing, self.below),
            *(self.detail, self.in_class, self.more),
        )
        return ", ".join(part for part in said if part)


class TaskDelegate(QStyledItemDelegate):
    """Circle, mark, title over detail; sign-offs; status over date. Two lines, always."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        sizes = theme().sizes
        words = round((sizes.body + sizes.small) * 1.35) + 2 * STEP
        return QSize(0, max(sizes.touch + STEP, words))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        assert isinstance(model, RowModel)
        row = model.row_at(index)
        assert isinstance(row, TaskRow)
        look = theme()
        painter.save()
        inner = paint_ground(painter, option)
        inner = _paint_signs(painter, inner, row)
        if is_narrow(option.rect.width()):
            inner = _paint_count(painter, inner, row)
            top, bottom = _two_lines(inner)
            bottom = _paint_short_status(painter, bottom, row)
        else:
            inner = _paint_status(painter, inner, row)
            inner = _paint_count(painter, inner, row)
            top, bottom = _two_lines(inner)
        write(painter, top, row.title, row_font(look.sizes.body, strong=True), look.colour("ink"))
        _paint_details(painter, bottom, row)
        painter.restore()


def is_narrow(width: int) -> bool:
    """Too little room for a column of its own for the status."""
    return width < 50 * theme().sizes.body


def _paint_signs(painter: QPainter, inner: QRect, row: TaskRow) -> QRect:
    look = theme()
    side = round(look.sizes.title * 1.2)
    circle = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
    if row.is_hatched:
        paint_hatching(painter, circle, look.colour("muted"))
    paint_level(painter, circle, row.level or 0, look.colour("ink"))
    mark = round(side * 0.9)
    box = QRectF(inner.left() + side + 1.5 * STEP, inner.center().y() - mark / 2, mark, mark)
    paint_tier(painter, box, row.tier, look.colour("ink"), look.colour("ground"))
    return inner.adjusted(round(side + 1.5 * STEP + mark + 2 * STEP), 0, 0, 0)


def _paint_status(painter: QPainter, inner: QRect, row: TaskRow) -> QRect:
    look = theme()
    font, small = row_font(look.sizes.body), row_font(look.sizes.small)
    side = look.sizes.body + 4
    width = min(
        max(status_width(), QFontMetrics(font).horizontalAdvance(row.trailing)),
        inner.width() * 2 // 5,
    )
    left = inner.right() - width - side - STEP
    column = QRect(left + side + STEP, inner.top(), width, inner.height())
    colour = look.colour(row.tone)
    top, bottom = _two_lines(column)
    if not row.below:
        top = column
    paint_icon(
        painter, QRectF(left, top.center().y() - side / 2 + 1, side, side), row.shape, colour
    )
    write(painter, top, row.trailing, font, colour)
    if row.below:
        write(painter, bottom, row.below, small, look.colour("muted"))
    return inner.adjusted(0, 0, left - inner.right() - 2 * STEP, 0)


def _paint_short_status(painter: QPainter, line: QRect, row: TaskRow) -> QRect:
    """Shape and words of the status at the beginning of the second line."""
    look = theme()
    font, side = row_font(look.sizes.small), look.sizes.small + 2
    words = f"{row.trailing} {row.below}".strip()
    if row.detail or row.in_class or row.more:
        words += " · "
    box = QRectF(line.left(), line.center().y() - side / 2 + 1, side, side)
    paint_icon(painter, box, row.shape, look.colour(row.tone))
    words_at = line.adjusted(side + STEP // 2, 0, 0, 0)
    write(painter, words_at, words, font, look.colour(row.tone))
    return words_at.adjusted(QFontMetrics(font).horizontalAdvance(words), 0, 0, 0)


def _paint_details(painter: QPainter, line: QRect, row: TaskRow) -> None:
    """What presses first, whether it was taught, the rest."""
    look = theme()
    font, side = row_font(look.sizes.small), look.sizes.small + 2
    said = [part for part in (row.detail, row.in_class, row.more) if part]
    for number, words in enumerate(said, start=1):
        if words == row.in_class:
            ratio = painter.device().devicePixelRatioF()
            book = icon_pixmap(row.class_shape, look.colour("muted"), side, ratio)
            if line.width() > side:
                painter.drawPixmap(line.left(), line.center().y() - side // 2 + 1, book)
            line = line.adjusted(side + STEP // 2, 0, 0, 0)
        joined = words if number == len(said) else f"{words} · "
        write(painter, line, joined, font, look.colour("muted"))
        line = line.adjusted(QFontMetrics(font).horizontalAdvance(joined), 0, 0, 0)


def _paint_count(painter: QPainter, inner: QRect, row: TaskRow) -> QRect:
    look = theme()
    font = row_font(look.sizes.body)
    metrics = QFontMetrics(font)
    width = max(metrics.horizontalAdvance(words) for words in ("0 sur 0", row.count))
    column = QRect(inner.right() - width, inner.top(), width, inner.height())
    write(painter, column, row.count, font, look.colour("ink"), Qt.AlignmentFlag.AlignRight)
    return inner.adjusted(0, 0, -width - 2 * STEP, 0)


def status_width() -> int:
    """Room for the usual words; the longest may take more."""
    return QFontMetrics(row_font(theme().sizes.body)).horizontalAdvance("Second look outstanding")


def _two_lines(inner: QRect) -> tuple[QRect, QRect]:
    look = theme()
    heights = (
        QFontMetrics(row_font(look.sizes.body, strong=True)).height(),
        QFontMetrics(row_font(look.sizes.small)).height(),
    )
    top = inner.center().y() - sum(heights) // 2
    return (
        QRect(inner.left(), top, inner.width(), heights[0]),
        QRect(inner.left(), top + heights[0], inner.width(), heights[1]),
    )
