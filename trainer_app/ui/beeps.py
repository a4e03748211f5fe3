"""What is heard: once for what was saved, twice for what was refused. Silent unless switched on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from trainer_app.ui.preferences import Preferences

_SECOND_MS = 300


class Beeps(QObject):
    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._second = QTimer(self, singleShot=True, interval=_SECOND_MS)
        self._second.timeout.connect(self.once)

    def once(self) -> None:
        if self._preferences.settings.sounds == "on":
            QApplication.beep()

    def twice(self) -> None:
        """So that it is told from what was saved without looking."""
        self.once()
        self._second.start()

    def stop(self) -> None:
        self._second.stop()
