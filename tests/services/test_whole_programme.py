"""One trainee from the first day to *ready to present*, and on to what lapses: all by the rules."""

from __future__ import annotations

from typing import Final

from tests.plant import Plant
from trainer_app.checklists.employersheet import EmployerSheet
from trainer_app.checklists.evidencepack import EvidencePack
from trainer_app.checklists.in_class import ClassSource
from trainer_app.checklists.packs import Task
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.progress import Progress, Remaining
from trainer_app.checklists.status import Status, TaskStatus
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.errors import Refusal

SIGNED_A_DAY: Final = 4
CAPSTONE: Final = ("05-04", "12-01", "12-03")


def whole(plant: Plant) -> Progress:
    page = plant.program.pages.checklist(plant.at_pad(plant.supervisor), plant.trainee)
    return page.progress


def unsigned(plant: Plant) -> list[tuple[Task, TaskStatus]]:
    """Of the core tasks."""
    statuses = whole(plant).statuses
    return [
        (task, statuses[task.id])
        for task in plant.pack.all_tasks()
        if task.is_core and not statuses[task.id].is_current
    ]


def work_a_day(plant: Plant, owed: list[tuple[Task, TaskStatus]]) -> None:
    """Some of what the rules open; the last look at what can kill is somebody else's."""
    left = SIGNED_A_DAY
    for task, status in owed:
        is_last = status.counted + 1 == task.sign_offs
        watches = plant.second if is_last and task.is_life_critical else plant.trainer
        try:
            plant.sign_off(task.id, trainer=watches, mold=f"M-{status.counted}")
        except Refusal:
            continue  # what comes before it is not signed off yet
        left -= 1
        if not left:
            return


def next_working_day(plant: Plant) -> None:
    plant.clock.advance(days=3 if plant.today.weekday() == 4 else 1)


def test_that_a_trainee_who_does_the_work_is_ready_to_present_until_something_lapses(
    plant: Plant,
) -> None:
    program, trainee = plant.program, plant.trainee
    assessor = plant.add("Asa Assessor", Role.ASSESSOR)
    begun = plant.today
    program.planning.begin(plant.at_pad(plant.supervisor), trainee, begun)
    modules = [module.id for module in plant.pack.modules]
    classes = [*modules, *(practical.id for practical in plant.pack.practicals)]
    by = plant.at_pad(plant.trainer)
    program.in_class.mark(by, [trainee], classes, begun, ClassSource.CERTIFICATE)
    while owed := unsigned(plant):
        work_a_day(plant, owed)
        next_working_day(plant)
        assert (plant.today - begun).days < 16 * 7, [task.id for task, _status in owed]

    remains = whole(plant).remains
    assert {one.kind for one in remains} == {Remaining.UNIT_SIGNATURE, Remaining.CAPSTONE}
    for unit in (one.id for one in remains if one.kind is Remaining.UNIT_SIGNATURE):
        program.deciding.sign_unit(plant.at_pad(plant.supervisor), trainee, unit, plant.today)
    assert [one.kind for one in whole(plant).remains] == [Remaining.CAPSTONE]
    program.deciding.assess_capstone(
        plant.at_pad(assessor), trainee, plant.today, passed=True, mold="214", tasks=CAPSTONE
    )
    assert whole(plant).remains == ()
    plan = program.planning.page(plant.at_pad(trainee), trainee).plan
    assert plan is not None
    assert plan.late == ()

    supervisor = plant.at_pad(plant.supervisor)
    (record,) = program.sheets.sheets(supervisor, Wanted(SheetKind.EVIDENCE, "en", trainee=trainee))
    assert isinstance(record, EvidencePack)
    assert record.progress.remains == ()
    assert [one.passed for one in record.capstones] == [True]
    (employers,) = program.sheets.sheets(supervisor, Wanted(SheetKind.EMPLOYER, "en"))
    assert isinstance(employers, EmployerSheet)
    assert [one.ready.n for one in employers.pathways if one.started] == [1]

    plant.clock.advance(days=366)
    lapsed = {t for t, status in whole(plant).statuses.items() if status.status is Status.LAPSED}
    yearly = {task.id for task in plant.pack.all_tasks() if task.recert_months == 12}
    assert lapsed & yearly
    assert {one.kind for one in whole(plant).remains} == {Remaining.LAPSED}
