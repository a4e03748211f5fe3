"""When the next sync begins: after a record, when asked, and later and later after failures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_app.sync.schedule import (
    AFTER_A_RECORD,
    EVERY,
    EVERY_ALONE,
    LONGEST_BACK_OFF,
    Schedule,
)


def make(draw: float = 0.5) -> Schedule:
    """One that has just synced, at second 100."""
    schedule = Schedule(0.0, draw=lambda: draw)
    schedule.began()
    schedule.succeeded(100.0)
    return schedule


def failed(schedule: Schedule, now: float, after: float = 0.0) -> float:
    """When it is tried again, from now on."""
    schedule.began()
    schedule.failed(now, after)
    wait = schedule.wait(now)
    assert wait is not None
    return wait


def test_that_the_first_sync_is_at_once() -> None:
    assert Schedule(7.0).wait(7.0) == 0


def test_that_a_record_goes_out_two_seconds_after_it_was_made() -> None:
    schedule = make()
    schedule.recorded(130.0)
    schedule.recorded(131.0)
    assert schedule.due == 130.0 + AFTER_A_RECORD


def test_that_what_others_record_is_looked_for_now_and_then() -> None:
    assert make().due == 100.0 + EVERY


def test_that_nothing_is_due_while_a_sync_is_under_way() -> None:
    schedule = make()
    schedule.began()
    schedule.asked(110.0)
    assert schedule.due is None


def test_that_what_was_recorded_during_a_sync_is_not_forgotten() -> None:
    schedule = make()
    schedule.began()
    schedule.recorded(110.0)
    schedule.succeeded(111.0)
    assert schedule.due == 112.0


def test_that_a_person_who_asks_does_not_wait() -> None:
    schedule = make(draw=0.9)
    for _ in range(8):
        failed(schedule, 200.0)
    schedule.asked(201.0)
    assert schedule.wait(201.0) == 0


def test_that_the_hub_s_own_wish_is_honoured_even_then() -> None:
    schedule = make(draw=0.0)
    assert failed(schedule, 200.0, after=30.0) == 30.0
    schedule.asked(205.0)
    assert schedule.due == 230.0


def test_that_a_record_does_not_hurry_a_line_that_is_down() -> None:
    schedule = make(draw=0.9)
    for _ in range(6):
        failed(schedule, 200.0)
    before = schedule.due
    schedule.recorded(201.0)
    assert schedule.due == before


def test_that_after_failures_it_waits_longer_and_longer_and_never_too_long() -> None:
    schedule = make(draw=1.0)
    waits = [failed(schedule, 200.0) for _ in range(30)]
    assert waits == sorted(waits)
    assert waits[0] < 10
    assert waits[-1] == LONGEST_BACK_OFF


def test_that_success_ends_the_waiting() -> None:
    schedule = make(draw=1.0)
    for _ in range(9):
        failed(schedule, 200.0)
    schedule.began()
    schedule.succeeded(300.0)
    schedule.recorded(301.0)
    assert schedule.due == 303.0
    assert failed(schedule, 400.0) < 10


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 40))
def test_that_pcs_that_failed_together_come_back_apart(drawn: float, failures: int) -> None:
    """Full jitter: anywhere from at once to the longest of that turn."""
    one, other = make(draw=drawn), make(draw=1.0)
    waits = [(failed(one, 200.0), failed(other, 200.0)) for _ in range(failures)]
    assert all(wait == pytest.approx(drawn * longest) for wait, longest in waits)


def test_that_pcs_that_were_switched_on_together_drift_apart() -> None:
    assert (make(0.0).due, make(1.0).due) == (100 + 0.8 * EVERY, 100 + 1.2 * EVERY)


def test_that_a_pc_where_nobody_is_asks_seldom_and_at_once_when_somebody_comes() -> None:
    schedule = make()
    schedule.attended(110.0, is_here=False)
    schedule.began()
    schedule.succeeded(160.0)
    assert schedule.due == 160.0 + EVERY_ALONE
    schedule.attended(300.0, is_here=True)
    assert schedule.due == 300.0
    schedule.began()
    schedule.succeeded(301.0)
    assert schedule.due == 301.0 + EVERY


def test_that_somebody_who_comes_hurries_neither_a_fresh_sync_nor_a_failed_one() -> None:
    schedule = make()
    schedule.attended(110.0, is_here=False)
    schedule.attended(120.0, is_here=True)
    assert schedule.due == 100.0 + EVERY
    failed(schedule, 200.0)
    due = schedule.due
    schedule.attended(201.0, is_here=False)
    schedule.attended(202.0, is_here=True)
    assert schedule.due == due


def test_that_a_record_goes_out_also_where_nobody_is() -> None:
    schedule = make()
    schedule.attended(110.0, is_here=False)
    schedule.recorded(120.0)
    assert schedule.due == 120.0 + AFTER_A_RECORD
