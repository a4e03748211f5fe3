"""Due, lapsed, renewed, extended."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.statuses import ANNIVERSARY, FOREVER, LIFE, YEARLY, status
from tests.unit.test_counts import BEN, perf
from trainer_app.checklists.standing import (
    Extended,
    Required,
)
from trainer_app.checklists.status import (
    LapseReason,
    Status,
    TaskStatus,
    add_months,
)
from trainer_app.kernel.ids import RecordId

# --- the calendar ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-03-02", 12, "2027-03-02"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("9999-06-01", 12, "9999-12-31"),
    ],
)
def test_that_months_are_added_by_the_calendar(start: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


dates = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(dates, st.integers(0, 60), st.integers(0, 60))
def test_that_more_months_are_never_earlier_and_keep_the_day_where_there_is_one(
    start: date, few: int, more: int
) -> None:
    end = add_months(start, few)
    assert add_months(start, few + more) >= end
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == few
    assert end.day == start.day or (end + timedelta(days=1)).day == 1
    assert add_months(start, 0) == start


@given(dates, dates, st.integers(0, 60))
def test_that_a_later_day_never_ends_earlier(one: date, other: date, months: int) -> None:
    early, late = sorted((one, other))
    assert add_months(early, months) <= add_months(late, months)


# --- due and lapsed ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "word"),
    [
        (date(2026, 3, 1), Status.NOT_STARTED),
        (date(2026, 3, 2), Status.SIGNED_OFF),
        (ANNIVERSARY - timedelta(days=61), Status.SIGNED_OFF),
        (ANNIVERSARY - timedelta(days=60), Status.DUE),
        (ANNIVERSARY, Status.DUE),
        (ANNIVERSARY + timedelta(days=1), Status.LAPSED),
    ],
)
def test_that_a_sign_off_is_good_through_its_anniversary(on: date, word: Status) -> None:
    said = status(YEARLY, on, perf(0))
    assert said.status is word
    if on >= day(0):
        assert (said.expires_on, said.days_left) == (ANNIVERSARY, (ANNIVERSARY - on).days)


def test_that_what_does_not_lapse_never_does() -> None:
    said = status(FOREVER, date(2099, 1, 1), perf(0))
    assert (said.status, said.expires_on, said.days_left) == (Status.SIGNED_OFF, None, None)


def test_that_a_leap_day_lapses_with_february_and_comes_back_in_its_year() -> None:
    leap = (date(2024, 2, 29) - day(0)).days
    done = [perf(leap)]
    expected = [date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)]
    for year in expected:
        said = status(YEARLY, done[-1].observed_on, *done)
        assert said.expires_on == year
        done.append(perf((year - day(0)).days - 10))


def test_that_time_runs_from_the_day_on_which_the_number_was_reached() -> None:
    said = status(LIFE, day(20), perf(0), perf(20, by=(BEN,)))
    assert (said.achieved_on, said.expires_on) == (day(20), add_months(day(20), 12))


# --- renewed -----------------------------------------------------------------------------------


def _renewed(on: date, **more: object) -> date | None:
    later = (on - day(0)).days
    renewal = msgspec.structs.replace(perf(later), **more)
    return status(YEARLY, on, perf(0), renewal).expires_on


def test_that_a_renewal_up_to_sixty_days_early_keeps_the_anniversary() -> None:
    assert _renewed(ANNIVERSARY - timedelta(days=60)) == date(2028, 3, 2)
    assert _renewed(ANNIVERSARY) == date(2028, 3, 2)
    early = ANNIVERSARY - timedelta(days=61)
    assert _renewed(early) == add_months(early, 12)
    late = ANNIVERSARY + timedelta(days=1)
    assert _renewed(late) == add_months(late, 12)


@pytest.mark.parametrize("method", ["simulation", "prior", "interview"])
def test_that_only_what_was_observed_renews(method: str) -> None:
    assert _renewed(ANNIVERSARY, method=method) == ANNIVERSARY
    assert _renewed(ANNIVERSARY, method="session") == date(2028, 3, 2)


def test_that_a_renewal_carries_oral_questions_and_the_level() -> None:
    assert _renewed(ANNIVERSARY, evidence=("WP", "RC")) == ANNIVERSARY
    assert _renewed(ANNIVERSARY, level=2) == ANNIVERSARY


def test_that_an_early_renewal_is_never_worth_less_than_none() -> None:
    kept = perf((ANNIVERSARY - day(0)).days - 30)
    soon = perf((ANNIVERSARY - day(0)).days - 20, record=1)
    said = status(YEARLY, ANNIVERSARY, perf(0), kept, soon)
    assert said.expires_on == date(2028, 3, 2)


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=6, unique=True), st.integers(0, 2000))
def test_that_one_more_renewal_never_shortens(offsets: list[int], more: int) -> None:
    done = [perf(n) for n in sorted(offsets)]
    added = sorted([*done, perf(more, record=1)], key=lambda p: (p.observed_on, p.record))
    without = status(YEARLY, day(3000), *done).expires_on
    with_it = status(YEARLY, day(3000), *added).expires_on
    assert without is not None
    assert with_it is not None
    if more >= min(offsets):
        assert with_it >= without
    assert with_it >= add_months(added[-1].observed_on, 12)


# --- extended ----------------------------------------------------------------------------------


def _extended(on: date, *extended: Extended, **more: object) -> TaskStatus:
    return status(YEARLY, on, perf(0), extended=extended, **more)


def test_that_an_extension_carries_over_its_days_and_is_shown() -> None:
    until = ANNIVERSARY + timedelta(days=10)
    given_ = Extended(ANNIVERSARY, until)
    said = _extended(until, given_)
    assert (said.status, said.extended_until) == (Status.DUE, until)
    assert said.expires_on == ANNIVERSARY
    after = _extended(until + timedelta(days=1), given_)
    assert (after.status, after.lapse_reason) == (Status.LAPSED, LapseReason.CALENDAR)


def test_that_an_extension_is_never_longer_than_the_policy_says() -> None:
    far = Extended(ANNIVERSARY, date(2030, 1, 1))
    most = ANNIVERSARY + timedelta(days=14)
    assert _extended(most, far, far).extended_until == most
    assert _extended(most + timedelta(days=1), far).status is Status.LAPSED


def test_that_an_extension_never_shortens_and_belongs_to_its_own_lapse() -> None:
    shorter = Extended(ANNIVERSARY, ANNIVERSARY - timedelta(days=30))
    assert _extended(ANNIVERSARY, shorter).status is Status.DUE
    other = Extended(ANNIVERSARY + timedelta(days=1), ANNIVERSARY + timedelta(days=9))
    assert _extended(ANNIVERSARY + timedelta(days=2), other).status is Status.LAPSED


def test_that_an_extension_does_not_answer_a_required_re_observation() -> None:
    given_ = Extended(ANNIVERSARY, ANNIVERSARY + timedelta(days=14))
    required = Required(RecordId("1" * 32), day(100))
    said = _extended(day(100), given_, required=(required,))
    assert (said.status, said.lapse_reason) == (Status.LAPSED, LapseReason.REOBSERVATION)
