"""A day as it is chosen: tomorrow, in a week, another one; a next step is after today. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

TODAY: Final = "today"
TOMORROW: Final = "tomorrow"
WEEK: Final = "week"
PICK: Final = "pick"
_CHOICES: Final = {TOMORROW: timedelta(days=1), WEEK: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class NextDay:
    """``picks``: it is being chosen by hand, day by day. ``is_any``: today and the days before it
    may be chosen too."""

    day: date | None = None
    picks: bool = False
    is_any: bool = False

    def choice(self, today: date) -> str:
        """Which button is pressed in; empty: none."""
        if self.picks:
            return PICK
        known = {today + after: choice for choice, after in _CHOICES.items()}
        if self.is_any:
            known[today] = TODAY
        return "" if self.day is None else known.get(self.day, PICK)

    def tapped(self, choice: str, today: date) -> NextDay:
        """What is pressed in already is taken away."""
        if self.choice(today) == choice:
            return replace(self, day=None, picks=False)
        if choice == PICK:
            return replace(self, day=self.day or today + _CHOICES[WEEK], picks=True)
        after = timedelta(0) if choice == TODAY else _CHOICES[choice]
        return replace(self, day=today + after, picks=False)

    def moved(self, days: int, today: date) -> NextDay:
        """A next step never to today or before."""
        if self.day is None:
            return self
        moved = self.day + timedelta(days=days)
        if not self.is_any:
            moved = max(today + _CHOICES[TOMORROW], moved)
        return replace(self, day=moved)
