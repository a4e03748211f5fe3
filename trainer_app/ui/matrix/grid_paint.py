"""How the matrix is painted: a cell, a name at the left, a head above with what rests on how many.

Signs in a cell: the circle, hatched where the hub has not confirmed it; the mark beside it; words
where there is room.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from trainer_app.checklists.status import Status
from trainer_app.ui.icons import icon_pixmap
from trainer_app.ui.matrix.grid_model import MatrixModel
from trainer_app.ui.matrix.telling import cell_short, column_title, line_detail
from trainer_app.ui.matrix.view_model import Cell, Column
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.level_circle import paint_hatching, paint_level
from trainer_app.ui.widgets.row_text import row_font, write, write_lines
from trainer_app.ui.widgets.rows import AnyIndex
from trainer_app.ui.widgets.status_label import STATUS_SHAPES
from trainer_app.ui.widgets.tier_mark import paint_tier

ALONE_SHAPE = "triangle-alert"
_TITLE_LINES = 4


def circle_side() -> int:
    return round(theme().sizes.title)


def mark_side() -> int:
    return theme().sizes.body + 2


def narrow_width() -> int:
    """A column of nothing but signs; wide enough for a finger and for the number above."""
    number = QFontMetrics(row_font(theme().sizes.small, strong=True)).horizontalAdvance("00-00")
    signs = circle_side() + mark_side() + STEP
    return max(theme().sizes.touch, number + STEP, signs + 2 * STEP)


def wide_width() -> int:
    """A column with the words of its title."""
    return max(narrow_width(), theme().sizes.small * 6)


def head_height(*, wide: bool) -> int:
    lines = _line_height() * (2 + (_TITLE_LINES if wide else 1))
    return max(theme().sizes.touch, lines + STEP)


def _line_height() -> int:
    return QFontMetrics(row_font(theme().sizes.small, strong=True)).height()


def _shape(painter: QPainter, where: QRect, name: str, tone: str, side: int) -> None:
    pixmap = icon_pixmap(name, theme().colour(tone), side, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(where.left(), where.center().y() - side / 2 + 1), pixmap)


class CellDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(narrow_width(), theme().sizes.touch)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        assert isinstance(model, MatrixModel)
        cell, look, where = model.cell_at(index), theme(), option.rect
        painter.save()
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        painter.drawLine(where.topLeft(), where.bottomLeft())
        if _is_current(option, index):
            painter.fillRect(where.adjusted(1, 0, 0, -1), look.colour("pressed"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("accent"), 3))
            painter.drawRect(where.adjusted(2, 2, -2, -3))
        if cell.level is None:
            _paint_unit(painter, where, cell)
        else:
            _paint_task(painter, where, cell, cell.level)
        painter.restore()


def _is_current(option: QStyleOptionViewItem, index: AnyIndex) -> bool:
    """The one that is told in words below, wherever the keyboard is."""
    table = option.widget
    return isinstance(table, QTableView) and table.currentIndex() == index


def _paint_task(painter: QPainter, where: QRect, cell: Cell, level: int) -> None:
    look, side, icon = theme(), circle_side(), mark_side()
    inner = where.adjusted(STEP, 0, -STEP // 2, 0)
    if cell.status is Status.NOT_APPLICABLE:
        _paint_mark(painter, inner, cell, icon)
        return
    circle = QRectF(inner.left(), inner.center().y() - side / 2 + 0.5, side, side)
    if cell.hatched:
        paint_hatching(painter, circle, look.colour("muted"))
    paint_level(painter, circle, level, look.colour("ink"))
    after = inner.adjusted(side + STEP // 2 + 2, 0, 0, 0)
    if cell.mark is not None:
        _paint_mark(painter, after, cell, icon)
    words = after.adjusted(icon + STEP // 2, 0, 0, 0)
    font, said = row_font(look.sizes.small), cell_short(cell)
    if said and QFontMetrics(font).horizontalAdvance(said) <= words.width():
        write(painter, words, said, font, look.colour("muted"))


def _paint_unit(painter: QPainter, where: QRect, cell: Cell) -> None:
    look, icon = theme(), mark_side()
    inner = where.adjusted(STEP, 0, -STEP // 2, 0)
    strong = bool(cell.whole) and cell.part == cell.whole
    font, said = row_font(look.sizes.body, strong=strong), cell_short(cell)
    width = QFontMetrics(font).horizontalAdvance(said)
    if cell.hatched:
        strip = QRect(inner.left(), where.bottom() - STEP - 1, inner.width(), STEP)
        painter.fillRect(strip, QBrush(look.colour("muted"), Qt.BrushStyle.BDiagPattern))
        inner = inner.adjusted(0, 0, 0, -STEP)
    write(painter, inner, said, font, look.colour("ink"))
    after = inner.adjusted(width + STEP // 2 if said else 0, 0, 0, 0)
    if cell.mark is not None:
        _paint_mark(painter, after, cell, icon)


def _paint_mark(painter: QPainter, where: QRect, cell: Cell, side: int) -> None:
    if cell.mark is not None:
        shape, tone = STATUS_SHAPES[cell.mark.value]
        _shape(painter, where, shape, tone, side)


class _Head(QHeaderView):
    """A head that is tapped; keys go to the cells."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(1)

    @property
    def matrix(self) -> MatrixModel:
        model = self.model()
        assert isinstance(model, MatrixModel)
        return model


class NamesHead(_Head):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        line, look = self.matrix.line_at(logicalIndex), theme()
        painter.save()
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        strong, small = row_font(look.sizes.body, strong=True), row_font(look.sizes.small)
        heights = QFontMetrics(strong).height(), QFontMetrics(small).height()
        inner = rect.adjusted(0, 0, -STEP, 0)
        if sum(heights) > rect.height():
            write(painter, inner, line.row.trainee, strong, look.colour("ink"))
        else:
            top = rect.center().y() - sum(heights) // 2
            name = QRect(inner.left(), top, inner.width(), heights[0])
            below = QRect(inner.left(), top + heights[0], inner.width(), heights[1])
            write(painter, name, line.row.trainee, strong, look.colour("ink"))
            write(painter, below, line_detail(line), small, look.colour("muted"))
        painter.restore()


class ColumnsHead(_Head):
    """Number, title where there is room, and below them how many people it rests on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        column, look = self.matrix.column_at(logicalIndex), theme()
        painter.save()
        painter.setPen(QPen(look.colour("control"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        high = _line_height()
        inner = rect.adjusted(STEP // 2, STEP // 2, -STEP // 4, -STEP // 2)
        line = QRect(inner.left(), inner.top(), inner.width(), high)
        strong = row_font(look.sizes.small, strong=True)
        write(painter, line, column.id, strong, look.colour("ink"))
        wide = rect.width() >= wide_width()
        if column.tier != "N":
            mark = high - 2
            used = QFontMetrics(strong).horizontalAdvance(column.id) + STEP // 2
            place = QRectF(inner.left() + used, inner.top() + 1, mark, mark)
            if not wide:
                place = QRectF(inner.left(), inner.top() + high + 1, mark, mark)
            paint_tier(painter, place, column.tier, look.colour("ink"), look.colour("ground"))
        if wide:
            words = QRect(inner.left(), inner.top() + high, inner.width(), _TITLE_LINES * high)
            font, title = row_font(look.sizes.small), column_title(column)
            write_lines(painter, words, title, font, look.colour("ink"), _TITLE_LINES)
        below = QRect(inner.left(), inner.bottom() - high + 1, inner.width(), high)
        _paint_coverage(painter, below, column)
        painter.restore()


def _paint_coverage(painter: QPainter, where: QRect, column: Column) -> None:
    look = theme()
    font, said = row_font(look.sizes.small, strong=True), str(column.people)
    write(painter, where, said, font, look.colour("ink"))
    if column.alone:
        used = QFontMetrics(font).horizontalAdvance(said) + STEP // 2
        after = where.adjusted(used, 0, 0, 0)
        side = where.height() - 2
        _shape(painter, after, ALONE_SHAPE, "warning", side)
        if column.is_unit:
            words = after.adjusted(side + 2, 0, 0, 0)
            write(painter, words, str(column.alone), row_font(look.sizes.small), look.colour("ink"))
