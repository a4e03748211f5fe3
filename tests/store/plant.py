"""A small plant in a real profile, and the few statements that its people make."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import EditionId, PersonId, RecordId
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.records import By
from trainer_app.kernel.recovery import RandomBytes, RecoveryCode, new_recovery_code
from trainer_app.store.engine import DriverConnection, connect
from trainer_app.store.keys import read_store_key
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import create_profile, open_profile
from trainer_app.store.writing import LocalWriting

STARTED = Moment(1_780_000_000_000, -240)
TASK = "03-01"
EDITION = EditionId(hashlib.sha256(b"an edition").hexdigest())
DAY = date(2026, 5, 4)


@dataclass
class Plant:
    """An open profile with a founder (who may sign everything) and a trainee."""

    folder: Path
    clock: FixedClock
    code: RecoveryCode
    store: LocalStore
    founder: PersonId = field(init=False)
    trainee: PersonId = field(init=False)
    right: RecordId = field(init=False)
    site: RecordId = field(init=False)

    @property
    def paths(self) -> ProfilePaths:
        return ProfilePaths(self.folder)

    def by(self, person: PersonId | None = None) -> By:
        who = person or self.founder
        return By(who, RecordId(who))

    def append(
        self, body: b.Body, by: PersonId | None = None, replaces: tuple[RecordId, ...] = ()
    ) -> Record:
        with self.store.writing() as writing:
            return writing.append(body, by=self.by(by), replaces=replaces)

    def add_trainee(self, name: str = "Tom") -> PersonId:
        with self.store.writing() as writing:
            person = PersonId(writing.append(b.PersonSaved(roles=("trainee",)), by=self.by()).id)
            writing.append(b.PersonNamed(person=person, name=name), by=self.by())
        return person

    def sign_off(self, task: str = TASK, on: date = DAY, **told: object) -> Record:
        return self.append(self.sign_off_body(task, on, **told))

    def sign_off_body(self, task: str = TASK, on: date = DAY, **told: object) -> b.SignoffRecorded:
        known: dict[str, object] = {
            "trainee": self.trainee,
            "task": task,
            "edition": EDITION,
            "site": self.site,
            "right": self.right,
            "observed_on": on,
            "method": "job",
        }
        return b.SignoffRecorded(**{**known, **told})  # type: ignore[arg-type]  # a builder

    def signed_off(self, task: str = TASK, on: date = DAY) -> Record:
        """A sign-off that the trainee agreed to, in one sitting."""
        with self.store.writing() as writing:
            return signed_off_in(self, writing, task, on)

    @contextmanager
    def abandoned(self) -> Iterator[LocalWriting]:
        """A transaction that a rule refuses at its end."""
        try:
            with self.store.writing() as writing:
                yield writing
                raise Refusal(ErrorCode.NOT_ALLOWED)
        except Refusal:
            return

    def reopen(self, *, read_only: bool = False) -> LocalStore:
        self.store.close()
        self.store = open_profile(self.folder, self.clock, read_only=read_only)
        return self.store

    def count(self) -> int:
        with self.store.reading() as reading:
            return reading.record_count()


def signed_off_in(plant: Plant, writing: LocalWriting, task: str = TASK, on: date = DAY) -> Record:
    record = writing.append(plant.sign_off_body(task, on), by=plant.by())
    writing.append(b.SignatureGiven(about=record.id), by=plant.by(plant.trainee))
    return record


def make_plant(
    folder: Path, code: RecoveryCode | None = None, *, random: RandomBytes = os.urandom
) -> Plant:
    clock = FixedClock(STARTED)
    code = code or new_recovery_code(random)
    plant = Plant(folder, clock, code, create_profile(folder, clock, random=random))
    with plant.store.writing() as writing:
        founder = writing.found(b.PersonSaved(roles=("supervisor", "trainer")), "PC-1", code.public)
        plant.founder = PersonId(founder.id)
        by = plant.by()
        writing.append(b.PersonNamed(person=plant.founder, name="Ann"), by=by)
        plant.site = writing.append(b.SiteSaved(name="Riverside"), by=by).id
        plant.right = writing.append(
            b.RightSaved(person=plant.founder, scope=("*",), basis="trade"), by=by
        ).id
    plant.trainee = plant.add_trainee()
    return plant


def copied_plant(folder: Path) -> Plant:
    """The same plant as in every other folder, for founding takes eight times as long."""
    first = _founded()
    shutil.copytree(first.folder, folder)
    clock = FixedClock(STARTED)
    plant = Plant(folder, clock, first.code, open_profile(folder, clock))
    plant.founder, plant.trainee = first.founder, first.trainee
    plant.right, plant.site = first.right, first.site
    return plant


@cache
def _founded() -> Plant:
    """Nobody opens it again; it goes with the process."""
    home = tempfile.mkdtemp(prefix="trainer-plant-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    plant = make_plant(Path(home, "profile"))
    plant.store.close()
    return plant


def bare(plant: Plant) -> DriverConnection:
    """A connection past the program, for somebody who holds the key."""
    return connect(plant.paths.database, read_store_key(plant.paths.store_key))


def tamper(plant: Plant, *statements: tuple[str, tuple[object, ...]]) -> None:
    """Close the profile, take the triggers away, change it, put them back."""
    plant.store.close()
    connection = bare(plant)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA foreign_keys = OFF")
    for sql, params in statements:
        connection.execute(sql, params)
    for _name, sql in triggers:
        connection.execute(sql)
    connection.close()
    plant.store = open_profile(plant.folder, plant.clock)


def all_rows(plant: Plant, table: str) -> list[tuple[object, ...]]:
    with plant.store.reading() as reading:
        return sorted(reading._connection.execute(f"SELECT * FROM {table}").fetchall())
