"""Lines of a pack below one another; they change with what is shown or with the language.

These widgets place their children themselves and remember heights by width: in nested layouts the
height of every wrapped line is asked for anew at every level, a dozen times a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.widgets.layout import STEP, label
from trainer_app.ui.widgets.letting_go import let_go

_INDENT = 4 * STEP
_LEAST_WIDTH = 20 * STEP


class Stack(QWidget):
    """``indent``: what stays free at the left, for a mark beside the first line."""

    def __init__(self, gap: int = STEP, *, indent: int = 0) -> None:
        super().__init__()
        self._gap, self._indent = gap, indent
        self._parts: tuple[QWidget, ...] = ()
        self._mark: QLabel | None = None
        self._known: dict[int, tuple[int, ...]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self, parts: Sequence[QWidget]) -> None:
        for old in self._parts:
            let_go(old)
        self._parts = tuple(parts)
        for part in parts:
            chosen = part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            put_away = chosen and part.isHidden()
            part.setParent(self)
            if self.isVisible() and not put_away:
                part.setVisible(True)  # else it comes with this widget
        self._changed()

    def put_mark(self, mark: QLabel) -> None:
        """Beside the first line."""
        mark.setParent(self)
        if self.isVisible():
            mark.setVisible(True)
        self._mark = mark

    @override
    def heightForWidth(self, width: int) -> int:
        heights = self._heights(width)
        shown = [height for height in heights if height]
        return sum(shown) + self._gap * max(0, len(shown) - 1)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), _LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self._known:
            self._changed()
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Parts that changed while nobody saw them have told nobody."""
        self._changed()
        self._place()
        super().showEvent(event)

    def _changed(self) -> None:
        self._known.clear()
        self.updateGeometry()
        if self.isVisible():
            self._place()

    def _heights(self, width: int) -> tuple[int, ...]:
        """Of each part at this width; 0 where it is hidden."""
        if width not in self._known:
            room = max(1, width - self._indent)
            self._known[width] = tuple(
                0 if part.isHidden() else _height(part, room) for part in self._parts
            )
        return self._known[width]

    def _place(self) -> None:
        top, room = 0, max(1, self.width() - self._indent)
        for part, height in zip(self._parts, self._heights(self.width()), strict=True):
            if height:
                part.setGeometry(QRect(self._indent, top, room, height))
                top += height + self._gap
        if self._mark is not None:
            self._mark.setGeometry(QRect(0, 0, self._indent, self._mark.sizeHint().height()))


def numbered(number: str, *said: QLabel) -> QWidget:
    """A numeral, or a mark such as a dash, and what it stands before."""
    made = Stack(0, indent=_INDENT)
    made.fill(said)
    if number:
        numeral = label("strong", wrap=False)
        numeral.setText(number)
        made.put_mark(numeral)
    return made


def _height(part: QWidget, width: int) -> int:
    part.ensurePolished()
    if part.hasHeightForWidth():
        return max(1, part.heightForWidth(width))
    layout = part.layout()
    if layout is not None and layout.hasHeightForWidth():
        return max(1, layout.totalHeightForWidth(width))
    return max(1, part.sizeHint().height())
