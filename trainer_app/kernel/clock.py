"""The only place that asks the machine for the time. Device clocks never decide, they only flag."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """A reading of the device clock: milliseconds since 1970 UTC and minutes east of UTC."""

    ms: int
    tz: int

    @property
    def local(self) -> datetime:
        return datetime.fromtimestamp(self.ms / 1000, timezone(timedelta(minutes=self.tz)))

    @property
    def date(self) -> date:
        """The date on the wall of the plant."""
        return self.local.date()


class Clock(Protocol):
    def now(self) -> Moment: ...


class SystemClock:
    """The device's own clock and time zone."""

    def now(self) -> Moment:
        seconds = time.time()
        offset = datetime.fromtimestamp(seconds).astimezone().utcoffset() or timedelta()
        return Moment(int(seconds * 1000), int(offset.total_seconds() // 60))


@dataclass(slots=True)
class FixedClock:
    """A clock that stands where it is put: for sample data and for tests."""

    moment: Moment

    def now(self) -> Moment:
        return self.moment

    def advance(self, **delta: float) -> None:
        """Move on by ``timedelta(**delta)``."""
        step = timedelta(**delta)
        self.moment = Moment(self.moment.ms + int(step.total_seconds() * 1000), self.moment.tz)
