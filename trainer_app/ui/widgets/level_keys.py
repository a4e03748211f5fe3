"""The levels as a row of large keys: a quarter-filled circle, its number, its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, row
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.level_circle import paint_level
from trainer_app.ui.widgets.row_text import row_font

_WORDS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class LevelKey(QAbstractButton):
    """Chosen is told by a heavy frame and a bold number, not by a colour alone."""

    def __init__(self, level: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self._name = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, number: str, name: str, detail: str) -> None:
        if (number, name, detail) == (self.text(), self._name, self.accessibleDescription()):
            return
        self.setText(number)
        self._name = name
        self.setAccessibleName(name)
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    @property
    def _circle(self) -> int:
        return max(40, theme().sizes.key)

    def _room(self, width: int) -> int:
        words = QFontMetrics(row_font(theme().sizes.small))
        within = QRect(0, 0, max(40, width - 2 * STEP), 10_000)
        return words.boundingRect(within, _WORDS, self._name).height()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._circle + self._room(width) + 4 * STEP

    @override
    def sizeHint(self) -> QSize:
        wide = max(self.width(), theme().sizes.mm(26))
        return QSize(theme().sizes.mm(26), self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().sizes.mm(18), self._circle + 4 * STEP)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        chosen = self.isChecked()
        edge = "accent" if chosen or self.hasFocus() else "control"
        painter.setPen(QPen(look.colour(edge), 4 if chosen else 3 if self.hasFocus() else 1))
        painter.setBrush(look.colour("pressed" if self.isDown() or chosen else "surface"))
        painter.drawRoundedRect(frame, 6, 6)
        side = self._circle
        circle = QRectF((self.width() - side) / 2, 2 * STEP, side, side)
        paint_level(painter, circle, self._level, look.colour("ink"))
        painter.setPen(look.colour("ink"))
        painter.setFont(row_font(look.sizes.small, strong=chosen))
        top = 2 * STEP + side + STEP
        where = QRect(STEP, top, self.width() - 2 * STEP, self.height() - top)
        painter.drawText(where, _WORDS, self._name)
        painter.end()


class LevelKeys(QWidget):
    """``picked`` carries the level that was tapped."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: dict[int, LevelKey] = {}
        self._row = row(gap=theme().sizes.gap)
        self.setLayout(self._row)

    def offer(self, levels: Sequence[tuple[int, str, str]], chosen: int | None) -> None:
        """``levels``: number, name, what is seen."""
        if tuple(self.keys) != tuple(number for number, _name, _seen in levels):
            self._make([number for number, _name, _seen in levels])
        for number, name, seen in levels:
            self.keys[number].say(str(number), f"{number}  {name}", seen)
            self.keys[number].setChecked(number == chosen)

    def _make(self, numbers: Sequence[int]) -> None:
        for key in self.keys.values():
            self._row.removeWidget(key)
            let_go(key)
        self.keys = {number: LevelKey(number) for number in numbers}
        for number, key in self.keys.items():
            key.clicked.connect(lambda _on, picked=number: self._pick(picked))
            self._row.addWidget(key, 1)

    def _pick(self, number: int) -> None:
        """A key shows what the state says, not what was tapped."""
        self.keys[number].setChecked(not self.keys[number].isChecked())
        self.picked.emit(number)
