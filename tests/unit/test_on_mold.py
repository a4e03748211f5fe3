"""What a trainee could earn on one mold: prerequisites, N, separate set-ups, renewals."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import day
from tests.shop import TODAY, Shop
from trainer_app.checklists import bodies as b
from trainer_app.checklists.on_mold import Gain, earnable_on
from trainer_app.checklists.status import Terms


@pytest.fixture
def shop() -> Shop:
    return Shop()


def earned(shop: Shop, mold: str = "214", on: int = 40) -> dict[str, Gain]:
    return {e.task.id: e.gain for e in earnable_on(shop.case(shop.tom), mold, day(on))}


def test_that_only_tasks_whose_prerequisites_are_met_are_offered(shop: Shop) -> None:
    assert set(earned(shop)) == {"01-01", "01-02", "02-01"}
    shop.ready_for("01-03")
    assert "01-03" in earned(shop)
    assert "02-06" not in earned(shop)


def test_that_a_task_with_full_n_is_not_offered_until_it_is_due(shop: Shop) -> None:
    shop.all_of("01-02")
    assert "01-02" not in earned(shop)
    last_good = shop.case(shop.tom).status("01-02", TODAY).expires_on
    assert last_good is not None
    due = (last_good - day(0)).days - 10
    assert earned(shop, on=due)["01-02"] is Gain.RENEWAL


def test_that_what_is_due_comes_first_and_what_was_begun_before_what_is_new(shop: Shop) -> None:
    shop.all_of("01-02")
    shop.signed(shop.tom, "02-01", shop.rita, day(1), mold="9")
    order = [Gain.RENEWAL, Gain.MORE, Gain.FIRST]
    gains = list(earned(shop, on=400).values())
    assert gains == sorted(gains, key=order.index)
    assert list(earned(shop, on=400))[:2] == ["01-02", "02-01"]


def test_that_the_same_mold_again_is_not_offered_where_two_set_ups_are_asked(shop: Shop) -> None:
    shop.signed(shop.tom, "02-01", shop.rita, day(1), mold="214")
    assert "02-01" not in earned(shop, " 214 ")
    assert earned(shop, "307")["02-01"] is Gain.MORE
    one_mold = Terms(shop.pack.policy, several_molds=False)
    case = shop.case(shop.tom, terms=one_mold)
    assert "02-01" in {e.task.id for e in earnable_on(case, "214", TODAY)}


def test_that_a_second_performance_of_one_day_is_not_offered(shop: Shop) -> None:
    shop.signed(shop.tom, "02-01", shop.rita, TODAY, mold="9")
    assert "02-01" not in earned(shop)
    assert "02-01" in earned(shop, on=(TODAY - day(0) + timedelta(days=1)).days)


def test_that_what_is_in_question_or_not_applicable_is_left_out(shop: Shop) -> None:
    shop.decline(shop.sign_off(shop.tom, "01-01", shop.rita, day(3)))
    assert "01-01" not in earned(shop)
    shop.ready_for("02-03")
    shop.add(
        b.TaskNotApplicable(site=shop.site.id, task="02-03", words="None here"), by=shop.founder
    )
    assert "02-03" not in earned(shop)


def test_that_so_far_and_needed_are_told(shop: Shop) -> None:
    shop.signed(shop.tom, "01-01", shop.rita, day(1), mold="9")
    found = next(e for e in earnable_on(shop.case(shop.tom), "214", TODAY) if e.task.id == "01-01")
    assert (found.counted, found.required) == (1, 3)
