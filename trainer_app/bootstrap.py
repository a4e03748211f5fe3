"""The composition root: wires services to the store and the reports. Without Qt.

The window imports this on its store worker, after the first paint. What the Board does not need is
imported where it is used: somebody waits for the Board.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.kernel import pins
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock, FixedClock
from trainer_app.kernel.errors import Damage, ErrorCode, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.records import By
from trainer_app.kernel.recovery import (
    CODE_BYTES,
    RecoveryCode,
    new_recovery_code,
)
from trainer_app.services.people import People
from trainer_app.store.profile import open_profile

if TYPE_CHECKING:
    from trainer_app.checklists.packfiles import PackFiles
    from trainer_app.checklists.sheets import Sheet
    from trainer_app.services.attention import Attention
    from trainer_app.services.badges import Badges
    from trainer_app.services.deciding import Deciding
    from trainer_app.services.decision_pages import DecisionPages
    from trainer_app.services.drafts import Drafts
    from trainer_app.services.exports import Exports, Table
    from trainer_app.services.facts import Facts
    from trainer_app.services.founding import FirstRun, Founded
    from trainer_app.services.members import Members
    from trainer_app.services.mypage import MyPages
    from trainer_app.services.notes import Notes
    from trainer_app.services.pages import Pages
    from trainer_app.services.rights import Rights
    from trainer_app.services.sheets import Sheets
    from trainer_app.services.signing import Signing
    from trainer_app.services.this_pc import ThisPc
    from trainer_app.services.today import Today
    from trainer_app.services.transcribing import Transcribing
    from trainer_app.services.visits import Visits
    from trainer_app.services.whosees import WhoSees
    from trainer_app.services.work import Work
    from trainer_app.store.local import LocalStore

DEMO_TRAINEES = 6
DEMO_RECORDS = 600

SAMPLE_CODE = RecoveryCode(hashlib.sha256(b"Toolroom Trainer sample").digest()[:CODE_BYTES])
"""The recovery code of every profile of made-up people: for trying backup and restore."""

Acknowledge = Callable[[ChangeSet], None]
"""Told of every transaction once it is safely stored."""


def _nobody_waits(_changes: ChangeSet) -> None:
    return


def draw(sheet: Sheet) -> bytes:
    """The PDF of a sheet; ReportLab is loaded when the first sheet is asked for."""
    from trainer_app.reports import render

    return render(sheet)


def write_table(table: Table, form: str) -> bytes:
    """A table as CSV, XLSX or JSON; the spreadsheet writer is loaded with the first one."""
    from trainer_app.reports.tables import to_bytes

    return to_bytes(table, form)


class Drawing:
    """ReportLab, loaded with the first sheet."""

    def pdf(self, sheets: Iterable[Sheet]) -> bytes:
        from trainer_app.reports import render_all

        return render_all(sheets)

    def html(self, sheets: Iterable[Sheet]) -> str:
        from trainer_app.reports import html_all

        return html_all(sheets)


class Program:
    """A profile with a plant in it, open, and its use cases."""

    def __init__(
        self, store: LocalStore, clock: Clock, on_close: Callable[[], None] | None = None
    ) -> None:
        self.store = store
        self.clock = clock
        self._on_close = on_close

    @cached_property
    def people(self) -> People:
        return People(self.store, self.clock)

    @cached_property
    def members(self) -> Members:
        from trainer_app.services.members import Members

        return Members(self.store, self.clock)

    @cached_property
    def rights(self) -> Rights:
        from trainer_app.services.rights import Rights

        return Rights(self.store, self.clock)

    @cached_property
    def who_sees(self) -> WhoSees:
        from trainer_app.services.whosees import WhoSees

        return WhoSees(self.store, self.clock, draw)

    @cached_property
    def badges(self) -> Badges:
        from trainer_app.services.badges import Badges

        return Badges(self.store)

    @cached_property
    def pages(self) -> Pages:
        from trainer_app.services.pages import Pages

        return Pages(self.store, self.clock)

    @cached_property
    def signing(self) -> Signing:
        from trainer_app.services.signing import Signing

        return Signing(self.store, self.clock)

    @cached_property
    def facts(self) -> Facts:
        from trainer_app.services.facts import Facts

        return Facts(self.store, self.clock)

    @cached_property
    def work(self) -> Work:
        from trainer_app.services.work import Work

        return Work(self.store, self.clock)

    @cached_property
    def deciding(self) -> Deciding:
        from trainer_app.services.deciding import Deciding

        return Deciding(self.store, self.clock)

    @cached_property
    def exports(self) -> Exports:
        from trainer_app.services.exports import Exports

        return Exports(self.store, self.clock, write_table)

    @cached_property
    def transcribing(self) -> Transcribing:
        from trainer_app.services.transcribing import Transcribing

        return Transcribing(self.store, self.clock)

    @cached_property
    def attention(self) -> Attention:
        from trainer_app.services.attention import Attention

        return Attention(self.store, self.clock, self.pages)

    @cached_property
    def decision_pages(self) -> DecisionPages:
        from trainer_app.services.decision_pages import DecisionPages

        return DecisionPages(self.store, self.clock)

    @cached_property
    def sheets(self) -> Sheets:
        from trainer_app.services.sheets import Sheets

        return Sheets(self.store, self.clock, Drawing())

    @cached_property
    def drafts(self) -> Drafts:
        from trainer_app.services.drafts import Drafts

        return Drafts(self.store)

    @cached_property
    def visits(self) -> Visits:
        from trainer_app.services.visits import Visits

        return Visits(self.store)

    @cached_property
    def notes(self) -> Notes:
        from trainer_app.services.notes import Notes

        return Notes(self.store, self.clock, self.pages)

    @cached_property
    def today(self) -> Today:
        from trainer_app.services.today import Today

        return Today(self.store, self.clock, self.pages, self.notes)

    @cached_property
    def my_pages(self) -> MyPages:
        from trainer_app.services.mypage import MyPages

        return MyPages(self.store, self.clock, self.pages, self.notes, self.visits, self.deciding)

    @cached_property
    def this_pc(self) -> ThisPc:
        from trainer_app.services.this_pc import ThisPc
        from trainer_app.store.diagnosis import machine_facts

        return ThisPc(self.store, self.clock, lambda: machine_facts(self.store.paths))

    @cached_property
    def sample_pin(self) -> str:
        """The PIN of everybody in a profile of made-up people; empty in a real one."""
        with self.store.reading() as reading:
            if not reading.is_sample():
                return ""
        from trainer_app.services.sample import SAMPLE_PIN

        return SAMPLE_PIN

    @property
    def folder(self) -> Path:
        """Where the records lie."""
        return self.store.paths.folder

    @property
    def alarms(self) -> tuple[TrainerError, ...]:
        """What opening found that is wrong and does not stop the work."""
        return self.store.alarms

    def keep_house(self, between: Callable[[], None], *, thoroughly: bool) -> None:
        """Make today's backup, unless it is there; ``thoroughly``: check every record too.

        Own read connection, in slices; ``between`` may stop it by raising. Made-up people need no
        backup. Raises ``Unavailable`` where there is no room and ``Damage`` for what was found.
        """
        if not self.sample_pin:
            self.store.backup_if_due(between)
        if thoroughly and not self.store.verify(between).sound:
            raise Damage(ErrorCode.DATABASE_DAMAGED, path=str(self.store.paths.database))

    def close(self) -> None:
        self.store.close()
        if self._on_close is not None:
            self._on_close()


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


def open_program(folder: Path, clock: Clock, *, read_only: bool = False) -> Program:
    """The program on an existing profile. Raises ``StartupProblem`` or ``Damage``."""
    return Program(open_profile(folder, clock, read_only=read_only), clock)


def open_or_none(folder: Path, clock: Clock) -> Program | None:
    """The same; None where nobody has founded a plant in this folder yet."""
    return open_program(folder, clock) if ProfilePaths(folder).exists() else None


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

    ``code``: a known recovery code, for a sample; else a new one that nobody can guess.
    """
    from trainer_app.checklists.packcheck import load_whole
    from trainer_app.checklists.packfiles import read_folder
    from trainer_app.kernel.resources import shipped_pack
    from trainer_app.services.founding import check_first_run, founder_roles, write_founding
    from trainer_app.store.profile import create_profile

    check_first_run(first)
    files = pack_files or read_folder(shipped_pack())
    whole = load_whole(files)
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
    acknowledge: Acknowledge = _nobody_waits,
) -> Program:
    """A profile of made-up people, filled through the services up to today."""
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
    filler.fill(trainees, records)
    store.close()
    return open_program(folder, clock)
