"""Coaching notes as they read: answers, follow-ups, corrections, who may not touch them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.notes import NOTE_KINDS, Note, Part, holds, notes_of
from trainer_app.kernel.ids import PersonId, RecordId


class Office(World):
    """A trainee, two trainers and an assessor."""

    def __init__(self) -> None:
        super().__init__()
        self.tom = self.trainee("Tom")
        self.rita = self.trainer("Rita")
        self.carl = self.trainer("Carl")
        self.vera = self.assessor("Vera")

    def write(
        self,
        words: str = "Went well",
        *,
        by: PersonId | None = None,
        replaces: tuple[RecordId, ...] = (),
        follow_up: int | None = None,
    ) -> Record:
        due = None if follow_up is None else day(follow_up)
        self.clock.advance(minutes=1)
        body = b.NoteWritten(person=self.tom, task="01-01", words=words, follow_up=due)
        return self.add(body, by=by or self.rita, replaces=replaces)

    def answer(self, note: Record, words: str = "Thanks", by: PersonId | None = None) -> Record:
        self.clock.advance(minutes=1)
        return self.add(b.NoteAnswered(about=note.id, words=words), by=by or self.tom)

    def close(self, note: Record, by: PersonId | None = None) -> Record:
        return self.add(b.NoteClosed(about=note.id, words="Done on 214"), by=by or self.rita)

    @property
    def notes(self) -> tuple[Note, ...]:
        records = [r for r in self.records if r.kind in NOTE_KINDS]
        return notes_of(records, self.tom, self.directory(), self.unit_of)


@pytest.fixture
def office() -> Office:
    return Office()


def test_that_notes_read_newest_first_with_their_answers(office: Office) -> None:
    first, second = office.write("One"), office.write("Two")
    office.answer(first, "I see")
    assert [n.words for n in office.notes] == ["Two", "One"]
    assert [[s.words for s in n.answers] for n in office.notes] == [[], ["I see"]]
    assert second.id == office.notes[0].record


def test_that_only_the_person_it_is_about_answers(office: Office) -> None:
    note = office.write()
    office.answer(note, "Not mine to say", by=office.carl)
    assert office.notes[0].answers == ()


def test_that_an_assessor_writes_no_notes(office: Office) -> None:
    office.write(by=office.vera)
    assert office.notes == ()


def test_that_a_follow_up_is_open_until_it_is_closed(office: Office) -> None:
    note = office.write(follow_up=3)
    assert office.notes[0].is_open
    office.close(note)
    (closed,) = office.notes
    assert not closed.is_open
    assert [s.words for s in closed.closings] == ["Done on 214"]


def test_that_a_note_without_a_date_is_never_open(office: Office) -> None:
    office.write()
    assert not office.notes[0].is_open


def test_that_a_note_is_read_in_its_parts_and_words_of_one_piece_stay_readable(
    office: Office,
) -> None:
    office.add(
        b.NoteWritten(person=office.tom, strength="Asked", next_step="Wipe first"), by=office.rita
    )
    whole = office.write("In one piece")
    (parts,) = [n for n in office.notes if n.record != whole.id]
    assert parts.parts == ((Part.STRENGTH, "Asked"), (Part.NEXT_STEP, "Wipe first"))
    assert parts.text == "Asked\nWipe first"
    assert holds(parts, "asked wipe")
    (old,) = [n for n in office.notes if n.record == whole.id]
    assert old.parts == ((Part.WORDS, "In one piece"),)


def test_that_a_new_note_takes_a_closed_follow_up_up_again(office: Office) -> None:
    first = office.write("Springs", follow_up=3)
    office.close(first)
    body = b.NoteWritten(person=office.tom, about=first.id, next_step="Again", follow_up=day(9))
    office.clock.advance(minutes=1)
    office.add(body, by=office.carl)
    again, closed = office.notes
    assert (again.follows, again.is_open, again.owner) == (first.id, True, office.carl)
    assert not closed.is_open


def test_that_a_note_about_a_sign_off_follows_no_note(office: Office) -> None:
    body = b.NoteWritten(person=office.tom, about=RecordId("a" * 32), words="Neat")
    office.add(body, by=office.rita)
    assert office.notes[0].follows is None


def test_that_a_correction_by_its_author_keeps_the_answers(office: Office) -> None:
    note = office.write("Wrnog")
    office.answer(note, "I see")
    office.write("Wrong", replaces=(note.id,))
    (corrected,) = office.notes
    assert corrected.words == "Wrong"
    assert [s.words for s in corrected.answers] == ["I see"]


def test_that_nobody_else_takes_the_place_of_a_note(office: Office) -> None:
    note = office.write("Mine", by=office.rita)
    office.write("Yours", by=office.carl, replaces=(note.id,))
    assert {n.words for n in office.notes} == {"Mine", "Yours"}


def test_that_a_follow_up_belongs_to_whom_it_was_handed_over(office: Office) -> None:
    note = office.write(follow_up=3)
    assert office.notes[0].owner == office.rita
    office.add(b.NoteHandedOver(about=note.id, to=office.carl), by=office.founder)
    assert office.notes[0].owner == office.carl


def test_that_the_order_of_arrival_never_shows(office: Office) -> None:
    note = office.write(follow_up=2)
    office.answer(note, "One")
    office.answer(note, "Two")
    office.close(note)
    records = [r for r in office.records if r.kind in NOTE_KINDS]
    there = notes_of(reversed(records), office.tom, office.directory(), office.unit_of)
    assert there == office.notes


def test_that_every_word_is_looked_for_without_accents(office: Office) -> None:
    note = office.write("A réglé l’éjection seul")
    office.answer(note, "Merci")
    (found,) = office.notes
    assert holds(found, "regle EJECTION")
    assert holds(found, "merci")
    assert holds(found, "rita", names=["Rita"])
    assert not holds(found, "regle poli")


def test_that_what_was_said_last_is_the_latest(office: Office) -> None:
    note = office.write()
    written = office.notes[0].latest
    office.clock.advance(days=1)
    office.answer(note)
    later = timedelta(milliseconds=office.notes[0].latest.ms - written.ms)
    assert later >= timedelta(days=1)
