"""Readings of a clock, and what a write changed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MONDAY, START
from trainer_app.checklists.language import say, spoken
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock, Moment, SystemClock


def test_that_the_date_is_the_one_on_the_wall_of_the_plant() -> None:
    last_of_the_day = Moment(START.ms + 15 * 3_600_000 + 59 * 60_000, -300)
    assert last_of_the_day.local.isoformat() == "2026-03-02T23:59:00-05:00"
    assert last_of_the_day.date == MONDAY
    assert Moment(last_of_the_day.ms, 0).date == date(2026, 3, 3)


@given(st.integers(), st.integers())
def test_that_no_foreign_clock_makes_a_date_raise(ms: int, tz: int) -> None:
    moment = Moment(ms, tz)
    assert 1 <= moment.local.year <= 9999
    assert moment.date == moment.local.date()


@given(st.integers(-(10**13), 10**14), st.integers(-839, 839))
def test_that_a_moment_keeps_its_milliseconds(ms: int, tz: int) -> None:
    moment = Moment(ms, tz)
    assert round(moment.local.timestamp() * 1000) == ms


def test_that_a_fixed_clock_moves_only_when_told() -> None:
    clock = FixedClock(START)
    assert clock.now() == clock.now() == START
    clock.advance(days=1, minutes=2)
    assert clock.now().ms - START.ms == 86_400_000 + 120_000
    assert clock.now().tz == START.tz


def test_that_the_machine_answers_in_milliseconds_and_minutes() -> None:
    now = SystemClock().now()
    assert now.ms > START.ms
    assert now.tz == 0  # tests run in UTC


ids = st.frozensets(st.text(max_size=3), max_size=5)


@given(ids, ids)
def test_that_changes_join_and_touch(one: frozenset[str], other: frozenset[str]) -> None:
    both = ChangeSet.of(one) | ChangeSet.of(other)
    assert both.ids == one | other
    assert bool(both) is bool(one | other)
    assert both.touches(*one) is bool(one)
    assert both.touches("never changed") is False


def test_that_words_fall_back_to_english_so_that_it_shows() -> None:
    words = {"en": "Split the halves"}
    assert say(words, "en") == "Split the halves"
    assert say(words, "fr") == "Split the halves [EN]"
    assert spoken(words, "fr").lang == "en"
    assert spoken({"fr": "Séparer", "en": ""}, "en").text == "Séparer"
    assert (say({}, "fr"), spoken({}, "fr").fallback) == ("", False)
