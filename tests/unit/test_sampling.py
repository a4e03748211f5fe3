"""Which sign-offs are looked at again: the same for everybody, and nobody chooses."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_app.checklists.sampling import Signed, is_sampled_in, picked
from trainer_app.kernel.ids import PersonId, RecordId

NOVEMBER = date(2026, 11, 20)
TERRY, SONIA, TINA = PersonId("terry"), PersonId("sonia"), PersonId("tina")


def signed(name: str, task: str = "", tier: str = "N", signer: PersonId = TERRY) -> Signed:
    record = RecordId(name)
    on = date(2026, 10, 5)
    return Signed(record, record, signer, TINA, task or name, tier, on, observers=(signer,))


def names(picks: tuple[Signed, ...]) -> list[str]:
    return [one.record for one in picks]


@pytest.mark.parametrize(
    ("watched", "expected"),
    [("2026-09-30", False), ("2026-10-01", True), ("2026-10-31", True), ("2026-11-01", False)],
)
def test_that_each_sign_off_can_be_picked_in_the_month_after_it_alone(
    watched: str, expected: bool
) -> None:
    assert is_sampled_in(date.fromisoformat(watched), NOVEMBER) is expected
    assert is_sampled_in(date(2025, 12, 31), date(2026, 1, 1))


def test_that_life_critical_tasks_come_first_and_then_the_other_safety_tasks() -> None:
    pool = [signed("a"), signed("b", tier="Y"), signed("c", tier="L"), signed("d")]
    assert names(picked(pool, NOVEMBER, 2)) == ["c", "b"]


def test_that_a_task_comes_twice_only_where_no_other_is_left() -> None:
    pool = [signed(f"l{n}", "01-03", "L") for n in range(4)] + [signed("n", "12-07")]
    first, second, third = picked(pool, NOVEMBER, 3)
    assert (first.task, second.task, third.task) == ("01-03", "12-07", "01-03")


def test_that_every_trainer_has_as_many_whoever_signs_most() -> None:
    pool = [signed(f"t{n}") for n in range(9)] + [signed(f"s{n}", signer=SONIA) for n in range(2)]
    assert sorted(one.signer for one in picked(pool, NOVEMBER, 2)) == [SONIA] * 2 + [TERRY] * 2
    assert picked(pool, NOVEMBER, 0) == ()


def test_that_the_order_is_a_hash_of_month_and_sign_off_that_anybody_can_work_out() -> None:
    pool = [signed(f"r{n}") for n in range(6)]
    by_hand = sorted(
        (one.record for one in pool),
        key=lambda record: hashlib.sha256(f"2026-11 {record}".encode()).hexdigest(),
    )
    assert names(picked(pool, NOVEMBER, 6)) == by_hand
    assert names(picked(pool, date(2026, 12, 20), 6)) != by_hand


def test_that_a_corrected_sign_off_keeps_its_place() -> None:
    pool = [signed(f"r{n}") for n in range(6)]
    before = names(picked(pool, NOVEMBER, 6))
    pool[0] = replace(pool[0], record=RecordId("corrected"))
    assert names(picked(pool, NOVEMBER, 6)) == [
        "corrected" if name == "r0" else name for name in before
    ]


_POOLS = st.lists(
    st.builds(
        signed,
        st.uuids().map(lambda one: one.hex),
        st.sampled_from(["01-03", "12-07", "02-02"]),
        st.sampled_from("LYN"),
        st.sampled_from([TERRY, SONIA]),
    ),
    max_size=9,
)


@settings(max_examples=60)
@given(_POOLS, st.integers(0, 4), st.randoms(use_true_random=False))
def test_that_looking_at_one_takes_it_away_and_brings_no_other(
    pool: list[Signed], each: int, shuffle: Random
) -> None:
    """And that nothing depends on the order in which records arrived."""
    picks = picked(pool, NOVEMBER, each)
    shuffle.shuffle(pool)
    assert picked(pool, NOVEMBER, each) == picks
    if picks:
        done = [replace(one, is_looked_at=one == picks[0]) for one in pool]
        assert picked(done, NOVEMBER, each) == picks[1:]
