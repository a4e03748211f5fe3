"""Signing: both signatures, refusals by name, second looks, taking back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.sentences import sentence, sentence_hash
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.services.signing import Answer


def _refused(plant: Plant, task: str, **changes: object) -> set[ErrorCode]:
    with pytest.raises(Refusal) as refused:
        plant.sign_off(task, **changes)  # type: ignore[arg-type]  # fields of the claim by name
    return {problem.code for problem in refused.value.problems}


def test_that_a_sign_off_with_both_signatures_counts(plant: Plant) -> None:
    plant.sign_off("12-07")
    status = plant.status("12-07")
    assert (status.status, status.counted, status.level) == (Status.SIGNED_OFF, 1, 3)


def test_that_without_the_trainees_signature_it_waits_and_then_counts(plant: Plant) -> None:
    recorded = plant.sign_off("12-07", agrees=None)
    assert plant.status("12-07").status is Status.IN_TRAINING
    assert plant.waiting(plant.trainee) == list(recorded.records)
    plant.clock.advance(days=1)
    plant.program.signing.answer(plant.at_pad(plant.trainee), recorded.records, Answer(agrees=True))
    status = plant.status("12-07")
    assert status.status is Status.SIGNED_OFF
    assert status.achieved_on == plant.today - timedelta(days=1)
    assert plant.waiting(plant.trainee) == []


def test_that_a_declined_sign_off_is_an_open_question_and_can_be_agreed_to(plant: Plant) -> None:
    recorded = plant.sign_off("12-07", agrees=False)
    assert plant.status("12-07").status is Status.IN_QUESTION
    plant.program.signing.answer(plant.at_pad(plant.trainee), recorded.records, Answer(agrees=True))
    assert plant.status("12-07").status is Status.SIGNED_OFF


def test_that_declining_takes_own_words(plant: Plant) -> None:
    recorded = plant.sign_off("12-07", agrees=None)
    with pytest.raises(Refusal) as refused:
        plant.program.signing.answer(
            plant.at_pad(plant.trainee), recorded.records, Answer(agrees=False, words="  ")
        )
    assert refused.value.code is ErrorCode.WORDS_MISSING


def test_that_nobody_answers_for_another(plant: Plant) -> None:
    recorded = plant.sign_off("12-07", agrees=None)
    other = plant.add("Otto Other", Role.TRAINEE)
    with pytest.raises(Refusal) as refused:
        plant.program.signing.answer(plant.at_pad(other), recorded.records, Answer(agrees=True))
    assert refused.value.code is ErrorCode.SIGNS_FOR_ANOTHER
    assert plant.waiting(plant.trainee) == list(recorded.records)


def test_that_nobody_signs_for_himself(plant: Plant) -> None:
    both = plant.add("Bo Both", Role.TRAINER, Role.TRAINEE, scope=("*",))
    assert ErrorCode.SELF_SIGN_OFF in _refused(plant, "12-07", trainer=both, trainee=both)


def test_that_a_trainee_never_signs_a_task(plant: Plant) -> None:
    assert _refused(
        plant, "12-07", trainer=plant.trainee, trainee=plant.add("Otto Other", Role.TRAINEE)
    ) == {ErrorCode.NOT_ALLOWED}


def test_that_a_trainer_without_the_right_is_refused_by_name(plant: Plant) -> None:
    narrow = plant.add("Nell Narrow", Role.TRAINER, scope=("U04",))
    assert _refused(plant, "12-07", trainer=narrow) == {ErrorCode.NO_RIGHT_TO_SIGN}
    plant.sign_off("04-01", trainer=narrow)


def test_that_a_missing_prerequisite_is_named_with_what_it_lacks(plant: Plant) -> None:
    with pytest.raises(Refusal) as refused:
        plant.sign_off("01-03")
    problems = {p.params["task"]: p.params for p in refused.value.problems}
    assert set(problems) == {"01-01", "01-02"}
    assert problems["01-01"]["required"] == 3


def test_that_every_missing_thing_is_named_at_once_and_nothing_is_written(plant: Plant) -> None:
    with plant.program.store.reading() as reading:
        before = reading.record_count()
    codes = _refused(
        plant, "01-02", lines=frozenset({1}), method="", evidence=(), observed_on=None, level=2
    )
    assert {
        ErrorCode.LINE_MISSING,
        ErrorCode.METHOD_MISSING,
        ErrorCode.DATE_IN_FUTURE,
        ErrorCode.LEVEL_TOO_LOW,
    } <= codes
    with plant.program.store.reading() as reading:
        assert reading.record_count() == before


def test_that_a_safety_task_on_the_job_carries_oral_questions_and_work(plant: Plant) -> None:
    assert _refused(plant, "01-02", evidence=("WP",)) == {ErrorCode.EVIDENCE_MISSING}
    assert _refused(plant, "01-02", evidence=("QA",)) == {ErrorCode.EVIDENCE_MISSING}
    plant.sign_off("01-02", evidence=("QA", "RC"))


def test_that_a_late_entry_needs_a_reason_and_is_flagged(plant: Plant) -> None:
    day = plant.today - timedelta(days=3)
    assert _refused(plant, "12-07", observed_on=day) == {ErrorCode.LATE_REASON_MISSING}
    plant.sign_off("12-07", observed_on=day, late="The PC was down.")
    assert plant.status("12-07").evidence[0].late


def test_that_one_paper_sheet_is_entered_once(plant: Plant) -> None:
    plant.complete("01-02")
    plant.sign_off("01-07", sheet="B-0417", mold="A")
    plant.clock.advance(days=1)
    assert _refused(plant, "01-07", sheet="B-0417") == {ErrorCode.SHEET_ALREADY_ENTERED}


def test_that_a_life_critical_task_by_one_person_has_its_second_look_outstanding(
    plant: Plant,
) -> None:
    plant.complete("01-02", "01-01", "01-03")
    status = plant.status("01-03")
    assert (status.status, status.counted) == (Status.SECOND_LOOK, 3)
    plant.clock.advance(days=1)
    plant.sign_off("01-03", trainer=plant.second, mold="Z")
    assert plant.status("01-03").status is Status.SIGNED_OFF


def test_that_a_second_assessor_may_sign_the_same_performance(plant: Plant) -> None:
    plant.complete("01-02", "01-01", "01-03")
    last = plant.status("01-03").evidence[-1].record
    plant.program.signing.sign_as_second(plant.at_pad(plant.second), last)
    assert plant.status("01-03").status is Status.SIGNED_OFF
    with pytest.raises(Refusal) as refused:
        plant.program.signing.sign_as_second(plant.at_pad(plant.second), last)
    assert refused.value.code is ErrorCode.ALREADY_SIGNED
    with pytest.raises(Refusal) as refused:
        plant.program.signing.sign_as_second(plant.at_pad(plant.trainer), last)
    assert refused.value.code is ErrorCode.SECOND_LOOK_SAME_PERSON


def test_that_a_job_is_judged_as_if_its_earlier_tasks_were_recorded(plant: Plant) -> None:
    claims = [plant.claim("01-06"), plant.claim("01-02")]  # 01-02 opens 01-06, in any order
    recorded = plant.program.signing.record_sign_off(
        plant.at_pad(plant.trainer),
        plant.trainee,
        claims,
        answer=(plant.at_pad(plant.trainee), Answer(agrees=True)),
    )
    with plant.program.store.reading() as reading:
        first, second = (reading.record(r) for r in recorded.records)
    assert first is not None
    assert isinstance(first.body, b.SignoffRecorded)
    assert second is not None
    assert isinstance(second.body, b.SignoffRecorded)
    assert (first.body.task, second.body.task) == ("01-02", "01-06")
    assert second.body.job == first.id


def test_that_the_record_keeps_the_sentence_that_each_signer_was_shown(plant: Plant) -> None:
    french = plant.add("Luc", Role.TRAINER, language="fr", scope=("*",))
    recorded = plant.sign_off("12-07", trainer=french)
    with plant.program.store.reading() as reading:
        record = reading.record(recorded.records[0])
    assert record is not None
    assert isinstance(record.body, b.SignoffRecorded)
    told = sentence(
        plant.pack,
        "trainer_sign_off",
        "fr",
        trainee="Tina Trainee",
        trainer="Luc",
        task=plant.pack.tasks["12-07"],
        on=plant.today,
        level=3,
    )
    assert (record.body.lang, record.body.sentence) == ("fr", sentence_hash(told))


def test_that_a_note_on_the_page_is_a_coaching_note_in_the_private_stream(plant: Plant) -> None:
    plant.program.signing.record_sign_off(
        plant.at_pad(plant.trainer),
        plant.trainee,
        [plant.claim("12-07")],
        note="Counted twice without being asked.",
    )
    with plant.program.store.reading() as reading:
        notes = reading.trainee_records(plant.trainee, ("note.written",))
    assert [n.body.words for n in notes if isinstance(n.body, b.NoteWritten)] == [
        "Counted twice without being asked."
    ]


def test_that_a_mistake_is_taken_back_by_its_signer_within_minutes(plant: Plant) -> None:
    recorded = plant.sign_off("12-07")
    withdraw = plant.program.signing.withdraw
    with pytest.raises(Refusal) as refused:
        withdraw(plant.at_pad(plant.second), recorded.records[0], "mistake")
    assert refused.value.code is ErrorCode.NOT_THE_SIGNER
    withdraw(plant.at_pad(plant.trainer), recorded.records[0], "mistake")
    assert plant.status("12-07").counted == 0
    with pytest.raises(Refusal) as refused:
        withdraw(plant.at_pad(plant.trainer), recorded.records[0], "mistake")
    assert refused.value.code is ErrorCode.ALREADY_WITHDRAWN


def test_that_a_withdrawal_that_does_not_count_stands_in_nobodys_way(plant: Plant) -> None:
    recorded = plant.sign_off("12-07")
    (sign_off,) = recorded.records
    with plant.program.store.writing() as writing:  # as only another program could write it
        writing.append(
            b.RecordWithdrawn(about=sign_off, reason="mistake"),
            by=plant.at_pad(plant.second).by(),
            replaces=(sign_off,),
        )
    assert plant.status("12-07").counted == 1
    plant.program.signing.withdraw(plant.at_pad(plant.trainer), sign_off, "mistake")
    assert plant.status("12-07").counted == 0


def test_that_a_mistake_after_the_minutes_is_a_judgement_withdrawn(plant: Plant) -> None:
    recorded = plant.sign_off("12-07")
    plant.clock.advance(minutes=16)
    withdraw = plant.program.signing.withdraw
    with pytest.raises(Refusal) as refused:
        withdraw(plant.at_pad(plant.trainer), recorded.records[0], "mistake")
    assert refused.value.code is ErrorCode.MISTAKE_TOO_LATE
    withdraw(plant.at_pad(plant.trainer), recorded.records[0], "judgement", "I looked away.")
    assert plant.status("12-07").counted == 0


def test_that_a_pin_typed_long_ago_signs_nothing(plant: Plant) -> None:
    trainer = plant.at_pad(plant.trainer)
    plant.clock.advance(minutes=11)
    with pytest.raises(Refusal) as refused:
        plant.program.signing.record_sign_off(trainer, plant.trainee, [plant.claim("12-07")])
    assert refused.value.code is ErrorCode.PIN_STALE


def test_that_what_stands_in_the_way_is_said_before_anybody_types_a_pin(plant: Plant) -> None:
    ruling = plant.program.signing.may_sign(plant.trainer, plant.trainee, "01-03", plant.today)
    assert {p.code for p in ruling.problems} == {ErrorCode.PREREQUISITE_MISSING}
    own = plant.program.signing.may_sign(plant.trainee, plant.trainee, "12-07", plant.today)
    assert {p.code for p in own.problems} == {ErrorCode.SELF_SIGN_OFF}


def test_that_warnings_are_kept_on_the_record(plant: Plant) -> None:
    recorded = plant.sign_off("01-02")
    assert ErrorCode.SIGNER_WITHOUT_TRAINER_PART.value in recorded.warnings
    with plant.program.store.reading() as reading:
        record = reading.record(recorded.records[0])
    assert record is not None
    assert isinstance(record.body, b.SignoffRecorded)
    assert record.body.flags == recorded.warnings
