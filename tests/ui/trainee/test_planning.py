"""The pages of a trainee's plan: none yet, what is next and what is later, moving a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.beside import ask_beside
from tests.plant import Plant
from tests.ui.trainee.test_in_class import rows_of
from trainer_app.ui.plan.date_view import LATER, DateView
from trainer_app.ui.plan.date_view_model import TARGET, DateForm, DateViewModel
from trainer_app.ui.plan.view import PlanView
from trainer_app.ui.plan.view_model import Listing, PlanViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.widgets.page import Page

Settle = Callable[[], None]
WEEK = timedelta(weeks=1)


def test_that_an_empty_plan_offers_the_one_button_to_who_may_make_it(
    plant: Plant, tasks: TaskRunner, show: Callable[[Page], None]
) -> None:
    wanted: list[str] = []
    for person in (plant.trainer, plant.trainee):
        by = plant.at_pad(person)
        model = PlanViewModel(tasks, plant.program.planning, by, plant.trainee)
        model.start_wanted.connect(lambda: wanted.append("start"))
        view = PlanView(model)
        show(view)
        assert view.nothing.isVisible()
        assert view.primary.isVisible() is (person == plant.trainer)
        view.primary.click()
    assert wanted == ["start"]


def test_that_what_is_later_than_planned_comes_before_what_is_next(
    plant: Plant, tasks: TaskRunner, show: Callable[[Page], None], settle: Settle
) -> None:
    by, today = plant.at_pad(plant.trainer), plant.today
    plant.program.planning.begin(by, plant.trainee, today - 3 * WEEK)
    plant.program.planning.move(by, plant.trainee, "EL01", today - timedelta(days=1))
    model = PlanViewModel(tasks, plant.program.planning, by, plant.trainee)
    wanted: list[str] = []
    model.target_wanted.connect(wanted.append)
    model.sheet_wanted.connect(lambda: wanted.append("sheet"))
    view = PlanView(model)
    show(view)
    rows = {row.id: row for row in rows_of(view.list)}
    assert [row.title for row in rows.values() if row.is_heading] == [
        "Later than planned",
        f"This week, to {(today + timedelta(days=6)).isoformat()}",
    ]
    assert rows["EL01"].trailing == "1 day later than planned"
    first = today - 3 * WEEK + timedelta(days=11)
    assert rows["EL01"].detail.endswith(f"At first {first.isoformat()}")
    assert rows["01-03"].trailing == (today + timedelta(days=4)).isoformat()
    assert rows["01-03"].detail.endswith("0 of 3 sign-offs")
    view.filter.buttons[Listing.WHOLE].click()
    settle()
    whole = [row.title for row in rows_of(view.list) if row.id.startswith("stage/")]
    assert whole[0] == "Weeks 1 to 2"
    assert len(whole) == 7
    view.list.chosen.emit("PS1")
    view.list.chosen.emit("stage/1")
    view.primary.click()
    assert wanted == ["PS1", "sheet"]


def test_that_a_moved_day_waits_as_a_draft_and_is_saved_with_all_that_comes_after(
    plant: Plant,
    tasks: TaskRunner,
    drafts: DraftDesk,
    show: Callable[[Page], None],
    settle: Settle,
) -> None:
    by, planning = plant.at_pad(plant.trainer), plant.program.planning
    planning.begin(by, plant.trainee, plant.today)

    def opened() -> DateView:
        view = DateView(DateViewModel(tasks, planning, drafts, by, plant.trainee, "09-03"))
        show(view)
        return view

    view = opened()
    assert not view.primary.isEnabled()
    due = plant.today + 10 * WEEK - timedelta(days=3)
    assert view.day.text() == due.isoformat()
    view._model.type_day("1026-03-09")
    assert view.day_box.missing.isVisible()
    assert not view.primary.isEnabled()
    view._model.type_day("")
    view._model.move_day(-(view._model.state.day - due).days + 7)
    view.scope.buttons[LATER].click()
    kept = drafts.kept(TARGET, f"{plant.trainee}/09-03", DateForm)
    assert kept is not None
    assert kept.said == DateForm(due + WEEK, "", True)
    again = opened()
    assert again.day.text() == (due + WEEK).isoformat()
    left: list[bool] = []
    again._model.left.connect(lambda: left.append(True))
    again.primary.click()
    settle()
    assert left == [True]
    assert drafts.waiting() == ()
    plan = ask_beside(lambda: planning.page(by, plant.trainee)).plan
    assert plan is not None
    days = {target.about: target.due for target in plan.targets}
    assert days["09-03"] == due + WEEK
    assert days["12-03"] == plant.today + 14 * WEEK - timedelta(days=3)
    assert days["07-06"] == plant.today + 8 * WEEK - timedelta(days=3)


def test_that_the_first_day_makes_the_plan(
    plant: Plant,
    tasks: TaskRunner,
    drafts: DraftDesk,
    show: Callable[[Page], None],
    settle: Settle,
) -> None:
    by, planning = plant.at_pad(plant.trainer), plant.program.planning
    view = DateView(DateViewModel(tasks, planning, drafts, by, plant.trainee))
    show(view)
    assert (view.title.text(), view.primary.isEnabled()) == ("Make the plan", True)
    assert not view.scope_box.isVisible()
    assert "Sign-offs to earn: 142, about 9 a week." in view.day_box.hint.text()
    view.steps[7].click()
    view.primary.click()
    settle()
    page = ask_beside(lambda: planning.page(by, plant.trainee))
    assert page.start == plant.today + WEEK
    assert page.plan is not None
