"""Re-observed, paused, the level shown; exactly one word a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import World, day, make_task
from tests.statuses import FOREVER, LIFE, TERMS, YEARLY, status
from tests.unit.test_counts import ANN, BEN, CAL, histories, perf
from trainer_app.checklists import bodies as b
from trainer_app.checklists.packs import Task
from trainer_app.checklists.standing import (
    Clean,
    Extended,
    Judged,
    Performance,
    Question,
    QuestionKind,
    Required,
    Standing,
    Unsafe,
    Waiting,
)
from trainer_app.checklists.status import (
    Status,
    add_months,
    level_shown,
    open_unsafe,
    task_status,
)
from trainer_app.kernel.ids import RecordId

# --- re-observation ----------------------------------------------------------------------------


def test_that_a_required_re_observation_lapses_until_a_fresh_one_with_questions() -> None:
    required = (Required(RecordId("1" * 32), day(100)),)

    def word(*more: Performance) -> Status:
        return status(FOREVER, day(200), perf(0), *more, required=required).status

    assert status(FOREVER, day(99), perf(0), required=required).status is Status.SIGNED_OFF
    assert word() is Status.LAPSED
    assert word(perf(99)) is Status.LAPSED
    assert word(perf(101, evidence=("WP",))) is Status.LAPSED
    assert word(perf(101, method="simulation")) is Status.LAPSED
    assert word(perf(100)) is Status.SIGNED_OFF
    assert word(perf(150)) is Status.SIGNED_OFF


def test_that_what_was_known_of_that_day_does_not_answer_even_when_corrected() -> None:
    world = World()
    trainee, trainer = world.trainee(), world.trainer()
    known = world.signed(trainee, "02-02", trainer, day(0))
    world.add(
        b.ReobservationRequired(trainee=trainee, task="02-02", on=day(0), known=(known.id,)),
        by=world.founder,
    )
    assert world.status(trainee, "02-02", day(0)).status is Status.LAPSED
    better = world.sign_off(trainee, "02-02", trainer, day(0), mold="9", replaces=(known.id,))
    world.agree(better)
    assert world.status(trainee, "02-02", day(0)).status is Status.LAPSED
    world.signed(trainee, "02-02", trainer, day(0))
    assert world.status(trainee, "02-02", day(0)).status is Status.SIGNED_OFF


def test_that_a_re_observation_taken_back_is_none() -> None:
    world = World()
    trainee, trainer = world.trainee(), world.trainer()
    world.signed(trainee, "02-02", trainer, day(0))
    required = world.add(
        b.ReobservationRequired(trainee=trainee, task="02-02", on=day(1)), by=world.founder
    )
    assert world.status(trainee, "02-02", day(1)).status is Status.LAPSED
    world.withdraw(required, world.founder)
    assert world.status(trainee, "02-02", day(1)).status is Status.SIGNED_OFF


# --- paused ------------------------------------------------------------------------------------


def _act(on: int, *before: RecordId) -> Unsafe:
    return Unsafe(day(on), ANN, before)


def _paused(task: Task, on: int, unsafe: Unsafe, *done: Performance) -> bool:
    clean = tuple(Clean(p.observed_on, o, p.record) for p in done for o in p.observers)
    standing = Standing(performances=done, unsafe=(unsafe,), clean=clean)
    return bool(open_unsafe(task, standing, day(on)))


def test_that_an_unsafe_act_pauses_only_a_life_critical_task() -> None:
    assert _paused(LIFE, 9, _act(5))
    assert not _paused(LIFE, 4, _act(5))
    assert not _paused(YEARLY, 9, _act(5))


def test_that_only_a_second_assessors_clean_observation_ends_a_pause() -> None:
    first = perf(0, by=(CAL,))
    assert _paused(LIFE, 9, _act(5), first, perf(6, by=(ANN,)))
    assert _paused(LIFE, 9, _act(5), first, perf(6, by=(CAL,)))
    assert _paused(LIFE, 9, _act(5), perf(4, by=(BEN,)))
    assert not _paused(LIFE, 9, _act(5), first, perf(6, by=(BEN,)))
    assert _paused(LIFE, 5, _act(5), first, perf(6, by=(BEN,)))


def test_that_an_ended_pause_does_not_come_back_when_the_second_assessor_signs_more() -> None:
    done = (perf(0, by=(CAL,)), perf(6, by=(BEN,)), perf(7, by=(BEN,)), perf(8, by=(BEN,)))
    assert not _paused(LIFE, 9, _act(5), *done)


def test_that_a_clean_observation_of_the_same_day_must_have_come_after() -> None:
    clean = perf(5, by=(BEN,))
    assert not _paused(LIFE, 9, _act(5), clean)
    assert _paused(LIFE, 9, _act(5, clean.record), clean)


def test_that_the_logs_say_what_came_first_on_the_day_of_an_unsafe_act() -> None:
    world = World()
    trainee, rita, carl = world.trainee(), world.trainer("Rita"), world.trainer("Carl")
    world.signed(trainee, "01-03", carl, day(0))
    world.try_(trainee, "01-03", rita, day(0), declared=True, unsafe=True)
    assert world.status(trainee, "01-03", day(0)).paused
    vera = world.assessor()
    world.signed(trainee, "01-03", vera, day(0))
    assert not world.status(trainee, "01-03", day(0)).paused


@pytest.mark.parametrize(("declared", "unsafe"), [(False, True), (True, False), (False, False)])
def test_that_only_an_unsafe_act_in_a_declared_assessment_pauses(
    declared: bool, unsafe: bool
) -> None:
    world = World()
    trainee, rita = world.trainee(), world.trainer()
    world.try_(trainee, "01-03", rita, day(0), declared=declared, unsafe=unsafe)
    assert not world.status(trainee, "01-03", day(0)).paused


# --- the level and the word --------------------------------------------------------------------


def test_that_the_level_is_that_of_the_latest_day_and_the_lower_of_two() -> None:
    judged = (Judged(day(0), 3), Judged(day(2), 4), Judged(day(2), 2), Judged(day(5), 3))
    standing = Standing(judged=judged)
    assert [level_shown(standing, day(n)) for n in (0, 1, 2, 4, 5)] == [3, 3, 2, 2, 3]
    assert level_shown(standing, day(0) - timedelta(days=1)) == 0


def test_that_being_shown_is_level_one_until_a_try_says_otherwise() -> None:
    standing = Standing(taught=(day(1),), judged=(Judged(day(3), 0),))
    assert [level_shown(standing, day(n)) for n in (0, 1, 3)] == [0, 1, 0]


def test_that_each_word_comes_before_the_next() -> None:
    record = RecordId("1" * 32)
    question = Question(QuestionKind.RAISED, record, (record,), day(0))
    done = (perf(0), perf(1))
    far = day(1000)

    def word(task: Task, on: date, *performances: Performance, **more: object) -> Status:
        return status(task, on, *performances, **more).status

    life = make_task("01-03", tier="L", sign_offs=2, recert_months=12, scope="site")
    aside = (record,)
    assert word(life, far, *done, not_applicable=aside, questions=(question,)) is (
        Status.NOT_APPLICABLE
    )
    assert word(life, far, *done, questions=(question,)) is Status.IN_QUESTION
    assert word(life, far, *done) is Status.LAPSED
    assert word(life, add_months(day(1), 12), *done) is Status.DUE
    assert word(life, day(1), *done) is Status.SECOND_LOOK
    assert word(life, day(1), perf(0), perf(1, by=(BEN,))) is Status.SIGNED_OFF
    assert word(life, day(0), *done) is Status.IN_TRAINING
    assert word(life, day(0), waiting=(Waiting(record, ANN, day(0)),)) is Status.IN_TRAINING
    assert word(life, day(0), taught=(day(0),)) is Status.IN_TRAINING
    assert word(life, day(0)) is Status.NOT_STARTED


marks = st.integers(0, 900).map(day)
record_ids = st.integers(0, 99).map(lambda n: RecordId(f"{n:032x}"))
standings = st.builds(
    Standing,
    performances=histories.map(
        lambda found: tuple(sorted(found, key=lambda p: (p.observed_on, p.record)))
    ),
    waiting=st.lists(st.builds(Waiting, record_ids, st.just(ANN), marks), max_size=2).map(tuple),
    questions=st.lists(
        st.builds(
            Question,
            st.sampled_from(QuestionKind),
            record_ids,
            st.tuples(record_ids),
            st.none() | marks,
        ),
        max_size=1,
    ).map(tuple),
    judged=st.lists(st.builds(Judged, marks, st.integers(0, 4)), max_size=3).map(tuple),
    required=st.lists(st.builds(Required, record_ids, marks), max_size=2).map(tuple),
    extended=st.lists(st.builds(Extended, marks, marks), max_size=2).map(tuple),
    unsafe=st.lists(st.builds(Unsafe, marks, st.just(BEN)), max_size=1).map(tuple),
    not_applicable=st.lists(record_ids, max_size=1).map(tuple),
    taught=st.lists(marks, max_size=1).map(tuple),
    performed=st.lists(marks, max_size=1).map(tuple),
)
some_tasks = st.builds(
    make_task,
    st.sampled_from(["01-02", "01-03"]),
    tier=st.sampled_from(["N", "Y", "L"]),
    sign_offs=st.integers(1, 3),
    recert_months=st.sampled_from([None, 1, 12, 24]),
    scope=st.sampled_from(["core", "site"]),
)


@given(some_tasks, standings, st.integers(0, 1500))
def test_that_there_is_exactly_one_word_and_that_it_agrees_with_the_facts_beside_it(
    task: Task, standing: Standing, after: int
) -> None:
    said = task_status(task, standing, TERMS, day(after))
    achieved = said.counted >= said.required
    truths = {
        Status.NOT_APPLICABLE: bool(standing.not_applicable) and not task.is_core,
        Status.IN_QUESTION: bool(said.questions),
        Status.LAPSED: achieved and said.lapse_reason is not None,
        Status.DUE: achieved and said.days_left is not None and said.days_left <= 60,
        Status.SECOND_LOOK: achieved and said.second_look_missing,
        Status.SIGNED_OFF: achieved,
        Status.IN_TRAINING: said.level > 0 or bool(said.evidence or said.waiting),
        Status.NOT_STARTED: True,
    }
    first = next(word for word, true in truths.items() if true)
    shown_at_zero = any(j.observed_on <= day(after) for j in standing.judged)
    if first is Status.NOT_STARTED and shown_at_zero:
        first = Status.IN_TRAINING
    assert said.status is first
    assert said.is_achieved is achieved
    assert said.is_current is (
        achieved and said.status not in (Status.LAPSED, Status.IN_QUESTION, Status.NOT_APPLICABLE)
    )
    assert all(p.observed_on <= said.on for p in said.evidence)


@given(some_tasks, standings, histories, st.integers(0, 1500))
def test_that_what_was_observed_later_never_changes_what_was_true_of_an_earlier_day(
    task: Task, standing: Standing, later: list[Performance], after: int
) -> None:
    on = day(after)
    new = [p for p in later if p.observed_on > on]
    grown = Standing(
        performances=tuple(
            sorted((*standing.performances, *new), key=lambda p: (p.observed_on, p.record))
        ),
        waiting=(*standing.waiting, Waiting(RecordId("e" * 32), ANN, on + timedelta(days=1))),
        judged=(*standing.judged, *(Judged(p.observed_on, 1) for p in new)),
        clean=(*standing.clean, *(Clean(p.observed_on, CAL, p.record) for p in new)),
        required=(*standing.required, Required(RecordId("d" * 32), on + timedelta(days=2))),
        unsafe=(*standing.unsafe, Unsafe(on + timedelta(days=1), ANN)),
        taught=(*standing.taught, on + timedelta(days=3)),
        performed=(*standing.performed, on + timedelta(days=4)),
        questions=standing.questions,
        extended=standing.extended,
        not_applicable=standing.not_applicable,
    )
    assert task_status(task, standing, TERMS, on) == task_status(task, grown, TERMS, on)


@given(some_tasks, standings, st.integers(-400, 10_000))
def test_that_no_date_makes_a_status_raise(task: Task, standing: Standing, after: int) -> None:
    assert task_status(task, standing, TERMS, day(after)).status in Status
    assert task_status(task, standing, TERMS, date.max).status in Status
    assert task_status(task, standing, TERMS, date.min).status in Status


def test_that_the_end_of_the_calendar_is_no_end_of_the_program() -> None:
    last = (date.max - day(0)).days
    assert status(YEARLY, date.max, perf(last)).expires_on == date.max
    assert status(YEARLY, date.max, perf(0), perf(last)).status in Status
