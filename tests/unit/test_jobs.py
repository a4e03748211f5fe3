"""Several tasks of one watched job, and how rulings add up."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import MONDAY, day, make_pack, make_task
from tests.shop import TODAY, Shop, codes
from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Case, Claim, Ruling
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.rules import (
    in_prerequisite_order,
    judge_job,
    refuse,
    warn,
)
from trainer_app.kernel.errors import ErrorCode


@pytest.fixture
def shop() -> Shop:
    return Shop()


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
