"""A process that is measured: a bare window, or the program with somebody quick in front of it.

``python -m benchmarks.launch bare``, or ``... paint|usable|screens PROFILE [TRAINEE ...]``. Prints
one JSON line a thing that happened, with the monotonic clock that its parent reads too. What is
imported at the top is loaded in both, so it is next to nothing.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter, process_time

WIDTH, HEIGHT = 1366, 768


def tell(event: str, **more: float) -> None:
    """One thing that happened, now, and how much processor time the process has used."""
    said = "".join(f', "{name}": {value}' for name, value in more.items())
    print(f'{{"event": "{event}", "at": {perf_counter()}, "cpu": {process_time()}{said}}}')


def bare() -> int:
    """The floor: a window with nothing in it, until it has been painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    def paint(_window: QWidget, _event: QPaintEvent) -> None:
        QTimer.singleShot(0, painted)

    def painted() -> None:
        tell("painted")
        app.quit()

    app = QApplication(["bare"])
    window = type("Window", (QWidget,), {"paintEvent": paint})()
    window.resize(WIDTH, HEIGHT)
    window.show()
    return app.exec()


def program(script: str, profile: str, trainees: list[str]) -> int:
    """The program as a person starts it: no arguments. The robot steps in when it is painted."""
    from benchmarks import robot  # loads the window's modules, as the next line would
    from trainer_app.cli.main import main

    robot.stand_by(script, trainees, tell)
    os.environ["TRAINER_PROFILE"] = profile
    return main([])


if __name__ == "__main__":
    what, *given = sys.argv[1:]
    sys.exit(bare() if what == "bare" else program(what, given[0], given[1:]))
