"""Signing off a job: the list, what is said once, each person signing once, what is kept."""

from __future__ import annotations

import pytest

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from tests.ui.trainee.work_pages import WorkScreens
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.job.state import EMPTY, JobState
from trainer_app.ui.job.view import JobView
from trainer_app.ui.job.view_model import JobViewModel
from trainer_app.ui.shared.form_fields import Section
from trainer_app.ui.shared.signatures import TraineeAnswer

THREE = ("01-01", "01-02", "12-07")


@pytest.fixture
def work(screens: Screens) -> WorkScreens:
    return WorkScreens(screens)


def lacking(state: JobState, task: str) -> set[ErrorCode]:
    listed = next(t for t in state.listed if t.id == task)
    return {problem.code for problem in (*listed.missing, *listed.in_the_way)}


def test_that_nothing_is_on_the_list_or_ticked_beforehand(work: WorkScreens) -> None:
    assert work.job().state.form == EMPTY
    state = work.job(*THREE).state
    assert state.form.listed == THREE
    assert all(t.level == 0 and not t.lines and not t.level_lines for t in state.form.tasks)
    assert not state.form.shared.method


def test_that_tasks_are_offered_by_unit_where_nothing_stands_in_their_way(
    work: WorkScreens,
) -> None:
    model = work.job()
    model.choose_unit("U01")
    offered = {task.id for task in model.state.offered}
    assert "01-01" in offered
    assert "01-03" not in offered


def test_that_a_task_is_offered_once_the_list_holds_what_it_still_lacks(
    plant: Plant, work: WorkScreens
) -> None:
    plant.complete("01-01")
    model = work.job()
    model.choose_unit("U01")
    assert "01-03" not in {task.id for task in model.state.offered}
    model.tick_task("01-02")
    assert "01-03" in {task.id for task in model.state.offered}


def test_that_what_a_task_lacks_stands_beside_it_and_what_is_said_once_is_named_once(
    work: WorkScreens,
) -> None:
    model = work.job(*THREE)
    state = model.state
    assert lacking(state, "12-07") == {ErrorCode.LEVEL_UNKNOWN, ErrorCode.LINE_MISSING}
    assert [section for section, _problem in state.missing] == [Section.METHOD]
    model.choose_method("job")
    work.screens.settle()
    assert [section for section, _problem in model.state.missing] == [Section.EVIDENCE]
    assert not model.state.may_be_signed


def test_that_a_task_may_have_a_method_and_evidence_of_its_own(
    plant: Plant, work: WorkScreens
) -> None:
    model = work.job("01-01", "12-07")
    work.fill(model)
    model.set_apart("12-07")
    work.screens.settle()
    assert lacking(model.state, "12-07") == {ErrorCode.METHOD_MISSING}
    model.choose_own_method("12-07", "session")
    model.tick_own_evidence("12-07", "TB")
    work.screens.settle()
    assert model.state.may_be_signed
    sign(work, model)
    assert plant.status("12-07").evidence[0].method == "session"
    assert plant.status("12-07").evidence[0].evidence == ("TB",)
    assert plant.status("01-01").evidence[0].method == "job"


def test_that_a_task_waits_for_the_one_of_the_list_that_it_needs(
    plant: Plant, work: WorkScreens
) -> None:
    plant.complete("01-01")
    model = work.job("01-02", "01-03")
    assert ErrorCode.PREREQUISITE_MISSING in lacking(model.state, "01-03")
    assert ErrorCode.PREREQUISITE_MISSING not in lacking(model.state, "01-02")
    work.fill(model)
    assert lacking(model.state, "01-03") == set()
    assert model.state.may_be_signed


def is_ready(model: JobViewModel) -> bool:
    return model.state.signing.is_ready


def sign(work: WorkScreens, model: JobViewModel) -> None:
    work.screens.type_pin(model.signatures.trainer)
    work.screens.type_pin(model.signatures.trainee)
    model.sign()
    work.screens.settle()


def test_that_each_person_signs_the_whole_list_once_and_one_record_a_task_is_kept(
    plant: Plant, work: WorkScreens
) -> None:
    model = work.job(*THREE)
    work.fill(model)
    assert [s.task[:5] for s in model.state.for_trainer] == list(THREE)
    assert [s.task[:5] for s in model.state.for_trainee] == list(THREE)
    model.type_mold("214")
    work.screens.settle()
    sign(work, model)
    assert model.state.recorded == 3
    with plant.program.store.reading() as reading:
        kept = [a.record.body for a in reading.history(plant.trainee)]
    signed = [body for body in kept if isinstance(body, b.SignoffRecorded)]
    assert {body.mold for body in signed} == {"214"}
    assert len({body.job for body in signed if body.job}) == 1
    for task in THREE:
        assert plant.status(task).counted == 1
    left: list[bool] = []
    model.left.connect(lambda: left.append(True))
    model.sign()
    assert left == [True]


def test_that_changing_one_line_takes_every_signature_back(work: WorkScreens) -> None:
    model = work.job(*THREE)
    work.fill(model)
    work.screens.type_pin(model.signatures.trainer)
    work.screens.type_pin(model.signatures.trainee)
    assert is_ready(model)
    model.tick_line("12-07", 1)
    work.screens.settle()
    assert not is_ready(model)
    assert not model.signatures.trainer.state.is_given


def test_that_the_trainee_may_sign_the_whole_list_later(plant: Plant, work: WorkScreens) -> None:
    model = work.job("01-02", "12-07")
    work.fill(model)
    model.signatures.choose_answer(TraineeAnswer.LATER)
    work.screens.type_pin(model.signatures.trainer)
    model.sign()
    work.screens.settle()
    assert len(plant.waiting(plant.trainee)) == 2


def test_that_a_second_assessor_signs_only_what_would_be_a_second_look(
    plant: Plant, work: WorkScreens
) -> None:
    plant.complete("01-01", "01-02")
    plant.clock.advance(days=1)
    model = work.job("01-03", "12-07")
    work.fill(model)
    model.signatures.choose_second(plant.second)
    work.screens.settle()
    assert [s.task[:5] for s in model.state.for_second] == ["01-03"]
    work.screens.type_pin(model.signatures.trainer)
    work.screens.type_pin(model.signatures.trainee)
    assert not is_ready(model)
    work.screens.type_pin(model.signatures.second)
    assert is_ready(model)
    model.sign()
    work.screens.settle()
    assert len(plant.status("01-03").evidence[0].observers) == 2


def test_that_a_second_assessor_is_gone_with_the_task_that_asked_for_one(
    plant: Plant, work: WorkScreens
) -> None:
    plant.complete("01-01", "01-02")
    model = work.job("01-03", "12-07")
    model.signatures.choose_second(plant.second)
    model.tick_task("01-03")
    work.screens.settle()
    assert model.state.signing.second is None
    assert model.state.signing.seconds == ()


def test_that_the_list_of_an_earlier_job_comes_in_one_touch_with_nothing_ticked(
    plant: Plant, work: WorkScreens
) -> None:
    first = work.job(*THREE)
    work.fill(first)
    sign(work, first)
    plant.clock.advance(days=1)
    again = work.job()
    assert again.state.together == (THREE,)
    again.take_list(0)
    work.screens.settle()
    assert again.state.form.listed == THREE
    assert all(not t.lines for t in again.state.form.tasks)


def test_that_a_half_filled_list_is_given_back_to_who_began_it(work: WorkScreens) -> None:
    model = work.job("01-01")
    model.tick_line("01-01", 2)
    model.type_mold("307")
    again = work.job()
    assert again.state.begun is not None
    assert again.state.form == model.state.form
    again.start_again()
    assert work.job().state.form == EMPTY


def test_that_the_mold_that_was_asked_about_comes_along(work: WorkScreens) -> None:
    assert work.job("01-01", mold="214").state.form.shared.mold == "214"


def test_that_a_refusal_leaves_the_list_as_it_is(plant: Plant, work: WorkScreens) -> None:
    model = work.job(*THREE)
    work.fill(model)
    work.screens.type_pin(model.signatures.trainer)
    work.screens.type_pin(model.signatures.trainee)
    plant.clock.advance(minutes=11)
    model.sign()
    work.screens.settle()
    assert [p.code for p in model.state.problems] == [ErrorCode.PIN_STALE]
    assert model.state.form.listed == THREE
    assert plant.status("12-07").status is Status.NOT_STARTED


def test_that_each_panel_lists_everything_in_its_signers_language(
    plant: Plant, work: WorkScreens
) -> None:
    marc = plant.add("Marc Gagné", Role.TRAINEE, language="fr")
    view = JobView(work.job("01-01", "12-07", trainee=marc))
    view.show()
    work.screens.settle()
    theirs = view.signatures.trainee.more.findChildren(type(view.signatures.trainee.statement))
    assert len(theirs) == 2
    assert plant.pack.tasks["12-07"].title["fr"] in theirs[1].task.text()
    hers = view.signatures.trainer.more.findChildren(type(view.signatures.trainer.statement))
    assert plant.pack.tasks["12-07"].title["en"] in hers[1].task.text()
    view.close()
    view.deleteLater()
