"""When the records last left this PC, and when that is too long ago. Plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from trainer_app.kernel.clock import Clock, Moment

OUTSIDE_DAYS: Final = 7
"""A copy that is older asks for another."""
_DAY_MS: Final = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Copies:
    """``last_ms``: when a copy was last made on another disk; 0: never."""

    clock: Clock
    last_ms: Callable[[], int]

    @property
    def days(self) -> int | None:
        """Since the last copy; None: there is none."""
        since = self.last_ms()
        return self._days(since) if since else None

    def days_without(self, kept_since: Moment | None) -> int | None:
        """Since the last copy, or since there has been something to lose; None while that is well.

        ``kept_since``: when the first record was made; None: nothing here needs a copy.
        """
        since = self.last_ms() or (kept_since.ms if kept_since else 0)
        days = self._days(since) if since else 0
        return days if days > OUTSIDE_DAYS else None

    def _days(self, since_ms: int) -> int:
        return max(0, (self.clock.now().ms - since_ms) // _DAY_MS)
