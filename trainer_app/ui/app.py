"""The start of the window: paint it empty, furnish it once it has been seen, run the loop.

What is imported at the top is what the first paint needs. Our own widgets come after it, and
services, store and paper after those.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from trainer_app.kernel.resources import resources
from trainer_app.ui.plain_imports import import_plainly
from trainer_app.ui.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from trainer_app.ui.program import Start


def make_application(arguments: Sequence[str]) -> QApplication:
    """Fusion everywhere: one look on every system. Sizes follow the screen's scale as it is."""
    QCoreApplication.setApplicationName("toolroom-trainer")
    QGuiApplication.setApplicationDisplayName("")
    app = QApplication(list(arguments))
    app.setStyle("Fusion")
    return app


def run_window(start: Start, arguments: Sequence[str] = ("trainer-app",)) -> int:
    """Show the window until it is closed. The exit code is the process's."""
    import_plainly()
    app = make_application(arguments)
    _lay_ground(app, start)
    window = MainWindow()
    inside: list[_Inside] = []
    window.first_painted.connect(
        lambda: QTimer.singleShot(0, lambda: inside.append(_Inside(app, start, window)))
    )
    window.fill_screen()
    if start.asked_to_end is not None:
        _hear_of_the_end(app, start.asked_to_end)
    try:
        return app.exec()
    finally:
        for everything in inside:
            everything.close()


class _Inside:
    """Everything behind the window."""

    def __init__(self, app: QApplication, start: Start, window: MainWindow) -> None:
        from trainer_app.ui.crash import CrashGuard
        from trainer_app.ui.garbage import Garbage
        from trainer_app.ui.shell import Shell

        self._garbage = Garbage(app)
        self._guard = CrashGuard(window, start.log_file)
        self._shell = Shell(app, start, window)
        self._guard.close_requested.connect(window.close)
        self._shell.tasks.crashed.connect(self._guard.report)
        self._shell.switching.log_moved.connect(self._on_log_moved)
        self._shell.open()
        if "TRAINER_APP_REHEARSAL" in os.environ:
            from trainer_app.ui.rehearsal import VARIABLE, Rehearsal

            shell = self._shell
            Rehearsal(os.environ[VARIABLE], window, shell.navigator, shell.tasks)

    def _on_log_moved(self, log_file: Path) -> None:
        self._guard.log_file = log_file

    def close(self) -> None:
        self._guard.release()
        self._garbage.close()
        self._shell.close()


def _hear_of_the_end(app: QApplication, asked_to_end: int) -> None:
    """No window may hold it up: perhaps nobody is there to be asked anything."""
    asked = QSocketNotifier(asked_to_end, QSocketNotifier.Type.Read, app)

    def end() -> None:
        asked.setEnabled(False)  # what is to be read is left there
        app.exit()

    asked.activated.connect(end)


def _lay_ground(app: QApplication, start: Start) -> None:
    """The theme's ground alone, so that an empty window does not flash in another colour."""
    from PySide6.QtGui import QColor, QPalette

    file = resources() / "themes" / f"{start.settings.load().theme}.json"
    if file.exists():
        palette = app.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(json.loads(file.read_bytes())["ground"]))
        app.setPalette(palette)
