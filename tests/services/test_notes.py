"""Coaching notes: who may write, read, answer and close them; follow-ups; the search."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notes import NewNote


def write(
    plant: Plant,
    words: str = "Went well",
    *,
    by: PersonId | None = None,
    task: str = "",
    days: int | None = None,
    tags: tuple[str, ...] = (),
) -> RecordId:
    due = None if days is None else plant.today + timedelta(days=days)
    new = NewNote(words, task, tags, due)
    plant.clock.advance(minutes=1)
    notes = plant.program.notes
    return notes.write(plant.at_pad(by or plant.trainer), plant.trainee, new).records[0]


def refused(code: ErrorCode, *asked: object) -> None:
    how, *rest = asked
    assert callable(how)
    with pytest.raises(Refusal) as refusal:
        how(*rest)
    assert refusal.value.code is code


def test_that_a_note_is_read_and_answered_by_whom_it_is_about(plant: Plant) -> None:
    notes = plant.program.notes
    record = write(plant, "  Asked first.  ", task="01-01", tags=("detail", " own  one ", "detail"))
    trainee = plant.at_pad(plant.trainee)
    notes.answer(trainee, record, "Thanks")
    (line,) = notes.page(trainee, plant.trainee).lines
    assert (line.note.words, line.by) == ("Asked first.", "Terry Trainer")
    assert line.note.tags == ("detail", "own one")
    assert [said.words for said in line.note.answers] == ["Thanks"]
    assert dict(line.names)[plant.trainee] == "Tina Trainee"


def test_that_an_assessor_neither_reads_nor_writes_notes(plant: Plant) -> None:
    assessor = plant.add("Ann Assessor", Role.ASSESSOR, scope=("*",))
    record = write(plant)
    notes, who = plant.program.notes, plant.at_pad(assessor)
    refused(ErrorCode.NOT_ALLOWED, notes.page, who, plant.trainee)
    refused(ErrorCode.NOT_ALLOWED, notes.note, who, record)
    refused(ErrorCode.NOT_ALLOWED, notes.write, who, plant.trainee, NewNote("Hello"))
    refused(ErrorCode.NOT_ALLOWED, notes.close, who, record, "Done")


def test_that_nobody_reads_notes_about_another_trainee(plant: Plant) -> None:
    other = plant.add("Otto Other", Role.TRAINEE)
    record = write(plant)
    notes, who = plant.program.notes, plant.at_pad(other)
    refused(ErrorCode.NOT_ALLOWED, notes.page, who, plant.trainee)
    refused(ErrorCode.NOT_ALLOWED, notes.note, who, record)
    refused(ErrorCode.NOT_ALLOWED, notes.answer, who, record, "Mine?")


def test_that_a_trainer_does_not_answer_for_the_trainee(plant: Plant) -> None:
    record = write(plant)
    notes = plant.program.notes
    refused(ErrorCode.NOT_ALLOWED, notes.answer, plant.at_pad(plant.trainer), record, "Yes")


def test_that_a_note_needs_words_and_tasks_that_there_are(plant: Plant) -> None:
    notes, by = plant.program.notes, plant.at_pad(plant.trainer)
    refused(ErrorCode.WORDS_MISSING, notes.write, by, plant.trainee, NewNote("  \n"))
    refused(ErrorCode.TASK_UNKNOWN, notes.write, by, plant.trainee, NewNote("Hello", "99-99"))
    nobody = PersonId("0" * 32)
    refused(ErrorCode.PERSON_UNKNOWN, notes.write, by, nobody, NewNote("Hello"))
    record = write(plant)
    refused(ErrorCode.WORDS_MISSING, notes.answer, plant.at_pad(plant.trainee), record, " ")
    refused(ErrorCode.WORDS_MISSING, notes.close, by, record, " ")
    refused(ErrorCode.RECORD_UNKNOWN, notes.note, by, RecordId("0" * 32))


def test_that_a_follow_up_waits_for_its_owner_until_it_is_closed(plant: Plant) -> None:
    notes, trainer = plant.program.notes, plant.at_pad(plant.trainer)
    write(plant, "No follow-up")
    later = write(plant, "Later", days=9)
    soon = write(plant, "Soon", days=2)
    assert [f.note.record for f in notes.follow_ups(trainer)] == [soon, later]
    assert notes.follow_ups(plant.at_pad(plant.second)) == ()
    notes.close(trainer, soon, "Did it alone")
    assert [f.note.record for f in notes.follow_ups(trainer)] == [later]
    (closed,) = [n.note for n in notes.page(trainer, plant.trainee).lines if n.note.record == soon]
    assert [said.words for said in closed.closings] == ["Did it alone"]


def test_that_only_its_owner_or_a_supervisor_closes_a_follow_up(plant: Plant) -> None:
    notes = plant.program.notes
    record = write(plant, days=1)
    refused(ErrorCode.NOT_ALLOWED, notes.close, plant.at_pad(plant.second), record, "Done")
    refused(ErrorCode.NOT_ALLOWED, notes.close, plant.at_pad(plant.trainee), record, "Done")
    lines = notes.page(plant.at_pad(plant.second), plant.trainee).lines
    assert not lines[0].may_close
    notes.close(plant.at_pad(plant.supervisor), record, "Done")
    assert notes.follow_ups(plant.at_pad(plant.trainer)) == ()


def test_that_a_follow_up_that_was_handed_over_is_the_others(plant: Plant) -> None:
    notes = plant.program.notes
    record = write(plant, days=1)
    with plant.program.store.writing() as writing:
        handed = b.NoteHandedOver(about=record, to=plant.second)
        writing.append(handed, by=plant.at_pad(plant.supervisor).by())
    assert notes.follow_ups(plant.at_pad(plant.trainer)) == ()
    (mine,) = notes.follow_ups(plant.at_pad(plant.second))
    assert mine.note.record == record
    notes.close(plant.at_pad(plant.second), record, "Done")


def test_that_a_supervisor_sees_follow_ups_of_whoever_left(plant: Plant) -> None:
    notes, supervisor = plant.program.notes, plant.at_pad(plant.supervisor)
    record = write(plant, days=1)
    assert notes.follow_ups(supervisor) == ()
    with plant.program.store.writing() as writing:
        person = writing.directory().people[plant.trainer]
        left = b.PersonSaved(roles=("trainer",), active=False)
        writing.append(left, by=supervisor.by(), replaces=person.heads)
    (orphan,) = notes.follow_ups(supervisor)
    assert (orphan.note.record, orphan.left_by) == (record, "Terry Trainer")


def test_that_the_search_finds_words_without_accents_in_everything_that_is_read(
    plant: Plant,
) -> None:
    notes, by = plant.program.notes, plant.at_pad(plant.trainer)
    first = write(plant, "A réglé l’éjection", task="01-03")
    second = write(plant, "Measured twice")
    notes.answer(plant.at_pad(plant.trainee), second, "Merci bien")

    def found(words: str) -> list[RecordId]:
        return [line.note.record for line in notes.page(by, plant.trainee, words).lines]

    assert found("regle ejection") == [first]
    assert found("lock") == [first]  # by the title of its task
    assert found("merci tina") == [second]
    assert found("nothing like it") == []
    assert notes.page(by, plant.trainee, "regle").all == 2


def test_that_the_form_offers_what_was_worked_on_and_recent_molds(plant: Plant) -> None:
    plant.sign_off("12-07", mold="307")
    write(plant, tags=("safety", "forklift"))
    page = plant.program.notes.to_write(plant.at_pad(plant.trainer), plant.trainee, "04-02")
    assert page.task is not None
    assert [task.id for task in page.tasks][:2] == ["04-02", "12-07"]
    assert page.molds == ("307",)
    assert page.own_tags == ("forklift", "safety")


def test_that_a_note_of_the_sign_off_page_is_a_note_like_any_other(plant: Plant) -> None:
    answer = None
    claim = plant.claim("12-07")
    plant.program.signing.record_sign_off(
        plant.at_pad(plant.trainer), plant.trainee, [claim], answer=answer, note="Neat work"
    )
    (line,) = plant.program.notes.unanswered(plant.at_pad(plant.trainee))
    assert (line.note.words, line.note.task) == ("Neat work", "12-07")
