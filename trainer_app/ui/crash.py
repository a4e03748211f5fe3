"""A bug was met: say that what was saved is safe, offer the details, go on or close."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer_app import __version__

if TYPE_CHECKING:
    from trainer_app.ui.crash_dialog import CrashDialog

_log = logging.getLogger(__name__)


class CrashGuard(QObject):
    """Where every unexpected exception ends, from whatever thread. One dialog at a time."""

    close_requested = Signal()
    _met = Signal(object)

    def __init__(self, window: QWidget, log_file: Path) -> None:
        super().__init__(window)
        self._window = window
        self.log_file = log_file
        self._dialog: CrashDialog | None = None
        self._met.connect(self._show)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def release(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def report(self, error: BaseException) -> None:
        """Log it and tell the person, on the window's thread."""
        _log.critical("a bug: %r", error, exc_info=error)
        self._met.emit(error)

    def _hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            self.close_requested.emit()
        else:
            self.report(error)

    def _thread_hook(self, said: threading.ExceptHookArgs) -> None:
        if said.exc_value is not None:
            self.report(said.exc_value)

    def _show(self, error: BaseException) -> None:
        if self._dialog is not None:
            return
        from trainer_app.ui.crash_dialog import CrashDialog

        self._dialog = CrashDialog(_details(error), self.log_file, self._window)
        self._dialog.close_requested.connect(self.close_requested)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None


def _details(error: BaseException) -> str:
    """No names and no PINs: what a person may send."""
    import platform  # not for the first paint

    head = (
        f"Toolroom Trainer {__version__}, Python {platform.python_version()}, {platform.system()}"
    )
    return head + "\n\n" + "".join(traceback.format_exception(error))
