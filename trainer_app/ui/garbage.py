"""Collects Python's reference cycles on the window's thread only.

A cycle that holds a widget or a timer must not be taken apart by a worker that happened to allocate
the object too many: Qt objects die on their own thread or the process does.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 5_000


class Garbage(QObject):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_EVERY_MS)

    def close(self) -> None:
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        oldest_due = max((i for i in range(3) if 0 < limits[i] < counts[i]), default=None)
        if oldest_due is not None:
            gc.collect(oldest_due)
