"""A real plant for tests: a profile on disk, the shipped programme, people with PINs. No Qt.

PINs are real Argon2id verifiers made cheap, so that a test may type as many as it likes.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from nacl.pwhash import argon2id

from trainer_app.bootstrap import Program, Started, found, open_program
from trainer_app.checklists.packfiles import PackFiles, read_folder
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.rules import Claim
from trainer_app.checklists.status import TaskStatus
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.resources import shipped_pack
from trainer_app.services.content import Content
from trainer_app.services.founding import FirstRun
from trainer_app.services.people import NewPerson, NewRight, People
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer, Recorded

PIN = "2468"
MONDAY_MORNING = Moment(1_772_456_400_000, -300)
"""2026-03-02, 08:00 in Ontario."""


def cheap_verifier(pin: str) -> str:
    """An Argon2id verifier that costs next to nothing."""
    return argon2id.str(pin.encode(), opslimit=1, memlimit=8192).decode().rstrip("\0")


@dataclass
class Plant:
    """A founded plant: a supervisor, two trainers with all rights, a trainee."""

    program: Program
    started: Started
    clock: FixedClock
    folder: Path
    supervisor: PersonId
    trainer: PersonId
    second: PersonId
    trainee: PersonId

    @property
    def people(self) -> People:
        return People(self.program.store, self.clock, new_verifier=cheap_verifier)

    @property
    def pack(self) -> Pack:
        with self.program.store.reading() as reading:
            edition = reading.directory().edition
            assert edition is not None
            pack = reading.pack(edition)
            assert pack is not None
            return pack

    @property
    def today(self) -> date:
        return self.clock.now().date

    def at_pad(self, person: PersonId) -> SignedIn:
        """This person's PIN, just typed."""
        return self.program.people.sign_in(person, PIN)

    def add(
        self,
        name: str,
        *roles: Role,
        language: str = "en",
        pathway: str = "new",
        scope: tuple[str, ...] = (),
    ) -> PersonId:
        """Somebody with a PIN already, and a right to sign where ``scope`` says so."""
        by = self.at_pad(self.supervisor)
        new = NewPerson(name, roles, language, pathway)
        with self.program.store.writing() as writing:
            person = self.people.write_person(writing, by, new, cheap_verifier(PIN), once=False)
            if scope:
                self.people.write_right(writing, by, NewRight(person, scope))
        return person

    def claim(self, task_id: str, **changes: object) -> Claim:
        """A filled page for this task: every line ticked, on the job, evidence complete."""
        task = self.pack.tasks[task_id]
        filled: dict[str, object] = {
            "task": task_id,
            "level": 3,
            "observed_on": self.today,
            "lines": frozenset(range(1, len(task.lines) + 1)),
            "method": "job",
            "evidence": ("QA", "WP"),
            "place": "floor",
            "mold": "214",
        }
        return Claim(**{**filled, **changes})  # type: ignore[arg-type]  # fields by name

    def sign_off(
        self,
        task_id: str,
        *,
        trainer: PersonId | None = None,
        trainee: PersonId | None = None,
        agrees: bool | None = True,
        **changes: object,
    ) -> Recorded:
        """Record a sign-off; ``agrees`` None: the trainee signs later."""
        who = trainee or self.trainee
        answer = None
        if agrees is not None:
            words = "" if agrees else "That is not how it went."
            answer = (self.at_pad(who), Answer(agrees, words))
        return self.program.signing.record_sign_off(
            self.at_pad(trainer or self.trainer),
            who,
            [self.claim(task_id, **changes)],
            answer=answer,
        )

    def complete(self, *task_ids: str, trainers: Sequence[PersonId] = ()) -> None:
        """Sign off each task as often as it takes, a day apart, on different molds."""
        by = list(trainers) or [self.trainer]
        for task_id in task_ids:
            for n in range(self.pack.tasks[task_id].sign_offs):
                self.clock.advance(days=1)
                self.sign_off(task_id, trainer=by[n % len(by)], mold=f"M-{n}")

    def adopt_changed_edition(self) -> None:
        """The same programme with one remark more: another edition."""
        texts = {name: raw.decode() for name, raw in read_folder(shipped_pack()).files.items()}
        first = min(name for name in texts if name.endswith(".toml"))
        texts[first] += "\n# A remark.\n"
        Content(self.program.store).adopt(PackFiles.of(texts), self.people.person(self.supervisor))

    def status(self, task_id: str, trainee: PersonId | None = None) -> TaskStatus:
        page = self.program.pages.checklist(self.at_pad(self.supervisor), trainee or self.trainee)
        return page.progress.statuses[task_id]

    def waiting(self, person: PersonId) -> list[RecordId]:
        with self.program.store.reading() as reading:
            return [item.record for item in reading.to_sign(person)]


def make_plant(folder: Path, *, supervisor_trains: bool = False) -> Plant:
    """The plant and its people in this folder: a copy, for founding costs ten times as much.

    All copies are of one PC, with the same people and keys; two PCs are founded one by one.
    """
    first = _founded(supervisor_trains)
    shutil.copytree(first.folder, folder)
    clock = FixedClock(first.clock.moment)
    program = open_program(folder, clock)
    return replace(
        first,
        program=program,
        started=replace(first.started, program=program),
        clock=clock,
        folder=folder,
    )


@cache
def _founded(supervisor_trains: bool) -> Plant:
    """Nobody opens it again; it goes with the process."""
    home = tempfile.mkdtemp(prefix="trainer-plant-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    made = found_plant(Path(home, "profile"), supervisor_trains=supervisor_trains)
    made.program.close()
    return made


def found_plant(folder: Path, *, supervisor_trains: bool = False) -> Plant:
    """Found the plant in this folder and add its people."""
    clock = FixedClock(MONDAY_MORNING)
    first = FirstRun(
        plant="Test Plant",
        employer="Test Molding Ltd.",
        pc="PC-1",
        supervisor="Sam Supervisor",
        pin=PIN,
        also_trains=supervisor_trains,
    )
    started = found(folder, first, clock, verifier=cheap_verifier)
    nobody = PersonId("")
    plant = Plant(
        started.program, started, clock, folder, started.supervisor, nobody, nobody, nobody
    )
    plant.trainer = plant.add("Terry Trainer", Role.TRAINER, scope=("*",))
    plant.second = plant.add("Sonia Second", Role.TRAINER, scope=("*",))
    plant.trainee = plant.add("Tina Trainee", Role.TRAINEE)
    return plant
