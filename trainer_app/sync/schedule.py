"""When to sync next. Pure: time is passed in, in seconds of any clock that only goes forward.

Two seconds after a record, so that what is signed together travels together; at once when a person
asks; now and then where nothing happens here, for what happens elsewhere, and seldom while nobody
is at the PC: a hub has thousands of them; and after a failure with full jitter, up to a quarter of
an hour, so that a plant's PCs do not all come back at once.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

AFTER_A_RECORD: Final = 2.0
LONGEST_BACK_OFF: Final = 15 * 60.0
EVERY: Final = 60.0
EVERY_ALONE: Final = 10 * 60.0
"""While nobody is here: six requests an hour."""

_FIRST_BACK_OFF: Final = 4.0
_MOST_DOUBLINGS: Final = 20

Draw = Callable[[], float]
"""A number from 0 up to 1."""

_draw: Final[Draw] = random.SystemRandom().random


class Schedule:
    """Of one profile; of one thread. ``due`` says when; tell it what happens."""

    def __init__(self, now: float, *, every: float = EVERY, draw: Draw = _draw) -> None:
        self._lively = every
        self._every = every
        self._draw = draw
        self._synced: float | None = None
        self._due = now
        self._not_before = now
        self._hub_said = now
        """What the hub asked to wait for: not even a person gets in before it."""
        self._failures = 0
        self._is_running = False
        self._again: float | None = None
        """Asked for while a sync is under way: what was recorded since it looked."""

    @property
    def due(self) -> float | None:
        """When the next sync should begin; None while one is under way."""
        return None if self._is_running else max(self._due, self._not_before)

    def wait(self, now: float) -> float | None:
        """Seconds until then, never less than none."""
        return None if self.due is None else max(0.0, self.due - now)

    # --- what happens ---------------------------------------------------------------------------

    def recorded(self, now: float) -> None:
        """Something was recorded here. Does not shorten a back-off."""
        self._wish(now + AFTER_A_RECORD)

    def asked(self, now: float) -> None:
        """By a person: at once, whatever failed before; but not before the hub said."""
        self._not_before = self._hub_said
        self._wish(now)

    def line_changed(self, now: float) -> None:
        """A network came up: what failed before may work now."""
        self.asked(now)

    def attended(self, now: float, *, is_here: bool) -> None:
        """Somebody came to this PC, or nobody is here any more."""
        self._every = self._lively if is_here else max(self._lively, EVERY_ALONE)
        if is_here and self._synced is not None and not self._failures:
            self._wish(max(now, self._synced + self._every))

    def _now_and_then(self) -> float:
        """A fifth more or less, so that PCs that were switched on together drift apart."""
        return self._every * (0.8 + 0.4 * self._draw())

    def began(self) -> None:
        self._is_running = True
        self._again = None

    def succeeded(self, now: float) -> None:
        self._is_running = False
        self._failures = 0
        self._not_before = self._hub_said = now
        self._synced = now
        self._due = now + self._now_and_then()
        if self._again is not None:
            self._wish(self._again)

    def failed(self, now: float, after: float = 0.0) -> None:
        """``after``: what the hub asked for, in seconds; never sooner than that."""
        self._is_running = False
        self._failures += 1
        longest = min(
            LONGEST_BACK_OFF, _FIRST_BACK_OFF * 2 ** min(self._failures - 1, _MOST_DOUBLINGS)
        )
        self._hub_said = now + after
        self._not_before = self._due = self._hub_said + self._draw() * longest

    def _wish(self, at: float) -> None:
        if self._is_running:
            self._again = at if self._again is None else min(self._again, at)
        else:
            self._due = min(self._due, at)
