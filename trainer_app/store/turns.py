"""Whose turn it is to write: one after the other, in the order of asking.

A plain lock may be taken again at once by whoever just gave it back; a person would wait for as
long as a hub sends pages.
"""

from __future__ import annotations

import threading
from collections import deque


class Turns:
    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    @property
    def waiting(self) -> int:
        """How many have asked and not had their turn."""
        return len(self._waiting)

    def take(self) -> None:
        """Wait until everybody who asked before has had his turn."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        mine.acquire()

    def give_back(self) -> None:
        """The turn goes to whoever has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
