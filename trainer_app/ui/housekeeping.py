"""The daily backup, and a look at every record, while nobody needs the PC.

Soon after the records are open, then once an hour while nobody is about. The work has a worker of
its own and stops where somebody signs in or the window closes: a backup is made whole the next
time. Time is the clock's; the timer only asks it. Lives on the window's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import TrainerError
from trainer_app.ui.session import Session
from trainer_app.ui.tasks import TaskRunner, Worker

FIRST_AFTER_SECONDS = 15
"""Whoever has just started the program comes first."""
EVERY_SECONDS = 60 * 60
_TICK_MS = 5_000


class KeepHouse(Protocol):
    """``Program.keep_house``."""

    def __call__(self, between: Callable[[], None], *, thoroughly: bool) -> None: ...


class _StoppedError(Exception):
    """Somebody needs the PC; what was begun is begun anew another time."""


class Housekeeping(QObject):
    failed = Signal(object)
    """``TrainerError``: why there is no backup, or what is wrong with the records."""

    def __init__(
        self,
        tasks: TaskRunner,
        session: Session,
        clock: Clock,
        keep_house: KeepHouse,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._session, self._clock = tasks, session, clock
        self._keep_house = keep_house
        self._stop = threading.Event()
        self._busy = False
        self._times = 0
        self._due_ms = clock.now().ms + FIRST_AFTER_SECONDS * 1000
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look_at_clock)
        self._timer.start()
        session.changed.connect(self._on_session)

    def close(self) -> None:
        """No more of it; what is under way stops at its next slice."""
        self._timer.stop()
        self._stop.set()

    def look_at_clock(self) -> None:
        """Called by the timer. The first time comes whoever is there, the others when it is quiet.

        A clock that was set back by more than an hour makes it due.
        """
        wait_ms = self._due_ms - self._clock.now().ms
        due = wait_ms <= 0 or wait_ms > EVERY_SECONDS * 1000
        if due and not self._busy and (not self._times or self._session.is_quiet):
            self._begin()

    def _begin(self) -> None:
        thoroughly = self._times > 0
        self._times += 1
        self._busy = True
        self._due_ms = self._clock.now().ms + EVERY_SECONDS * 1000
        self._stop.clear()
        self._tasks.perform(
            self,
            lambda: self._work(thoroughly=thoroughly),
            self._on_done,
            self._on_failed,
            on=Worker.HOUSE,
        )

    def _work(self, *, thoroughly: bool) -> None:
        """On the house worker."""
        try:
            self._keep_house(self._between, thoroughly=thoroughly)
        except _StoppedError:
            return

    def _between(self) -> None:
        if self._stop.is_set():
            raise _StoppedError

    def _on_session(self) -> None:
        """Signing in ends the long look at the records; the first backup goes on beside it."""
        if self._session.signed_in is not None and self._times > 1:
            self._stop.set()

    def _on_done(self, _none: None) -> None:
        self._busy = False

    def _on_failed(self, error: TrainerError) -> None:
        self._busy = False
        self.failed.emit(error)
