"""The order in which Tab goes: as the page is read, whatever was built first or comes later.

Qt's own order is that of building, which puts the bar of a page before rows that arrive afterwards.
Only a key press asks for it: overriding ``focusNextPrevChild`` instead would run while widgets are
being taken apart, and ``QLayout.itemAt`` leaves wrappers of dead items behind; both crash.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_BAND = 8
"""Widgets whose tops differ by less stand on one line."""


class TabAsRead(QObject):
    """Lets Tab and Shift+Tab go through a window in reading order. A child of the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        forward = QShortcut(QKeySequence(Qt.Key.Key_Tab), window)
        forward.activated.connect(self.go_on)
        back = QShortcut(QKeySequence(Qt.Key.Key_Backtab), window)
        back.activated.connect(self.go_back)

    def go_on(self) -> None:
        self._go(1, Qt.FocusReason.TabFocusReason)

    def go_back(self) -> None:
        self._go(-1, Qt.FocusReason.BacktabFocusReason)

    def _go(self, step: int, reason: Qt.FocusReason) -> None:
        window = self.parent()
        assert isinstance(window, QWidget)
        order = stops(window)
        if not order:
            return
        here = window.focusWidget()
        place = order.index(here) + step if here in order else min(step, 0)
        order[place % len(order)].setFocus(reason)


def stops(root: QWidget) -> list[QWidget]:
    """Everything below ``root`` that Tab stops at now, in reading order."""
    return [widget for widget in _walk(root) if _is_stop(widget)]


def _is_stop(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return takes_tab and widget.isEnabled() and widget.focusProxy() is None


def _walk(widget: QWidget) -> Iterator[QWidget]:
    """What is visible, each widget before what is in it, line by line."""
    if not widget.isVisible():
        return
    yield widget
    inside = [child for child in widget.children() if isinstance(child, QWidget)]
    for line in _lines(inside):
        for child in sorted(line, key=lambda child: child.x()):
            yield from _walk(child)


def _lines(widgets: list[QWidget]) -> list[list[QWidget]]:
    """Those that stand on one line together, from the top."""
    lines: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda widget: widget.y()):
        if lines and widget.y() - lines[-1][0].y() < _BAND:
            lines[-1].append(widget)
        else:
            lines.append([widget])
    return lines
