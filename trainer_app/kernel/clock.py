"""The only place that asks the machine for the time. Device clocks never decide, they only flag."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final, Protocol

CLOCKS_MAY_DIFFER_MS: Final = 15 * 60 * 1000
"""Apart by no more than this, two clocks agree."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_TZ: Final = 24 * 60 - 1
_DAY_MS: Final = 24 * 60 * 60 * 1000
_FIRST_MS: Final = -719_160 * _DAY_MS
"""The second day of the year 1: there is room for any zone."""
_LAST_MS: Final = 2_932_895 * _DAY_MS
"""The last day but one of the year 9999."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A reading of the device clock: milliseconds since 1970 UTC and minutes east of UTC."""

    ms: int
    tz: int

    @property
    def local(self) -> datetime:
        """The wall clock of the plant. A foreign clock that no calendar holds never raises."""
        zone = timezone(timedelta(minutes=max(-_MOST_TZ, min(_MOST_TZ, self.tz))))
        ms = max(_FIRST_MS, min(_LAST_MS, self.ms))
        return (_EPOCH + timedelta(milliseconds=ms)).astimezone(zone)

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
