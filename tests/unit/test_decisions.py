"""Answering, a second look, taking back, asking, deciding."""

from datetime import timedelta

import pytest

from tests.builders import day
from tests.desk import Desk
from tests.shop import codes_of
from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Ruling
from trainer_app.checklists.decisions import (
    may_apply_again,
    may_decide,
    may_extend,
    may_raise_question,
    may_require_reobservation,
    may_sign_as_second,
    may_stand,
    questions_of,
)
from trainer_app.checklists.judging import why_not_counting
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.standing import Question, QuestionKind
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId, RecordId


@pytest.fixture
def shop() -> Desk:
    return Desk()


# --- answering ---------------------------------------------------------------------------------


def test_that_only_the_trainee_answers_and_a_refusal_has_words(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    assert shop.answer(statement, shop.tom) == Ruling()
    assert shop.answer(statement, shop.tom, agrees=False, words="I was away") == Ruling()
    assert codes_of(shop.answer(statement, shop.tom, agrees=False, words=" ")) == [
        ErrorCode.WORDS_MISSING
    ]
    for other in (shop.rita, shop.founder, shop.trainee("Other")):
        assert codes_of(shop.answer(statement, other)) == [ErrorCode.SIGNS_FOR_ANOTHER]
    assert codes_of(shop.answer(None, shop.tom)) == [ErrorCode.RECORD_UNKNOWN]
    assert codes_of(shop.answer(shop.site, shop.tom)) == [ErrorCode.RECORD_UNKNOWN]


def test_that_the_same_answer_is_not_given_twice(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    agreed = shop.agree(statement)
    assert codes_of(shop.answer(statement, shop.tom, given=[agreed])) == [ErrorCode.ALREADY_SIGNED]
    assert shop.answer(statement, shop.tom, agrees=False, words="No", given=[agreed]).allowed


def test_that_whoever_left_no_longer_answers(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    shop.save_person(shop.tom, Role.TRAINEE, active=False)
    assert codes_of(shop.answer(statement, shop.tom)) == [ErrorCode.PERSON_INACTIVE]


@pytest.mark.parametrize("role", [Role.TRAINER, Role.ASSESSOR, Role.SUPERVISOR])
def test_that_an_answer_that_is_allowed_also_counts(shop: Desk, role: Role) -> None:
    person = shop.person("Observed", role)
    statement = shop.sign_off(person, "01-02", shop.rita, day(0))
    assert shop.answer(statement, person).allowed
    shop.agree(statement, by=person)
    assert len(shop.standing(person, "01-02").performances) == 1


def test_that_a_coordinator_is_not_signed_off(shop: Desk) -> None:
    person = shop.person("Cora", Role.COORDINATOR)
    statement = shop.sign_off(person, "01-02", shop.rita, day(0))
    assert codes_of(shop.answer(statement, person)) == [ErrorCode.NOT_ALLOWED]
    shop.agree(statement, by=person)
    assert shop.standing(person, "01-02").performances == ()


# --- a second look -----------------------------------------------------------------------------


def test_that_a_second_assessor_is_another_person_with_a_right(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "02-01", shop.rita, day(0))

    def ask(by: PersonId, *given: Record) -> list[ErrorCode]:
        return codes_of(
            may_sign_as_second(
                statement, shop.signer(by), shop.case(shop.tom), shop.directory(), given
            )
        )

    assert ask(shop.carl) == []
    assert ask(shop.rita) == [ErrorCode.SECOND_LOOK_SAME_PERSON]
    assert ask(shop.person("Zoe", Role.TRAINER)) == [ErrorCode.NO_RIGHT_TO_SIGN]
    assert ask(shop.tom) == [ErrorCode.SELF_SIGN_OFF]
    assert ask(shop.carl, shop.second(statement, shop.carl)) == [ErrorCode.ALREADY_SIGNED]
    assert ask(shop.vera, shop.second(statement, shop.carl)) == []
    nothing = may_sign_as_second(
        shop.site, shop.signer(shop.carl), shop.case(shop.tom), shop.directory()
    )
    assert codes_of(nothing) == [ErrorCode.RECORD_UNKNOWN]


# --- taking back -------------------------------------------------------------------------------


def test_that_a_mistake_is_its_signers_own_and_of_the_last_fifteen_minutes(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))

    def ask(by: PersonId, minutes: int) -> list[ErrorCode]:
        return codes_of(shop.withdraw_ruling(statement, by, "mistake", words="", minutes=minutes))

    assert ask(shop.rita, 0) == []
    assert ask(shop.rita, 15) == []
    assert ask(shop.rita, 16) == [ErrorCode.MISTAKE_TOO_LATE]
    assert ask(shop.rita, -5) == []
    assert ask(shop.carl, 0) == [ErrorCode.NOT_THE_SIGNER]
    assert ask(shop.founder, 0) == [ErrorCode.NOT_THE_SIGNER]
    assert ask(shop.tom, 0) == [ErrorCode.NOT_ALLOWED]


def test_that_a_judgement_is_withdrawn_by_its_signer_or_a_supervisor_with_words(
    shop: Desk,
) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    for by in (shop.rita, shop.founder):
        assert shop.withdraw_ruling(statement, by, "judgement", minutes=9_999) == Ruling()
        silent = shop.withdraw_ruling(statement, by, "judgement", words="")
        assert codes_of(silent) == [ErrorCode.WORDS_MISSING]
    assert codes_of(shop.withdraw_ruling(statement, shop.carl, "judgement")) == [
        ErrorCode.NOT_THE_SIGNER
    ]
    again = shop.withdraw_ruling(statement, shop.rita, "judgement", already=True)
    assert codes_of(again) == [ErrorCode.ALREADY_WITHDRAWN]


def test_that_only_what_may_be_withdrawn_is(shop: Desk) -> None:
    assert codes_of(shop.withdraw_ruling(None, shop.rita, "judgement")) == [
        ErrorCode.RECORD_UNKNOWN
    ]
    for record in shop.records:
        if record.kind == "right.saved":
            ruling = shop.withdraw_ruling(record, shop.founder, "judgement")
            assert codes_of(ruling) == [ErrorCode.RECORD_UNKNOWN]


def test_that_a_supervisor_does_not_withdraw_what_others_judged_of_him(shop: Desk) -> None:
    anna = shop.person("Anna", Role.SUPERVISOR, Role.TRAINEE)
    tried = shop.try_(anna, "01-01", shop.rita, day(0), level=1)
    assert codes_of(shop.withdraw_ruling(tried, anna, "judgement")) == [ErrorCode.SELF_SIGN_OFF]


def test_that_whoever_left_takes_nothing_back(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    shop.save_person(shop.rita, Role.TRAINER, active=False)
    assert codes_of(shop.withdraw_ruling(statement, shop.rita, "mistake")) == [
        ErrorCode.NOT_ALLOWED
    ]


# --- asking ------------------------------------------------------------------------------------


def test_that_a_question_that_may_be_raised_also_counts(shop: Desk) -> None:
    statement = shop.signed(shop.tom, "01-01", shop.rita, day(0))
    other, gone = shop.trainee("Other"), shop.trainer("Gone")
    shop.save_person(gone, Role.TRAINER, active=False)
    expected = {
        shop.tom: [],
        shop.carl: [],
        shop.vera: [],
        shop.founder: [],
        other: [ErrorCode.NOT_ALLOWED],
        gone: [ErrorCode.PERSON_INACTIVE],
    }
    directory = shop.directory()
    for person, problems in expected.items():
        assert codes_of(may_raise_question(statement, shop.who(person), directory)) == problems
        raised = shop.add(b.QuestionRaised(about=statement.id), by=person)
        known = {r.id: r for r in shop.records}
        reason = why_not_counting(raised, known, shop.tom, shop.directory(), shop.unit_of)
        assert (reason is None) is (problems == [])
    nothing = may_raise_question(None, shop.who(shop.tom), directory)
    assert codes_of(nothing) == [ErrorCode.RECORD_UNKNOWN]


# --- deciding ----------------------------------------------------------------------------------


def decide(shop: Desk, by: PersonId, stands: Record | None, words: str = "Asked both") -> Ruling:
    """A ruling about whatever is in question on Tom's 01-01."""
    status = shop.status(shop.tom, "01-01", day(9))
    thing = status.questions[0].thing if status.questions else RecordId("")
    questions = questions_of(status.questions, thing)
    named = {record for question in questions for record in question.records}
    known = {record.id: record for record in shop.records if record.id in named}
    wanted = stands.id if stands else None
    return may_decide(shop.who(by), questions, wanted, words, known, shop.tom, shop.directory())


def test_that_a_supervisor_decides_what_is_in_question_with_words(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    assert codes_of(decide(shop, shop.founder, statement)) == [ErrorCode.NOTHING_TO_DECIDE]
    shop.decline(statement)
    assert decide(shop, shop.founder, statement) == Ruling()
    assert decide(shop, shop.founder, None) == Ruling()
    assert codes_of(decide(shop, shop.founder, None, " ")) == [ErrorCode.WORDS_MISSING]
    assert codes_of(decide(shop, shop.rita, statement)) == [ErrorCode.NOT_ALLOWED]


def test_that_nobody_decides_about_his_own_task(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    shop.decline(statement)
    assert codes_of(decide(shop, shop.tom, statement)) == [ErrorCode.SELF_SIGN_OFF]


def test_that_only_what_is_in_question_can_be_decided_to_stand(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    other = shop.signed(shop.tom, "01-01", shop.carl, day(1))
    declined = shop.decline(statement)
    for beside in (other, declined):
        assert codes_of(decide(shop, shop.founder, beside)) == [ErrorCode.RECORD_UNKNOWN]


def test_that_of_two_decisions_each_offers_what_it_let_stand(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    stands = b.QuestionDecided(about=statement.id, stands=statement.id, words="It does")
    none = b.QuestionDecided(about=statement.id, words="It does not")
    for_it, against = shop.add(stands, by=shop.founder), shop.add(none, by=shop.founder)
    question = Question(QuestionKind.TWO_HEADS, statement.id, (for_it.id, against.id), day(0))
    known = {record.id: record for record in shop.records}
    assert may_stand([question], known) == {for_it.id: statement.id}


# --- the employer's other decisions -------------------------------------------------------------


def test_that_only_what_was_set_aside_applies_again(shop: Desk) -> None:
    founder = shop.who(shop.founder)
    aside = shop.add(b.TaskNotApplicable(site=shop.site.id, task="02-03"), by=shop.founder)
    assert may_apply_again((aside,), founder, "The machine has come") == Ruling()
    assert codes_of(may_apply_again((aside,), founder, "")) == [ErrorCode.WORDS_MISSING]
    assert codes_of(may_apply_again((), founder, "Come")) == [ErrorCode.NOTHING_TO_DECIDE]
    trainer = may_apply_again((aside,), shop.who(shop.rita), "Come")
    assert codes_of(trainer) == [ErrorCode.NOT_ALLOWED]


def test_that_nobody_extends_or_calls_for_a_new_look_at_himself(shop: Desk) -> None:
    founder = shop.who(shop.founder)
    shop.signed(shop.tom, "01-02", shop.rita, day(0))
    status = shop.status(shop.tom, "01-02", day(360))
    assert status.expires_on is not None
    until = status.expires_on + timedelta(days=14)
    told = ("Away", "Beside Al", shop.pack.policy)
    assert may_extend(status, until, founder, *told) == Ruling()
    own = may_extend(status, until, founder, *told, own=True)
    assert codes_of(own) == [ErrorCode.SELF_SIGN_OFF]
    again = may_require_reobservation(founder, "A near miss", own=True)
    assert codes_of(again) == [ErrorCode.SELF_SIGN_OFF]
