"""What stands out in somebody's sign-offs: facts, counted as people would count them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from trainer_app.checklists.packs import Policy
from trainer_app.checklists.patterns import (
    Entry,
    Pattern,
    PatternKind,
    for_supervisors,
    is_recent,
    patterns,
)
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId

TERRY, SONIA, TINA = PersonId("terry"), PersonId("sonia"), PersonId("tina")
POLICY = Policy(patterns_quick=3, patterns_alike=3, patterns_late=3)
NOON = 1_772_470_800_000
DAY = date(2026, 3, 2)
MINUTE = 60_000


def entry(n: int, minute: float, signer: PersonId = TERRY) -> Entry:
    """One sign-off, recorded so long after noon."""
    recorded = Moment(NOON + round(minute * MINUTE), -300)
    return Entry(RecordId(f"r{n}"), signer, TINA, f"01-0{n}", recorded, DAY)


def found(*entries: Entry, policy: Policy = POLICY) -> list[tuple[PatternKind, date, int]]:
    return [(p.kind, p.day, p.count) for p in patterns(entries, policy)]


def test_that_many_within_a_few_minutes_are_told_once_a_day_with_the_longest_run() -> None:
    entries = [entry(n, minute) for n, minute in enumerate((0, 4, 10, 12, 13, 60, 61, 62))]
    assert found(*entries) == [(PatternKind.QUICK, DAY, 4)]
    assert found(entry(1, 0), entry(2, 5), entry(3, 10.1)) == []
    assert found(entry(1, 0), entry(2, 5), entry(3, 10)) == [(PatternKind.QUICK, DAY, 3)]


def test_that_a_job_is_one_occasion_and_paper_is_none() -> None:
    job = [replace(entry(n, 0), job="job") for n in range(7)]
    assert found(*job, entry(8, 1)) == []
    (one,) = patterns([*job, entry(8, 1), entry(9, 2)], POLICY)
    assert (one.count, len(one.entries)) == (3, 9)
    assert found(*(replace(entry(n, n), is_from_paper=True) for n in range(9))) == []


def test_that_two_peoples_sign_offs_are_never_counted_together() -> None:
    assert found(entry(1, 0), entry(2, 1), entry(3, 2, SONIA)) == []


def test_that_the_same_minutes_and_evidence_all_day_stand_out() -> None:
    alike = [
        replace(entry(n, n * 90), minutes=20, evidence=("QA", "WP") if n % 2 else ("WP", "QA"))
        for n in range(3)
    ]
    assert found(*alike) == [(PatternKind.ALIKE, DAY, 3)]
    assert found(*alike[:2], replace(alike[2], minutes=25)) == []
    assert found(*(replace(one, minutes=0) for one in alike)) == []  # nobody has to say minutes


def test_that_late_entries_in_a_bunch_stand_out() -> None:
    late = [replace(entry(n, n * 30), is_late=True) for n in range(3)]
    assert found(*late) == [(PatternKind.LATE, DAY, 3)]
    assert found(*late[:2], entry(4, 90)) == []


def test_that_whoever_signed_sees_it_days_before_a_supervisor_does() -> None:
    seen: tuple[Pattern, ...] = patterns([entry(n, n) for n in range(3)], POLICY)
    assert for_supervisors(seen, POLICY, date(2026, 3, 8)) == ()
    assert for_supervisors(seen, POLICY, date(2026, 3, 9)) == seen
    at_once = msgspec.structs.replace(POLICY, patterns_first_days=0)
    assert for_supervisors(seen, at_once, DAY) == seen
    assert is_recent(DAY, date(2026, 4, 30))
    assert not is_recent(DAY, date(2026, 5, 1))
