"""What is in question, what decides it, and that nobody decides for himself."""

import pytest

from tests.builders import day
from tests.floor import TASK, Floor
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import NotCounting
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.standing import QuestionKind


@pytest.fixture
def floor() -> Floor:
    return Floor()


# --- not me, and other questions ---------------------------------------------------------------


def test_that_not_me_opens_a_question_that_a_decision_answers(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    raised = floor.add(b.QuestionRaised(about=statement.id, words="Not me"), by=floor.tom)
    assert floor.why(raised) is None
    assert floor.kinds() == [QuestionKind.RAISED]
    assert floor.counted() == []
    floor.decide(statement.id, stands=statement.id, answered=(statement.id, raised.id))
    assert floor.counted() == [statement.id]


def test_that_a_question_about_an_older_version_stays_open(floor: Floor) -> None:
    first = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.add(b.QuestionRaised(about=first.id), by=floor.tom)
    floor.agree(floor.sign_off(floor.tom, TASK, floor.rita, day(1), replaces=(first.id,)))
    assert floor.kinds() == [QuestionKind.RAISED]


def test_that_another_trainee_raises_no_question_about_tom(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    other = floor.trainee("Other")
    raised = floor.add(b.QuestionRaised(about=statement.id), by=other)
    assert floor.why(raised) is NotCounting.FOR_ANOTHER
    assert floor.counted() == [statement.id]


def test_that_a_question_that_was_taken_back_is_none(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    raised = floor.add(b.QuestionRaised(about=statement.id), by=floor.carl)
    assert floor.kinds() == [QuestionKind.RAISED]
    floor.withdraw(raised, floor.carl)
    assert floor.counted() == [statement.id]


def test_that_a_withdrawal_can_be_questioned_and_what_it_ended_can_stand_again(
    floor: Floor,
) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    gone = floor.withdraw(statement, floor.rita)
    raised = floor.add(b.QuestionRaised(about=gone.id, reason="disagrees"), by=floor.tom)
    (question,) = floor.now.questions
    assert (question.kind, question.observed_on) == (QuestionKind.RAISED, day(0))
    assert question.records == (gone.id, raised.id)
    floor.decide(
        question.thing, stands=statement.id, answered=question.records, replaces=(gone.id,)
    )
    assert (floor.kinds(), floor.counted()) == ([], [statement.id])


def test_that_a_question_about_a_withdrawal_may_leave_it_withdrawn(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    gone = floor.withdraw(statement, floor.rita)
    raised = floor.add(b.QuestionRaised(about=gone.id), by=floor.tom)
    floor.decide(statement.id, answered=(gone.id, raised.id), replaces=(gone.id,))
    assert (floor.kinds(), floor.counted()) == ([], [])


def test_that_taking_back_answers_a_question_about_what_was_taken_back(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.add(b.QuestionRaised(about=statement.id), by=floor.tom)
    floor.withdraw(statement, floor.rita)
    assert floor.kinds() == []


def test_that_a_question_about_a_try_or_a_capstone_is_open_too(floor: Floor) -> None:
    tried = floor.try_(floor.tom, TASK, floor.rita, day(0))
    floor.add(b.QuestionRaised(about=tried.id), by=floor.tom)
    assert floor.kinds() == [QuestionKind.RAISED]
    assert floor.now.judged == ()
    capstone = floor.add(
        b.CapstoneAssessed(trainee=floor.tom, on=day(1), passed=True, tasks=("02-01",)),
        by=floor.vera,
    )
    assert len(floor.standing(floor.tom, "02-01").performances) == 1
    floor.add(b.QuestionRaised(about=capstone.id), by=floor.tom)
    assert floor.standing(floor.tom, "02-01").performances == ()


def test_that_only_a_supervisor_decides(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.decide(statement.id, replaces=(statement.id,), by=floor.carl)
    floor.decide(statement.id, replaces=(statement.id,), by=floor.vera)
    assert floor.counted() == [statement.id]


def test_that_a_decision_cannot_let_stand_what_does_not_count(floor: Floor) -> None:
    me = floor.person("Me", Role.TRAINEE, Role.TRAINER)
    floor.right(me)
    own = floor.sign_off(me, TASK, me, day(0))
    floor.agree(own, by=me)
    foreign = floor.sign_off(me, TASK, floor.rita, day(1), pc=floor.pc("X", admitted=False))
    for record in (own, foreign):
        floor.decide(record.id, stands=record.id, replaces=(record.id,))
    floor.decide(floor.signed(me, TASK, floor.rita, day(2)).id, stands=own.id)
    standing = floor.standing(me, TASK)
    assert [p.observed_on for p in standing.performances] == [day(2)]


def test_that_a_decision_cannot_let_another_thing_stand_in_its_place(floor: Floor) -> None:
    one = floor.signed(floor.tom, TASK, floor.rita, day(0))
    other = floor.signed(floor.tom, TASK, floor.carl, day(1))
    floor.decide(one.id, stands=other.id, replaces=(one.id,))
    assert floor.counted() == [other.id]


# --- two judgements of one performance ---------------------------------------------------------


def test_that_two_people_who_judge_one_performance_differently_raise_a_question(
    floor: Floor,
) -> None:
    signed = floor.signed(floor.tom, TASK, floor.rita, day(0), mold="214")
    tried = floor.try_(floor.tom, TASK, floor.carl, day(0), level=1, mold="214 ")
    assert floor.kinds() == [QuestionKind.JUDGEMENTS_DIFFER]
    assert floor.counted() == []
    assert floor.status(floor.tom, TASK, day(0)).level == 1
    floor.decide(signed.id, stands=signed.id, answered=(signed.id, tried.id), replaces=(signed.id,))
    assert floor.kinds() == []
    assert floor.counted() == [signed.id]
    assert floor.status(floor.tom, TASK, day(0)).level == 3


def test_that_a_decision_for_the_lower_judgement_ends_the_other(floor: Floor) -> None:
    signed = floor.signed(floor.tom, TASK, floor.rita, day(0), mold="214")
    tried = floor.try_(floor.tom, TASK, floor.carl, day(0), level=1, mold="214")
    floor.decide(signed.id, stands=tried.id, answered=(signed.id, tried.id), replaces=(signed.id,))
    assert floor.counted() == []
    assert floor.kinds() == []
    assert [j.level for j in floor.now.judged] == [1]


def test_that_a_decision_about_two_people_does_not_silence_a_third(floor: Floor) -> None:
    signed = floor.signed(floor.tom, TASK, floor.rita, day(0), mold="214")
    tried = floor.try_(floor.tom, TASK, floor.carl, day(0), level=1, mold="214")
    floor.decide(signed.id, stands=signed.id, answered=(signed.id, tried.id), replaces=(signed.id,))
    floor.try_(floor.tom, TASK, floor.vera, day(0), level=2, mold="214")
    assert floor.kinds() == [QuestionKind.JUDGEMENTS_DIFFER]


@pytest.mark.parametrize(
    ("on", "mold", "level", "asked"),
    [
        (0, "214", 1, True),
        (0, "214", 3, False),
        (1, "214", 1, False),
        (0, "215", 1, False),
        (0, "", 1, False),
    ],
)
def test_that_only_one_and_the_same_performance_is_compared(
    floor: Floor, on: int, mold: str, level: int, asked: bool
) -> None:
    floor.signed(floor.tom, TASK, floor.rita, day(0), mold="214")
    floor.try_(floor.tom, TASK, floor.carl, day(on), level=level, mold=mold)
    assert bool(floor.now.questions) is asked


def test_that_one_person_who_judges_twice_does_not_differ_with_himself(floor: Floor) -> None:
    floor.try_(floor.tom, TASK, floor.rita, day(0), level=1, mold="214")
    floor.signed(floor.tom, TASK, floor.rita, day(0), mold="214")
    assert floor.kinds() == []
    floor.try_(floor.tom, TASK, floor.carl, day(0), level=2, mold="214")
    assert floor.kinds() != []
    floor.merge(floor.rita, floor.carl)
    assert floor.kinds() == []


# --- nobody for himself ------------------------------------------------------------------------


def test_that_a_merge_takes_away_what_one_signed_for_himself(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    other = floor.signed(floor.tom, TASK, floor.carl, day(1))
    assert floor.counted() == [statement.id, other.id]
    merge = floor.merge(floor.tom, floor.rita)
    assert floor.counted() == [other.id]
    floor.add(
        b.PersonMerged((floor.tom, floor.rita), same=False),
        by=floor.founder,
        replaces=(merge.id,),
    )
    assert floor.counted() == [statement.id, other.id]
