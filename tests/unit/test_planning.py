"""A trainee's plan: its days, what is later than planned, moving them, and who saved it last."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from msgspec import structs

from tests.builders import World, day, make_pack, make_policy
from trainer_app.checklists import bodies as b
from trainer_app.checklists.packs import INCUMBENT, Pack, Plan, Policy, Stage
from trainer_app.checklists.planning import (
    CAPSTONE,
    PLAN_KINDS,
    DatedPlan,
    Sort,
    Target,
    a_week,
    check_start,
    dated_plan,
    moved,
    programme_days,
    saved_plans,
    started_on,
    to_earn,
    week_end,
)
from trainer_app.checklists.progress import MILESTONE_KINDS, Milestones, progress
from trainer_app.checklists.status import Terms
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId

MONDAY = date(2026, 3, 2)
TASK = "01-01"


def staged(pack: Pack) -> Pack:
    """Four weeks in two stages; half as long for whoever did this work before."""
    words = {"en": "Words", "fr": "Mots"}
    first = Stage(1, 2, words, words, words, ("EL01",), "PS1", (TASK,), (1,))
    second = Stage(3, 4, words, words, words, ("EL02",))
    practicals = tuple(structs.replace(p, week=1) for p in pack.practicals)
    units = (structs.replace(pack.units[0], weeks=(1, 3)), *pack.units[1:])
    plan = Plan(4, (first, second), incumbent_weeks=2)
    return structs.replace(pack, plan=plan, practicals=practicals, units=units)


class Planned(World):
    """Tom, whose plan Rita makes on Monday 2026-03-02."""

    def __init__(self) -> None:
        super().__init__()
        self.tom, self.rita = self.trainee("Tom"), self.trainer("Rita")
        self.staged = staged(self.pack)

    def save(
        self,
        days: Mapping[str, date] | None = None,
        *,
        start: date = MONDAY,
        replaces: tuple[RecordId, ...] = (),
    ) -> RecordId:
        given = programme_days(self.staged, "new", start)
        body = b.PlanSaved(self.tom, start, {**given, **(days or {})})
        return self.add(body, by=self.rita, replaces=replaces).id

    def plan(
        self, on: date = MONDAY, policy: Policy | None = None, start: date = MONDAY
    ) -> DatedPlan:
        milestones = [r for r in self.records if r.kind in MILESTONE_KINDS]
        reached = Milestones.of(milestones, self.tom, self.directory(), self.unit_of, on)
        plans = [r for r in self.records if r.kind in PLAN_KINDS]
        saved = saved_plans(plans, self.directory(), self.unit_of)
        assert saved is not None
        asked = Terms(policy or self.pack.policy)
        whole = progress(self.case(self.tom, terms=asked), reached, on)
        return dated_plan(self.staged, asked, "new", start, saved, whole)

    def target(self, about: str, on: date = MONDAY) -> Target:
        target = self.plan(on).target(about)
        assert target is not None
        return target


def test_that_the_first_day_gives_every_target_the_last_working_day_of_its_week() -> None:
    pack = staged(make_pack())
    days = programme_days(pack, "new", MONDAY)
    assert days["PS1"] == date(2026, 3, 6)  # the Friday of its own week
    assert days["EL01"] == days[TASK] == date(2026, 3, 13)
    assert days["U01"] == date(2026, 3, 20)  # the last of the unit's weeks
    assert days["EL02"] == days[CAPSTONE] == date(2026, 3, 27)
    # A week that begins on a Wednesday ends on a Tuesday; one from a Saturday on a Friday.
    assert week_end(date(2026, 3, 4), 1) == date(2026, 3, 10)
    assert week_end(date(2026, 3, 7), 1) == date(2026, 3, 13)


def test_that_whoever_did_this_work_before_has_the_shorter_plan() -> None:
    pack = staged(make_pack())
    assert (pack.plan.weeks_of("new"), pack.plan.weeks_of(INCUMBENT)) == (4, 2)
    days = programme_days(pack, INCUMBENT, MONDAY)
    assert days["EL01"] == days["PS1"] == date(2026, 3, 6)
    assert days["U01"] == days[CAPSTONE] == date(2026, 3, 13)
    same = structs.replace(pack, plan=structs.replace(pack.plan, incumbent_weeks=0))
    assert programme_days(same, INCUMBENT, MONDAY) == programme_days(same, "new", MONDAY)


def test_that_what_is_not_done_by_its_day_is_late_by_so_many_days_and_the_rest_comes_next() -> None:
    world = Planned()
    world.save()
    plan = world.plan(date(2026, 3, 9))
    assert [(t.about, t.days_later(plan.on)) for t in plan.late] == [("PS1", 3)]
    assert [t.about for t in plan.this_week] == ["EL01", TASK]
    assert [t.about for t in plan.next_week] == ["U01"]
    assert plan.week_ends == date(2026, 3, 15)
    # The day itself is in time.
    assert not world.plan(date(2026, 3, 6)).late


def test_that_what_was_done_says_how_much_later_than_planned() -> None:
    world = Planned()
    world.save()
    world.add(b.ModuleCompleted(world.tom, "EL01", date(2026, 3, 17), "told"), by=world.rita)
    module = world.target("EL01", date(2026, 3, 25))
    assert (module.done_on, module.days_later(date(2026, 3, 25))) == (date(2026, 3, 17), 4)
    assert "EL01" not in [t.about for t in world.plan(date(2026, 3, 25)).late]


def test_that_a_target_asks_for_as_many_sign_offs_as_its_stage_says_and_the_unit_for_all() -> None:
    world = Planned()
    world.save()
    assert (world.target(TASK).counted, world.target(TASK).asked) == (0, 1)
    world.signed(world.tom, TASK, world.rita, day(4), mold="214")
    on = date(2026, 3, 31)
    assert world.target(TASK, on).done_on == day(4)
    unit = world.target("U01", on)
    core = [task for task in world.pack.units[0].tasks if task.is_core]
    needs_more = world.pack.tasks[TASK].sign_offs > 1
    assert (unit.counted, unit.asked) == (0 if needs_more else 1, len(core))
    assert unit.sort is Sort.UNIT
    assert not unit.is_done


def test_that_the_day_on_which_enough_were_signed_off_leaves_out_what_does_not_count() -> None:
    world = Planned()
    plan = world.staged.plan
    stages = (structs.replace(plan.stages[0], sign_offs_by_then=(2,)), *plan.stages[1:])
    world.staged = structs.replace(world.staged, plan=structs.replace(plan, stages=stages))
    world.save()
    for mold in ("214", "215"):  # of one day one counts
        world.signed(world.tom, TASK, world.rita, day(4), mold=mold)
    assert world.target(TASK, day(30)).done_on is None
    world.signed(world.tom, TASK, world.rita, day(9), mold="216")
    target = world.target(TASK, day(30))
    assert (target.done_on, target.counted, target.asked) == (day(9), 2, 2)


def test_that_a_plan_says_how_many_sign_offs_it_asks_for_each_week() -> None:
    world = Planned()

    def left() -> int:
        none = Milestones.none()
        return to_earn(progress(world.case(world.tom), none, date(2026, 3, 31)))

    core = [task for task in world.pack.all_tasks() if task.is_core]
    assert left() == sum(task.sign_offs for task in core)
    world.signed(world.tom, TASK, world.rita, day(4), mold="214")
    assert left() == sum(task.sign_offs for task in core) - 1
    sunday = MONDAY + timedelta(days=13)
    assert [a_week(n, MONDAY, sunday) for n in (0, 1, 2, 3)] == [0, 1, 1, 2]
    assert a_week(7, sunday, MONDAY) == 7  # its last day has gone


def test_that_what_a_plant_without_classes_does_not_ask_for_is_in_no_plan() -> None:
    world = Planned()
    world.save()
    off = make_policy(ready_needs_modules=False, ready_needs_sessions=False)
    sorts = {target.sort for target in world.plan(policy=off).targets}
    assert sorts == {Sort.TASK, Sort.UNIT, Sort.CAPSTONE}


def test_that_the_newest_plan_wins_and_the_first_one_is_remembered() -> None:
    world = Planned()
    first = world.save()
    later = date(2026, 3, 20)
    second = world.save({TASK: later}, replaces=(first,))
    target = world.target(TASK)
    assert (target.due, target.first_due) == (later, date(2026, 3, 13))
    # Two PCs that knew nothing of each other: the newer stands, and a third takes the place of both
    apart = world.save({TASK: date(2026, 3, 25)}, replaces=(first,))
    plans = [r for r in world.records if r.kind in PLAN_KINDS]
    saved = saved_plans(reversed(plans), world.directory(), world.unit_of)
    assert saved is not None
    assert (saved.record.id, set(saved.heads)) == (apart, {second, apart})


def test_that_a_plan_of_a_trainees_own_making_does_not_count() -> None:
    world = Planned()
    world.add(b.PlanSaved(world.tom, MONDAY), by=world.tom)
    plans = [r for r in world.records if r.kind in PLAN_KINDS]
    assert saved_plans(plans, world.directory(), world.unit_of) is None


def test_that_one_day_moves_alone_or_with_all_that_is_still_to_come() -> None:
    world = Planned()
    world.save()
    world.add(b.ModuleCompleted(world.tom, "EL02", day(3), "told"), by=world.rita)
    plan = world.plan(day(4))
    to = date(2026, 3, 20)
    alone = moved(plan, TASK, to, with_later=False)
    before = {target.about: target.due for target in plan.targets}
    assert alone == {**before, TASK: to}
    all_later = moved(plan, TASK, to, with_later=True)
    week = timedelta(weeks=1)
    assert all_later["U01"] == date(2026, 3, 20) + week
    assert all_later["PS1"] == date(2026, 3, 6)  # before it
    assert all_later["EL02"] == date(2026, 3, 27)  # done
    for wrong in (MONDAY - timedelta(days=1), MONDAY + timedelta(weeks=105)):
        with pytest.raises(Refusal) as refused:
            moved(plan, TASK, wrong, with_later=False)
        assert refused.value.code is ErrorCode.DAY_OUTSIDE_PLAN


def test_that_another_first_day_moves_what_nobody_had_moved() -> None:
    pack, to = staged(make_pack()), MONDAY + timedelta(weeks=1)
    agreed = b.PlanSaved(
        PersonId("tom"),
        MONDAY,
        {**programme_days(pack, "new", MONDAY), TASK: date(2026, 3, 18), "gone": MONDAY},
    )
    days = started_on(pack, "new", agreed, to)
    assert days["EL01"] == date(2026, 3, 20)
    assert days[TASK] == date(2026, 3, 18)
    assert "gone" not in days
    with pytest.raises(Refusal):
        check_start(date(1926, 3, 2), MONDAY)


def test_that_a_plan_at_the_end_of_all_days_is_read_too() -> None:
    pack = staged(make_pack())
    assert max(programme_days(pack, "new", date.max).values()) == date.max
    world = Planned()
    body = b.PlanSaved(world.tom, date.max, dict(programme_days(world.staged, "new", date.max)))
    world.add(body, by=world.rita)
    plan = world.plan(start=date.max)
    assert plan.next_week_ends == date.max
    assert plan.next_week
    assert not plan.late
