"""What stands out in the sign-offs of one person: facts as they were recorded, and no verdict.

Off unless a plant switches it on. Whoever signed is told first, alone; some days later a supervisor
too. Several sign-offs of one job are one occasion, and what was copied from paper is none. Device
clocks tell here when something was recorded; nothing but these words rests on it. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from trainer_app.checklists.packs import Policy
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId

SHOWN_DAYS: Final = 60
"""For so long after it was recorded."""
_MINUTE: Final = 60_000


class PatternKind(StrEnum):
    QUICK = "quick"
    """Many within a few minutes."""
    ALIKE = "alike"
    """Many of one day with the same minutes and the same evidence."""
    LATE = "late"
    """Many late entries on one day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign-off as it was recorded. ``signer``: the human."""

    record: RecordId
    signer: PersonId
    trainee: PersonId
    task: str
    recorded: Moment
    observed_on: date
    job: str = ""
    minutes: int = 0
    evidence: tuple[str, ...] = ()
    is_late: bool = False
    is_from_paper: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    kind: PatternKind
    signer: PersonId
    day: date
    """Recorded on; of what is alike, watched on."""
    count: int
    """Occasions: one job is one."""
    minutes: int
    """Within which, or the ones that all have."""
    entries: tuple[Entry, ...]
    """All of them, in the order in which they were recorded."""

    @property
    def last_recorded(self) -> date:
        return max(entry.recorded.date for entry in self.entries)


_Occasion = Sequence[Entry]
"""What was signed at once: of one job, or one sign-off."""


def is_recent(recorded: date, today: date) -> bool:
    return recorded <= today < recorded + timedelta(days=SHOWN_DAYS)


def patterns(entries: Iterable[Entry], policy: Policy) -> tuple[Pattern, ...]:
    """Newest first. ``entries``: of anybody, in any order."""
    by_signer: dict[PersonId, list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.is_from_paper:
            by_signer[entry.signer].append(entry)
    found = [
        pattern
        for theirs in by_signer.values()
        for occasions in (_occasions(theirs),)
        for pattern in _all(occasions, policy)
    ]
    return tuple(sorted(found, key=lambda p: (-p.day.toordinal(), p.signer, p.kind, p.minutes)))


def for_supervisors(found: Iterable[Pattern], policy: Policy, today: date) -> tuple[Pattern, ...]:
    """What whoever signed has had time to see alone."""
    alone = timedelta(days=policy.patterns_first_days)
    return tuple(p for p in found if p.last_recorded + alone <= today)


def _occasions(theirs: Iterable[Entry]) -> list[_Occasion]:
    """By when they were begun to be recorded."""
    grouped: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(theirs, key=lambda e: (e.recorded.ms, e.task, e.record)):
        grouped[entry.job or entry.record].append(entry)
    return list(grouped.values())


def _all(occasions: Sequence[_Occasion], policy: Policy) -> Iterator[Pattern]:
    yield from _quick(occasions, policy)
    yield from _alike(occasions, policy)
    yield from _late(occasions, policy)


def _quick(occasions: Sequence[_Occasion], policy: Policy) -> Iterator[Pattern]:
    """Of each day the longest run, by the moment at which each was recorded."""
    best: dict[date, Sequence[_Occasion]] = {}
    first = 0
    for last, occasion in enumerate(occasions):
        within = occasion[0].recorded.ms - policy.patterns_minutes * _MINUTE
        while occasions[first][0].recorded.ms < within:
            first += 1
        run = occasions[first : last + 1]
        day = run[0][0].recorded.date
        if len(run) >= policy.patterns_quick and len(run) > len(best.get(day, ())):
            best[day] = run
    for day, run in best.items():
        yield _pattern(PatternKind.QUICK, day, run, policy.patterns_minutes)


def _alike(occasions: Iterable[_Occasion], policy: Policy) -> Iterator[Pattern]:
    grouped: dict[tuple[date, int, tuple[str, ...]], list[_Occasion]] = defaultdict(list)
    for occasion in occasions:
        one = occasion[0]
        if one.minutes:
            grouped[one.observed_on, one.minutes, tuple(sorted(one.evidence))].append(occasion)
    for (day, minutes, _evidence), alike in grouped.items():
        if len(alike) >= policy.patterns_alike:
            yield _pattern(PatternKind.ALIKE, day, alike, minutes)


def _late(occasions: Iterable[_Occasion], policy: Policy) -> Iterator[Pattern]:
    grouped: dict[date, list[_Occasion]] = defaultdict(list)
    for occasion in occasions:
        if occasion[0].is_late:
            grouped[occasion[0].recorded.date].append(occasion)
    for day, late in grouped.items():
        if len(late) >= policy.patterns_late:
            yield _pattern(PatternKind.LATE, day, late, 0)


def _pattern(kind: PatternKind, day: date, occasions: Sequence[_Occasion], minutes: int) -> Pattern:
    entries = tuple(entry for occasion in occasions for entry in occasion)
    return Pattern(kind, entries[0].signer, day, len(occasions), minutes, entries)
