"""Widgets side by side that go on below where the line is full.

A widget that places its children itself, not a ``QLayout``: layout items that Python holds outlive
what Qt has deleted, and their addresses are then taken for other widgets'.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.letting_go import let_go


class Flow(QWidget):
    """Left to right, then down; every child at its own size hint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._known: dict[int, int] = {}
        """Heights by width: the layouts around ask a dozen times for one page."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        part.setParent(self)
        if self.isVisible() or part.isHidden():
            part.setVisible(True)  # else it comes with this widget
        self._parts.append(part)
        self.settle()

    def take(self, part: QWidget) -> None:
        """Take it out and leave it be: it comes in at another place."""
        if part in self._parts:
            self._parts.remove(part)
            self._known.clear()

    def drop(self, part: QWidget) -> None:
        """Take it out and delete it."""
        self._parts.remove(part)
        let_go(part)
        self.settle()

    def settle(self) -> None:
        """What the parts say has changed.

        Parts that nobody sees find their places when they are shown: asked before, each would be
        given its style, and once more at every place that it comes to lie in.
        """
        self._known.clear()
        self.updateGeometry()
        if self.isVisible():
            self._arrange(self.width(), place=True)

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._known:
            self._known[width] = self._arrange(width, place=False)
        return self._known[width]

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._widest(), self.heightForWidth(max(self.width(), self._widest())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest(), max((p.sizeHint().height() for p in self._parts), default=0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._arrange(event.size().width(), place=True)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Parts that changed their words while nobody saw them have told nobody."""
        self.settle()
        super().showEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.settle()
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._known.clear()
        super().changeEvent(event)

    def _widest(self) -> int:
        return max((part.sizeHint().width() for part in self._parts), default=0)

    def _arrange(self, width: int, *, place: bool) -> int:
        """Put the parts where they belong, or only say how high that would be."""
        sizes = theme().sizes
        gap = sizes.gap
        least = QSize(sizes.touch, 0)  # a short word is tapped with the same finger
        x, y, line = 0, 0, 0
        for part in self._parts:
            if part.isHidden():
                continue
            size = part.sizeHint().expandedTo(least)
            if x and x + size.width() > width:
                x, y, line = 0, y + line + gap, 0
            if place:
                wide = min(size.width(), max(1, width))
                part.setGeometry(QRect(QPoint(x, y), QSize(wide, size.height())))
            x += size.width() + gap
            line = max(line, size.height())
        return y + line
