"""Whether somebody is at this PC, for what is not worth doing for nobody. Window's thread.

Asked now and then, it looks whether the pointer has moved (a touch moves it too), whether somebody
is signed in and not quiet, and whether the window is there to be seen. Watches no events.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from trainer_app.ui.session import Session

LEFT_AFTER_S: Final = 300.0
"""Who has not touched the PC for so long has gone."""


class Attendance:
    def __init__(
        self, window: QWidget, session: Session, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._window, self._session, self._now = window, session, now
        self._pointer = QCursor.pos()
        self._moved_at = now()

    def is_here(self) -> bool:
        pointer = QCursor.pos()
        if pointer != self._pointer or not self._session.is_quiet:
            self._pointer, self._moved_at = pointer, self._now()
        if self._window.isMinimized() or not self._window.isVisible():
            return False
        return self._now() - self._moved_at < LEFT_AFTER_S
