"""Tells a badge reader from a hand: a reader types all its characters at once, and then Enter.

Pure; the time of each key is passed in. Nobody types four characters with less than 50 ms between
any two of them; readers need 1 to 30.
"""

from __future__ import annotations

GAP_MS = 50
FEWEST = 4
SURE_FROM = 3
"""So many keys in a row without a pause are a reader's: they are kept from the screen."""


class BadgeBurst:
    def __init__(self) -> None:
        self._typed = ""
        self._last_ms = 0

    def type(self, text: str, at_ms: int) -> bool:
        """A key. True when it is a reader's for sure, and nobody else's to use."""
        if not self._goes_on(at_ms):
            self._typed = ""
        self._typed += text
        self._last_ms = at_ms
        return len(self._typed) >= SURE_FROM

    def enter(self, at_ms: int) -> str:
        """What the reader typed; empty where a hand pressed Enter."""
        typed, self._typed = self._typed, ""
        return typed if self._goes_on(at_ms) and len(typed) >= FEWEST else ""

    def _goes_on(self, at_ms: int) -> bool:
        return 0 <= at_ms - self._last_ms <= GAP_MS
