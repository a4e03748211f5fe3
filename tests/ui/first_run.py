"""The first run's page over a profile in memory or on disk, driven as a person does."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot

from tests.resting import rest
from tests.sample_pack import make_pack
from tests.ui.fakes import FakeProgram
from trainer_app.checklists.packs import Pack
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import ErrorCode, SyncProblem, TrainerError
from trainer_app.kernel.places import Place, Places
from trainer_app.kernel.plants import Joining
from trainer_app.services.founding import FirstRun
from trainer_app.ui.firstrun.parts import (
    NO,
    YES,
    Part,
    PinPart,
    PlantPart,
    SupervisorPart,
    TrainersPart,
    WaysPart,
)
from trainer_app.ui.firstrun.recovery_parts import RecoveryPart, RecoveryWordPart
from trainer_app.ui.firstrun.restore_part import RestorePart
from trainer_app.ui.firstrun.state import FirstRunState, Step
from trainer_app.ui.firstrun.view import FirstRunView
from trainer_app.ui.firstrun.view_model import FirstRunViewModel
from trainer_app.ui.program import Blank, Program, Started
from trainer_app.ui.tasks import TaskRunner

P = TypeVar("P", bound=Part)
PIN = "2580"
MADE = Moment(1_772_470_800_000, -300)
WORDS = (
    *("abandon", "cactus", "dolphin", "emerge", "fragile", "galaxy"),
    *("hazard", "insect", "jungle", "kangaroo", "lobster", "zebra"),
)


@dataclass
class FakeStarted:
    program: FakeProgram
    codes: tuple[tuple[str, str], ...] = ()
    recovery_words: tuple[str, ...] = WORDS
    changes: ChangeSet = field(default_factory=ChangeSet)

    def code_slips(self, language: str, paper: str = "letter") -> bytes:
        return f"codes {language} {paper}".encode()

    def recovery_sheet(self, language: str, paper: str = "letter") -> bytes:
        return f"{language} {paper}".encode()


@dataclass
class FakeBackup:
    site: str = "Lakeside Tooling"
    device: str = "Toolroom bench"
    made: Moment = MADE
    records: int = 1204
    opened_at_hub: bool = False


@dataclass
class FakeBlank:
    """Remembers what was asked of it; refuses once with ``refusal``, if there is one."""

    refusal: TrainerError | None = None
    founded: list[FirstRun] = field(default_factory=list)
    looked_around: int = 0
    restored: list[tuple[Path, str, str]] = field(default_factory=list)
    backup: FakeBackup = field(default_factory=FakeBackup)
    words: tuple[str, ...] = WORDS
    offered: Places | None = None
    lives_in: list[Place] = field(default_factory=list)

    joined: list[tuple[str, str, str]] = field(default_factory=list)
    is_one_more: bool = False
    is_begun: bool = False
    told: Joining | None = None
    hub_is_silent: bool = False
    """Joining asks until it is stopped."""
    stopped: threading.Event = field(default_factory=threading.Event)
    forgotten: int = 0

    def joining(self) -> Joining | None:
        return self.told

    def stop(self) -> None:
        self.stopped.set()

    def forget(self) -> None:
        self.forgotten += 1
        self.is_begun = False

    def ticket_in(self, file: Path) -> str:
        return f"ticket of {file.name}"

    def join(self, url: str, ticket: str, pc: str) -> Program:
        self.joined.append((url, ticket, pc))
        if self.hub_is_silent:
            assert self.stopped.wait(20), "the hub is waited for, whoever stopped"
            raise SyncProblem(ErrorCode.SYNC_STOPPED)
        self._refuse()
        return FakeProgram()

    def places(self) -> Places | None:
        return self.offered

    def live_in(self, place: Place) -> None:
        self.lives_in.append(place)

    def pack(self) -> Pack:
        return make_pack()

    def found(self, first: FirstRun) -> FakeStarted:
        self._refuse()
        self.founded.append(first)
        codes = tuple((trainer.name, "407318") for trainer in first.trainers)
        return FakeStarted(FakeProgram(), codes, self.words)

    def look_around(self) -> FakeProgram:
        self._refuse()
        self.looked_around += 1
        return FakeProgram(sample_pin="2468")

    def look_at(self, backup: Path) -> FakeBackup:
        assert backup.name
        self._refuse()
        return self.backup

    def restore(self, backup: Path, words: str, pc: str) -> FakeProgram:
        self._refuse()
        self.restored.append((backup, words, pc))
        return FakeProgram()

    def _refuse(self) -> None:
        refusal, self.refusal = self.refusal, None
        if refusal is not None:
            raise refusal


class FirstRunPage:
    """The page, shown, with the steps behind it."""

    def __init__(
        self, qtbot: QtBot, tasks: TaskRunner, blank: Blank, clock: Clock, language: str = "en"
    ) -> None:
        self._qtbot, self._tasks = qtbot, tasks
        self.model = FirstRunViewModel(tasks, lambda: blank, clock, lambda: language)
        self.opened: list[Program] = []
        self.sheets: list[Started] = []
        self.model.opened.connect(self.opened.append)
        self.model.sheet_wanted.connect(self.sheets.append)
        self.slips: list[Started] = []
        self.model.slips_wanted.connect(self.slips.append)
        self.view = FirstRunView(self.model)
        qtbot.addWidget(self.view)
        self.view.resize(1366, 700)
        self.view.show()
        self.settle()

    @property
    def state(self) -> FirstRunState:
        return self.model.state

    def settle(self) -> None:
        rest(self._tasks)

    def part(self, step: Step, kind: type[P]) -> P:
        part = self.view.parts[step]
        assert isinstance(part, kind)
        return part

    def is_at(self, step: Step) -> bool:
        return self.state.step is step

    def can_go_on(self) -> bool:
        return self.view.primary.isVisible() and self.view.primary.isEnabled()

    def go_on(self) -> None:
        assert self.can_go_on(), f"{self.state.step} is not filled"
        self.view.primary.click()
        self.settle()

    def go_back(self) -> None:
        assert self.view.step_back.isVisible()
        self.view.step_back.click()

    # --- the steps ------------------------------------------------------------------------------

    def start_alone(self) -> PlantPart:
        self.part(Step.WAYS, WaysPart).alone.click()
        return self.part(Step.PLANT, PlantPart)

    def fill_plant(self) -> None:
        part = self.start_alone()
        part.plant.setText("Lakeside Tooling")
        part.employer.setText("Northern Plastics")
        part.pc.setText("Toolroom bench")

    def to_supervisor(self) -> SupervisorPart:
        self.fill_plant()
        self.go_on()
        return self.part(Step.SUPERVISOR, SupervisorPart)

    def to_pin(self, *units: str) -> PinPart:
        """``units``: what the supervisor may sign; none: does not train."""
        part = self.to_supervisor()
        part.name.setText("Grace Holloway")
        part.trains.buttons[YES if units else NO].click()
        for unit in units:
            part.scope.buttons[unit].click()
        self.go_on()
        return self.part(Step.PIN, PinPart)

    def type_pin(self, pin: str) -> None:
        pad = self.part(Step.PIN, PinPart).pad
        for digit in pin:
            pad.keypad.keys[digit].click()
        self.go_on()

    def to_trainers(self, *units: str) -> TrainersPart:
        self.to_pin(*units)
        self.type_pin(PIN)
        self.type_pin(PIN)
        return self.part(Step.TRAINERS, TrainersPart)

    def name_trainer(self, name: str, *units: str) -> None:
        part = self.part(Step.TRAINERS, TrainersPart)
        part.name.setText(name)
        for unit in units:
            part.scope.buttons[unit].click()
        part.add.click()

    def to_recovery(self, *trainers: str) -> RecoveryPart:
        self.to_trainers()
        for name in trainers:
            self.name_trainer(name, "*")
        self.go_on()
        return self.part(Step.RECOVERY, RecoveryPart)

    def to_recovery_word(self, *trainers: str) -> RecoveryWordPart:
        self.to_recovery(*trainers)
        self.go_on()
        return self.part(Step.RECOVERY_WORD, RecoveryWordPart)

    def to_restore(self) -> RestorePart:
        self.part(Step.WAYS, WaysPart).back.click()
        return self.part(Step.RESTORE, RestorePart)

    def fill_restore(self, file: Path, words: str, pc: str = "") -> RestorePart:
        part = self.to_restore()
        self.model.choose_backup(str(file))
        self.settle()
        part.words.setPlainText(words)
        part.pc.setText(pc)
        return part
