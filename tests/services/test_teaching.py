"""Lessons and memos: what is recorded, what it does to the level, who may."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.teaching import Phase
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.how_to_teach import HowToTeach
from trainer_app.services.teaching import Taught

TASK = "01-01"


def taught(plant: Plant, **more: object) -> Taught:
    said: dict[str, object] = {"minutes": 35, "marks": {"forgotten/3": 1, "good/1": 2}, **more}
    return Taught(TASK, plant.today, **said)  # type: ignore[arg-type]  # fields by name


def level(plant: Plant) -> int:
    viewer = plant.at_pad(plant.trainer)
    return plant.program.pages.task(viewer, plant.trainee, TASK).status.level


def how(plant: Plant, viewer: PersonId) -> HowToTeach:
    return plant.program.pages.task(plant.at_pad(viewer), plant.trainee, TASK).how


def memo_words(plant: Plant) -> list[str]:
    return [line.memo.words for line in how(plant, plant.trainer).memos]


def write_memo(plant: Plant, words: str, replaces: RecordId | None = None) -> RecordId:
    plant.clock.advance(minutes=1)
    by = plant.at_pad(plant.trainer)
    return plant.program.teaching.write_memo(by, TASK, words, replaces).records[0]


def refused(code: ErrorCode, how: object, *asked: object) -> None:
    assert callable(how)
    with pytest.raises(Refusal) as refusal:
        how(*asked)
    assert refusal.value.code is code


def test_that_a_lesson_is_recorded_and_the_level_shown_becomes_one(plant: Plant) -> None:
    assert level(plant) == 0
    teaching = plant.program.teaching
    done = teaching.record(plant.at_pad(plant.trainer), plant.trainee, taught(plant))
    with plant.program.store.reading() as reading:
        (record,) = [reading.record(r) for r in done.records]
    assert record is not None
    assert isinstance(record.body, b.SessionTaught)
    assert (record.body.task, record.body.minutes) == (TASK, 35)
    assert record.body.marks == {"forgotten/3": 1, "good/1": 2}
    assert level(plant) == 1


def test_that_a_note_with_its_next_date_and_a_try_come_with_the_lesson(plant: Plant) -> None:
    by, due = plant.at_pad(plant.trainer), plant.today + timedelta(days=1)
    said = taught(plant, words="Ask about the try-start.", follow_up=due, try_level=2)
    assert len(plant.program.teaching.record(by, plant.trainee, said).records) == 3
    (follow_up,) = plant.program.notes.follow_ups(by)
    assert (follow_up.note.words, follow_up.note.follow_up) == ("Ask about the try-start.", due)
    assert follow_up.note.task == TASK
    assert level(plant) == 2


def test_that_a_next_date_without_words_is_refused_and_nothing_is_written(plant: Plant) -> None:
    by = plant.at_pad(plant.trainer)
    bare = taught(plant, follow_up=plant.today)
    refused(ErrorCode.WORDS_MISSING, plant.program.teaching.record, by, plant.trainee, bare)
    assert level(plant) == 0


def test_that_nobody_teaches_himself_and_trainees_teach_nobody(plant: Plant) -> None:
    teaching = plant.program.teaching
    trainer, trainee = plant.at_pad(plant.trainer), plant.at_pad(plant.trainee)
    refused(ErrorCode.NOT_ALLOWED, teaching.record, trainer, plant.trainer, taught(plant))
    refused(ErrorCode.NOT_ALLOWED, teaching.record, trainee, plant.trainee, taught(plant))
    refused(ErrorCode.NOT_ALLOWED, teaching.page, trainee, plant.trainee, TASK)


def test_that_the_lesson_of_a_task_has_its_breakdown_and_the_cards_of_each_phase(
    plant: Plant,
) -> None:
    page = plant.program.teaching.page(plant.at_pad(plant.trainer), plant.trainee, TASK)
    assert page.lesson.has_breakdown
    assert {card.phase for card in page.lesson.stages[0].cards} == {Phase.PREPARE.value}
    assert page.task.lines == plant.pack.tasks[TASK].lines


def test_that_the_breakdown_is_everybodys_and_the_answers_are_the_trainers(plant: Plant) -> None:
    mine, theirs = how(plant, plant.trainer), how(plant, plant.trainee)
    assert mine.may_teach
    assert {card.phase for card in mine.cards} == {"prepare", "present"}
    assert theirs.breakdown == mine.breakdown
    assert (theirs.may_teach, theirs.cards, theirs.memos) == (False, (), ())


def test_that_a_memo_is_written_replaced_and_taken_away(plant: Plant) -> None:
    first = write_memo(plant, "  Mold 214 shows it best.  ")
    write_memo(plant, "Do it on Tuesdays.")
    assert memo_words(plant) == ["Mold 214 shows it best.", "Do it on Tuesdays."]
    second = write_memo(plant, "Mold 307 shows it best.", first)
    assert memo_words(plant) == ["Do it on Tuesdays.", "Mold 307 shows it best."]
    write_memo(plant, "", second)
    assert memo_words(plant) == ["Do it on Tuesdays."]
    by = plant.at_pad(plant.trainer)
    again = plant.program.teaching.write_memo
    refused(ErrorCode.RECORD_UNKNOWN, again, by, TASK, "Too late.", first)
    refused(ErrorCode.WORDS_MISSING, again, by, TASK, "  ")


def test_that_trainees_and_coordinators_write_no_memos(plant: Plant) -> None:
    teaching = plant.program.teaching
    coordinator = plant.add("Cora Coordinator", Role.COORDINATOR)
    for person in (plant.trainee, coordinator):
        refused(ErrorCode.NOT_ALLOWED, teaching.write_memo, plant.at_pad(person), TASK, "Mine")
