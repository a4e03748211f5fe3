"""A day as somebody types it: 2026-11-21, or nothing. QtCore-free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TypedDay:
    """``text``: as typed. What is no date yet is neither a day nor empty."""

    text: str = ""

    @classmethod
    def of(cls, day: date | None) -> TypedDay:
        return cls(day.isoformat() if day else "")

    @property
    def day(self) -> date | None:
        try:
            return date.fromisoformat(self.text.strip())
        except ValueError:
            return None

    @property
    def is_wrong(self) -> bool:
        """Something is typed, and it is no day."""
        return bool(self.text.strip()) and self.day is None
