"""From records to a standing: corrections, taking back, facts."""

import pytest
from msgspec import structs

from tests.builders import day
from tests.floor import TASK, Floor
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import NotCounting
from trainer_app.checklists.judging import why_not_counting
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.progress import MILESTONE_KINDS, Milestones
from trainer_app.checklists.standing import QuestionKind, Standing
from trainer_app.checklists.status import Status
from trainer_app.kernel.ids import PersonId, RecordId


@pytest.fixture
def floor() -> Floor:
    return Floor()


# --- corrections -------------------------------------------------------------------------------


def test_that_a_correction_needs_its_own_signature(floor: Floor) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0), mold="214")
    better = floor.sign_off(floor.tom, TASK, floor.rita, day(1), mold="215", replaces=(first.id,))
    assert floor.counted() == []
    assert [w.record for w in floor.now.waiting] == [better.id]
    floor.agree(better)
    (performance,) = floor.now.performances
    assert (performance.record, performance.thing) == (better.id, first.id)
    assert (performance.observed_on, performance.mold) == (day(1), "215")


def test_that_only_its_author_corrects_a_statement(floor: Floor) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0))
    for person in (floor.carl, floor.vera):
        floor.sign_off(floor.tom, TASK, person, day(1), replaces=(first.id,))
    assert floor.counted() == [first.id]
    assert len(floor.now.waiting) == 2


def test_that_a_correction_stays_with_its_trainee_and_task(floor: Floor) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0))
    other = floor.trainee("Other")
    floor.agree(floor.sign_off(other, TASK, floor.rita, day(0), replaces=(first.id,)))
    floor.agree(floor.sign_off(floor.tom, "01-01", floor.rita, day(0), replaces=(first.id,)))
    assert floor.counted() == [first.id]
    assert len(floor.standing(other, TASK).performances) == 1


def test_that_two_corrections_of_different_value_are_in_question_and_of_equal_value_none(
    floor: Floor,
) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0), mold="214")
    one = floor.sign_off(floor.tom, TASK, floor.rita, day(1), mold="9", replaces=(first.id,))
    same = floor.sign_off(floor.tom, TASK, floor.rita, day(1), mold="9", replaces=(first.id,))
    floor.agree(same)
    assert floor.kinds() == []
    assert floor.counted() == [same.id]
    other = floor.sign_off(floor.tom, TASK, floor.rita, day(1), mold="8", replaces=(first.id,))
    floor.agree(other)
    (question,) = floor.now.questions
    assert question.kind is QuestionKind.TWO_HEADS
    assert set(question.records) == {one.id, same.id, other.id}
    assert floor.counted() == []


@pytest.mark.parametrize(
    "change", ["level", "method", "evidence", "mold", "observed_on", "edition", "press"]
)
def test_that_every_value_that_a_status_rests_on_makes_two_heads_differ(
    floor: Floor, change: str
) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0))
    body = first.body
    assert isinstance(body, b.SignoffRecorded)
    other = {
        "level": 4,
        "method": "session",
        "evidence": ("QA",),
        "mold": "9",
        "observed_on": day(1),
        "edition": "99" * 32,
        "press": "P-6",
    }[change]
    fields = {name: getattr(body, name) for name in body.__struct_fields__}
    for changes in ({}, {change: other}):
        new = b.SignoffRecorded(**{**fields, **changes, "salt": ""})
        floor.add(new, by=floor.rita, replaces=(first.id,))
    assert floor.kinds() == [QuestionKind.TWO_HEADS]


def test_that_a_decision_settles_two_heads(floor: Floor) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0))
    heads = [
        floor.sign_off(floor.tom, TASK, floor.rita, day(n), replaces=(first.id,)) for n in (1, 2)
    ]
    for head in heads:
        floor.agree(head)
    floor.decide(first.id, stands=heads[1].id, replaces=tuple(h.id for h in heads))
    assert floor.kinds() == []
    assert floor.counted() == [heads[1].id]


def test_that_a_decision_and_a_later_correction_are_two_heads_again(floor: Floor) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0), mold="214")
    floor.decide(first.id, stands=first.id, replaces=(first.id,))
    assert floor.counted() == [first.id]
    floor.sign_off(floor.tom, TASK, floor.rita, day(1), mold="9", replaces=(first.id,))
    assert floor.kinds() == [QuestionKind.TWO_HEADS]


# --- taking back -------------------------------------------------------------------------------


def test_that_a_withdrawn_statement_contributes_nothing(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.withdraw(statement, floor.rita)
    assert floor.now == Standing()
    assert floor.status(floor.tom, TASK, day(0)).status is Status.NOT_STARTED


def test_that_a_supervisor_withdraws_a_judgement_but_not_by_mistake(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    mistake = floor.withdraw(statement, floor.founder, reason="mistake")
    assert floor.why(mistake) is NotCounting.FOR_ANOTHER
    assert floor.counted() == [statement.id]
    floor.withdraw(statement, floor.founder)
    assert floor.counted() == []


def test_that_a_withdrawal_by_somebody_not_entitled_has_no_effect(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    other = floor.trainee("Other")
    for person in (floor.carl, floor.vera, floor.tom, other):
        assert floor.why(floor.withdraw(statement, person)) is not None
    assert floor.counted() == [statement.id]
    assert floor.kinds() == []


def test_that_a_withdrawal_of_ones_own_cannot_take_another_record_with_it(floor: Floor) -> None:
    other = floor.signed(floor.tom, TASK, floor.rita, day(0))
    own = floor.signed(floor.tom, TASK, floor.carl, day(1))
    floor.withdraw(own, floor.carl, replaces=(own.id, other.id))
    assert floor.counted() == [other.id]


def test_that_a_withdrawal_ends_only_the_thing_that_it_is_about(floor: Floor) -> None:
    one = floor.signed(floor.tom, TASK, floor.rita, day(0))
    other = floor.signed(floor.tom, TASK, floor.rita, day(1))
    floor.withdraw(one, floor.rita, replaces=(one.id, other.id))
    assert floor.counted() == [other.id]


def test_that_an_earlier_author_does_not_withdraw_what_another_put_in_its_place(
    floor: Floor,
) -> None:
    def module(by: PersonId, *replaces: RecordId) -> Record:
        return floor.add(b.ModuleCompleted(floor.tom, "EL01", day(0)), by=by, replaces=replaces)

    def reached() -> bool:
        records = [r for r in floor.records if r.kind in MILESTONE_KINDS]
        found = Milestones.of(records, floor.tom, floor.directory(), floor.unit_of, day(9))
        return "EL01" in found.modules

    first = module(floor.rita)
    second = module(floor.carl, first.id)
    floor.withdraw(first, floor.rita, replaces=(second.id,))
    assert reached()
    floor.withdraw(second, floor.carl)
    assert not reached()


def test_that_a_supervisor_who_is_the_trainee_cannot_clean_his_own_record() -> None:
    world = Floor()
    anna = world.person("Anna", Role.SUPERVISOR, Role.TRAINEE)
    failed = world.try_(anna, TASK, world.rita, day(0), level=1)
    statement = world.sign_off(anna, TASK, world.rita, day(1))
    declined = world.decline(statement)
    taken = world.withdraw(failed, anna)
    decided = world.decide(
        statement.id,
        stands=statement.id,
        answered=(declined.id,),
        replaces=(statement.id,),
        by=anna,
    )
    known = {r.id: r for r in world.records}
    for record in (taken, decided):
        reason = why_not_counting(record, known, anna, world.directory(), world.unit_of)
        assert reason is NotCounting.FOR_ONESELF
    standing = world.standing(anna, TASK)
    assert [j.level for j in standing.judged] == [1]
    assert [q.kind for q in standing.questions] == [QuestionKind.DECLINED]


def test_that_taking_back_a_withdrawal_lets_the_statement_stand_again(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    gone = floor.withdraw(statement, floor.rita)
    back = floor.withdraw(gone, floor.rita)
    assert floor.counted() == [statement.id]
    floor.withdraw(back, floor.rita)
    assert floor.counted() == []


def test_that_a_withdrawal_and_a_correction_that_knew_nothing_of_it_are_in_question(
    floor: Floor,
) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.withdraw(first, floor.rita)
    better = floor.sign_off(floor.tom, TASK, floor.rita, day(0), mold="9", replaces=(first.id,))
    floor.agree(better)
    assert floor.kinds() == [QuestionKind.TWO_HEADS]
    assert floor.counted() == []


def test_that_two_withdrawals_of_one_statement_are_no_question(floor: Floor) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.withdraw(first, floor.rita)
    floor.withdraw(first, floor.founder)
    assert floor.now == Standing()


def test_that_a_record_of_no_kind_that_may_do_so_replaces_nothing(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.add(
        b.SessionTaught(trainee=floor.tom, task=TASK, on=day(0)),
        by=floor.rita,
        replaces=(statement.id,),
    )
    assert floor.counted() == [statement.id]


# --- facts -------------------------------------------------------------------------------------


def test_that_facts_land_in_the_standing_and_leave_it_when_withdrawn(floor: Floor) -> None:
    taught = floor.add(b.SessionTaught(trainee=floor.tom, task=TASK, on=day(0)), by=floor.rita)
    job = floor.add(b.JobDone(floor.tom, (TASK, "02-01"), day(1)), by=floor.rita)
    own = floor.add(b.JobDone(floor.tom, (TASK,), day(2), own_entry=True), by=floor.tom)
    floor.add(b.AssessmentRequested(floor.tom, TASK, day(3)), by=floor.tom)
    now = floor.now
    assert (now.taught, now.performed, now.asked) == ((day(0),), (day(1), day(2)), (day(3),))
    assert floor.standing(floor.tom, "02-01").performed == (day(1),)
    for record in (taught, job):
        floor.withdraw(record, floor.rita)
    floor.withdraw(own, floor.founder)
    assert (floor.now.taught, floor.now.performed) == ((), ())
    assert floor.standing(floor.tom, "02-01") == Standing()


def test_that_another_trainee_enters_no_job_and_no_request_for_tom(floor: Floor) -> None:
    other = floor.trainee("Other")
    floor.add(b.JobDone(floor.tom, (TASK,), day(0)), by=other)
    floor.add(b.AssessmentRequested(floor.tom, TASK, day(0)), by=other)
    assert floor.now == Standing()


def test_that_not_applicable_holds_for_one_or_for_the_whole_plant(floor: Floor) -> None:
    other = floor.trainee("Other")
    site = floor.site.id
    for_all = floor.add(b.TaskNotApplicable(site=site, task="02-03"), by=floor.founder)
    floor.add(b.TaskNotApplicable(site=site, task="02-06", trainee=floor.tom), by=floor.founder)
    assert floor.standing(floor.tom, "02-03").not_applicable == (for_all.id,)
    assert floor.standing(other, "02-03").not_applicable == (for_all.id,)
    assert floor.standing(floor.tom, "02-06").not_applicable
    assert not floor.standing(other, "02-06").not_applicable
    floor.add(
        b.TaskNotApplicable(site=site, task="02-03", applicable=True),
        by=floor.founder,
        replaces=(for_all.id,),
    )
    assert floor.standing(other, "02-03") == Standing()


def test_that_only_a_supervisor_sets_a_task_aside(floor: Floor) -> None:
    floor.add(b.TaskNotApplicable(site=floor.site.id, task="02-03"), by=floor.rita)
    assert floor.standing(floor.tom, "02-03") == Standing()


def test_that_a_core_task_is_set_aside_only_with_the_bodys_consent(floor: Floor) -> None:
    floor.add(b.TaskNotApplicable(site=floor.site.id, task="02-01"), by=floor.founder)
    assert floor.status(floor.tom, "02-01", day(0)).status is Status.NOT_STARTED
    floor.add(
        b.TaskNotApplicable(site=floor.site.id, task="02-01", consent="Letter 12"),
        by=floor.founder,
    )
    assert floor.status(floor.tom, "02-01", day(0)).status is Status.NOT_APPLICABLE


def test_that_a_capstone_is_one_performance_of_each_task_it_contains(floor: Floor) -> None:
    def assess(by: PersonId, *, passed: bool = True) -> Record:
        return floor.add(
            b.CapstoneAssessed(
                trainee=floor.tom, on=day(9), passed=passed, mold="9", tasks=(TASK, "02-01")
            ),
            by=by,
        )

    assess(floor.rita)
    assess(floor.vera, passed=False)
    assert floor.counted() == []
    passed = assess(floor.vera)
    for task in (TASK, "02-01"):
        (performance,) = floor.standing(floor.tom, task).performances
        assert (performance.record, performance.capstone) == (passed.id, True)
        assert performance.observers == (floor.vera,)
    assert floor.standing(floor.tom, "01-01") == Standing()
    floor.withdraw(passed, floor.vera)
    assert floor.counted() == []


def test_that_a_sheet_can_be_entered_again_only_after_it_was_taken_back(floor: Floor) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0), sheet="B-0417")
    assert list(floor.now.sheets) == ["B-0417"]
    floor.withdraw(statement, floor.rita, reason="mistake")
    assert list(floor.now.sheets) == []


def test_that_a_damaged_or_newer_record_in_between_changes_nothing(floor: Floor) -> None:
    floor.signed(floor.tom, TASK, floor.rita, day(0))
    before = floor.now
    last = floor.signed(floor.tom, TASK, floor.rita, day(1))
    for unreadable in ("damaged", "newer"):
        dark = [
            structs.replace(r, body=None, unreadable=unreadable) if r.id == last.id else r
            for r in floor.records
        ]
        assert floor.standing(floor.tom, TASK, dark) == before
