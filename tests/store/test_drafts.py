"""Drafts and visits: this PC's own, on disk when the call returns, in the backup, never synced."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path

from tests.store.plant import EDITION, STARTED, Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.ports import Draft
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.ids import PersonId
from trainer_app.store.backup import restore
from trainer_app.store.profile import open_profile


def draft(body: str = "{}", form: str = "note", subject: str = "tom") -> Draft:
    return Draft(form, subject, EDITION, body, STARTED)


def keep(plant: Plant, *drafts: Draft, of: PersonId | None = None) -> None:
    with plant.store.writing() as writing:
        for one in drafts:
            writing.keep_draft(of or plant.founder, one)


def kept(plant: Plant, of: PersonId | None = None) -> list[Draft]:
    with plant.store.reading() as reading:
        return reading.drafts(of or plant.founder)


def test_that_a_draft_is_kept_until_it_is_forgotten(plant: Plant) -> None:
    keep(plant, draft("1"), draft("2", "try"))
    keep(plant, draft("3"))
    plant.reopen()
    assert kept(plant) == [draft("3"), draft("2", "try")]
    with plant.store.writing() as writing:
        writing.forget_draft(plant.founder, "note", "tom")
    assert kept(plant) == [draft("2", "try")]


def test_that_nobody_else_is_given_a_draft(plant: Plant) -> None:
    keep(plant, draft())
    assert kept(plant, plant.trainee) == []


def test_that_a_draft_is_no_record(plant: Plant) -> None:
    with plant.store.reading() as reading:
        before = reading.state_hash()
    keep(plant, draft("Half a note"))
    with plant.store.writing() as writing:
        writing.keep_draft(plant.founder, draft())
        assert not writing.changes()
    with plant.store.reading() as reading:
        assert reading.state_hash() == before


def test_that_a_backup_holds_drafts_and_visits(plant: Plant, tmp_path: Path) -> None:
    keep(plant, draft("Half a note"))
    for _ in range(2):
        with plant.store.writing() as writing:
            writing.visited(plant.trainee)
    plant.store.backup(tmp_path / "b.trainer-backup")
    back = restore(tmp_path / "b.trainer-backup", plant.code, tmp_path / "back", plant.clock)
    with back.reading() as reading:
        assert reading.drafts(plant.founder) == [draft("Half a note")]
        assert reading.last_visit(plant.trainee) is not None
    back.close()


def _type_for_ever(folder: Path, person: PersonId, told: Connection) -> None:
    store = open_profile(folder, SystemClock())
    typed = 0
    while True:
        typed += 1
        with store.writing() as writing:
            writing.keep_draft(person, draft(str(typed)))
        told.send(typed)


def test_that_a_kept_draft_survives_the_program_being_killed(plant: Plant) -> None:
    plant.store.close()
    context = multiprocessing.get_context("fork")
    for after in (1, 2, 5, 9):
        told, tell = context.Pipe(duplex=False)
        child = context.Process(target=_type_for_ever, args=(plant.folder, plant.founder, tell))
        child.start()
        tell.close()
        heard = 0
        while heard < after:
            heard = told.recv()
        child.kill()
        child.join()
        try:
            while True:
                heard = told.recv()
        except EOFError:
            told.close()
        plant.store = open_profile(plant.folder, plant.clock)
        (found,) = kept(plant)
        assert int(found.body) in (heard, heard + 1)  # the last may be on disk and not told
        plant.store.close()


def test_that_a_visit_says_what_had_arrived_at_the_one_before(plant: Plant) -> None:
    def visit() -> None:
        with plant.store.writing() as writing:
            writing.visited(plant.founder)

    visit()
    with plant.store.reading() as reading:
        assert reading.last_visit(plant.founder) is None
    first = plant.append(b.TryRecorded(trainee=plant.trainee, task="03-01", level=2))
    plant.append(b.NoteWritten(person=plant.trainee, words="mine"), by=plant.trainee)
    plant.clock.advance(hours=1)
    visit()
    second = plant.append(b.TryRecorded(trainee=plant.trainee, task="03-01", level=3))
    with plant.store.reading() as reading:
        last = reading.last_visit(plant.founder)
        assert last is not None
        assert last.at == STARTED
        since = reading.recorded_by(plant.founder, after=last.arrival)
        assert [came.record.id for came in since] == [first.id, second.id]
