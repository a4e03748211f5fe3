"""A bug was met: say that what was saved is safe, offer the details, go on or close."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget

from trainer_app import __version__
from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, column, label, row

_log = logging.getLogger(__name__)


class CrashDialog(QDialog):
    close_requested = Signal()

    def __init__(self, details: str, log_file: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(translate("Crash", "Toolroom Trainer"))
        self._details = details
        title = label("title")
        title.setText(translate("Crash", "Something went wrong in the program"))
        safe = label()
        safe.setText(
            translate(
                "Crash", "What was saved is safe. What you were doing may not have been saved."
            )
        )
        next_step = label("muted")
        next_step.setText(
            translate(
                "Crash",
                "Keep working, and check your last step. If it happens again, copy the details "
                "and send them with the log: {log}",
            ).format(log=log_file)
        )
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName(translate("Crash", "Details for support"))
        text.setMinimumHeight(theme().sizes.mm(30))
        self.copy = QPushButton(translate("Crash", "Copy the details"))
        self.end = QPushButton(translate("Crash", "Close the program"))
        self.go_on = QPushButton(translate("Crash", "Keep working"))
        mark(self.go_on, kind="primary")
        bar = row(gap=2 * STEP)
        bar.addWidget(self.copy)
        bar.addWidget(self.end)
        bar.addStretch(1)
        bar.addWidget(self.go_on)
        whole = column(gap=2 * STEP, margin=3 * STEP)
        for part in (title, safe, next_step):
            whole.addWidget(part)
        whole.addWidget(text, 1)
        whole.addLayout(bar)
        self.setLayout(whole)
        self.setMinimumWidth(theme().sizes.mm(160))
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.accept)
        self.end.clicked.connect(self._end)
        self.go_on.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details)
        self.copy.setText(translate("Crash", "Copied"))

    def _end(self) -> None:
        self.accept()
        self.close_requested.emit()


class CrashGuard(QObject):
    """Where every unexpected exception ends, from whatever thread. One dialog at a time."""

    close_requested = Signal()
    _met = Signal(object)

    def __init__(self, window: QWidget, log_file: Path) -> None:
        super().__init__(window)
        self._window = window
        self._log_file = log_file
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
        self._dialog = CrashDialog(_details(error), self._log_file, self._window)
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
