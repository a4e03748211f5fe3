"""Re-observation, extension, not applicable, units and the capstone."""

from datetime import timedelta

import pytest

from tests.builders import day
from tests.desk import Desk
from tests.shop import codes_of
from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Ruling
from trainer_app.checklists.decisions import (
    core_tasks_below,
    main_trainers,
    may_assess_capstone,
    may_extend,
    may_require_reobservation,
    may_set_not_applicable,
    may_sign_unit,
    unit_tasks_open,
)
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import TaskStatus
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId


@pytest.fixture
def shop() -> Desk:
    return Desk()


# --- re-observation, extension, not applicable -------------------------------------------------


def test_that_a_re_observation_is_required_by_a_supervisor_with_a_reason(shop: Desk) -> None:
    assert may_require_reobservation(shop.who(shop.founder), "Near miss") == Ruling()
    assert codes_of(may_require_reobservation(shop.who(shop.founder), " ")) == [
        ErrorCode.WORDS_MISSING
    ]
    assert codes_of(may_require_reobservation(shop.who(shop.rita), "x")) == [ErrorCode.NOT_ALLOWED]


def _lapsing(shop: Desk, on: int) -> TaskStatus:
    return shop.status(shop.tom, "01-02", day(on))


def test_that_a_lapse_is_extended_once_for_at_most_fourteen_days(shop: Desk) -> None:
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
        return codes_of(
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


def test_that_nothing_is_extended_after_a_required_re_observation(shop: Desk) -> None:
    shop.signed(shop.tom, "01-02", shop.rita, day(0))
    shop.add(b.ReobservationRequired(trainee=shop.tom, task="01-02", on=day(1)), by=shop.founder)
    said = may_extend(
        _lapsing(shop, 360), day(370), shop.who(shop.founder), "x", "y", shop.pack.policy
    )
    assert codes_of(said) == [ErrorCode.EXTENSION_AFTER_REOBSERVATION]


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
    shop: Desk, task: str, by: str, words: str, consent: str, code: ErrorCode | None
) -> None:
    person: PersonId = getattr(shop, by)
    ruling = may_set_not_applicable(shop.pack.tasks[task], shop.who(person), words, consent)
    assert codes_of(ruling) == ([code] if code else [])


# --- units and the capstone --------------------------------------------------------------------


def test_that_a_unit_is_signed_once_its_core_tasks_are_signed_off(shop: Desk) -> None:
    def ask(unit: str, by: PersonId, on: int = 5) -> Ruling:
        return may_sign_unit(shop.case(shop.tom), unit, shop.who(by), day(on), shop.directory())

    shop.all_core(but=("02-02",))
    assert ask("U01", shop.founder) == Ruling()
    (problem,) = ask("U02", shop.founder).problems
    assert (problem.code, problem.params["tasks"]) == (ErrorCode.UNIT_NOT_COMPLETE, "02-02")
    assert codes_of(ask("U01", shop.rita)) == [ErrorCode.NOT_ALLOWED]
    assert codes_of(ask("U01", shop.founder, on=1)) == [ErrorCode.UNIT_NOT_COMPLETE]
    assert codes_of(ask("U01", shop.founder, on=800)) == [ErrorCode.UNIT_NOT_COMPLETE]
    assert codes_of(ask("U99", shop.founder)) == [ErrorCode.TASK_UNKNOWN]
    own = may_sign_unit(
        shop.case(shop.founder), "U01", shop.who(shop.founder), day(5), shop.directory()
    )
    assert codes_of(own) == [ErrorCode.SELF_SIGN_OFF]


def test_that_a_site_task_does_not_hold_a_unit_up_and_a_question_does(shop: Desk) -> None:
    shop.all_core()
    assert unit_tasks_open(shop.case(shop.tom), "U02", day(5)) == []
    shop.decline(shop.sign_off(shop.tom, "02-01", shop.rita, day(4)))
    assert unit_tasks_open(shop.case(shop.tom), "U02", day(5)) == ["02-01"]


def test_that_the_capstone_needs_every_core_task_at_level_three(shop: Desk) -> None:
    def ask(by: PersonId) -> Ruling:
        case = shop.case(shop.tom)
        return may_assess_capstone(
            case, shop.who(by), main_trainers(shop.pack, case), day(9), shop.directory()
        )

    shop.all_core(but=("02-02",))
    assert core_tasks_below(shop.case(shop.tom), day(9)) == ["02-02"]
    assert codes_of(ask(shop.vera)) == [ErrorCode.CAPSTONE_TOO_EARLY]
    shop.try_(shop.tom, "02-02", shop.rita, day(3), level=3)
    assert ask(shop.vera) == Ruling()
    shop.try_(shop.tom, "01-02", shop.rita, day(4), level=2)
    assert codes_of(ask(shop.vera)) == [ErrorCode.CAPSTONE_TOO_EARLY]


def test_that_the_capstone_is_an_assessors_who_is_not_the_main_trainer(shop: Desk) -> None:
    shop.all_core()
    case = shop.case(shop.tom)
    assert main_trainers(shop.pack, case) == (shop.rita,)

    def ask(by: PersonId) -> list[ErrorCode]:
        main = main_trainers(shop.pack, case)
        return codes_of(may_assess_capstone(case, shop.who(by), main, day(9), shop.directory()))

    shop.save_person(shop.rita, Role.TRAINER, Role.ASSESSOR)
    shop.save_person(shop.carl, Role.TRAINER, Role.ASSESSOR)
    assert ask(shop.rita) == [ErrorCode.CAPSTONE_BY_MAIN_TRAINER]
    assert ask(shop.carl) == []
    assert ask(shop.founder) == [ErrorCode.NOT_ALLOWED]
    assert codes_of(may_assess_capstone(case, case.trainee, (), day(9), shop.directory())) == [
        ErrorCode.SELF_SIGN_OFF
    ]


def test_that_two_who_watched_the_same_number_are_both_main_trainers(shop: Desk) -> None:
    shop.signed(shop.tom, "02-01", shop.rita, day(0))
    shop.signed(shop.tom, "02-02", shop.carl, day(0))
    assert set(main_trainers(shop.pack, shop.case(shop.tom))) == {shop.rita, shop.carl}
    assert main_trainers(shop.pack, shop.case(shop.trainee("New"))) == ()
