"""What a test that used Qt must not leave behind. Apart from `conftest.py`, which imports no Qt."""

import gc

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def left_behind() -> list[str]:
    """Timers still running and top-level windows still shown, described for a failure message."""
    timers = [
        f"timer {timer.objectName() or timer.interval()} of {timer.parent()}"
        for timer in gc.get_objects()
        if type(timer) is QTimer and shiboken6.isValid(timer) and timer.isActive()
    ]
    windows = [
        f"window {window}" for window in QApplication.topLevelWidgets() if window.isVisible()
    ]
    return timers + windows
