"""To stop a sync from another thread, at once: also one that waits for a reply."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from trainer_app.kernel.errors import ErrorCode, SyncProblem


class Stop:
    """Asked for once and for good. ``now`` from any thread; the rest from the network worker."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._lock = threading.Lock()
        self._wake: list[Callable[[], None]] = []

    @property
    def is_asked(self) -> bool:
        return self._asked.is_set()

    def now(self) -> None:
        """Stop: whoever waits on the network is woken."""
        with self._lock:
            self._asked.set()
            wake = list(self._wake)
        for call in wake:
            call()

    def check(self) -> None:
        """Raises SYNC_STOPPED once asked."""
        if self.is_asked:
            raise SyncProblem(ErrorCode.SYNC_STOPPED)

    @contextmanager
    def waking(self, wake: Callable[[], None]) -> Iterator[None]:
        """While waiting: ``wake`` is called, on another thread, when the stop is asked for."""
        with self._lock:
            self._wake.append(wake)
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._wake.remove(wake)
