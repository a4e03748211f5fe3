"""Looking again at a few sign-offs of each trainer, and what follows from it."""

from __future__ import annotations

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.papers import SecondLooks
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.reasons import NotCounting
from trainer_app.checklists.standing import QuestionKind
from trainer_app.checklists.status import Status
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.matters import Concern, Matter


def picks(plant: Plant, viewer: PersonId) -> list[Matter]:
    page = plant.program.attention.page(plant.at_pad(viewer))
    return [matter for matter in page.matters if matter.concern is Concern.SAMPLE]


def look(
    plant: Plant, record: RecordId, viewer: PersonId, *, agrees: bool = True, words: str = ""
) -> None:
    plant.program.sampling.look_again(plant.at_pad(viewer), record, agrees=agrees, words=words)


def signed_last_month(plant: Plant, *tasks: str) -> list[RecordId]:
    """One sign-off of each by the trainer; then a month goes by."""
    made = [plant.sign_off(task).records[0] for task in tasks]
    plant.clock.advance(days=31)
    return made


def refusal(plant: Plant, record: RecordId, viewer: PersonId, *, agrees: bool = True) -> ErrorCode:
    with pytest.raises(Refusal) as refused:
        look(plant, record, viewer, agrees=agrees)
    return refused.value.code


def test_that_a_few_sign_offs_of_the_month_before_are_picked_for_whoever_had_no_part(
    plant: Plant,
) -> None:
    assessor = plant.add("Asa Assessor", Role.ASSESSOR)
    plant.sign_off("12-07")
    assert picks(plant, assessor) == []  # of this month: next month
    signed_last_month(plant, "01-01", "01-02")
    seen = picks(plant, assessor)
    assert {m.task for m in seen} == {"01-01", "01-02"}  # the safety tasks
    assert {m.names for m in seen} == {("Terry Trainer",)}
    assert picks(plant, plant.supervisor) == seen  # everybody is asked about the same ones
    with pytest.raises(Refusal):
        plant.program.sampling.page(plant.at_pad(plant.trainer), seen[0].thing)


def test_that_agreeing_changes_nothing_and_asks_no_more(plant: Plant) -> None:
    (record,) = signed_last_month(plant, "12-07")
    look(plant, record, plant.supervisor)
    assert picks(plant, plant.supervisor) == []
    assert plant.status("12-07").status is Status.SIGNED_OFF
    assert refusal(plant, record, plant.supervisor) is ErrorCode.NOT_PICKED
    history = plant.program.pages.history(plant.at_pad(plant.trainee), plant.trainee)
    told = [e for e in history.entries if isinstance(e.record.body, b.SignoffSampled)]
    assert [(e.by, e.task, e.reason) for e in told] == [("Sam Supervisor", "12-07", None)]


def test_that_seeing_it_differently_is_an_open_question_and_takes_nothing_back(
    plant: Plant,
) -> None:
    assessor = plant.add("Asa Assessor", Role.ASSESSOR)
    signed_last_month(plant, "12-07", "01-01", "01-02")
    record, task = picks(plant, assessor)[0].thing, picks(plant, assessor)[0].task
    assert refusal(plant, record, assessor, agrees=False) is ErrorCode.WORDS_MISSING
    look(plant, record, assessor, agrees=False, words="The photo shows another mold.")
    status = plant.status(task)
    assert (status.status, status.questions[0].kind) == (Status.IN_QUESTION, QuestionKind.RAISED)
    assert len(picks(plant, assessor)) == 1  # no other one comes in its place
    supervisor = plant.at_pad(plant.supervisor)
    plant.program.deciding.decide(
        supervisor, plant.trainee, task, record, record, "The photo was of the wrong day."
    )
    status = plant.status(task)
    assert (status.counted, status.questions) == (1, ())
    assert record not in {matter.thing for matter in picks(plant, assessor)}


def test_that_nobody_looks_again_at_what_he_had_a_part_in(plant: Plant) -> None:
    both = plant.add("Bea Both", Role.TRAINER, Role.SUPERVISOR, scope=("*",))
    record = plant.sign_off("12-07", trainer=both).records[0]
    plant.clock.advance(days=31)
    assert picks(plant, both) == []
    assert refusal(plant, record, both) is ErrorCode.HAD_A_PART
    page = plant.program.sampling.page(plant.at_pad(both), record)
    assert [problem.code for problem in page.in_the_way] == [ErrorCode.HAD_A_PART]
    with plant.program.store.writing() as writing:  # by a program that does not ask
        writing.append(b.SignoffSampled(about=record), by=plant.at_pad(both).by())
    assert [m.thing for m in picks(plant, plant.supervisor)] == [record]
    history = plant.program.pages.history(plant.at_pad(both), plant.trainee)
    own = next(e for e in history.entries if isinstance(e.record.body, b.SignoffSampled))
    assert own.reason is NotCounting.FOR_ONESELF
    look(plant, record, plant.supervisor)
    assert picks(plant, plant.supervisor) == []


def test_that_a_visiting_assessor_finds_the_same_picks_on_the_sheet_of_second_looks(
    plant: Plant,
) -> None:
    signed_last_month(plant, "12-07", "01-01", "01-02")
    seen = {(m.name, m.task, m.day) for m in picks(plant, plant.supervisor)}
    by, wanted = plant.at_pad(plant.supervisor), Wanted(SheetKind.SECOND_LOOKS, "en")
    (sheet,) = plant.program.sheets.sheets(by, wanted)
    assert isinstance(sheet, SecondLooks)
    assert {(line.trainee, line.task, line.observed_on) for line in sheet.samples} == seen
    assert {line.signed_by for line in sheet.samples} == {("Terry Trainer",)}


def test_that_somebody_who_was_entered_twice_is_the_one_that_is_shown_everywhere(
    plant: Plant,
) -> None:
    (record,) = signed_last_month(plant, "12-07")
    smaller, other = sorted((plant.trainee, plant.add("Tina Trainée", Role.TRAINEE)))
    by = plant.at_pad(plant.supervisor)
    plant.program.members.deactivate(by, smaller)
    plant.program.merging.merge(by, smaller, other)
    (pick,) = picks(plant, plant.supervisor)
    assert pick.trainee == other
    assert plant.program.sampling.page(by, record).trainee.id == other
    assert plant.program.patterns.page(by, smaller).person.id == other
