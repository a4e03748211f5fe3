"""The composition root: wires services to the store and the reports. Without Qt.

The window imports this on its store worker, after the first paint. What the Board does not need is
imported where it is used: somebody waits for the Board.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.bootstrap.cases.paper import Drawing, draw
from trainer_app.bootstrap.program import Program
from trainer_app.kernel import pins
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock, FixedClock
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.records import By
from trainer_app.kernel.recovery import SAMPLE_CODE, RecoveryCode, new_recovery_code
from trainer_app.services.people import People
from trainer_app.store.profile import open_profile

if TYPE_CHECKING:
    from trainer_app.checklists.packfiles import PackFiles
    from trainer_app.services.founding import FirstRun, Founded
    from trainer_app.store.local import LocalStore

__all__ = [
    "DEMO_RECORDS",
    "DEMO_TRAINEES",
    "SAMPLE_CODE",
    "Acknowledge",
    "Drawing",
    "Program",
    "Started",
    "draw",
    "found",
    "found_sample",
    "open_or_none",
    "open_program",
]

DEMO_TRAINEES = 6
DEMO_RECORDS = 700

Acknowledge = Callable[[ChangeSet], None]
"""Told of every transaction once it is safely stored."""


def _nobody_waits(_changes: ChangeSet) -> None:
    return


@dataclass(frozen=True)
class Started:
    """A plant has been founded. The recovery code is in memory alone, for as long as this is."""

    program: Program
    founded: Founded
    first: FirstRun
    code: RecoveryCode
    changes: ChangeSet

    @property
    def supervisor(self) -> PersonId:
        return self.founded.supervisor

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """Name and one-time code of each trainer."""
        return self.founded.codes

    @property
    def recovery_words(self) -> tuple[str, ...]:
        return self.code.words(self.first.language)

    def recovery_sheet(self, language: str, paper: str = "letter") -> bytes:
        """The PDF of the recovery sheet."""
        from trainer_app.checklists.sheets import RecoverySheet

        words = self.code.words(language)
        sheet = RecoverySheet(
            lang=language,
            paper=paper,
            plant=self.first.plant,
            pc=self.first.pc,
            made_on=self.program.clock.now().date,
            words=words,
            code=" ".join(words),
            sample=bool(self.program.sample_pin),
        )
        return draw(sheet)

    def code_slips(self, language: str, paper: str = "letter") -> bytes:
        """The trainers' one-time codes as a PDF, each in that trainer's own language."""
        from trainer_app.checklists.slips import CodeSlip, CodeSlips

        spoken = {trainer.name: trainer.language for trainer in self.first.trainers}
        slips = CodeSlips(
            paper,
            self.first.plant,
            self.first.pc,
            self.program.clock.now().date,
            tuple(CodeSlip(name, code, spoken.get(name, language)) for name, code in self.codes),
            sample=bool(self.program.sample_pin),
        )
        return draw(slips)


def open_program(folder: Path, clock: Clock, *, read_only: bool = False) -> Program:
    """The program on an existing profile. Raises ``StartupProblem`` or ``Damage``."""
    return Program(open_profile(folder, clock, read_only=read_only), clock)


def open_or_none(folder: Path, clock: Clock) -> Program | None:
    """The same; None where nobody has founded a plant in this folder, or joined one, yet."""
    if not ProfilePaths(folder).exists():
        return None
    program = open_program(folder, clock)
    with program.store.reading() as reading:
        is_unfinished = reading.is_blank()
    if is_unfinished:
        program.close()
        return None
    return program


def found(
    folder: Path,
    first: FirstRun,
    clock: Clock,
    *,
    pack_files: PackFiles | None = None,
    verifier: Callable[[str], str] = pins.make_verifier,
    code: RecoveryCode | None = None,
    sample: bool = False,
) -> Started:
    """Found a plant on this PC alone: a new profile, its keys, and its first records at once.

    ``pack_files``: another programme instead of the two that come with the program. ``code``: a
    known recovery code, for a sample; else a new one that nobody can guess.
    """
    from trainer_app.checklists.packcheck import load_whole
    from trainer_app.checklists.packfiles import read_folder
    from trainer_app.kernel.resources import shipped_pack, shipped_trainers_pack
    from trainer_app.services.founding import check_first_run, founder_roles, write_founding
    from trainer_app.store.profile import create_profile

    check_first_run(first)
    files = pack_files or read_folder(shipped_pack())
    whole = load_whole(files)
    trainers = () if pack_files else (read_folder(shipped_trainers_pack()),)
    also = [(load_whole(other), other.archive()) for other in trainers]
    code = code or new_recovery_code(os.urandom)
    started: list[tuple[Founded, ChangeSet]] = []

    def write(store: LocalStore) -> None:
        with store.writing() as writing:
            if sample:
                writing.mark_as_sample()
            founder = writing.found(founder_roles(first), first.pc.strip(), code.public)
            founded = write_founding(
                writing,
                By(PersonId(founder.id), founder.id),
                first,
                whole,
                files.archive(),
                people=People(store, clock, new_verifier=verifier),
                clock=clock,
                new_verifier=verifier,
                also=also,
            )
            started.append((founded, writing.changes()))

    store = create_profile(folder, clock, first=write)
    ((founded, changes),) = started
    return Started(Program(store, clock), founded, first, code, changes)


def found_sample(
    folder: Path,
    clock: Clock,
    *,
    trainees: int = DEMO_TRAINEES,
    records: int = DEMO_RECORDS,
    seed: int = 1,
    plans: bool = False,
    acknowledge: Acknowledge = _nobody_waits,
) -> Program:
    """A profile of made-up people, filled through the services up to today.

    ``records``: in all; ``plans``: and a plan for whoever is in the midst of the programme.
    """
    from trainer_app.services.sample import SAMPLE_PIN, SampleFiller, sample_first_run

    verifier = pins.make_verifier(SAMPLE_PIN)  # one for all: nobody real is behind it
    standing_clock = FixedClock(clock.now())
    first = sample_first_run()
    started = found(
        folder,
        first,
        standing_clock,
        verifier=lambda _pin: verifier,
        code=SAMPLE_CODE,
        sample=True,
    )
    acknowledge(started.changes)
    store = started.program.store
    filler = SampleFiller(
        store, standing_clock, seed=seed, verifier=verifier, on_recorded=acknowledge
    )
    filled = filler.fill(trainees, records)
    if plans:
        filler.plan(filled.trainees)
    store.close()
    return open_program(folder, clock)
