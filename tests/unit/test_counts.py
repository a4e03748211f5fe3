"""How many of N: separate days, set-ups, simulation, capstone, incumbents, second looks."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day, make_policy, make_task
from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import TRAINERS
from trainer_app.checklists.packs import Policy, Task
from trainer_app.checklists.standing import Performance, Standing
from trainer_app.checklists.status import (
    Count,
    Lack,
    Terms,
    count_sign_offs,
    has_second_look,
    one_setup,
    switched,
    task_status,
    would_be_second_look,
)
from trainer_app.kernel.ids import PersonId, RecordId

POLICY = make_policy()
ANN, BEN, CAL = (PersonId(letter * 32) for letter in "abc")


def perf(
    on: int,
    *,
    by: tuple[PersonId, ...] = (ANN,),
    method: str = "job",
    mold: str = "",
    press: str = "",
    level: int = 3,
    capstone: bool = False,
    evidence: tuple[str, ...] = ("QA", "WP"),
    record: int = 0,
) -> Performance:
    return Performance(
        record=RecordId(f"{on:016x}{record:016x}"),
        observed_on=day(on),
        level=level,
        method=method,
        observers=by,
        evidence=evidence,
        mold=mold,
        press=press,
        capstone=capstone,
    )


def count(task: Task, *done: Performance, terms: Terms | None = None) -> Count:
    return count_sign_offs(task, done, terms or Terms(POLICY))


THREE = make_task("01-03", tier="L", sign_offs=3)
TWO = make_task("02-01", sign_offs=2)
ONE = make_task("02-02", sign_offs=1)
CARDS = make_task("01-02", sign_offs=2)


def test_that_performances_count_once_a_day() -> None:
    assert count(TWO, perf(0), perf(0, record=1)).counted == 1
    assert count(TWO, perf(0), perf(1)).complete
    same_day = Terms(make_policy(separate_days=False))
    assert count(TWO, perf(0), perf(0, record=1), terms=same_day).complete


def test_that_what_is_below_the_sign_off_level_does_not_count() -> None:
    assert count(ONE, perf(0, level=2)).counted == 0
    assert count(ONE, perf(0, level=4)).complete
    assert count(ONE, perf(0), terms=Terms(make_policy(sign_off_level=4))).counted == 0


# --- set-ups -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setups", "complete"),
    [
        ([("214", ""), ("214", "")], False),
        ([("214", ""), (" 214", "")], False),
        ([("M-a", ""), ("m-A", "")], False),
        ([("214", ""), ("215", "")], True),
        ([("", "P1"), ("", "P1")], False),
        ([("", "P1"), ("", "P2")], True),
        ([("214", "P1"), ("214", "P2")], True),
        ([("214", "P1"), ("214", "")], False),
        ([("", ""), ("", "")], True),
        ([("214", ""), ("", "")], True),
        ([("214", ""), ("", "P1")], True),
    ],
)
def test_that_not_all_are_on_one_and_the_same_set_up(
    setups: list[tuple[str, str]], complete: bool
) -> None:
    done = [perf(n, mold=mold, press=press) for n, (mold, press) in enumerate(setups)]
    assert one_setup(done) is not complete
    counted = count(TWO, *done)
    assert counted.complete is complete
    assert counted.lacks == (() if complete else (Lack.OTHER_SETUP,))
    assert count(TWO, *done, terms=Terms(POLICY, several_molds=False)).complete
    assert count(TWO, *done, terms=Terms(make_policy(two_setups=False))).complete


def test_that_any_number_on_one_mold_leaves_exactly_one_missing() -> None:
    done = [perf(n, mold="214") for n in range(6)]
    assert [count(THREE, *done[:n]).counted for n in range(7)] == [0, 1, 2, 2, 2, 2, 2]
    assert count(THREE, *done, perf(9, mold="9")).complete


def test_that_a_task_with_one_sign_off_asks_for_no_second_mold() -> None:
    assert count(ONE, perf(0, mold="214")).complete


def test_that_the_other_mold_of_a_day_is_not_overlooked() -> None:
    done = (perf(0, mold="214"), perf(1, mold="214", record=0), perf(1, mold="9", record=1))
    assert count(TWO, *done).complete


# --- simulation --------------------------------------------------------------------------------


def test_that_simulation_supplies_at_most_all_but_one() -> None:
    simulated = [perf(n, method="simulation") for n in range(4)]
    counted = count(THREE, *simulated)
    assert (counted.counted, counted.lacks) == (2, (Lack.NOT_SIMULATED,))
    assert count(THREE, *simulated, perf(9)).complete
    assert count(ONE, simulated[0]).counted == 0


def test_that_a_task_set_on_cards_may_be_simulated_whole() -> None:
    assert count(CARDS, perf(0, method="simulation"), perf(1, method="simulation")).complete


def test_that_a_real_performance_counts_before_a_simulated_one_of_the_same_day() -> None:
    real, simulated = perf(0, record=9), perf(0, method="simulation", record=1)
    assert count(ONE, simulated, real).used == (real,)


# --- capstone ----------------------------------------------------------------------------------


def test_that_the_capstone_counts_once_and_never_as_the_only_one() -> None:
    capstone = perf(5, capstone=True, by=(CAL,))
    alone = count(ONE, capstone)
    assert (alone.counted, alone.lacks) == (0, (Lack.NOT_CAPSTONE,))
    assert count(TWO, perf(0), capstone).complete
    assert count(THREE, perf(0), capstone, perf(6, capstone=True)).counted == 2
    assert count(TWO, perf(5), capstone).counted == 1


# --- incumbents --------------------------------------------------------------------------------


def test_that_an_incumbent_watched_by_challenge_needs_fewer() -> None:
    plain = make_task("02-01", sign_offs=3)
    terms = Terms(POLICY, incumbent=True)
    challenge = perf(0, method="challenge")
    assert count(plain, challenge, terms=terms).complete
    assert count(plain, challenge).required == 3
    assert count(plain, perf(0), terms=terms).required == 3
    life = count(THREE, challenge, terms=terms)
    assert (life.counted, life.required) == (1, 2)
    assert count(THREE, challenge, perf(1, by=(BEN,)), terms=terms).complete
    assert count(ONE, challenge, terms=terms).required == 1


def test_that_an_incumbents_life_critical_task_still_wants_a_second_assessor() -> None:
    terms = Terms(POLICY, incumbent=True)
    same = Standing((perf(0, method="challenge"), perf(1, method="challenge")))
    other = Standing((perf(0, method="challenge"), perf(1, method="challenge", by=(BEN,))))
    assert task_status(THREE, same, terms, day(2)).second_look_missing
    assert not task_status(THREE, other, terms, day(2)).second_look_missing


# --- second looks ------------------------------------------------------------------------------


def test_that_a_second_look_is_by_somebody_who_signed_none_of_the_others() -> None:
    assert not has_second_look([])
    assert not has_second_look([perf(0), perf(1), perf(2)])
    assert has_second_look([perf(0), perf(1), perf(2, by=(BEN,))])
    assert has_second_look([perf(0), perf(1, by=(ANN, BEN))])


def test_that_a_second_look_once_given_stays() -> None:
    done = [perf(0), perf(1), perf(2, by=(BEN,)), perf(3, by=(BEN,)), perf(4)]
    assert [has_second_look(done[:n]) for n in range(6)] == [False, False, False, True, True, True]


def test_that_an_interview_is_no_second_look() -> None:
    done = (perf(0), perf(1), perf(2), perf(3, by=(BEN,), method="interview"))
    status = task_status(THREE, Standing(done), Terms(POLICY), day(9))
    assert status.second_look_missing


def test_that_it_is_said_beforehand_who_would_be_a_second_look() -> None:
    standing = Standing((perf(0), perf(1)))
    assert not would_be_second_look(standing, ANN)
    assert would_be_second_look(standing, BEN)
    assert not would_be_second_look(Standing(), BEN)


# --- the plant's own switches ------------------------------------------------------------------


def test_that_a_plant_switches_modes_and_parts_and_nothing_else() -> None:
    changed = switched(
        POLICY,
        {
            "right_needs_currency": "enforce",
            "module_before_task": "off",
            "ready_needs_modules": "off",
            "ready_needs_capstone": "maybe",
            "right_needs_trainer_part": "sometimes",
            "sign_off_level": "1",
        },
    )
    assert changed.right_needs_currency == "enforce"
    assert changed.module_before_task == "off"
    assert changed.ready_needs_modules is False
    assert changed.ready_needs_capstone is True
    assert changed.right_needs_trainer_part == "warn"
    assert changed.sign_off_level == POLICY.sign_off_level
    assert switched(POLICY, {}) is POLICY


def test_that_the_terms_of_a_plant_are_its_site_record_over_the_pack() -> None:
    site = b.SiteSaved(
        "Plant",
        several_molds=False,
        simulation_barred=("01-01",),
        recert_months={"01-01": 6},
        switches={"ready_needs_sessions": "off"},
    )
    terms = Terms.of_plant(POLICY, site, incumbent=True)
    assert (terms.several_molds, terms.incumbent) == (False, True)
    assert terms.simulation_barred == {"01-01"}
    assert terms.policy.ready_needs_sessions is False
    assert Terms.of_plant(POLICY, None) == Terms(POLICY)


@pytest.mark.parametrize(
    ("pack", "own", "months"),
    [
        (12, None, 12),
        (12, 6, 6),
        (12, 24, 12),
        (None, None, None),
        (None, 6, 6),
        (None, 48, 36),
        (12, 0, 12),
        (12, -3, 12),
        (None, -3, None),
    ],
)
def test_that_a_plant_shortens_an_interval_and_never_lengthens_it(
    pack: int | None, own: int | None, months: int | None
) -> None:
    task = make_task("01-01", recert_months=pack)
    terms = Terms(POLICY, recert_months={} if own is None else {"01-01": own})
    assert terms.recert(task) == months


# --- properties --------------------------------------------------------------------------------

performances = st.builds(
    perf,
    st.integers(0, 12),
    by=st.sampled_from([(ANN,), (BEN,), (ANN, BEN), (CAL,)]),
    method=st.sampled_from(["job", "session", "simulation", "interview", "prior"]),
    mold=st.sampled_from(["", "214", "215"]),
    press=st.sampled_from(["", "P1", "P2"]),
    level=st.integers(2, 4),
    capstone=st.booleans(),
    record=st.integers(0, 9),
)
histories = st.lists(performances, max_size=8, unique_by=lambda p: p.record)
tasks = st.builds(
    make_task,
    st.sampled_from(["01-02", "02-01"]),
    tier=st.sampled_from(["N", "Y", "L"]),
    sign_offs=st.integers(1, 4),
)
policies = st.builds(
    lambda days, setups: make_policy(separate_days=days, two_setups=setups),
    st.booleans(),
    st.booleans(),
)


@given(tasks, histories, performances, policies, st.booleans())
def test_that_one_more_performance_never_lowers_the_count(
    task: Task, done: list[Performance], more: Performance, policy: Policy, several: bool
) -> None:
    terms = Terms(policy, several_molds=several)
    added = [p for p in done if p.record != more.record] + [more]
    before = [p for p in added if p is not more]
    assert count(task, *added, terms=terms).counted >= count(task, *before, terms=terms).counted


@given(tasks, histories, st.randoms(use_true_random=False))
def test_that_the_order_of_performances_never_shows(
    task: Task, done: list[Performance], rng: Random
) -> None:
    shuffled = done[:]
    rng.shuffle(shuffled)
    assert count(task, *done) == count(task, *shuffled)


@given(tasks, histories)
def test_that_what_is_used_is_what_was_done_on_separate_days_and_explains_the_count(
    task: Task, done: list[Performance]
) -> None:
    counted = count(task, *done)
    assert {p.record for p in counted.used} <= {p.record for p in done}
    days: list[date] = [p.observed_on for p in counted.used]
    assert len(days) == len(set(days))
    assert sum(p.capstone for p in counted.used) <= 1
    assert counted.complete is not bool(counted.lacks)
    simulated = sum(p.method == "simulation" for p in counted.used)
    assert task.id == "01-02" or simulated <= max(0, task.sign_offs - 1)
    if Lack.OTHER_SETUP in counted.lacks:
        assert counted.counted == task.sign_offs - 1
    else:
        assert counted.counted == len(counted.used)


def test_that_a_plant_never_asks_the_trainer_part_of_whoever_signs_a_trainer() -> None:
    site = b.SiteSaved(
        "Plant", switches={"right_needs_trainer_part": "enforce", "module_before_task": "enforce"}
    )
    trainees = Terms.of_plant(POLICY, site).policy
    trainers = Terms.of_plant(POLICY, site, audience=TRAINERS).policy
    assert trainees.right_needs_trainer_part == "enforce"
    assert trainers.right_needs_trainer_part == POLICY.right_needs_trainer_part
    assert trainers.module_before_task == "enforce"
