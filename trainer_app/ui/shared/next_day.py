"""The day of a next step as it is chosen: tomorrow, in a week, or any day after today. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

TOMORROW: Final = "tomorrow"
WEEK: Final = "week"
PICK: Final = "pick"
_CHOICES: Final = {TOMORROW: timedelta(days=1), WEEK: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class NextDay:
    """``picks``: it is being chosen by hand, day by day."""

    day: date | None = None
    picks: bool = False

    def choice(self, today: date) -> str:
        """Which button is pressed in; empty: none."""
        if self.picks:
            return PICK
        known = {today + after: choice for choice, after in _CHOICES.items()}
        return "" if self.day is None else known.get(self.day, PICK)

    def tapped(self, choice: str, today: date) -> NextDay:
        """What is pressed in already is taken away."""
        if self.choice(today) == choice:
            return NextDay()
        if choice == PICK:
            return NextDay(self.day or today + _CHOICES[WEEK], picks=True)
        return NextDay(today + _CHOICES[choice])

    def moved(self, days: int, today: date) -> NextDay:
        """Never to today or before."""
        if self.day is None:
            return self
        moved = max(today + _CHOICES[TOMORROW], self.day + timedelta(days=days))
        return NextDay(moved, self.picks)
