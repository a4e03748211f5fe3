"""What this person printed of the morning page last: to print the same again. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

LAST_MORNING: Final = "last_morning"
"""A form of the draft desk: this person's alone, on this PC."""


@dataclass(frozen=True, slots=True)
class LastMorning:
    """``shifts`` empty: every shift that there was. ``on``: when it was printed."""

    shifts: tuple[str, ...]
    lang: str
    paper: str
    printer: str
    on: date
