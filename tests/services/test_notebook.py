"""Notes of the whole plant: found by words, topic or what is open; handed over; answered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notes import NewNote


def write(
    plant: Plant,
    strength: str = "Asked first",
    *,
    about: PersonId | None = None,
    days: int | None = None,
    tags: tuple[str, ...] = (),
    task: str = "",
) -> RecordId:
    plant.clock.advance(minutes=1)
    due = None if days is None else plant.today + timedelta(days=days)
    new = NewNote("", task, tags, due, strength=strength)
    by = plant.at_pad(plant.trainer)
    return plant.program.notes.write(by, about or plant.trainee, new).records[0]


def found(plant: Plant, who: PersonId, search: str = "", **how: object) -> list[RecordId]:
    tag, alone = str(how.get("tag", "")), bool(how.get("open_alone", False))
    page = plant.program.notebook.find(plant.at_pad(who), search, tag, open_alone=alone)
    return [one.line.note.record for one in page.notes]


def refused(code: ErrorCode, *asked: object) -> None:
    how, *rest = asked
    assert callable(how)
    with pytest.raises(Refusal) as refusal:
        how(*rest)
    assert refusal.value.code is code


def test_that_a_note_is_found_by_a_misspelt_word_a_name_and_its_task(plant: Plant) -> None:
    other = plant.add("Otto Other", Role.TRAINEE)
    ejection = write(plant, "A réglé l’éjection seul")
    lockout = write(plant, "Named every point", about=other, task="01-03")
    trainer = plant.trainer
    assert found(plant, trainer, "ejecton") == [ejection]
    assert found(plant, trainer, "otto") == [lockout]
    assert found(plant, trainer, "01-03") == [lockout]
    assert found(plant, trainer, "zebra") == []
    assert found(plant, trainer) == [lockout, ejection]


def test_that_topic_and_open_follow_ups_narrow_it(plant: Plant) -> None:
    write(plant, "Plain")
    later = write(plant, "Later", days=5, tags=("math",))
    soon = write(plant, "Soon", days=1)
    closed = write(plant, "Closed", days=1, tags=("math",))
    plant.program.notes.close(plant.at_pad(plant.trainer), closed, "Done")
    assert found(plant, plant.trainer, open_alone=True) == [soon, later]
    assert found(plant, plant.trainer, tag="math") == [closed, later]
    assert found(plant, plant.trainer, tag="math", open_alone=True) == [later]


def test_that_nobody_finds_a_note_that_is_not_theirs_to_see(plant: Plant) -> None:
    other = plant.add("Otto Other", Role.TRAINEE)
    assessor = plant.add("Ann Assessor", Role.ASSESSOR, scope=("*",))
    own = write(plant)
    write(plant, about=other)
    assert found(plant, plant.trainee) == [own]
    assert found(plant, assessor) == []


def test_that_a_handed_over_follow_up_is_the_others_to_close(plant: Plant) -> None:
    notes, book = plant.program.notes, plant.program.notebook
    record = write(plant, days=1)
    trainer, second = plant.at_pad(plant.trainer), plant.at_pad(plant.second)
    people = [person.id for person in book.to_hand_over(trainer, record).people]
    assert plant.second in people
    assert not {plant.trainer, plant.trainee} & set(people)
    book.hand_over(trainer, record, plant.second)
    assert [f.note.record for f in notes.follow_ups(second)] == [record]
    assert notes.follow_ups(trainer) == ()
    refused(ErrorCode.NOT_ALLOWED, notes.close, trainer, record, "Mine")
    book.hand_over(second, record, plant.trainer)
    assert [f.note.record for f in notes.follow_ups(trainer)] == [record]


def test_that_only_its_owner_hands_an_open_follow_up_over_and_not_to_anybody(plant: Plant) -> None:
    book = plant.program.notebook
    record = write(plant, days=1)
    trainer, second = plant.at_pad(plant.trainer), plant.at_pad(plant.second)
    refused(ErrorCode.NOT_ALLOWED, book.hand_over, second, record, plant.second)
    refused(ErrorCode.NOT_ALLOWED, book.hand_over, trainer, record, plant.trainee)
    refused(ErrorCode.PERSON_UNKNOWN, book.hand_over, trainer, record, PersonId("0" * 32))
    plant.program.notes.close(trainer, record, "Done")
    refused(ErrorCode.RECORD_UNKNOWN, book.hand_over, trainer, record, plant.second)


def test_that_an_answer_shows_to_the_writer_for_a_week(plant: Plant) -> None:
    book, record = plant.program.notebook, write(plant)
    trainer, second = plant.at_pad(plant.trainer), plant.at_pad(plant.second)
    assert book.answered(trainer) == ()
    plant.program.notes.answer(plant.at_pad(plant.trainee), record, "I see")
    (answered,) = book.answered(trainer)
    assert (answered.trainee, answered.words) == ("Tina Trainee", "I see")
    assert book.answered(second) == ()
    assert plant.program.today.day(trainer).answered == (answered,)
    plant.clock.advance(days=8)
    assert book.answered(plant.at_pad(plant.trainer)) == ()


def test_that_a_closed_follow_up_is_taken_up_again_by_a_new_note(plant: Plant) -> None:
    notes, by = plant.program.notes, plant.at_pad(plant.trainer)
    record = write(plant, days=1)
    notes.close(by, record, "Half of it")
    page = notes.to_write(by, plant.trainee, "", record)
    assert page.before is not None
    assert page.before.record == record
    due = plant.today + timedelta(days=3)
    plant.clock.advance(minutes=1)
    again = notes.write(
        by, plant.trainee, NewNote(next_step="The rest", follow_up=due, about=record)
    )
    assert [f.note.record for f in notes.follow_ups(by)] == [again.records[0]]
    newest = notes.page(by, plant.trainee).lines[0]
    assert newest.takes_up == plant.today + timedelta(days=1)


def test_that_a_note_takes_up_no_note_about_somebody_else(plant: Plant) -> None:
    other = plant.add("Otto Other", Role.TRAINEE)
    record = write(plant, about=other, days=1)
    new = NewNote(next_step="The rest", about=record)
    by = plant.at_pad(plant.trainer)
    refused(ErrorCode.RECORD_UNKNOWN, plant.program.notes.write, by, plant.trainee, new)
