"""What stands in the way of a claim, named at once; facts are only flagged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import MONDAY, World, day, make_pack, make_policy, make_task
from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Case, Claim, Ruling, Signer
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.rules import (
    claim_is_complete,
    in_prerequisite_order,
    judge_job,
    may_practise,
    may_sign,
    refuse,
    warn,
)
from trainer_app.checklists.status import Terms
from trainer_app.kernel.errors import ErrorCode, Problem, Refusal
from trainer_app.kernel.ids import PersonId

TODAY = day(40)


class Shop(World):
    def __init__(self, pack: Pack | None = None) -> None:
        super().__init__(pack)
        self.tom = self.trainee("Tom")
        self.rita = self.trainer("Rita")
        self.carl = self.trainer("Carl")
        self.clock.advance(days=40)

    def all_of(self, task: str, *, by: PersonId | None = None, start: int = 0) -> None:
        """Full N, on separate days and molds."""
        for n in range(self.pack.tasks[task].sign_offs):
            self.signed(self.tom, task, by or self.rita, day(start + n), mold=f"M{n}")

    def ready_for(self, task: str) -> None:
        for prerequisite in self.pack.tasks[task].prerequisites:
            self.ready_for(prerequisite)
            self.all_of(prerequisite)

    def ask(
        self,
        task: str,
        by: PersonId | None = None,
        on: date = TODAY,
        *,
        trainee: PersonId | None = None,
        terms: Terms | None = None,
        signer: Signer | None = None,
        modules: tuple[str, ...] = ("EL01", "EL02"),
    ) -> Ruling:
        case = self.case(trainee or self.tom, terms=terms, modules=modules)
        who = signer or self.signer(by or self.rita)
        return may_sign(who, case, task, on, self.directory())

    def fill(self, claim: Claim, *, terms: Terms | None = None, today: date = TODAY) -> Ruling:
        return claim_is_complete(claim, self.case(self.tom, terms=terms), today)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def codes(problems: tuple[Problem, ...]) -> list[ErrorCode]:
    return [problem.code for problem in problems]


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


def test_that_a_sheet_is_entered_once(shop: Shop) -> None:
    shop.sign_off(shop.tom, "01-01", shop.rita, day(0), sheet="B-0417")
    claim = replace(shop.claim("01-01", TODAY), sheet="B-0417")
    assert codes(shop.fill(claim).problems) == [ErrorCode.SHEET_ALREADY_ENTERED]
    assert shop.fill(replace(claim, sheet="B-0418")).allowed
    assert shop.fill(replace(shop.claim("02-01", TODAY), sheet="B-0417")).allowed


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


# --- a job -------------------------------------------------------------------------------------


def test_that_a_job_is_judged_as_if_its_earlier_tasks_were_recorded(shop: Shop) -> None:
    shop.signed(shop.tom, "01-01", shop.rita, day(0), mold="a")
    shop.signed(shop.tom, "01-01", shop.rita, day(1), mold="b")
    claims = [shop.claim(task, TODAY) for task in ("01-03", "01-02", "01-01")]
    rulings = judge_job(
        shop.signer(shop.rita),
        shop.case(shop.tom, modules=("EL01",)),
        claims,
        TODAY,
        shop.directory(),
    )
    assert list(rulings) == ["01-01", "01-02", "01-03"]
    assert all(ruling.allowed for ruling in rulings.values())


def test_that_what_is_refused_in_a_job_does_not_carry_what_depends_on_it(shop: Shop) -> None:
    shop.signed(shop.tom, "02-01", shop.rita, day(0), mold="a")
    bad = replace(shop.claim("02-01", TODAY), lines=frozenset({1}), mold="b")
    rulings = judge_job(
        shop.signer(shop.rita),
        shop.case(shop.tom),
        [shop.claim("02-02", TODAY), bad],
        TODAY,
        shop.directory(),
    )
    assert codes(rulings["02-01"].problems) == [ErrorCode.LINE_MISSING]
    assert codes(rulings["02-02"].problems) == [ErrorCode.PREREQUISITE_MISSING]


def test_that_a_job_names_a_task_once_and_knows_them_all(shop: Shop) -> None:
    claims = [shop.claim("01-01", TODAY), shop.claim("01-01", TODAY), Claim("99-99")]
    rulings = judge_job(
        shop.signer(shop.rita), shop.case(shop.tom), claims, TODAY, shop.directory()
    )
    assert codes(rulings["01-01"].problems) == [ErrorCode.SAME_DAY]
    assert codes(rulings["99-99"].problems) == [ErrorCode.TASK_UNKNOWN]


task_ids = [f"01-0{n}" for n in range(1, 7)]


lines_of_a_claim = st.sampled_from([(1, 2), (1, 2), (1, 2), (1,)])


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Tasks whose prerequisites come anywhere before or after them in the pack, never in a ring."""
    order = draw(st.permutations(task_ids))
    tasks = []
    for n, task_id in enumerate(order):
        needs = draw(st.lists(st.sampled_from(order[:n]), max_size=2, unique=True)) if n else []
        tasks.append(
            make_task(
                task_id,
                tier=draw(st.sampled_from(["N", "Y", "L"])),
                sign_offs=draw(st.integers(1, 2)),
                prerequisites=tuple(needs),
                recert_months=draw(st.sampled_from([None, 1, 12])),
            )
        )
    return make_pack(*sorted(tasks, key=lambda t: t.id))


@settings(max_examples=25)
@given(packs(), st.data())
def test_that_a_job_is_judged_like_its_tasks_recorded_one_by_one(
    pack: Pack, data: st.DataObject
) -> None:
    shop = Shop(pack)
    for task, on in data.draw(
        st.lists(st.tuples(st.sampled_from(task_ids), st.integers(0, 39)), max_size=8)
    ):
        shop.signed(shop.tom, task, shop.rita, day(on), mold=str(on))
    chosen = data.draw(st.lists(st.sampled_from(task_ids), min_size=1, unique=True))
    claims = [
        replace(shop.claim(task, TODAY), mold="z", lines=frozenset(data.draw(lines_of_a_claim)))
        for task in chosen
    ]
    together = judge_job(
        shop.signer(shop.rita), shop.case(shop.tom), claims, TODAY, shop.directory()
    )
    by_task = {claim.task: claim for claim in claims}
    for task in in_prerequisite_order(pack, chosen):
        claim = by_task[task]
        alone = judge_job(
            shop.signer(shop.rita), shop.case(shop.tom), [claim], TODAY, shop.directory()
        )
        assert alone[task] == together[task]
        if alone[task].allowed:
            shop.signed(shop.tom, task, shop.rita, TODAY, mold="z")


@given(packs(), st.data())
def test_that_each_task_of_a_job_comes_after_those_it_needs(
    pack: Pack, data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(task_ids), unique=True))
    ordered = in_prerequisite_order(pack, chosen)
    assert sorted(ordered) == sorted(chosen)
    for n, task in enumerate(ordered):
        assert not set(ordered[:n]) & set(pack.dependents.get(task, ()))


def test_that_a_ring_of_prerequisites_does_not_hang_a_job() -> None:
    ring = make_pack(
        make_task("01-01", prerequisites=("01-02",)), make_task("01-02", prerequisites=("01-01",))
    )
    assert sorted(in_prerequisite_order(ring, ["01-01", "01-02"])) == ["01-01", "01-02"]
    assert set(ring.dependents["01-01"]) == {"01-01", "01-02"}


@given(packs())
def test_that_what_depends_on_a_task_is_found_through_others_too(pack: Pack) -> None:
    def needs(task: str) -> set[str]:
        direct = set(pack.tasks[task].prerequisites)
        return direct.union(*(needs(p) for p in direct)) if direct else direct

    for task in pack.tasks:
        expected = tuple(sorted(other for other in pack.tasks if task in needs(other)))
        assert pack.dependents.get(task, ()) == expected


# --- rulings -----------------------------------------------------------------------------------


def test_that_rulings_add_up_without_saying_a_thing_twice() -> None:
    one = refuse(ErrorCode.LINE_MISSING, count=1) + warn(ErrorCode.SAME_DAY, task="01-01")
    both = one + one + warn(ErrorCode.SAME_DAY, task="01-02")
    assert codes(both.problems) == [ErrorCode.LINE_MISSING]
    assert [w.params["task"] for w in both.warnings] == ["01-01", "01-02"]
    assert both.flags == ("same_day",)
    assert not both.allowed
    Ruling(warnings=both.warnings).insist()


def test_that_a_job_also_performs_the_prerequisites_of_its_tasks(shop: Shop) -> None:
    shop.add(b.JobDone(shop.tom, ("02-06",), day(30)), by=shop.rita)
    case: Case = shop.case(shop.tom)
    for task in ("02-06", "01-03", "01-01", "01-02"):
        assert case.status(task, TODAY).last_performed == day(30), task
        assert case.status(task, day(29)).last_performed is None
    assert case.status("02-01", TODAY).last_performed is None
    shop.signed(shop.tom, "01-01", shop.rita, day(35))
    assert shop.case(shop.tom).status("01-01", TODAY).last_performed == day(35)
    assert MONDAY < TODAY
