"""The page of a claim: each missing thing is named, all at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import day, make_pack, make_task
from tests.shop import TODAY, Shop, codes
from trainer_app.checklists.claims import Claim, Ruling
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.rules import (
    judge_job,
)
from trainer_app.checklists.status import Terms
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId


@pytest.fixture
def shop() -> Shop:
    return Shop()


# --- the page ----------------------------------------------------------------------------------


def test_that_a_complete_page_has_nothing_missing(shop: Shop) -> None:
    for task in shop.pack.tasks:
        assert shop.fill(shop.claim(task, TODAY)).problems == ()


Change = Callable[[Claim], Claim]

CHANGES: list[tuple[str, Change, ErrorCode]] = [
    ("01-01", lambda c: replace(c, level=0), ErrorCode.LEVEL_UNKNOWN),
    ("01-01", lambda c: replace(c, level=5), ErrorCode.LEVEL_UNKNOWN),
    ("01-01", lambda c: replace(c, level=-1), ErrorCode.LEVEL_UNKNOWN),
    ("01-01", lambda c: replace(c, level=2), ErrorCode.LEVEL_TOO_LOW),
    ("01-01", lambda c: replace(c, lines=frozenset({1})), ErrorCode.LINE_MISSING),
    ("01-01", lambda c: replace(c, level=4), ErrorCode.LEVEL_LINE_MISSING),
    (
        "01-01",
        lambda c: replace(c, level=4, level_lines=frozenset({1, 3})),
        ErrorCode.LEVEL_LINE_MISSING,
    ),
    ("01-01", lambda c: replace(c, method=""), ErrorCode.METHOD_MISSING),
    ("01-01", lambda c: replace(c, method="hearsay"), ErrorCode.METHOD_MISSING),
    ("01-01", lambda c: replace(c, method="interview"), ErrorCode.METHOD_NOT_FOR_TASK),
    ("01-01", lambda c: replace(c, method="challenge"), ErrorCode.METHOD_NOT_FOR_TASK),
    ("01-01", lambda c: replace(c, method="prior"), ErrorCode.METHOD_NOT_FOR_TASK),
    ("01-01", lambda c: replace(c, evidence=()), ErrorCode.EVIDENCE_MISSING),
    ("01-01", lambda c: replace(c, evidence=("QA",)), ErrorCode.EVIDENCE_MISSING),
    ("01-03", lambda c: replace(c, evidence=("WP", "RC")), ErrorCode.EVIDENCE_MISSING),
    ("01-01", lambda c: replace(c, observed_on=None), ErrorCode.DATE_IN_FUTURE),
    (
        "01-01",
        lambda c: replace(c, observed_on=TODAY + timedelta(days=1)),
        ErrorCode.DATE_IN_FUTURE,
    ),
    (
        "01-01",
        lambda c: replace(c, observed_on=TODAY - timedelta(days=2)),
        ErrorCode.LATE_REASON_MISSING,
    ),
    (
        "01-01",
        lambda c: replace(c, observed_on=TODAY - timedelta(days=2), late=" "),
        ErrorCode.LATE_REASON_MISSING,
    ),
]


@pytest.mark.parametrize(("task", "change", "code"), CHANGES)
def test_that_each_missing_thing_of_a_page_is_named(
    shop: Shop, task: str, change: Change, code: ErrorCode
) -> None:
    claim = change(shop.claim(task, TODAY))
    assert codes(shop.fill(claim).problems) == [code]


FINE: list[tuple[str, Change]] = [
    ("01-01", lambda c: replace(c, level=4, level_lines=frozenset({1, 2, 3}))),
    ("01-01", lambda c: replace(c, evidence=("QA", "RC"))),
    ("01-01", lambda c: replace(c, method="session", evidence=())),
    ("02-01", lambda c: replace(c, evidence=())),
    ("02-03", lambda c: replace(c, method="interview", evidence=())),
    ("01-01", lambda c: replace(c, observed_on=TODAY - timedelta(days=1))),
    ("01-01", lambda c: replace(c, observed_on=TODAY - timedelta(days=9), late="The PC was down")),
]


@pytest.mark.parametrize(("task", "change"), FINE)
def test_that_what_is_in_order_is_taken(shop: Shop, task: str, change: Change) -> None:
    claim = change(shop.claim(task, TODAY))
    assert shop.fill(claim).problems == ()


def test_that_all_missing_things_are_named_at_once(shop: Shop) -> None:
    ruling = shop.fill(Claim("01-03", observed_on=TODAY))
    assert codes(ruling.problems) == [
        ErrorCode.LEVEL_UNKNOWN,
        ErrorCode.LINE_MISSING,
        ErrorCode.METHOD_MISSING,
    ]
    with pytest.raises(Refusal) as refused:
        ruling.insist()
    assert refused.value.problems == ruling.problems
    assert refused.value.code is ErrorCode.LEVEL_UNKNOWN


def test_that_the_lines_that_are_missing_are_told_by_number(shop: Shop) -> None:
    claim = replace(shop.claim("01-03", TODAY), lines=frozenset({2, 7}))
    (problem,) = shop.fill(claim).problems
    assert problem.params == {"count": 2, "lines": "1, 3"}


def test_that_challenge_and_prior_learning_are_for_incumbents(shop: Shop) -> None:
    incumbent = Terms(shop.pack.policy, incumbent=True)
    for method in ("challenge", "prior"):
        claim = replace(shop.claim("01-01", TODAY), method=method)
        assert shop.fill(claim, terms=incumbent).allowed


def test_that_a_plant_may_bar_simulation_but_not_for_tasks_set_on_cards(shop: Shop) -> None:
    terms = Terms(shop.pack.policy, simulation_barred=frozenset({"01-01", "01-02"}))
    for task, allowed in (("01-01", False), ("01-02", True), ("02-01", True)):
        claim = replace(shop.claim(task, TODAY), method="simulation")
        ruling = shop.fill(claim, terms=terms)
        assert codes(ruling.problems) == ([] if allowed else [ErrorCode.SIMULATION_BARRED])


def test_that_one_simulation_too_many_is_said_beforehand(shop: Shop) -> None:
    claim = replace(shop.claim("02-01", TODAY), method="simulation")
    assert shop.fill(claim) == Ruling()
    shop.signed(shop.tom, "02-01", shop.rita, day(0), method="simulation")
    ruling = shop.fill(claim)
    assert ruling.allowed
    assert codes(ruling.warnings) == [ErrorCode.SIMULATION_LIMIT]


def test_that_the_same_day_and_the_same_set_up_are_said_beforehand(shop: Shop) -> None:
    shop.signed(shop.tom, "02-01", shop.rita, day(39), mold="214")
    again = replace(shop.claim("02-01", TODAY), mold=" 214")
    assert codes(shop.fill(again).warnings) == [ErrorCode.SAME_SETUP]
    assert shop.fill(replace(again, mold="9")) == Ruling()
    same_day = replace(again, mold="9", observed_on=day(39))
    assert codes(shop.fill(same_day).warnings) == [ErrorCode.SAME_DAY]
    one_mold = Terms(shop.pack.policy, several_molds=False)
    assert shop.fill(again, terms=one_mold) == Ruling()


def test_that_the_same_set_up_is_said_only_where_it_would_be_the_last_one(shop: Shop) -> None:
    shop.signed(shop.tom, "01-01", shop.rita, day(38), mold="214")
    claim = replace(shop.claim("01-01", TODAY), mold="214")
    assert shop.fill(claim) == Ruling()
    shop.signed(shop.tom, "01-01", shop.rita, day(39), mold="214")
    assert codes(shop.fill(claim).warnings) == [ErrorCode.SAME_SETUP]


def test_that_a_renewal_without_questions_is_said_beforehand() -> None:
    bench = Shop(make_pack(make_task("04-02", recert_months=24)))
    claim = replace(bench.claim("04-02", TODAY), evidence=("WP",))
    assert bench.fill(claim) == Ruling()
    bench.all_of("04-02")
    ruling = bench.fill(claim)
    assert [(w.code, w.params) for w in ruling.warnings] == [
        (ErrorCode.EVIDENCE_MISSING, {"codes": "QA"})
    ]
    assert bench.fill(replace(claim, evidence=("QA",))) == Ruling()


# --- a claim that is refused would not have counted, or only the policy forbids it --------------

Setting = Callable[[Shop], tuple[PersonId, Claim]]


def _self(shop: Shop) -> tuple[PersonId, Claim]:
    shop.save_person(shop.tom, Role.TRAINEE, Role.TRAINER)
    shop.right(shop.tom)
    return shop.tom, shop.claim("01-01", TODAY)


def _no_role(shop: Shop) -> tuple[PersonId, Claim]:
    other = shop.trainee("Other")
    shop.right(other)
    return other, shop.claim("01-01", TODAY)


def _no_right(shop: Shop) -> tuple[PersonId, Claim]:
    return shop.person("Zoe", Role.TRAINER), shop.claim("01-01", TODAY)


def _ended(shop: Shop) -> tuple[PersonId, Claim]:
    zoe = shop.person("Zoe", Role.TRAINER)
    shop.right(zoe, until=TODAY - timedelta(days=1))
    return zoe, shop.claim("01-01", TODAY)


def _not_yet(shop: Shop) -> tuple[PersonId, Claim]:
    zoe = shop.person("Zoe", Role.TRAINER)
    shop.right(zoe, start=TODAY + timedelta(days=1))
    return zoe, shop.claim("01-01", TODAY)


def _signer_left(shop: Shop) -> tuple[PersonId, Claim]:
    shop.save_person(shop.rita, Role.TRAINER, active=False)
    return shop.rita, shop.claim("01-01", TODAY)


def _trainee_left(shop: Shop) -> tuple[PersonId, Claim]:
    shop.save_person(shop.tom, Role.TRAINEE, active=False)
    return shop.rita, shop.claim("01-01", TODAY)


def _too_low(shop: Shop) -> tuple[PersonId, Claim]:
    return shop.rita, replace(shop.claim("01-01", TODAY), level=2)


def _no_prerequisite(shop: Shop) -> tuple[PersonId, Claim]:
    return shop.rita, shop.claim("02-02", TODAY)


def _line(shop: Shop) -> tuple[PersonId, Claim]:
    return shop.rita, replace(shop.claim("01-01", TODAY), lines=frozenset({1}))


def _evidence(shop: Shop) -> tuple[PersonId, Claim]:
    return shop.rita, replace(shop.claim("01-01", TODAY), evidence=())


def _late(shop: Shop) -> tuple[PersonId, Claim]:
    return shop.rita, shop.claim("01-01", TODAY - timedelta(days=5))


def _challenge(shop: Shop) -> tuple[PersonId, Claim]:
    return shop.rita, replace(shop.claim("01-01", TODAY), method="challenge")


POLICY_ONLY = {
    ErrorCode.PREREQUISITE_MISSING,
    ErrorCode.LINE_MISSING,
    ErrorCode.EVIDENCE_MISSING,
    ErrorCode.LATE_REASON_MISSING,
    ErrorCode.METHOD_NOT_FOR_TASK,
}
"""Numbers and switches of the pack: another pack may allow it, so a record of it still counts."""


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        (_self, ErrorCode.SELF_SIGN_OFF),
        (_no_role, ErrorCode.NOT_ALLOWED),
        (_no_right, ErrorCode.NO_RIGHT_TO_SIGN),
        (_ended, ErrorCode.RIGHT_ENDED),
        (_not_yet, ErrorCode.RIGHT_NOT_YET),
        (_signer_left, ErrorCode.PERSON_INACTIVE),
        (_trainee_left, ErrorCode.PERSON_INACTIVE),
        (_too_low, ErrorCode.LEVEL_TOO_LOW),
        (_no_prerequisite, ErrorCode.PREREQUISITE_MISSING),
        (_line, ErrorCode.LINE_MISSING),
        (_evidence, ErrorCode.EVIDENCE_MISSING),
        (_late, ErrorCode.LATE_REASON_MISSING),
        (_challenge, ErrorCode.METHOD_NOT_FOR_TASK),
    ],
)
def test_that_a_refused_claim_would_not_count_or_only_the_policy_forbids_it(
    shop: Shop, setting: Setting, code: ErrorCode
) -> None:
    who, claim = setting(shop)
    ruling = judge_job(shop.signer(who), shop.case(shop.tom), [claim], TODAY, shop.directory())[
        claim.task
    ]
    assert code in codes(ruling.problems)
    assert claim.observed_on is not None
    shop.signed(
        shop.tom,
        claim.task,
        who,
        claim.observed_on,
        level=claim.level,
        method=claim.method,
        evidence=claim.evidence,
    )
    counted = shop.status(shop.tom, claim.task, TODAY).counted
    assert counted == (1 if code in POLICY_ONLY else 0)
