"""Somebody quick in front of the window: taps a name, types the PIN, opens screen after screen.

Uses what is on the screen (tiles, keys, routes), waits for what is seen, and tells what happened
when. Runs on the window's thread; looks about every 3 ms, which costs next to nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from benchmarks.swap import swap
from trainer_app.ui import app
from trainer_app.ui.window import MainWindow

if TYPE_CHECKING:
    from trainer_app.ui.shell import Shell
    from trainer_app.ui.widgets.page import Page

PIN: Final = "2468"
_LOOK_MS: Final = 3
_LOOK_AROUND_S: Final = 0.8
"""A screen has stood this long before the next tap, or before its memory is read."""

SCREENS: Final = (
    *("people", "checklist", "remains", "task", "sign_off", "to_sign", "history"),
    *("progress_sheet", "settings"),
)
_TASK: Final = "01-01"

Until = Callable[[], bool]


class Tell(Protocol):
    def __call__(self, event: str, **more: float) -> None: ...


def stand_by(script: str, trainees: Sequence[str], tell: Tell) -> None:
    """Step in when the window opens. ``trainees``: whose screens are opened (ids)."""

    class Watched(MainWindow):
        def __init__(self) -> None:
            super().__init__()
            self.first_painted.connect(lambda: QTimer.singleShot(0, self._step_in))

        def _step_in(self) -> None:
            tell("painted")
            Robot(self, script, trainees, tell)

    swap(app, "MainWindow", Watched)


class Robot(QObject):
    def __init__(
        self, window: MainWindow, script: str, trainees: Sequence[str], tell: Tell
    ) -> None:
        super().__init__(window)
        self._window, self._trainees, self._tell = window, trainees, tell
        self._painted_at = 0.0
        scripts = {"paint": self._paint, "usable": self._usable, "screens": self._screens}
        self._steps = scripts[script]()
        self._until: Until = lambda: True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    @property
    def _shell(self) -> Shell:
        from trainer_app.ui.shell import Shell

        application = QApplication.instance()
        assert application is not None
        found = application.findChild(Shell)
        assert found is not None
        return found

    def _look(self) -> None:
        if not self._until():
            return
        following = next(self._steps, None)
        if following is None:
            self._timer.stop()
            self._window.close()
        else:
            self._until = following

    # --- what it does ---------------------------------------------------------------------------

    def _paint(self) -> Iterator[Until]:
        yield lambda: True

    def _usable(self) -> Iterator[Until]:
        """Until a PIN typed at once was accepted."""
        yield lambda: "trainer_app.ui.board.view" in sys.modules
        from trainer_app.ui.widgets.tile import Tile

        def tiles() -> list[Tile]:
            return [tile for tile in self._window.findChildren(Tile) if tile.isVisible()]

        yield lambda: bool(tiles())
        self._tell("board")
        tiles()[0].click()
        yield lambda: self._shell.navigator.current == "pin"
        from trainer_app.ui.widgets.pin_pad import PinPad

        pad = self._window.findChildren(PinPad)[-1]
        for digit in PIN:
            pad.keypad.digit_pressed.emit(digit)
        self._tell("typed")
        self._shell.session.changed.connect(lambda: self._tell("accepted"))
        pad.keypad.enter_pressed.emit()
        yield lambda: self._shell.session.signed_in is not None

    def _screens(self) -> Iterator[Until]:
        """Every screen that there is: its memory, and the checklist from tap to paint."""
        yield from self._usable()
        navigator = self._shell.navigator
        yield lambda: bool(navigator.current)
        home = navigator.current
        for trainee in self._trainees if navigator.has("checklist") else ():
            yield _after(_LOOK_AROUND_S)
            begun = perf_counter()
            navigator.go("checklist", trainee=trainee)
            yield self._shows_rows(navigator.page)
            self._tell("checklist_painted", seconds=self._painted_at - begun)
            navigator.back()
        for name in SCREENS:
            if not navigator.has(name):
                continue
            navigator.go(name, trainee=self._trainees[0], task=_TASK)
            yield _after(_LOOK_AROUND_S)
            self._tell(name, rss=resident())
            navigator.back_to(home)

    def _shows_rows(self, page: Page) -> Until:
        """A list of this page has rows and was painted with them."""
        from PySide6.QtWidgets import QAbstractItemView

        self._painted_at = 0.0
        for view in page.findChildren(QAbstractItemView):
            view.viewport().installEventFilter(self)
        return lambda: self._painted_at > 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first list with rows is being painted: by the next turn of the loop it is seen."""
        from PySide6.QtWidgets import QAbstractItemView

        if event.type() == QEvent.Type.Paint and not self._painted_at:
            view = watched.parent()
            if isinstance(view, QAbstractItemView) and view.model().rowCount() > 0:
                QTimer.singleShot(0, self._note_paint)
        return False

    def _note_paint(self) -> None:
        self._painted_at = self._painted_at or perf_counter()


def _after(seconds: float) -> Until:
    end = perf_counter() + seconds
    return lambda: perf_counter() >= end


def resident() -> float:
    """Resident memory of this process, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    for line in status.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
