"""Answering, a second look, taking back, asking, deciding."""

import pytest

from tests.builders import day
from tests.desk import Desk
from tests.shop import codes_of
from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Ruling
from trainer_app.checklists.decisions import (
    may_decide,
    may_raise_question,
    may_sign_as_second,
)
from trainer_app.checklists.judging import why_not_counting
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId


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


def test_that_a_supervisor_decides_what_is_in_question_with_words(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    founder = shop.who(shop.founder)
    settled = shop.status(shop.tom, "01-01", day(0))
    assert codes_of(may_decide(founder, settled, statement.id, "x", ())) == [
        ErrorCode.NOTHING_TO_DECIDE
    ]
    shop.decline(statement)
    asked = shop.status(shop.tom, "01-01", day(0))
    assert may_decide(founder, asked, statement.id, "Asked both", (shop.rita,)) == Ruling()
    assert codes_of(may_decide(founder, asked, statement.id, "", ())) == [ErrorCode.WORDS_MISSING]
    assert codes_of(may_decide(shop.who(shop.rita), asked, statement.id, "x", ())) == [
        ErrorCode.NOT_ALLOWED
    ]
    own = may_decide(founder, asked, statement.id, "x", (), shop.founder)
    assert codes_of(own) == [ErrorCode.SELF_SIGN_OFF]


def test_that_a_decision_by_one_of_those_who_differ_is_marked(shop: Desk) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    shop.decline(statement)
    asked = shop.status(shop.tom, "01-01", day(0))
    ruling = may_decide(shop.who(shop.founder), asked, statement.id, "x", (shop.founder,))
    assert ruling.allowed
    assert [w.code for w in ruling.warnings] == [ErrorCode.SELF_SIGN_OFF]
