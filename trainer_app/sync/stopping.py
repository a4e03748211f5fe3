"""To stop a sync from another thread, at once: also one that waits for a reply."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from trainer_app.kernel.errors import ErrorCode, SyncProblem


class Stop:
    """``now`` and ``cancel`` from any thread; ``waking`` from whoever waits for the hub; the rest
    from the network worker."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._is_final = False
        self._lock = threading.Lock()
        self._wake: list[Callable[[], None]] = []

    @property
    def is_asked(self) -> bool:
        return self._asked.is_set()

    def now(self) -> None:
        """Stop for good: whoever waits on the network is woken, and nothing begins again."""
        self._is_final = True
        self.cancel()

    def cancel(self) -> None:
        """Stop what is under way."""
        with self._lock:
            self._asked.set()
            wake = list(self._wake)
        for call in wake:
            call()

    def renew(self) -> None:
        """Before something begins: what was cancelled is over. Raises after ``now``."""
        if not self._is_final:
            self._asked.clear()
        self.check()

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
