"""*This PC* by shape: answers what a test put in, and remembers what it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trainer_app.checklists.permissions import Action
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.recovery import RecoveryCode
from trainer_app.services.diagnostics import Leaf, Sheaf
from trainer_app.services.session import SignedIn
from trainer_app.services.this_pc import BackedUp, KeptBackup, PcPage

MADE = Moment(1_772_470_800_000, -300)


@dataclass(frozen=True)
class FakeFault:
    kind: str
    record_id: str = "ab" * 16
    log: str = ""
    seq: int = 0


@dataclass(frozen=True)
class FakeReport:
    records: int
    logs: int = 2
    faults: Sequence[FakeFault] = ()
    notes: Sequence[FakeFault] = ()


@dataclass
class FakeRenewal:
    """A code that is the same in every test; remembers what was put in force."""

    code: RecoveryCode = field(default_factory=lambda: RecoveryCode(bytes(range(16))))
    in_force: list[RecoveryCode] = field(default_factory=list)
    refuse: TrainerError | None = None

    def new_code(self, by: SignedIn) -> RecoveryCode:
        by.require(Action.CHANGE_SITE)
        return self.code

    def sheet(self, by: SignedIn, code: RecoveryCode, *, lang: str, paper: str) -> bytes:
        by.require(Action.CHANGE_SITE)
        return f"{lang} {paper} {code.words(lang)[0]}".encode()

    def put_in_force(self, by: SignedIn, code: RecoveryCode) -> ChangeSet:
        if self.refuse is not None:
            raise self.refuse
        self.in_force.append(code)
        return ChangeSet.of([by.id])


@dataclass
class FakeThisPc:
    records: int = 12_345
    elsewhere: bool = True
    refuse: TrainerError | None = None
    report: FakeReport = field(default_factory=lambda: FakeReport(12_345))
    between: Callable[[], None] = lambda: None
    """What happens on the worker between two slices."""
    folders: list[Path] = field(default_factory=list)

    def page(self, viewer: SignedIn) -> PcPage:
        viewer.require(Action.BACK_UP)
        kept = KeptBackup(Path("2026-03-02_091500-daily.trainer-backup"), MADE, 4_200_000)
        may = viewer.may(Action.CHANGE_SITE)
        folder, size = Path("records"), 8_400_000
        return PcPage("Bench 2", "B", folder, size, self.records, "c0ffee", (kept,), may)

    def back_up(self, viewer: SignedIn, folder: Path, between: Callable[[], None]) -> BackedUp:
        viewer.require(Action.BACK_UP)
        if self.refuse is not None:
            raise self.refuse
        self.folders.append(folder)
        between()
        return BackedUp(folder / "a.trainer-backup", self.records, MADE, self.elsewhere)

    def verify(self, viewer: SignedIn, progress: Callable[[int], None]) -> FakeReport:
        viewer.require(Action.BACK_UP)
        for looked_at in (1000, 2000):
            progress(looked_at)
            self.between()
        progress(self.records)
        return self.report

    def diagnostics(self, viewer: SignedIn, settings: Mapping[str, object]) -> Sheaf:
        viewer.require(Action.BACK_UP)
        return Sheaf((Leaf("doctor.json", "{}"), Leaf("settings.json", str(dict(settings)))))
