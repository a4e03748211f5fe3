"""A backup made by each version of the database, kept for ever.

``python -m tests.migrations.released`` is run once when a version is released, never again for that
version: the file is then what people have in their safes.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from tests.store.plant import DAY, EDITION, STARTED, TASK, make_plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.ports import Draft
from trainer_app.kernel.recovery import RecoveryCode
from trainer_app.store import schema

FOLDER: Final = Path(__file__).parent / "released"
DRAFT: Final = Draft("note", "Tom", EDITION, '{"words": "Half a n"}', STARTED)
"""What the founder had begun; since version 2."""
CODE: Final = RecoveryCode(bytes(range(16)))


def file_of(version: int) -> Path:
    return FOLDER / f"version-{version}.trainer-backup"


def make() -> Path:
    """A small plant with something of everything, backed up."""
    file = file_of(schema.VERSION)
    if file.exists():
        raise SystemExit(f"{file.name} was released already")
    with tempfile.TemporaryDirectory() as folder:
        plant = make_plant(Path(folder) / "profile", CODE)
        plant.signed_off()
        plant.signed_off(on=DAY + timedelta(days=1))
        plant.sign_off("03-02")
        plant.append(b.NoteWritten(person=plant.trainee, task=TASK, words="Careful hands"))
        plant.append(b.TaskNotApplicable(site=plant.site, task="09-01"))
        pin = plant.append(b.PersonPin(person=plant.founder, verifier="old"))
        with plant.store.writing() as writing:
            writing.append(
                b.PersonPin(person=plant.founder, verifier="new"),
                by=plant.by(),
                replaces=[pin.id],
            )
            writing.erase_body(pin.id)
            writing.keep_draft(plant.founder, DRAFT)
            writing.visited(plant.trainee)
            writing.visited(plant.trainee)
        plant.store.backup(file)
        plant.store.close()
    return file


if __name__ == "__main__":
    sys.stdout.write(f"{make()}\n")
