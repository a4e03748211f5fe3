"""The start of the window: one QApplication, the look, the language, the loop.

What is imported here is what the first paint needs; services, store and paper come after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from trainer_app.ui.crash import CrashGuard
from trainer_app.ui.garbage import Garbage
from trainer_app.ui.program import Start
from trainer_app.ui.shell import Shell


def make_application(arguments: Sequence[str]) -> QApplication:
    """Fusion everywhere: one look on every system."""
    QCoreApplication.setApplicationName("toolroom-trainer")
    QGuiApplication.setApplicationDisplayName("")
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(list(arguments))
    app.setStyle("Fusion")
    return app


def run_window(start: Start, arguments: Sequence[str] = ("trainer-app",)) -> int:
    """Show the window until it is closed. The exit code is the process's."""
    app = make_application(arguments)
    garbage = Garbage(app)
    shell = Shell(app, start)
    guard = CrashGuard(shell.window, start.log_file)
    guard.close_requested.connect(shell.window.close)
    shell.tasks.crashed.connect(guard.report)
    shell.open()
    try:
        return app.exec()
    finally:
        guard.release()
        garbage.close()
        shell.close()
