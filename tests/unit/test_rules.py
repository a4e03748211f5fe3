"""Who may sign what for whom, and what it takes before: named at once."""

import pytest

from tests.builders import day, make_pack, make_policy, make_task
from tests.shop import TODAY, Shop, codes
from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Claim, Ruling
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.rules import (
    may_practise,
)
from trainer_app.checklists.status import Terms
from trainer_app.kernel.errors import ErrorCode


@pytest.fixture
def shop() -> Shop:
    return Shop()


# --- who ---------------------------------------------------------------------------------------


def test_that_somebody_entitled_may_sign_a_task_without_prerequisites(shop: Shop) -> None:
    assert shop.ask("01-01") == Ruling()


def test_that_nobody_signs_for_himself_not_even_through_a_merge(shop: Shop) -> None:
    me = shop.person("Me", Role.TRAINEE, Role.TRAINER)
    shop.right(me)
    assert codes(shop.ask("01-01", me, trainee=me).problems) == [ErrorCode.SELF_SIGN_OFF]
    shop.merge(shop.tom, shop.rita)
    assert codes(shop.ask("01-01").problems) == [ErrorCode.SELF_SIGN_OFF]


def test_that_a_role_is_needed_as_well_as_a_right(shop: Shop) -> None:
    other = shop.trainee("Other")
    shop.right(other)
    assert codes(shop.ask("01-01", other).problems) == [ErrorCode.NOT_ALLOWED]


@pytest.mark.parametrize("who", ["signer", "trainee"])
def test_that_whoever_left_neither_signs_nor_is_signed_off(shop: Shop, who: str) -> None:
    person = shop.rita if who == "signer" else shop.tom
    role = Role.TRAINER if who == "signer" else Role.TRAINEE
    shop.save_person(person, role, active=False)
    (problem,) = shop.ask("01-01").problems
    assert problem.code is ErrorCode.PERSON_INACTIVE
    assert problem.params["person"] == ("Rita" if who == "signer" else "Tom")


@pytest.mark.parametrize(
    ("start", "until", "on", "code"),
    [
        (None, None, 5, None),
        (3, 7, 3, None),
        (3, 7, 7, None),
        (3, 7, 2, ErrorCode.RIGHT_NOT_YET),
        (3, 7, 8, ErrorCode.RIGHT_ENDED),
    ],
)
def test_that_a_right_holds_from_its_first_day_through_its_last(
    shop: Shop, start: int | None, until: int | None, on: int, code: ErrorCode | None
) -> None:
    zoe = shop.person("Zoe", Role.TRAINER)
    shop.right(
        zoe,
        scope=("U01",),
        start=None if start is None else day(start),
        until=None if until is None else day(until),
    )
    assert codes(shop.ask("01-01", zoe, day(on)).problems) == ([code] if code else [])
    assert codes(shop.ask("02-01", zoe, day(on)).problems) == [ErrorCode.NO_RIGHT_TO_SIGN]


@pytest.mark.parametrize("mode", ["off", "warn", "enforce"])
def test_that_currency_and_the_trainer_part_are_asked_for_as_the_policy_says(mode: str) -> None:
    policy = make_policy(right_needs_currency=mode, right_needs_trainer_part=mode)
    shop = Shop(make_pack(policy=policy))
    signer = shop.signer(shop.rita, tasks_current={}, has_trainer_part=False)
    ruling = shop.ask("01-01", signer=signer)
    both = [ErrorCode.SIGNER_NOT_CURRENT, ErrorCode.SIGNER_WITHOUT_TRAINER_PART]
    assert codes(ruling.problems) == (both if mode == "enforce" else [])
    assert codes(ruling.warnings) == (both if mode == "warn" else [])
    lasting = shop.ask("02-01", signer=signer)
    assert ErrorCode.SIGNER_NOT_CURRENT not in codes(lasting.problems + lasting.warnings)


def test_that_the_only_trainer_may_be_named_by_the_employer() -> None:
    shop = Shop(make_pack(policy=make_policy(right_needs_currency="enforce")))
    only = shop.trainer("Only", basis="employer")
    assert shop.ask("01-01", signer=shop.signer(only, tasks_current={})).allowed
    lapsed = shop.signer(shop.rita, tasks_current={"01-01": False})
    assert codes(shop.ask("01-01", signer=lapsed).problems) == [ErrorCode.SIGNER_NOT_CURRENT]


# --- whether -----------------------------------------------------------------------------------


def test_that_each_missing_prerequisite_is_named_with_what_it_has(shop: Shop) -> None:
    shop.signed(shop.tom, "01-01", shop.rita, day(0))
    problems = shop.ask("01-03").problems
    assert [(p.code, p.params) for p in problems] == [
        (ErrorCode.PREREQUISITE_MISSING, {"task": "01-01", "counted": 1, "required": 3}),
        (ErrorCode.PREREQUISITE_MISSING, {"task": "01-02", "counted": 0, "required": 1}),
    ]
    shop.ready_for("01-03")
    assert shop.ask("01-03").allowed


def test_that_prerequisites_are_judged_on_the_day_that_was_watched(shop: Shop) -> None:
    shop.ready_for("01-03")
    assert not shop.ask("01-03", on=day(0)).allowed
    assert shop.ask("01-03", on=day(2)).allowed


def test_that_a_lapsed_prerequisite_marks_and_does_not_refuse(shop: Shop) -> None:
    shop.ready_for("01-03")
    ruling = shop.ask("01-03", on=day(500))
    assert ruling.allowed
    assert codes(ruling.warnings) == [ErrorCode.PREREQUISITE_LAPSED] * 2
    assert ruling.flags == ("prerequisite_lapsed",)


def test_that_a_second_look_outstanding_opens_what_depends_on_it(shop: Shop) -> None:
    shop.ready_for("01-03")
    shop.all_of("01-03")
    assert shop.status(shop.tom, "01-03", TODAY).second_look_missing
    assert shop.ask("02-06").allowed


def test_that_a_prerequisite_in_question_is_missing_where_it_left_too_few(shop: Shop) -> None:
    shop.ready_for("01-03")
    statement = shop.sign_off(shop.tom, "01-02", shop.rita, day(9))
    shop.decline(statement)
    assert shop.ask("01-03").allowed
    for record in [r for r in shop.records if isinstance(r.body, b.SignoffRecorded)]:
        body = record.body
        assert isinstance(body, b.SignoffRecorded)
        if body.task == "01-02":
            shop.add(b.QuestionRaised(about=record.id), by=shop.tom)
    assert codes(shop.ask("01-03").problems) == [ErrorCode.PREREQUISITE_MISSING]


def test_that_a_prerequisite_that_does_not_apply_stands_in_nobodys_way() -> None:
    pack = make_pack(make_task("02-03", scope="site"), make_task("02-04", prerequisites=("02-03",)))
    shop = Shop(pack)
    assert not shop.ask("02-04").allowed
    shop.add(b.TaskNotApplicable(site=shop.site.id, task="02-03"), by=shop.founder)
    assert shop.ask("02-04").allowed
    assert codes(shop.ask("02-03").problems) == [ErrorCode.TASK_NOT_APPLICABLE]


def test_that_a_module_that_is_not_complete_is_warned_about_and_can_be_switched_off(
    shop: Shop,
) -> None:
    assert codes(shop.ask("01-01", modules=()).warnings) == [ErrorCode.MODULE_NOT_COMPLETE]
    for switches in ({"ready_needs_modules": "off"}, {"module_before_task": "off"}):
        terms = Terms.of_plant(shop.pack.policy, b.SiteSaved("Plant", switches=switches))
        assert shop.ask("01-01", modules=(), terms=terms) == Ruling()
    strict = Terms(make_policy(module_before_task="enforce"))
    refused = shop.ask("01-01", modules=(), terms=strict)
    assert codes(refused.problems) == [ErrorCode.MODULE_NOT_COMPLETE]


def test_that_a_paused_task_is_signed_only_by_a_second_assessor(shop: Shop) -> None:
    shop.ready_for("01-03")
    shop.signed(shop.tom, "01-03", shop.carl, day(8))
    shop.try_(shop.tom, "01-03", shop.rita, day(9), declared=True, unsafe=True)
    vera = shop.assessor()
    assert codes(shop.ask("01-03", shop.rita).problems) == [ErrorCode.TASK_PAUSED]
    assert codes(shop.ask("01-03", shop.carl).problems) == [ErrorCode.TASK_PAUSED]
    assert shop.ask("01-03", vera).allowed
    shop.signed(shop.tom, "01-03", vera, day(10))
    assert shop.ask("01-03", shop.rita).allowed


def test_that_a_task_in_question_is_warned_about(shop: Shop) -> None:
    shop.decline(shop.sign_off(shop.tom, "01-01", shop.rita, day(0)))
    assert codes(shop.ask("01-01").warnings) == [ErrorCode.TASK_IN_QUESTION]


def test_that_a_task_unknown_to_the_edition_is_refused_and_raises_nothing(shop: Shop) -> None:
    assert codes(shop.ask("99-99").problems) == [ErrorCode.TASK_UNKNOWN]
    assert codes(shop.fill(Claim("99-99")).problems) == [ErrorCode.TASK_UNKNOWN]
    case = shop.case(shop.tom)
    assert codes(may_practise(case, "99-99", TODAY).warnings) == [ErrorCode.TASK_UNKNOWN]


# --- practice ----------------------------------------------------------------------------------


def test_that_one_sign_off_of_a_safety_prerequisite_opens_watched_practice(shop: Shop) -> None:
    def flags() -> list[object]:
        ruling = may_practise(shop.case(shop.tom), "01-03", TODAY)
        assert ruling.allowed
        return [warning.params["task"] for warning in ruling.warnings]

    assert flags() == ["01-01", "01-02"]
    shop.signed(shop.tom, "01-01", shop.rita, day(0))
    assert flags() == ["01-02"]
    shop.signed(shop.tom, "01-02", shop.rita, day(0))
    assert flags() == []
    assert not shop.ask("01-03").allowed


def test_that_practice_does_not_ask_for_an_ordinary_prerequisite(shop: Shop) -> None:
    assert may_practise(shop.case(shop.tom), "02-02", TODAY) == Ruling()
