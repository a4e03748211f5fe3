"""The task page: the standard, this trainee so far, what stands in the way."""

from __future__ import annotations

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from trainer_app.checklists.status import Status
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.tasks import TaskRunner


def test_that_the_standard_is_shown_line_by_line_with_the_tier(
    plant: Plant, screens: Screens
) -> None:
    state = screens.task("01-03").state
    assert state.lines == plant.pack.tasks["01-03"].lines
    assert state.tier == "L"
    assert state.tier_meaning is not None
    assert "second assessor" in state.tier_meaning["en"]


def test_that_prerequisites_carry_their_own_state(plant: Plant, screens: Screens) -> None:
    plant.complete("01-02")
    items = {item.task: item for item in screens.task("01-03").state.prerequisites}
    assert items["01-02"].status is Status.SIGNED_OFF
    assert items["01-01"].status is Status.NOT_STARTED


def test_that_each_watched_performance_names_who_watched_it(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02", mold="307")
    (seen,) = screens.task("01-02").state.watched
    assert seen.observers == ("Terry Trainer",)
    assert (seen.on, seen.level, seen.mold) == (plant.today, 3, "307")


def test_that_what_waits_for_the_trainee_is_shown(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02", agrees=None)
    assert screens.task("01-02").state.waiting == (plant.today,)


def test_that_a_blocked_task_cannot_be_recorded(screens: Screens) -> None:
    model = screens.task("01-03")
    wanted: list[str] = []
    model.sign_off_wanted.connect(lambda: wanted.append("sign off"))
    model.record_sign_off()
    assert wanted == []
    assert model.state.in_the_way[0].code is ErrorCode.PREREQUISITE_MISSING


def test_that_the_trainee_may_look_and_not_record(plant: Plant, screens: Screens) -> None:
    assert not screens.task("01-01", viewer=plant.trainee).state.may_record


def test_that_a_record_that_arrives_updates_the_page(
    plant: Plant, screens: Screens, tasks: TaskRunner
) -> None:
    model = screens.task("01-02")
    plant.sign_off("01-02")
    tasks.changed.emit(ChangeSet.of([plant.trainee]))
    screens.settle()
    assert model.state.status is Status.SIGNED_OFF
