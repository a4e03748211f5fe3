"""A line to tick: box, number, words that wrap. The whole row is the target."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.icons import paint_icon
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.row_text import row_font

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_WIDTHS_KNOWN = 16


class TickRow(QAbstractButton):
    """Checkable; ``detail`` is a second, smaller paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._detail = ""
        self.is_strong = False
        """Whether the words are a name or a title."""
        self._known_heights: dict[int, tuple[int, int]] = {}
        """By width; of what is remembered in ``_measured_of``."""
        self._measured_of: tuple[object, ...] = ()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str, *, number: str = "", detail: str = "") -> None:
        if (words, number, detail) == (self.text(), self._number, self._detail):
            return
        self.setText(words)
        self._number, self._detail = number, detail
        self.setAccessibleName(" ".join(part for part in (number, words, detail) if part))
        self.updateGeometry()
        self.update()

    @property
    def side(self) -> int:
        return max(24, theme().sizes.mm(6.0))

    def _words_left(self) -> int:
        body = QFontMetrics(row_font(theme().sizes.body, strong=True))
        number = body.horizontalAdvance("0.00") + STEP if self._number else 0
        return STEP + self.side + 2 * STEP + number

    def words_right(self) -> int:
        """What is kept free of words at the right edge, besides the margin."""
        return 0

    @override
    def heightForWidth(self, width: int) -> int:
        words, detail = self._heights(width)
        return max(theme().sizes.touch + STEP // 2, words + detail + 2 * STEP)

    def _heights(self, width: int) -> tuple[int, int]:
        """Of words and detail at this width; the layout of a long page asks hundreds of times."""
        shown = (theme().sizes, self.is_strong, self.text(), self._number, self._detail)
        if shown != self._measured_of:
            self._known_heights.clear()
            self._measured_of = shown
        known = self._known_heights.get(width)
        if known is None:
            if len(self._known_heights) > _WIDTHS_KNOWN:
                self._known_heights.clear()
            known = self._known_heights[width] = self._measured(width)
        return known

    def _measured(self, width: int) -> tuple[int, int]:
        sizes = theme().sizes
        room = QRect(0, 0, max(40, width - self._words_left() - STEP - self.words_right()), 10_000)
        body = row_font(sizes.body, strong=self.is_strong)
        words = QFontMetrics(body).boundingRect(room, _WRAPPED, self.text())
        if not self._detail:
            return words.height(), 0
        detail = QFontMetrics(row_font(sizes.small)).boundingRect(room, _WRAPPED, self._detail)
        return words.height(), detail.height()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().sizes.mm(60), self.heightForWidth(max(self.width(), 200)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().sizes.mm(40), theme().sizes.touch)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the words may take another number of lines now

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = self.rect()
        if self.isDown():
            painter.fillRect(where, look.colour("pressed"))
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 3))
            painter.drawRoundedRect(where.adjusted(1, 1, -2, -3), 4, 4)
        self.paint_box(painter)
        self._paint_words(painter)
        painter.end()

    def paint_box(self, painter: QPainter) -> None:
        look = theme()
        side = self.side
        box = QRectF(STEP, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(QPen(look.colour("accent" if on else "control"), 2))
        painter.setBrush(look.colour("accent" if on else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if on:
            paint_icon(painter, box.adjusted(3, 3, -3, -3), "check", look.colour("on_accent"))

    def _paint_words(self, painter: QPainter) -> None:
        look = theme()
        left = self._words_left()
        words, detail = self._heights(self.width())
        top = (self.height() - words - detail) // 2
        width = self.width() - left - STEP - self.words_right()
        painter.setPen(look.colour("ink" if self.isEnabled() else "muted"))
        if self._number:
            painter.setFont(row_font(look.sizes.body, strong=True))
            edge = QRect(2 * STEP + self.side + STEP, top, left, words)
            painter.drawText(
                edge, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._number
            )
        painter.setFont(row_font(look.sizes.body, strong=self.is_strong))
        painter.drawText(QRect(left, top, width, words), _WRAPPED, self.text())
        if self._detail:
            painter.setFont(row_font(look.sizes.small))
            painter.setPen(look.colour("muted"))
            painter.drawText(QRect(left, top + words, width, detail), _WRAPPED, self._detail)
