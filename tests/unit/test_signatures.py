"""Signatures are separate acts: the trainee agrees or declines, a second assessor signs too."""

import pytest

from tests.builders import World, day
from tests.floor import TASK, Floor
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import NotCounting
from trainer_app.checklists.standing import QuestionKind, Standing
from trainer_app.checklists.status import Status


@pytest.fixture
def floor() -> Floor:
    return Floor()


# --- signatures --------------------------------------------------------------------------------


def test_that_a_statement_waits_for_the_trainee_and_counts_from_the_day_that_was_watched(
    floor: Floor,
) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    assert floor.counted() == []
    assert [(w.record, w.person) for w in floor.now.waiting] == [(statement.id, floor.tom)]
    assert floor.now.judged == ()
    floor.clock.advance(days=3)
    floor.agree(statement)
    assert floor.counted() == [statement.id]
    assert floor.now.waiting == ()
    assert floor.now.performances[0].observed_on == day(0)


def test_that_a_signature_later_than_a_day_is_marked(floor: Floor) -> None:
    prompt = floor.signed(floor.tom, TASK, floor.rita, day(0))
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(1))
    floor.clock.advance(hours=24)
    floor.agree(statement)
    assert {p.record: p.late_signature for p in floor.now.performances} == {
        prompt.id: False,
        statement.id: False,
    }
    floor.agree(third := floor.sign_off(floor.tom, TASK, floor.carl, day(2)))
    floor.clock.advance(hours=24, minutes=1)
    slow = floor.sign_off(floor.tom, TASK, floor.carl, day(3))
    floor.clock.advance(hours=25)
    floor.agree(slow)
    marks = {p.record: p.late_signature for p in floor.now.performances}
    assert (marks[third.id], marks[slow.id]) == (False, True)


def test_that_an_entry_later_than_a_day_is_marked_whatever_it_says(floor: Floor) -> None:
    floor.clock.advance(days=5)
    late = floor.signed(floor.tom, TASK, floor.rita, day(3))
    told = floor.sign_off(floor.tom, TASK, floor.rita, day(5), late="The PC was down")
    floor.agree(told)
    prompt = floor.signed(floor.tom, TASK, floor.rita, day(4))
    marks = {p.record: p.late for p in floor.now.performances}
    assert marks == {late.id: True, told.id: True, prompt.id: False}


def test_that_a_signature_given_twice_counts_once(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.agree(statement)
    floor.second(statement, floor.carl)
    floor.second(statement, floor.carl)
    (performance,) = floor.now.performances
    assert performance.observers == (floor.rita, floor.carl)


def test_that_nobody_signs_for_the_trainee(floor: Floor) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    other = floor.trainee("Other")
    for person in (other, floor.carl, floor.rita, floor.founder):
        given = floor.agree(statement, by=person)
        assert floor.why(given) is NotCounting.FOR_ANOTHER
    assert floor.counted() == []


def test_that_the_trainees_second_entry_may_sign_once_they_are_merged(floor: Floor) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    again = floor.trainee("Tom again")
    floor.agree(statement, by=again)
    assert floor.counted() == []
    floor.merge(floor.tom, again)
    assert floor.counted() == [statement.id]


def test_that_a_trainer_who_is_observed_signs_as_the_trainee(floor: Floor) -> None:
    statement = floor.sign_off(floor.carl, TASK, floor.rita, day(0))
    floor.agree(statement, by=floor.carl)
    assert len(floor.standing(floor.carl, TASK).performances) == 1


def test_that_a_second_look_is_neither_the_trainees_nor_the_first_signers(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    assert floor.why(floor.second(statement, floor.rita)) is NotCounting.FOR_ONESELF
    own = floor.signature(statement, by=floor.tom, role="second", right=floor.right_of(floor.rita))
    assert floor.why(own) in (NotCounting.FOR_ONESELF, NotCounting.ROLE_MISSING)
    without = floor.signature(statement, by=floor.carl, role="second")
    assert floor.why(without) is NotCounting.RIGHT_MISSING
    assert floor.now.performances[0].observers == (floor.rita,)


def test_that_a_second_assessor_who_turns_out_to_be_the_first_signer_is_none(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    given = floor.second(statement, floor.carl)
    assert floor.now.performances[0].observers == (floor.rita, floor.carl)
    floor.merge(floor.rita, floor.carl)
    assert floor.why(given) is NotCounting.FOR_ONESELF
    assert len(floor.now.performances[0].observers) == 1


def test_that_a_role_of_a_newer_program_signs_nothing_here(floor: Floor) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    floor.signature(statement, by=floor.carl, role="witness")
    assert len(floor.now.waiting) == 1


def test_that_a_signature_about_nothing_known_does_not_count(floor: Floor) -> None:
    other = World()
    foreign = other.signed(other.trainee(), TASK, other.trainer(), day(0))
    given = floor.add(b.SignatureGiven(about=foreign.id), by=floor.tom)
    assert floor.why(given) is NotCounting.RELIED_ON_DOES_NOT_COUNT


# --- declined ----------------------------------------------------------------------------------


def test_that_a_declined_signature_is_in_question_until_decided(floor: Floor) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    declined = floor.decline(statement)
    assert floor.kinds() == [QuestionKind.DECLINED]
    assert floor.now.waiting == ()
    assert floor.status(floor.tom, TASK, day(0)).status is Status.IN_QUESTION
    floor.decide(
        statement.id,
        stands=statement.id,
        answered=(statement.id, declined.id),
        replaces=(statement.id,),
    )
    assert floor.kinds() == []
    assert floor.counted() == [statement.id]


def test_that_a_decision_against_a_declined_statement_leaves_nothing(floor: Floor) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    declined = floor.decline(statement)
    floor.decide(statement.id, answered=(statement.id, declined.id), replaces=(statement.id,))
    assert floor.now == Standing()


def test_that_a_decision_that_lets_nothing_stand_is_no_agreement(floor: Floor) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    declined = floor.decline(statement)
    floor.decide(statement.id, answered=(declined.id,))
    assert floor.kinds() == []
    assert floor.counted() == []
    assert [w.record for w in floor.now.waiting] == [statement.id]


def test_that_the_trainee_may_think_again(floor: Floor) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    declined = floor.decline(statement)
    floor.signature(statement, replaces=(declined.id,))
    assert floor.counted() == [statement.id]
    assert floor.kinds() == []


def test_that_nobody_takes_back_the_trainees_refusal_for_him(floor: Floor) -> None:
    statement = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    declined = floor.decline(statement)
    floor.signature(
        statement,
        by=floor.carl,
        role="second",
        replaces=(declined.id,),
        right=floor.right_of(floor.carl),
    )
    assert floor.kinds() == [QuestionKind.DECLINED]


def test_that_a_second_assessor_who_disagrees_raises_a_question(floor: Floor) -> None:
    statement = floor.signed(floor.tom, TASK, floor.rita, day(0))
    floor.signature(
        statement, by=floor.carl, role="second", agrees=False, right=floor.right_of(floor.carl)
    )
    assert floor.kinds() == [QuestionKind.DECLINED]
    assert floor.counted() == []


def test_that_a_decision_is_no_signature(floor: Floor) -> None:
    """What waits for the trainee's first word still waits after a decision."""
    first = floor.sign_off(floor.tom, TASK, floor.rita, day(0))
    heads = [
        floor.sign_off(floor.tom, TASK, floor.rita, day(n), replaces=(first.id,)) for n in (1, 2)
    ]
    assert floor.kinds() == [QuestionKind.TWO_HEADS]
    floor.decide(
        first.id,
        stands=heads[0].id,
        answered=tuple(h.id for h in heads),
        replaces=tuple(h.id for h in heads),
    )
    assert [w.record for w in floor.now.waiting] == [heads[0].id]
    assert floor.counted() == []
    floor.agree(heads[0])
    assert floor.counted() == [heads[0].id]
