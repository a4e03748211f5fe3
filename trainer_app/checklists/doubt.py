"""Dates and clocks in doubt: what the hub's receipts can prove about when something was recorded.

A record was made after what its maker had seen (``Head.seen``) came in at the hub, and before its
own receipt. What people state outside that is flagged, and so is a clock; nothing is refused,
reordered or hidden for it, and no status depends on it (sync.md I8, I9). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.clock import CLOCKS_MAY_DIFFER_MS, Moment

FIRST_YEAR: Final = 2025
"""No clock that is right says an earlier one: the program was not there yet."""


class Doubt(StrEnum):
    """What is flagged on a record."""

    DATE = "date"
    """The stated day lies outside what can be proved."""
    CLOCK = "clock"
    """The clock of the PC was wrong."""
    ROLE_OR_PIN_CHANGED = "role_or_pin_changed"
    """Made on a PC that was away, with a role or a PIN that had been changed elsewhere."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Between which moments (hub clock, ms) a record was made; None where nothing proves it."""

    after: int | None = None
    before: int | None = None

    def days(self, zone: int) -> tuple[date | None, date | None]:
        """The same as days where the record was made; ``zone``: minutes east of UTC.

        An audit that asks what was signed by a day uses the late one alone.
        """
        return (
            None if self.after is None else Moment(self.after, zone).date,
            None if self.before is None else Moment(self.before, zone).date,
        )


def stated_day(record: Record) -> date | None:
    """The day on which something was watched or done, as people stated it."""
    match record.body:
        case b.SignoffRecorded(observed_on=day) | b.TryRecorded(observed_on=day):
            return day
        case (
            b.SessionTaught(on=day)
            | b.JobDone(on=day)
            | b.UnitSigned(on=day)
            | b.ModuleCompleted(on=day)
            | b.PracticalAttended(on=day)
            | b.CapstoneAssessed(on=day)
        ):
            return day
    return None


def doubts(record: Record, bracket: Bracket) -> tuple[Doubt, ...]:
    """What of a record's own date and clock is in doubt."""
    found = []
    day, (first, last) = stated_day(record), bracket.days(record.head.tz)
    if day is not None and (
        (first is not None and day < first) or (last is not None and day > last)
    ):
        found.append(Doubt.DATE)
    if _clock_is_wrong(record.head.moment, bracket):
        found.append(Doubt.CLOCK)
    return tuple(found)


def was_changed(
    record: Record, received: int | None, newer: Iterable[tuple[Record, int | None]]
) -> bool:
    """Whether what a record relied on had been replaced, as far as the receipts can say.

    ``newer``: the counting records in its place, of other PCs, with the times of their receipts;
    ``received``: of the record itself, None while it waits.
    """
    return any(
        came is not None and record.id != other.id and (received is None or came < received)
        for other, came in newer
    )


def _clock_is_wrong(at: Moment, bracket: Bracket) -> bool:
    if at.date.year < FIRST_YEAR:
        return True
    ahead = bracket.before is not None and at.ms > bracket.before + CLOCKS_MAY_DIFFER_MS
    behind = bracket.after is not None and at.ms < bracket.after - CLOCKS_MAY_DIFFER_MS
    return ahead or behind
