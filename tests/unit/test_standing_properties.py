"""Over random histories: what a standing may never do."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Pc, day, make_key
from tests.histories import TASKS, Plant, Step, steps
from trainer_app.checklists import bodies as b
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.standing import QuestionKind, Standing
from trainer_app.checklists.status import Terms, task_status
from trainer_app.kernel.ids import PersonId, RecordId

EXAMPLES = settings(max_examples=60)

Standings = dict[tuple[PersonId, str], Standing]


def standings(plant: Plant, records: list[Record] | None = None) -> Standings:
    return {
        (trainee, task): plant.standing(trainee, task, records)
        for trainee in plant.trainees
        for task in TASKS
    }


@EXAMPLES
@given(steps, st.randoms(use_true_random=False))
def test_that_a_standing_never_depends_on_the_order_of_the_records(
    history: list[Step], rng: Random
) -> None:
    plant = Plant()
    plant.run(history)
    shuffled = plant.records[:]
    rng.shuffle(shuffled)
    assert standings(plant, shuffled) == standings(plant)


@EXAMPLES
@given(steps, st.integers(0, 99))
def test_that_a_record_that_comes_twice_changes_nothing(history: list[Step], n: int) -> None:
    plant = Plant()
    plant.run(history)
    again = plant.records[n % len(plant.records) :]
    assert standings(plant, [*plant.records, *again]) == standings(plant)


@EXAMPLES
@given(steps, steps)
def test_that_nothing_from_a_pc_without_a_certificate_changes_anything(
    history: list[Step], foreign: list[Step]
) -> None:
    plant = Plant()
    plant.run(history)
    before = standings(plant)
    plant.run(foreign, pc=plant.foreign)
    assert standings(plant) == before


@EXAMPLES
@given(steps, steps)
def test_that_a_forged_log_under_an_admitted_name_changes_nothing(
    history: list[Step], forged: list[Step]
) -> None:
    plant = Plant()
    plant.run(history)
    before = standings(plant)
    thief = Pc("Office", make_key("thief"))
    plant.add(
        b.DeviceEnrolled(thief.public, "Office", "A", office=True, founder=plant.tom),
        by=None,
        pc=thief,
    )
    plant.run(forged, pc=thief)
    assert standings(plant) == before


@EXAMPLES
@given(steps)
def test_that_nobody_ever_counts_for_himself(history: list[Step]) -> None:
    plant = Plant()
    plant.run(history)
    directory = plant.directory()
    by_id = {r.id: r for r in plant.records}
    for (trainee, _task), standing in standings(plant).items():
        for performance in standing.performances:
            maker = by_id[performance.record].head.by
            assert maker is not None
            for person in (maker.person, *performance.observers):
                assert not directory.same_human(person, trainee)
        for clean in standing.clean:
            assert not directory.same_human(clean.observer, trainee)


@EXAMPLES
@given(steps)
def test_that_only_records_that_count_are_in_a_standing(history: list[Step]) -> None:
    plant = Plant()
    plant.run(history)
    directory = plant.directory()
    by_id = {r.id: r for r in plant.records}
    for standing in standings(plant).values():
        named: set[RecordId] = {p.record for p in standing.performances}
        named.update(w.record for w in standing.waiting)
        named.update(r for q in standing.questions for r in q.records)
        for record in named:
            assert directory.why_not(by_id[record], plant.unit_of) is None


@EXAMPLES
@given(steps)
def test_that_every_performance_was_agreed_to_or_decided(history: list[Step]) -> None:
    plant = Plant()
    plant.run(history)
    directory = plant.directory()
    for (trainee, _task), standing in standings(plant).items():
        for performance in standing.performances:
            if performance.capstone:
                continue
            agreed = any(
                isinstance(r.body, b.SignatureGiven)
                and r.body.about == performance.record
                and r.head.by is not None
                and directory.same_human(r.head.by.person, trainee)
                and (r.body.agrees or _overruled(plant, r))
                for r in plant.records
            )
            assert agreed


def _overruled(plant: Plant, signature: Record) -> bool:
    return any(
        isinstance(r.body, b.QuestionDecided) and signature.id in (r.body.about, *r.body.answered)
        for r in plant.records
    )


@EXAMPLES
@given(steps, st.integers(0, 40))
def test_that_what_a_supervisor_withdraws_with_all_its_heads_contributes_nothing(
    history: list[Step], which: int
) -> None:
    plant = Plant()
    plant.run(history)
    made = [r for r in plant.records if isinstance(r.body, b.SignoffRecorded)]
    if not made:
        return
    record = made[which % len(made)]
    body = record.body
    assert isinstance(body, b.SignoffRecorded)
    if body.trainee != plant.tom:
        return  # the supervisor might be that trainee by a merge, and then may not
    effects = Effects(
        plant.task_records(plant.tom, body.task), plant.tom, plant.directory(), plant.unit_of
    )
    root = effects.root(record.id)
    thing = next((t for t in effects.things() if t.id == root), None)
    if (
        thing is None
        or len(thing.heads) > 16
        or plant.directory().same_human(plant.tom, plant.founder)
    ):
        return
    open_heads = tuple(h.id for h in thing.heads if h.kind != "question.decided")
    decided = tuple(h.id for h in thing.heads if h.kind == "question.decided")
    plant.withdraw(record, plant.founder, replaces=open_heads)
    if decided:
        plant.decide(record.id, replaces=decided)
    after = plant.standing(plant.tom, body.task)
    assert root not in {p.thing for p in after.performances}
    assert not {w.record for w in after.waiting} & thing.versions
    assert root not in {q.thing for q in after.questions if q.kind is QuestionKind.TWO_HEADS}


@EXAMPLES
@given(steps, st.integers(7, 400), st.booleans())
def test_that_what_is_watched_later_never_changes_an_earlier_day(
    history: list[Step], later: int, life: bool
) -> None:
    plant = Plant()
    plant.run(history)
    task = TASKS[not life]
    terms = Terms(plant.pack.policy)
    days = [day(n) for n in range(0, later, 3)]

    def words(standing: Standing) -> list[object]:
        return [task_status(plant.pack.tasks[task], standing, terms, on) for on in days]

    before = words(plant.standing(plant.tom, task))
    plant.signed(plant.tom, task, plant.vera, day(later), mold="214")
    plant.sign_off(plant.tom, task, plant.rita, day(later), mold="214", level=4)
    plant.try_(plant.tom, task, plant.carl, day(later), level=1, mold="214", declared=True)
    plant.add(
        b.CapstoneAssessed(trainee=plant.tom, on=day(later), passed=True, tasks=TASKS),
        by=plant.vera,
    )
    plant.add(b.SessionTaught(trainee=plant.tom, task=task, on=day(later)), by=plant.rita)
    plant.add(b.JobDone(plant.tom, TASKS, day(later)), by=plant.rita)
    assert words(plant.standing(plant.tom, task)) == before


@EXAMPLES
@given(steps, st.integers(6, 60), st.booleans())
def test_that_an_agreed_sign_off_never_lowers_the_count(
    history: list[Step], on: int, life: bool
) -> None:
    """On a day of its own: on one with another judgement of the same mold it can be a question."""
    plant = Plant()
    plant.run(history)
    task = TASKS[not life]
    before = plant.status(plant.tom, task, day(100))
    plant.signed(plant.tom, task, plant.vera, day(on), mold="fresh")
    after = plant.status(plant.tom, task, day(100))
    assert after.counted >= before.counted
    assert after.required == before.required
    assert before.second_look_missing or not after.second_look_missing or not before.is_achieved


@EXAMPLES
@given(steps)
def test_that_two_heads_are_in_question_exactly_when_their_value_differs(
    history: list[Step],
) -> None:
    plant = Plant()
    plant.run(history)
    directory = plant.directory()
    for (trainee, task), standing in standings(plant).items():
        effects = Effects(plant.task_records(trainee, task), trainee, directory, plant.unit_of)
        judged = ("signoff.recorded", "try.recorded", "capstone.assessed")
        differ = {
            t.id for t in effects.things() if t.differ and t.present and t.present[0].kind in judged
        }
        asked = {q.thing for q in standing.questions if q.kind is QuestionKind.TWO_HEADS}
        assert asked == differ
        in_question = {r for q in standing.questions for r in q.records}
        assert not in_question & {p.record for p in standing.performances}


@EXAMPLES
@given(steps)
def test_that_a_thing_is_in_a_standing_once(history: list[Step]) -> None:
    plant = Plant()
    plant.run(history)
    for standing in standings(plant).values():
        things = [p.thing for p in standing.performances]
        assert len(things) == len(set(things))
        waiting = [w.record for w in standing.waiting]
        assert not {p.record for p in standing.performances} & set(waiting)


@EXAMPLES
@given(steps)
def test_that_a_decision_about_everything_open_leaves_no_two_heads(history: list[Step]) -> None:
    plant = Plant()
    plant.run([step for step in history if step[0] != 17])  # merges could make him the trainee
    for task in TASKS:
        for question in plant.standing(plant.tom, task).questions:
            if question.kind is QuestionKind.TWO_HEADS:
                plant.decide(question.thing, replaces=question.records)
        left = {q.kind for q in plant.standing(plant.tom, task).questions}
        assert QuestionKind.TWO_HEADS not in left


def test_that_histories_reach_what_they_are_for() -> None:
    """A guard of these tests: a fixed history has performances, questions and a withdrawal."""
    rng = Random(7)
    seen: set[str] = set()
    for _ in range(20):
        plant = Plant()
        plant.run([(rng.randrange(24), rng.randrange(41), rng.randrange(41)) for _ in range(30)])
        for standing in standings(plant).values():
            for name in ("performances", "waiting", "clean", "unsafe", "required", "consented"):
                if getattr(standing, name):
                    seen.add(name)
            seen.update(q.kind for q in standing.questions)
    assert seen >= {
        *("performances", "waiting", "clean", "unsafe", "required", "consented"),
        *QuestionKind,
    }
