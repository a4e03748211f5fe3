"""What a test that used Qt must not leave behind. Apart from `conftest.py`, which imports no Qt."""

import gc

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from trainer_app.ui.i18n import language


def left_behind() -> list[str]:
    """Timers still running, windows still shown, words still spoken: for a failure message."""
    timers = [
        f"timer {timer.objectName() or timer.interval()} of {timer.parent()}"
        for timer in gc.get_objects()
        if type(timer) is QTimer and shiboken6.isValid(timer) and timer.isActive()
    ]
    windows = [
        f"window {window}" for window in QApplication.topLevelWidgets() if window.isVisible()
    ]
    words = [f"the words of {language()}"] if language() != "en" else []
    return timers + windows + words
