"""A trainee's plan: made, moved, read by whom it concerns; its first day is the programme's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.plant import Plant
from trainer_app.bootstrap import found_sample
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.plansheet import PlanLine, PlanSheet
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.services.history import EntryState
from trainer_app.services.members import Enrolment
from trainer_app.services.planning import Planning

WEEK = timedelta(weeks=1)


@pytest.fixture
def planning(plant: Plant) -> Planning:
    return plant.program.planning


def test_that_a_plan_is_made_moved_and_told_by_the_history(
    plant: Plant, planning: Planning
) -> None:
    trainer = plant.at_pad(plant.trainer)
    empty = planning.page(trainer, plant.trainee)
    assert (empty.plan, empty.start, empty.may_plan) == (None, plant.today, True)
    planning.begin(trainer, plant.trainee, plant.today)
    planning.move(trainer, plant.trainee, "04-02", plant.today + 8 * WEEK)
    page = planning.page(trainer, plant.trainee)
    assert page.plan is not None
    moved = page.plan.target("04-02")
    assert moved is not None
    assert moved.due == plant.today + 8 * WEEK
    assert moved.first_due == plant.today + 6 * WEEK - timedelta(days=3)  # the Friday
    assert (page.saved_by, page.saved_on) == (trainer.name, plant.today)
    told = plant.program.pages.history(trainer, plant.trainee)
    plans = [entry for entry in told.entries if entry.record.kind == "plan.saved"]
    assert [entry.state for entry in plans] == [EntryState.FACT, EntryState.REPLACED]


def test_that_the_sheet_is_the_plan_as_it_was_on_its_day(plant: Plant, planning: Planning) -> None:
    trainer, monday = plant.at_pad(plant.trainer), plant.today
    planning.begin(trainer, plant.trainee, monday)
    plant.clock.advance(days=3)
    trainer = plant.at_pad(plant.trainer)
    planning.move(trainer, plant.trainee, "EL01", monday + 5 * WEEK)

    def line(on: date | None) -> PlanLine:
        wanted = Wanted(SheetKind.PLAN, "en", trainee=plant.trainee, on=on)
        (sheet,) = plant.program.sheets.sheets(plant.at_pad(plant.trainee), wanted)
        assert isinstance(sheet, PlanSheet)
        return next(each for each in sheet.stages[0].lines if each.about == "EL01")

    assert line(monday).due == line(monday).first_due == line(None).first_due
    assert line(None).due == monday + 5 * WEEK


def test_that_the_first_day_of_the_plan_is_the_programmes_and_decides_the_week_everywhere(
    plant: Plant, planning: Planning
) -> None:
    trainer, start = plant.at_pad(plant.trainer), plant.today - 3 * WEEK
    planning.begin(trainer, plant.trainee, start)
    page = planning.page(trainer, plant.trainee)
    assert page.plan is not None
    assert (page.head.week, page.head.weeks, page.plan.start) == (4, 16, start)
    assert plant.program.pages.strip(trainer, plant.trainee).head.week == 4
    # It may lie ahead; whoever's person page it is can be saved as before.
    planning.begin(trainer, plant.trainee, plant.today + WEEK)
    assert planning.page(trainer, plant.trainee).head.week is None
    supervisor = plant.at_pad(plant.supervisor)
    as_it_was = Enrolment("incumbent", plant.today + WEEK)
    plant.program.members.enrol(supervisor, plant.trainee, as_it_was)
    page = planning.page(trainer, plant.trainee)
    assert page.plan is not None
    assert (page.head.weeks, page.plan.weeks) == (8, 8)


def test_that_a_plan_whose_programme_was_moved_elsewhere_still_moves_with_its_first_day(
    plant: Plant, planning: Planning
) -> None:
    trainer, monday = plant.at_pad(plant.trainer), plant.today
    plant.clock.advance(weeks=1)
    trainer = plant.at_pad(plant.trainer)
    planning.begin(trainer, plant.trainee, monday)
    first = planning.page(trainer, plant.trainee).plan
    supervisor = plant.at_pad(plant.supervisor)
    plant.program.members.enrol(supervisor, plant.trainee, Enrolment("new", monday + WEEK))
    planning.move(trainer, plant.trainee, "04-02", monday + 9 * WEEK)
    planning.begin(trainer, plant.trainee, monday + 2 * WEEK)
    plan = planning.page(trainer, plant.trainee).plan
    assert first is not None
    assert plan is not None
    days = {t.about: t.due - t.first_due for t in plan.targets}
    assert days.pop("04-02") == timedelta(weeks=3, days=3)  # where it was moved to
    assert set(days.values()) == {2 * WEEK}


def test_that_whoever_looks_around_finds_plans_of_those_in_the_midst_of_it(tmp_path: Path) -> None:
    clock = FixedClock(Moment(1_771_342_920_000, -300))
    program = found_sample(tmp_path / "sample", clock, trainees=4, records=90, plans=True)
    with program.store.reading() as reading:
        plans = [record.body for record in reading.records(("plan.saved",))]
        records, names = reading.record_count(), reading.directory()
    program.close()
    planned = [names.name(plan.trainee) for plan in plans if isinstance(plan, b.PlanSaved)]
    assert planned == ["Thi Nguyen"]
    assert records == 91


def test_that_a_trainee_reads_the_own_plan_and_moves_nothing(
    plant: Plant, planning: Planning
) -> None:
    trainer, trainee = plant.at_pad(plant.trainer), plant.at_pad(plant.trainee)
    planning.begin(trainer, plant.trainee, plant.today)
    page = planning.page(trainee, plant.trainee)
    assert page.plan is not None
    assert not page.may_plan
    soon, today = planning.soon(trainee, 4)
    assert ([target.about for target in soon], today) == (
        ["EL01", "EL02", "01-01", "01-02"],
        plant.today,
    )
    plant.clock.advance(weeks=2)
    soon, today = planning.soon(plant.at_pad(plant.trainee), 4)
    assert [target.is_late(today) for target in soon] == [True, True, False, False]
    refused: tuple[Callable[[], object], ...] = (
        lambda: planning.page(trainee, plant.add("Otto Other", Role.TRAINEE)),
        lambda: planning.begin(trainee, plant.trainee, plant.today),
        lambda: planning.move(trainee, plant.trainee, "U01", plant.today),
    )
    for act in refused:
        with pytest.raises(Refusal) as refusal:
            act()
        assert refusal.value.code is ErrorCode.NOT_ALLOWED


def test_that_a_day_outside_the_plan_and_what_is_in_no_plan_are_refused(
    plant: Plant, planning: Planning
) -> None:
    trainer = plant.at_pad(plant.trainer)

    def code(act: Callable[[], ChangeSet]) -> ErrorCode:
        with pytest.raises(Refusal) as refusal:
            act()
        return refusal.value.code

    who, today = plant.trainee, plant.today
    assert code(lambda: planning.move(trainer, who, "U01", today)) is ErrorCode.TASK_UNKNOWN
    planning.begin(trainer, who, today)
    assert code(lambda: planning.move(trainer, who, "99-99", today)) is ErrorCode.TASK_UNKNOWN
    early = today - timedelta(days=1)
    assert code(lambda: planning.move(trainer, who, "U01", early)) is ErrorCode.DAY_OUTSIDE_PLAN
    far = today + 200 * WEEK
    assert code(lambda: planning.begin(trainer, who, far)) is ErrorCode.DAY_OUTSIDE_PLAN
