"""The pages of work: what they start from, tries and their flags, second looks in one sitting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.facts import Try
from trainer_app.services.signing import Answer, SecondLook

TOGETHER = ("01-01", "01-02", "12-07")


def sign_job(
    plant: Plant, *tasks: str, trainee: PersonId | None = None, mold: str = "214"
) -> tuple[RecordId, ...]:
    who = trainee or plant.trainee
    claims = [plant.claim(task, mold=mold) for task in tasks]
    answer = (plant.at_pad(who), Answer(agrees=True))
    trainer = plant.at_pad(plant.trainer)
    return plant.program.signing.record_sign_off(trainer, who, claims, answer=answer).records


# --- tries ---------------------------------------------------------------------------------------


def test_that_a_try_tells_what_it_came_before(plant: Plant) -> None:
    narrow = plant.add("Nell Narrow", Role.TRAINER, scope=("U04",))
    seen = Try("01-03", 2, plant.today)
    recorded = plant.program.facts.record_try(plant.at_pad(narrow), plant.trainee, seen)
    told = {problem.code: problem.params for problem in recorded.warned}
    assert told[ErrorCode.PREREQUISITE_MISSING]["task"] in ("01-01", "01-02")
    assert told[ErrorCode.MODULE_NOT_COMPLETE]["module"] == plant.pack.tasks["01-03"].module
    assert told[ErrorCode.NO_RIGHT_TO_SIGN]["person"] == "Nell Narrow"
    assert set(recorded.warnings) == {code.value for code in told}


def test_that_a_try_after_everything_carries_no_flag(plant: Plant) -> None:
    module = plant.pack.tasks["01-01"].module
    trainer = plant.at_pad(plant.trainer)
    plant.program.facts.module_completed(trainer, plant.trainee, module, plant.today)
    seen = Try("01-01", 1, plant.today)
    assert plant.program.facts.record_try(trainer, plant.trainee, seen).warnings == ()


def test_that_a_trainee_records_no_try_and_his_own_job_only(plant: Plant) -> None:
    trainee = plant.at_pad(plant.trainee)
    with pytest.raises(Refusal):
        plant.program.facts.record_try(trainee, plant.trainee, Try("01-01", 3, plant.today))
    other = plant.add("Otto Other", Role.TRAINEE)
    with pytest.raises(Refusal):
        plant.program.facts.job_done(trainee, other, ["01-01"], plant.today)
    done = plant.program.facts.job_done(trainee, plant.trainee, ["01-01"], plant.today, mold="9")
    with plant.program.store.reading() as reading:
        record = reading.record(done.records[0])
    assert record is not None
    assert isinstance(record.body, b.JobDone)
    assert record.body.own_entry
    assert plant.status("01-01").last_performed == plant.today


# --- a job ---------------------------------------------------------------------------------------


def test_that_a_job_page_says_of_every_task_what_is_in_the_way(plant: Plant) -> None:
    page = plant.program.work.job(plant.at_pad(plant.trainer), plant.trainee)
    by_id = {t.task.id: t for t in page.tasks}
    assert tuple(by_id) == tuple(plant.pack.tasks)
    assert by_id["01-01"].problems == ()
    assert {p.code for p in by_id["01-03"].problems} == {ErrorCode.PREREQUISITE_MISSING}


def test_that_the_records_of_a_job_are_tied_and_offered_together_again(plant: Plant) -> None:
    records = sign_job(plant, *TOGETHER)
    with plant.program.store.reading() as reading:
        found = [reading.record(record) for record in records]
    jobs = [r.body.job for r in found if r is not None and isinstance(r.body, b.SignoffRecorded)]
    assert jobs == ["", records[0], records[0]]
    other = plant.add("Otto Other", Role.TRAINEE)
    plant.sign_off("03-01")
    for trainee in (plant.trainee, other):
        page = plant.program.work.job(plant.at_pad(plant.trainer), trainee)
        assert page.together == (TOGETHER,)


def test_that_molds_typed_lately_come_latest_first(plant: Plant) -> None:
    plant.sign_off("01-02", mold="118")
    trainer = plant.at_pad(plant.trainer)
    seen = Try("01-01", 2, plant.today, mold=" 307 ")
    plant.program.facts.record_try(trainer, plant.trainee, seen)
    page = plant.program.work.try_page(trainer, plant.trainee, "01-01")
    assert page.molds == ("307", "118")


def test_that_challenge_is_told_for_an_incumbent_alone(plant: Plant) -> None:
    trainer = plant.at_pad(plant.trainer)
    did_it_before = plant.add("Ina Incumbent", Role.TRAINEE, pathway="incumbent")
    assert plant.program.pages.sign_off(trainer, did_it_before, "01-01").incumbent
    assert not plant.program.pages.sign_off(trainer, plant.trainee, "01-01").incumbent


# --- a second look -------------------------------------------------------------------------------


def ready_for_lockout(plant: Plant) -> None:
    plant.complete("01-01", "01-02")
    plant.clock.advance(days=1)


def test_that_a_second_look_is_signed_in_the_same_sitting(plant: Plant) -> None:
    ready_for_lockout(plant)
    second = SecondLook(plant.at_pad(plant.second), ("01-03",))
    answer = (plant.at_pad(plant.trainee), Answer(agrees=True))
    claims = [plant.claim(task) for task in ("01-03", "12-07")]
    recorded = plant.program.signing.record_sign_off(
        plant.at_pad(plant.trainer), plant.trainee, claims, answer=answer, second=second
    )
    assert len(recorded.records) == 2
    (seen,) = plant.status("01-03").evidence
    assert set(seen.observers) == {plant.trainer, plant.second}
    (other,) = plant.status("12-07").evidence
    assert other.observers == (plant.trainer,)


def test_that_nothing_is_written_where_the_second_one_is_refused(plant: Plant) -> None:
    ready_for_lockout(plant)
    narrow = plant.add("Nell Narrow", Role.TRAINER, scope=("U04",))
    for person, code in (
        (plant.trainer, ErrorCode.SECOND_LOOK_SAME_PERSON),
        (narrow, ErrorCode.NO_RIGHT_TO_SIGN),
        (plant.trainee, ErrorCode.NOT_ALLOWED),
    ):
        second = SecondLook(plant.at_pad(person), ("01-03",))
        with pytest.raises(Refusal) as refused:
            plant.program.signing.record_sign_off(
                plant.at_pad(plant.trainer), plant.trainee, [plant.claim("01-03")], second=second
            )
        assert code in {p.code for p in refused.value.problems}
    assert plant.status("01-03").status is Status.NOT_STARTED


def test_that_a_second_pin_typed_long_ago_signs_nothing(plant: Plant) -> None:
    ready_for_lockout(plant)
    second = SecondLook(plant.at_pad(plant.second), ("01-03",))
    plant.clock.advance(minutes=11)
    with pytest.raises(Refusal) as refused:
        plant.program.signing.record_sign_off(
            plant.at_pad(plant.trainer), plant.trainee, [plant.claim("01-03")], second=second
        )
    assert refused.value.code is ErrorCode.PIN_STALE


def test_that_a_second_assessor_is_offered_only_where_a_second_look_is_lacking(
    plant: Plant,
) -> None:
    ready_for_lockout(plant)
    plant.add("Nell Narrow", Role.TRAINER, scope=("U04",))
    work, trainer = plant.program.work, plant.at_pad(plant.trainer)

    def offered() -> dict[PersonId, tuple[str, ...]]:
        return {s.person.id: s.tasks for s in work.job(trainer, plant.trainee).seconds}

    assert "01-03" in offered()[plant.second]
    assert set(offered()) == {plant.second}
    plant.sign_off("01-03", trainer=plant.second)
    assert "01-03" not in offered().get(plant.second, ())


def test_that_a_second_look_at_a_recorded_performance_is_offered_and_signed_later(
    plant: Plant,
) -> None:
    ready_for_lockout(plant)
    (record,) = plant.sign_off("01-03").records
    second = plant.at_pad(plant.second)
    assert plant.program.pages.task(second, plant.trainee, "01-03").may_second == (record,)
    own = plant.program.pages.task(plant.at_pad(plant.trainer), plant.trainee, "01-03")
    assert own.may_second == ()
    page = plant.program.work.second_look(second, record)
    assert (page.trainer, page.ruling.allowed) == ("Terry Trainer", True)
    plant.program.signing.sign_as_second(second, record)
    assert plant.program.pages.task(second, plant.trainee, "01-03").may_second == ()


# --- the next mold -------------------------------------------------------------------------------


def test_that_the_molds_of_the_plant_are_known_the_most_usual_first(plant: Plant) -> None:
    plant.sign_off("01-02", mold="118")
    plant.sign_off("12-07", mold="307")
    plant.sign_off("03-01", mold="307")
    assert plant.program.work.molds(plant.at_pad(plant.trainer)) == ("307", "118")


def test_that_who_could_earn_what_on_a_mold_is_told_by_name(plant: Plant) -> None:
    plant.add("Amy Able", Role.TRAINEE)
    plant.sign_off("01-01", mold="214")
    viewer = plant.at_pad(plant.trainer)
    tomorrow = plant.today + timedelta(days=1)
    found = {f.trainee.name: f for f in plant.program.work.on_mold(viewer, "214", tomorrow)}
    assert list(found) == ["Amy Able", "Tina Trainee"]
    assert "01-01" not in {e.task.id for e in found["Tina Trainee"].tasks}
    assert "01-01" in {e.task.id for e in found["Amy Able"].tasks}


# --- from paper ----------------------------------------------------------------------------------


def test_that_an_entry_from_paper_says_who_compared_it_with_its_sheet(plant: Plant) -> None:
    desk, pages = plant.program.transcribing, plant.program.pages
    trainer = plant.at_pad(plant.trainer)
    sheet = desk.issue(trainer, plant.trainee, ("12-07",)).number
    (record,) = plant.sign_off("12-07", sheet=sheet).records
    (seen,) = pages.task(trainer, plant.trainee, "12-07").witnessed
    assert (seen.sheet, seen.compared_by) == (sheet, "")
    desk.check(plant.at_pad(plant.second), [record])
    (seen,) = pages.task(trainer, plant.trainee, "12-07").witnessed
    assert (seen.compared_by, seen.same_person) == ("Sonia Second", False)
