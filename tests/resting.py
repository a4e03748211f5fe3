"""Waiting until the workers of a window rest: looks whenever something has happened.

``qtbot.waitUntil`` looks every ten milliseconds, and a test of a screen did little else than wait.
Lives on the window's thread.
"""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer

from tests.window_end import finish_deleting
from trainer_app.ui.tasks import TaskRunner

PATIENCE_S: Final = 20.0
"""On a busy machine."""
_HEARTBEAT_MS: Final = 20
_MOST_TURNS: Final = 20
"""Of the events: a clock that ticks on a screen never rests."""


def rest(tasks: TaskRunner) -> None:
    """Until every question and command has been answered, and what the answers moved has moved."""
    give_up_at = time.monotonic() + PATIENCE_S
    heartbeat = QTimer()  # so that it is noticed when nothing happens any more
    heartbeat.start(_HEARTBEAT_MS)
    while tasks.is_busy:
        assert time.monotonic() < give_up_at, "the workers never rest"
        _take_turns()


def _take_turns() -> None:
    """Waits for something to happen, and goes on until nothing does."""
    events = QAbstractEventDispatcher.instance()
    how = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    for _ in range(_MOST_TURNS):
        if not events.processEvents(how):
            break
        finish_deleting()
        how = QEventLoop.ProcessEventsFlag.AllEvents
