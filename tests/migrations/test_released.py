"""What every released version wrote is opened by this one, with everything in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.migrations.released import CODE, DRAFT, FOLDER, file_of
from tests.store.plant import DAY, STARTED, TASK
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.records import By
from trainer_app.store import schema
from trainer_app.store.backup import restore


def test_that_a_backup_of_every_released_version_is_kept() -> None:
    kept = {file.name for file in FOLDER.iterdir()}
    assert kept == {file_of(version).name for version in range(1, schema.VERSION + 1)}


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_that_a_released_version_is_opened_with_all_that_is_in_it(
    tmp_path: Path, version: int
) -> None:
    store = restore(file_of(version), CODE, tmp_path / "profile", FixedClock(STARTED))
    assert store.verify().sound
    with store.reading() as reading:
        people = {person.name: person for person in reading.directory().people.values()}
        tom, ann = people["Tom"], people["Ann"]
        standings = reading.standings(tom.id)
        assert [p.observed_on for p in standings[TASK].performances][:1] == [DAY]
        assert len(standings[TASK].performances) == 2
        assert standings["09-01"].not_applicable
        assert [waiting.task for waiting in reading.to_sign(tom.id)] == ["03-02"]
        (note,) = reading.trainee_records(tom.id, ["note.written"])
        assert isinstance(note.body, b.NoteWritten)
        assert note.body.words == "Careful hands"
        pin = reading.pin(ann.id)
        assert pin is not None
        assert pin.verifier == "new"
        site = reading.directory().site
        assert site is not None
        assert site.saved.name == "Riverside"
        assert reading.drafts(ann.id) == ([DRAFT] if version >= 2 else [])
        assert (reading.last_visit(tom.id) is not None) is (version >= 2)
    with store.writing() as writing:
        writing.append(
            b.JobDone(trainee=tom.id, tasks=(TASK,), on=DAY),
            by=By(PersonId(ann.id), RecordId(ann.record)),
        )
        writing.keep_draft(tom.id, DRAFT)
    assert store.verify().sound
    store.close()
