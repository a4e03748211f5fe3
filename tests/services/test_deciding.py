"""What supervisors and assessors decide, and the facts that are always taken."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import LapseReason, Status, add_months
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.services.facts import Try


def test_that_a_try_before_its_prerequisite_is_taken_and_flagged(plant: Plant) -> None:
    seen = Try("01-03", 2, plant.today, missed=(1,))
    recorded = plant.program.facts.record_try(plant.at_pad(plant.trainer), plant.trainee, seen)
    assert ErrorCode.PREREQUISITE_MISSING.value in recorded.warnings
    status = plant.status("01-03")
    assert (status.status, status.level) == (Status.IN_TRAINING, 2)


def test_that_a_supervisor_decides_a_declined_sign_off(plant: Plant) -> None:
    recorded = plant.sign_off("12-07", agrees=False)
    record = recorded.records[0]
    supervisor = plant.at_pad(plant.supervisor)
    decide = plant.program.deciding.decide
    with pytest.raises(Refusal) as refused:
        decide(plant.at_pad(plant.trainer), plant.trainee, "12-07", record, record, "I saw it.")
    assert refused.value.code is ErrorCode.NOT_ALLOWED
    decide(supervisor, plant.trainee, "12-07", record, record, "Spoke with both; it stands.")
    status = plant.status("12-07")
    assert (status.status, status.counted) == (Status.SIGNED_OFF, 1)
    with pytest.raises(Refusal) as refused:
        decide(supervisor, plant.trainee, "12-07", record, None, "Again.")
    assert refused.value.code is ErrorCode.NOTHING_TO_DECIDE


def test_that_a_decision_can_let_nothing_stand(plant: Plant) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    plant.program.deciding.decide(
        plant.at_pad(plant.supervisor), plant.trainee, "12-07", record, None, "It did not happen."
    )
    status = plant.status("12-07")
    assert (status.questions, status.counted) == ((), 0)


def test_that_not_me_puts_a_counted_sign_off_in_question(plant: Plant) -> None:
    record = plant.sign_off("12-07").records[0]
    plant.program.deciding.raise_question(
        plant.at_pad(plant.trainee), record, "not_me", "I was off that day."
    )
    assert plant.status("12-07").status is Status.IN_QUESTION


def test_that_two_people_who_judge_one_performance_differently_are_in_question(
    plant: Plant,
) -> None:
    plant.sign_off("12-07", mold="214")
    seen = Try("12-07", 2, plant.today, missed=(1,), mold="214")
    plant.program.facts.record_try(plant.at_pad(plant.second), plant.trainee, seen)
    assert plant.status("12-07").status is Status.IN_QUESTION


def test_that_a_required_reobservation_lapses_a_task_until_a_fresh_one(plant: Plant) -> None:
    plant.sign_off("12-07")
    plant.program.deciding.require_reobservation(
        plant.at_pad(plant.supervisor), plant.trainee, "12-07", plant.today, "A near miss."
    )
    status = plant.status("12-07")
    assert (status.status, status.lapse_reason) == (Status.LAPSED, LapseReason.REOBSERVATION)
    plant.clock.advance(days=1)
    plant.sign_off("12-07", mold="B")
    assert plant.status("12-07").status is Status.SIGNED_OFF


def test_that_an_extension_is_given_once_and_for_two_weeks_at_most(plant: Plant) -> None:
    plant.sign_off("01-02")
    expires = add_months(plant.today, 12)
    plant.clock.advance(days=(expires - plant.today).days - 3)
    supervisor = plant.at_pad(plant.supervisor)
    extend = plant.program.deciding.extend
    with pytest.raises(Refusal) as refused:
        extend(
            supervisor, plant.trainee, "01-02", expires + timedelta(days=15), "Away.", "Beside Al."
        )
    assert refused.value.code is ErrorCode.EXTENSION_TOO_LONG
    until = expires + timedelta(days=14)
    extend(supervisor, plant.trainee, "01-02", until, "Trainer away.", "Works beside Al.")
    plant.clock.advance(days=10)
    status = plant.status("01-02")
    assert (status.status, status.extended_until) == (Status.DUE, until)
    sheet = plant.program.sheets.progress_sheet(
        plant.trainee, lang="en", paper="letter", on=None, printed_by="Sam Supervisor"
    )
    controls = {task.id: task.control for unit in sheet.units for task in unit.tasks}
    assert {task: said for task, said in controls.items() if said} == {"01-02": "Works beside Al."}
    with pytest.raises(Refusal) as refused:
        extend(plant.at_pad(plant.supervisor), plant.trainee, "01-02", until, "More.", "Same.")
    assert refused.value.code is ErrorCode.EXTENSION_ALREADY_GIVEN
    plant.clock.advance(days=8)
    assert plant.status("01-02").status is Status.LAPSED


def test_that_only_a_site_task_becomes_not_applicable_without_consent(plant: Plant) -> None:
    supervisor = plant.at_pad(plant.supervisor)
    decide = plant.program.deciding.set_not_applicable
    with pytest.raises(Refusal) as refused:
        decide(supervisor, "12-07", "We never count tools.")
    assert refused.value.code is ErrorCode.NOT_APPLICABLE_CORE
    decide(supervisor, "06-06", "No dry-ice machine.")
    assert plant.status("06-06").status is Status.NOT_APPLICABLE
    newcomer = plant.add("Nia New", Role.TRAINEE)
    assert plant.status("06-06", newcomer).status is Status.NOT_APPLICABLE


def test_that_a_unit_is_signed_once_all_its_core_tasks_are(plant: Plant) -> None:
    with pytest.raises(Refusal) as refused:
        plant.program.deciding.sign_unit(
            plant.at_pad(plant.supervisor), plant.trainee, "U01", plant.today
        )
    assert refused.value.code is ErrorCode.UNIT_NOT_COMPLETE
    assert "01-01" in str(refused.value.params["tasks"])


def test_that_a_capstone_comes_after_every_core_task_and_from_another_person(
    plant: Plant,
) -> None:
    assessor = plant.add("Asa Assessor", Role.ASSESSOR)
    with pytest.raises(Refusal) as refused:
        plant.program.deciding.assess_capstone(
            plant.at_pad(assessor),
            plant.trainee,
            plant.today,
            passed=True,
            mold="214",
            tasks=("12-01",),
        )
    assert refused.value.code is ErrorCode.CAPSTONE_TOO_EARLY


def test_that_a_completed_module_and_a_job_are_taken_as_they_are(plant: Plant) -> None:
    facts = plant.program.facts
    facts.module_completed(plant.at_pad(plant.trainer), plant.trainee, "EL01", plant.today)
    facts.job_done(plant.at_pad(plant.trainee), plant.trainee, ("06-03",), plant.today, mold="9")
    page = plant.program.pages.checklist(plant.at_pad(plant.trainer), plant.trainee)
    assert page.progress.milestones.modules == {"EL01": plant.today}
    assert page.progress.statuses["06-03"].last_performed == plant.today
    with plant.program.store.reading() as reading:
        (job,) = reading.trainee_records(plant.trainee, ("job.done",))
    assert isinstance(job.body, b.JobDone)
    assert job.body.own_entry
