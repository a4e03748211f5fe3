"""Listens for a badge reader while a page is seen, wherever the keyboard's focus is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.kernel.clock import Clock
from trainer_app.ui.shared.badge_burst import BadgeBurst

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BadgeReader(QObject):
    """Watches the application between the page's showing and hiding."""

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
            self._listen(True)
        elif watched is page and event.type() == QEvent.Type.Hide:
            self._listen(False)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return _is_first_asked(watched) and self._is_readers(event)
        return False

    def _listen(self, listens: bool) -> None:
        app = QCoreApplication.instance()
        assert app is not None
        if listens:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def _is_readers(self, event: QKeyEvent) -> bool:
        now = self._clock.now().ms
        if event.key() in _ENTER:
            typed = self._burst.enter(now)
            if typed:
                self.scanned.emit(typed)
            return bool(typed)
        text = event.text()
        return bool(text) and text.isprintable() and self._burst.type(text, now)


def _is_first_asked(watched: QObject) -> bool:
    """A key that nobody has use for is offered to every parent in turn; it was typed once."""
    if not isinstance(watched, QWidget):
        return False
    window = watched.window()
    focused: QWidget | None = window.focusWidget()
    return watched is (window if focused is None else focused)
