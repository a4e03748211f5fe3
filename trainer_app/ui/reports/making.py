"""A stack of sheets while it is made on a worker: how far it is, and whether it is still wanted.

Written by the worker, read by the window's timer; nothing here belongs to Qt, so nothing can be
gone when the worker looks.
"""

from __future__ import annotations

import threading
from typing import Final

from trainer_app.kernel.errors import ErrorCode, TrainerError

BREATH_S: Final = 0.002
"""Between two sheets the worker waits this long, so that the window has its turn."""


class Stopped(TrainerError):
    """Somebody pressed *Stop*: nothing was printed or saved."""


class Making:
    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def between(self, done: int) -> None:
        """On the worker, after each sheet. Raises ``Stopped``."""
        self.done = done
        if self._stop.wait(BREATH_S):
            raise Stopped(ErrorCode.STOPPED, done=done, total=self.total)
