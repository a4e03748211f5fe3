"""Answering, taking back, extending, deciding: the rules of everything around a sign-off."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.builders import World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Ruling
from trainer_app.checklists.decisions import (
    core_tasks_below,
    main_trainers,
    may_answer,
    may_assess_capstone,
    may_decide,
    may_extend,
    may_raise_question,
    may_require_reobservation,
    may_set_not_applicable,
    may_sign_as_second,
    may_sign_unit,
    may_withdraw,
    unit_tasks_open,
)
from trainer_app.checklists.directory import Person
from trainer_app.checklists.judging import why_not_counting
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import TaskStatus
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId

CORE = ("01-01", "01-02", "01-03", "02-01", "02-02")


class Shop(World):
    def __init__(self) -> None:
        super().__init__()
        self.tom = self.trainee("Tom")
        self.rita = self.trainer("Rita")
        self.carl = self.trainer("Carl")
        self.vera = self.assessor("Vera")

    def who(self, person: PersonId) -> Person:
        return self.directory().people[person]

    def all_core(self, *, but: Sequence[str] = ()) -> None:
        for task in CORE:
            if task not in but:
                for n in range(self.pack.tasks[task].sign_offs):
                    by = (self.rita, self.carl)[n % 2]
                    self.signed(self.tom, task, by, day(n), mold=f"M{n}")

    def answer(
        self,
        record: Record | None,
        by: PersonId,
        *,
        agrees: bool = True,
        words: str = "",
        given: Sequence[Record] = (),
    ) -> Ruling:
        return may_answer(record, self.who(by), agrees, words, given, self.directory())

    def withdraw_ruling(
        self,
        record: Record | None,
        by: PersonId,
        reason: str,
        *,
        words: str = "Seen again",
        minutes: int = 0,
        already: bool = False,
    ) -> Ruling:
        at = record.head.at if record else 0
        return may_withdraw(
            record,
            self.who(by),
            reason,
            words,
            already=already,
            now_ms=at + minutes * 60_000,
            policy=self.pack.policy,
            directory=self.directory(),
        )


@pytest.fixture
def shop() -> Shop:
    return Shop()


def codes(ruling: Ruling) -> list[ErrorCode]:
    return [problem.code for problem in ruling.problems]


# --- answering ---------------------------------------------------------------------------------


def test_that_only_the_trainee_answers_and_a_refusal_has_words(shop: Shop) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    assert shop.answer(statement, shop.tom) == Ruling()
    assert shop.answer(statement, shop.tom, agrees=False, words="I was away") == Ruling()
    assert codes(shop.answer(statement, shop.tom, agrees=False, words=" ")) == [
        ErrorCode.WORDS_MISSING
    ]
    for other in (shop.rita, shop.founder, shop.trainee("Other")):
        assert codes(shop.answer(statement, other)) == [ErrorCode.SIGNS_FOR_ANOTHER]
    assert codes(shop.answer(None, shop.tom)) == [ErrorCode.RECORD_UNKNOWN]
    assert codes(shop.answer(shop.site, shop.tom)) == [ErrorCode.RECORD_UNKNOWN]


def test_that_the_same_answer_is_not_given_twice(shop: Shop) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    agreed = shop.agree(statement)
    assert codes(shop.answer(statement, shop.tom, given=[agreed])) == [ErrorCode.ALREADY_SIGNED]
    assert shop.answer(statement, shop.tom, agrees=False, words="No", given=[agreed]).allowed


def test_that_whoever_left_no_longer_answers(shop: Shop) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    shop.save_person(shop.tom, Role.TRAINEE, active=False)
    assert codes(shop.answer(statement, shop.tom)) == [ErrorCode.PERSON_INACTIVE]


@pytest.mark.parametrize("role", [Role.TRAINER, Role.ASSESSOR, Role.SUPERVISOR])
def test_that_an_answer_that_is_allowed_also_counts(shop: Shop, role: Role) -> None:
    person = shop.person("Observed", role)
    statement = shop.sign_off(person, "01-02", shop.rita, day(0))
    assert shop.answer(statement, person).allowed
    shop.agree(statement, by=person)
    assert len(shop.standing(person, "01-02").performances) == 1


def test_that_a_coordinator_is_not_signed_off(shop: Shop) -> None:
    person = shop.person("Cora", Role.COORDINATOR)
    statement = shop.sign_off(person, "01-02", shop.rita, day(0))
    assert codes(shop.answer(statement, person)) == [ErrorCode.NOT_ALLOWED]
    shop.agree(statement, by=person)
    assert shop.standing(person, "01-02").performances == ()


# --- a second look -----------------------------------------------------------------------------


def test_that_a_second_assessor_is_another_person_with_a_right(shop: Shop) -> None:
    statement = shop.sign_off(shop.tom, "02-01", shop.rita, day(0))

    def ask(by: PersonId, *given: Record) -> list[ErrorCode]:
        return codes(
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
    assert codes(nothing) == [ErrorCode.RECORD_UNKNOWN]


# --- taking back -------------------------------------------------------------------------------


def test_that_a_mistake_is_its_signers_own_and_of_the_last_fifteen_minutes(shop: Shop) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))

    def ask(by: PersonId, minutes: int) -> list[ErrorCode]:
        return codes(shop.withdraw_ruling(statement, by, "mistake", words="", minutes=minutes))

    assert ask(shop.rita, 0) == []
    assert ask(shop.rita, 15) == []
    assert ask(shop.rita, 16) == [ErrorCode.MISTAKE_TOO_LATE]
    assert ask(shop.rita, -5) == []
    assert ask(shop.carl, 0) == [ErrorCode.NOT_THE_SIGNER]
    assert ask(shop.founder, 0) == [ErrorCode.NOT_THE_SIGNER]
    assert ask(shop.tom, 0) == [ErrorCode.NOT_ALLOWED]


def test_that_a_judgement_is_withdrawn_by_its_signer_or_a_supervisor_with_words(
    shop: Shop,
) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    for by in (shop.rita, shop.founder):
        assert shop.withdraw_ruling(statement, by, "judgement", minutes=9_999) == Ruling()
        silent = shop.withdraw_ruling(statement, by, "judgement", words="")
        assert codes(silent) == [ErrorCode.WORDS_MISSING]
    assert codes(shop.withdraw_ruling(statement, shop.carl, "judgement")) == [
        ErrorCode.NOT_THE_SIGNER
    ]
    again = shop.withdraw_ruling(statement, shop.rita, "judgement", already=True)
    assert codes(again) == [ErrorCode.ALREADY_WITHDRAWN]


def test_that_only_what_may_be_withdrawn_is(shop: Shop) -> None:
    assert codes(shop.withdraw_ruling(None, shop.rita, "judgement")) == [ErrorCode.RECORD_UNKNOWN]
    for record in shop.records:
        if record.kind == "right.saved":
            ruling = shop.withdraw_ruling(record, shop.founder, "judgement")
            assert codes(ruling) == [ErrorCode.RECORD_UNKNOWN]


def test_that_a_supervisor_does_not_withdraw_what_others_judged_of_him(shop: Shop) -> None:
    anna = shop.person("Anna", Role.SUPERVISOR, Role.TRAINEE)
    tried = shop.try_(anna, "01-01", shop.rita, day(0), level=1)
    assert codes(shop.withdraw_ruling(tried, anna, "judgement")) == [ErrorCode.SELF_SIGN_OFF]


def test_that_whoever_left_takes_nothing_back(shop: Shop) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    shop.save_person(shop.rita, Role.TRAINER, active=False)
    assert codes(shop.withdraw_ruling(statement, shop.rita, "mistake")) == [ErrorCode.NOT_ALLOWED]


# --- re-observation, extension, not applicable -------------------------------------------------


def test_that_a_re_observation_is_required_by_a_supervisor_with_a_reason(shop: Shop) -> None:
    assert may_require_reobservation(shop.who(shop.founder), "Near miss") == Ruling()
    assert codes(may_require_reobservation(shop.who(shop.founder), " ")) == [
        ErrorCode.WORDS_MISSING
    ]
    assert codes(may_require_reobservation(shop.who(shop.rita), "x")) == [ErrorCode.NOT_ALLOWED]


def _lapsing(shop: Shop, on: int) -> TaskStatus:
    return shop.status(shop.tom, "01-02", day(on))


def test_that_a_lapse_is_extended_once_for_at_most_fourteen_days(shop: Shop) -> None:
    shop.signed(shop.tom, "01-02", shop.rita, day(0))
    end = _lapsing(shop, 0).expires_on
    assert end is not None

    def ask(
        on: int,
        days: int,
        *,
        words: str = "No assessor",
        control: str = "With Rita",
        by: PersonId | None = None,
    ) -> list[ErrorCode]:
        return codes(
            may_extend(
                _lapsing(shop, on),
                end + timedelta(days=days),
                shop.who(by or shop.founder),
                words,
                control,
                shop.pack.policy,
            )
        )

    assert ask(100, 7) == [ErrorCode.EXTENSION_NOT_LAPSING]
    assert ask(360, 1) == ask(360, 14) == ask(370, 14) == []
    for days in (-1, 0, 15):
        assert ask(360, days) == [ErrorCode.EXTENSION_TOO_LONG]
    assert ask(360, 7, words="") == ask(360, 7, control=" ") == [ErrorCode.WORDS_MISSING]
    assert ask(360, 7, by=shop.rita) == [ErrorCode.NOT_ALLOWED]
    shop.add(
        b.ExtensionGiven(trainee=shop.tom, task="01-02", lapse=end, until=end + timedelta(days=3)),
        by=shop.founder,
    )
    assert ask(360, 14) == [ErrorCode.EXTENSION_ALREADY_GIVEN]
    assert ask(380, 14) == [ErrorCode.EXTENSION_ALREADY_GIVEN]


def test_that_nothing_is_extended_after_a_required_re_observation(shop: Shop) -> None:
    shop.signed(shop.tom, "01-02", shop.rita, day(0))
    shop.add(b.ReobservationRequired(trainee=shop.tom, task="01-02", on=day(1)), by=shop.founder)
    said = may_extend(
        _lapsing(shop, 360), day(370), shop.who(shop.founder), "x", "y", shop.pack.policy
    )
    assert codes(said) == [ErrorCode.EXTENSION_AFTER_REOBSERVATION]


@pytest.mark.parametrize(
    ("task", "by", "words", "consent", "code"),
    [
        ("02-03", "founder", "No crane", "", None),
        ("02-03", "founder", "", "", ErrorCode.WORDS_MISSING),
        ("02-03", "rita", "No crane", "", ErrorCode.NOT_ALLOWED),
        ("02-01", "founder", "No crane", "", ErrorCode.NOT_APPLICABLE_CORE),
        ("02-01", "founder", "No crane", "Letter 12", None),
    ],
)
def test_that_a_task_is_set_aside_with_reason_and_a_core_task_with_consent(
    shop: Shop, task: str, by: str, words: str, consent: str, code: ErrorCode | None
) -> None:
    person: PersonId = getattr(shop, by)
    ruling = may_set_not_applicable(shop.pack.tasks[task], shop.who(person), words, consent)
    assert codes(ruling) == ([code] if code else [])


# --- asking ------------------------------------------------------------------------------------


def test_that_a_question_that_may_be_raised_also_counts(shop: Shop) -> None:
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
        assert codes(may_raise_question(statement, shop.who(person), directory)) == problems
        raised = shop.add(b.QuestionRaised(about=statement.id), by=person)
        known = {r.id: r for r in shop.records}
        reason = why_not_counting(raised, known, shop.tom, shop.directory(), shop.unit_of)
        assert (reason is None) is (problems == [])
    nothing = may_raise_question(None, shop.who(shop.tom), directory)
    assert codes(nothing) == [ErrorCode.RECORD_UNKNOWN]


# --- deciding ----------------------------------------------------------------------------------


def test_that_a_supervisor_decides_what_is_in_question_with_words(shop: Shop) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    founder = shop.who(shop.founder)
    settled = shop.status(shop.tom, "01-01", day(0))
    assert codes(may_decide(founder, settled, statement.id, "x", ())) == [
        ErrorCode.NOTHING_TO_DECIDE
    ]
    shop.decline(statement)
    asked = shop.status(shop.tom, "01-01", day(0))
    assert may_decide(founder, asked, statement.id, "Asked both", (shop.rita,)) == Ruling()
    assert codes(may_decide(founder, asked, statement.id, "", ())) == [ErrorCode.WORDS_MISSING]
    assert codes(may_decide(shop.who(shop.rita), asked, statement.id, "x", ())) == [
        ErrorCode.NOT_ALLOWED
    ]
    own = may_decide(founder, asked, statement.id, "x", (), shop.founder)
    assert codes(own) == [ErrorCode.SELF_SIGN_OFF]


def test_that_a_decision_by_one_of_those_who_differ_is_marked(shop: Shop) -> None:
    statement = shop.sign_off(shop.tom, "01-01", shop.rita, day(0))
    shop.decline(statement)
    asked = shop.status(shop.tom, "01-01", day(0))
    ruling = may_decide(shop.who(shop.founder), asked, statement.id, "x", (shop.founder,))
    assert ruling.allowed
    assert [w.code for w in ruling.warnings] == [ErrorCode.SELF_SIGN_OFF]


# --- units and the capstone --------------------------------------------------------------------


def test_that_a_unit_is_signed_once_its_core_tasks_are_signed_off(shop: Shop) -> None:
    def ask(unit: str, by: PersonId, on: int = 5) -> Ruling:
        return may_sign_unit(shop.case(shop.tom), unit, shop.who(by), day(on), shop.directory())

    shop.all_core(but=("02-02",))
    assert ask("U01", shop.founder) == Ruling()
    (problem,) = ask("U02", shop.founder).problems
    assert (problem.code, problem.params["tasks"]) == (ErrorCode.UNIT_NOT_COMPLETE, "02-02")
    assert codes(ask("U01", shop.rita)) == [ErrorCode.NOT_ALLOWED]
    assert codes(ask("U01", shop.founder, on=1)) == [ErrorCode.UNIT_NOT_COMPLETE]
    assert codes(ask("U01", shop.founder, on=800)) == [ErrorCode.UNIT_NOT_COMPLETE]
    assert codes(ask("U99", shop.founder)) == [ErrorCode.TASK_UNKNOWN]
    own = may_sign_unit(
        shop.case(shop.founder), "U01", shop.who(shop.founder), day(5), shop.directory()
    )
    assert codes(own) == [ErrorCode.SELF_SIGN_OFF]


def test_that_a_site_task_does_not_hold_a_unit_up_and_a_question_does(shop: Shop) -> None:
    shop.all_core()
    assert unit_tasks_open(shop.case(shop.tom), "U02", day(5)) == []
    shop.decline(shop.sign_off(shop.tom, "02-01", shop.rita, day(4)))
    assert unit_tasks_open(shop.case(shop.tom), "U02", day(5)) == ["02-01"]


def test_that_the_capstone_needs_every_core_task_at_level_three(shop: Shop) -> None:
    def ask(by: PersonId) -> Ruling:
        case = shop.case(shop.tom)
        return may_assess_capstone(
            case, shop.who(by), main_trainers(shop.pack, case), day(9), shop.directory()
        )

    shop.all_core(but=("02-02",))
    assert core_tasks_below(shop.case(shop.tom), day(9)) == ["02-02"]
    assert codes(ask(shop.vera)) == [ErrorCode.CAPSTONE_TOO_EARLY]
    shop.try_(shop.tom, "02-02", shop.rita, day(3), level=3)
    assert ask(shop.vera) == Ruling()
    shop.try_(shop.tom, "01-02", shop.rita, day(4), level=2)
    assert codes(ask(shop.vera)) == [ErrorCode.CAPSTONE_TOO_EARLY]


def test_that_the_capstone_is_an_assessors_who_is_not_the_main_trainer(shop: Shop) -> None:
    shop.all_core()
    case = shop.case(shop.tom)
    assert main_trainers(shop.pack, case) == (shop.rita,)

    def ask(by: PersonId) -> list[ErrorCode]:
        main = main_trainers(shop.pack, case)
        return codes(may_assess_capstone(case, shop.who(by), main, day(9), shop.directory()))

    shop.save_person(shop.rita, Role.TRAINER, Role.ASSESSOR)
    shop.save_person(shop.carl, Role.TRAINER, Role.ASSESSOR)
    assert ask(shop.rita) == [ErrorCode.CAPSTONE_BY_MAIN_TRAINER]
    assert ask(shop.carl) == []
    assert ask(shop.founder) == [ErrorCode.NOT_ALLOWED]
    assert codes(may_assess_capstone(case, case.trainee, (), day(9), shop.directory())) == [
        ErrorCode.SELF_SIGN_OFF
    ]


def test_that_two_who_watched_the_same_number_are_both_main_trainers(shop: Shop) -> None:
    shop.signed(shop.tom, "02-01", shop.rita, day(0))
    shop.signed(shop.tom, "02-02", shop.carl, day(0))
    assert set(main_trainers(shop.pack, shop.case(shop.tom))) == {shop.rita, shop.carl}
    assert main_trainers(shop.pack, shop.case(shop.trainee("New"))) == ()
