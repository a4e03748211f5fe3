"""A checklist for paper on a real plant: numbered, entered once, compared by somebody else."""

from __future__ import annotations

import pytest

from tests.plant import Plant
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import RecordId
from trainer_app.services.transcribing import Transcribing


@pytest.fixture
def desk(plant: Plant) -> Transcribing:
    return plant.program.transcribing


def number(plant: Plant, *tasks: str) -> str:
    return plant.program.transcribing.issue(
        plant.at_pad(plant.trainer), plant.trainee, tasks or ("12-07",)
    ).number


def enter(plant: Plant, sheet: str, task: str = "12-07") -> RecordId:
    return plant.sign_off(task, sheet=sheet).records[0]


def test_that_numbers_are_this_pcs_letter_and_its_own_counter(plant: Plant) -> None:
    assert [number(plant), number(plant), number(plant, "04-01")] == ["A-0001", "A-0002", "A-0003"]


def test_that_a_trainee_takes_numbers_only_for_oneself(plant: Plant, desk: Transcribing) -> None:
    own = plant.at_pad(plant.trainee)
    assert desk.issue(own, plant.trainee, ("12-07",)).number == "A-0001"
    other = plant.add("Otto Other", Role.TRAINEE)
    with pytest.raises(Refusal) as refused:
        desk.issue(own, other, ("12-07",))
    assert refused.value.code is ErrorCode.NOT_ALLOWED


@pytest.mark.parametrize(
    ("tasks", "code"),
    [((), ErrorCode.SHEET_EMPTY), (("99-01",), ErrorCode.TASK_UNKNOWN)],
)
def test_that_a_sheet_holds_known_tasks(
    plant: Plant, desk: Transcribing, tasks: tuple[str, ...], code: ErrorCode
) -> None:
    with pytest.raises(Refusal) as refused:
        desk.issue(plant.at_pad(plant.trainer), plant.trainee, tasks)
    assert refused.value.code is code


def test_that_a_task_of_a_sheet_is_entered_once_with_who_and_when(plant: Plant) -> None:
    sheet = number(plant)
    enter(plant, sheet)
    plant.clock.advance(days=1)
    with pytest.raises(Refusal) as refused:
        plant.sign_off("12-07", trainer=plant.second, sheet=sheet.lower())
    problem = next(p for p in refused.value.problems if p.code is ErrorCode.SHEET_ALREADY_ENTERED)
    assert problem.params == {"sheet": sheet, "person": "Terry Trainer", "date": "2026-03-02"}


def test_that_a_sheet_from_another_pc_is_taken_and_flagged(plant: Plant) -> None:
    recorded = plant.sign_off("12-07", sheet="B-0417")
    assert ErrorCode.SHEET_UNKNOWN.value in recorded.warnings


def test_that_the_number_is_kept_as_it_is_printed(plant: Plant) -> None:
    number(plant)
    enter(plant, "a 1")
    assert [p.sheet for p in plant.status("12-07").evidence] == ["A-0001"]


def test_that_an_entry_waits_until_another_person_compared_it(
    plant: Plant, desk: Transcribing
) -> None:
    record = enter(plant, number(plant))
    (waiting,) = desk.waiting(plant.at_pad(plant.second))
    assert (waiting.record, waiting.sheet, waiting.entered_by) == (
        record,
        "A-0001",
        "Terry Trainer",
    )
    assert waiting.ruling.allowed
    desk.check(plant.at_pad(plant.second), [record])
    assert desk.waiting(plant.at_pad(plant.second)) == ()
    assert plant.status("12-07").status is Status.SIGNED_OFF


def test_that_who_entered_it_is_told_before_typing_a_pin(plant: Plant, desk: Transcribing) -> None:
    record = enter(plant, number(plant))
    (waiting,) = desk.waiting(plant.at_pad(plant.trainer))
    assert [p.code for p in waiting.ruling.problems] == [ErrorCode.CHECK_SAME_PERSON]
    with pytest.raises(Refusal):
        desk.check(plant.at_pad(plant.trainer), [record])
    assert len(desk.waiting(plant.at_pad(plant.second))) == 1


def test_that_a_difference_is_an_open_question(plant: Plant, desk: Transcribing) -> None:
    record = enter(plant, number(plant))
    by = plant.at_pad(plant.second)
    with pytest.raises(Refusal) as refused:
        desk.question(by, [record], "  ")
    assert refused.value.code is ErrorCode.WORDS_MISSING
    desk.question(by, [record], "The paper says mold 215.")
    assert plant.status("12-07").status is Status.IN_QUESTION
    assert desk.waiting(by) == ()


def test_that_a_check_rests_on_a_fresh_pin(plant: Plant, desk: Transcribing) -> None:
    record = enter(plant, number(plant))
    by = plant.at_pad(plant.second)
    plant.clock.advance(minutes=30)
    with pytest.raises(Refusal) as refused:
        desk.check(by, [record])
    assert refused.value.code is ErrorCode.PIN_STALE
