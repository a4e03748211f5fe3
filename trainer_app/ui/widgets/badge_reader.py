"""Listens for a badge reader while a page is seen, wherever the keyboard's focus is.

A key comes to the page's window before it comes to any widget: there it is heard. A filter of the
whole application would hear every event of every widget too, a million while a shift works.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.kernel.clock import Clock
from trainer_app.ui.shared.badge_burst import BadgeBurst

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BadgeReader(QObject):
    """Watches the window between the page's showing and hiding."""

    scanned = Signal(str)

    _page: QWidget | None = None
    """None too once a page taken down has let go of its Python part: events still come then."""

    def __init__(self, clock: Clock, page: QWidget) -> None:
        super().__init__(page)
        self._clock = clock
        self._page = page
        self._burst = BadgeBurst()
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        page = self._page
        if page is None:
            return False
        if watched is page and event.type() == QEvent.Type.Show:
            self._listen(page, True)
        elif watched is page and event.type() == QEvent.Type.Hide:
            self._listen(page, False)
        elif watched is not page and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._is_readers(event)
        return False

    def _listen(self, page: QWidget, listens: bool) -> None:
        window: QWindow | None = page.window().windowHandle()
        if listens and window is not None:
            window.installEventFilter(self)
        elif window is not None:  # else it is being taken down
            window.removeEventFilter(self)

    def _is_readers(self, event: QKeyEvent) -> bool:
        now = self._clock.now().ms
        if event.key() in _ENTER:
            typed = self._burst.enter(now)
            if typed:
                self.scanned.emit(typed)
            return bool(typed)
        text = event.text()
        return bool(text) and text.isprintable() and self._burst.type(text, now)
