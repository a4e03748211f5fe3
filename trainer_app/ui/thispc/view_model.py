"""What keeps this PC's records safe, and what is known of it. QtCore only.

Long work runs on the house worker and is asked from here how far it is; leaving the page stops it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.services.session import SignedIn
from trainer_app.services.this_pc import BackedUp, Fault, PcPage, Report
from trainer_app.ui.ports.pc import ThisPc
from trainer_app.ui.shared.copies import Copies
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel

_ASK_MS = 100
_FAULTS_SHOWN = 8


class _StoppedError(Exception):
    """Somebody wants no more of it."""


class _LongWork:
    """How far the work is, and whether it is still wanted; both threads look at it."""

    def __init__(self) -> None:
        self.looked_at = 0
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def go_on(self) -> None:
        if self._stop.is_set():
            raise _StoppedError

    def tell(self, looked_at: int) -> None:
        self.looked_at = looked_at
        self.go_on()


@dataclass(frozen=True, slots=True)
class FaultLine:
    """What is wrong with which record. ``kind``: a value of ``FaultKind``."""

    kind: str
    record: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer of the whole check."""

    records: int
    faults: int
    first: tuple[FaultLine, ...] = ()
    """Faults; after them what harms no record."""


@dataclass(frozen=True, slots=True)
class ThisPcState:
    page: PcPage | None = None
    outside_days: int | None = None
    """Since a copy was last made on another disk; None: never."""
    backing_up: bool = False
    backed_up: BackedUp | None = None
    checking: bool = False
    looked_at: int = 0
    checked: Checked | None = None
    problem: Problem | None = None


class ThisPcViewModel(ViewModel[ThisPcState]):
    copied_outside = Signal(object)
    """When a copy was made on another disk (ms since 1970, too many for Qt's int): a setting."""

    def __init__(
        self,
        tasks: TaskRunner,
        pc: ThisPc,
        viewer: SignedIn,
        copies: Copies,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ThisPcState(outside_days=copies.days), parent)
        self._tasks, self._pc, self._viewer = tasks, pc, viewer
        self._work = _LongWork()
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_MS)
        self._timer.timeout.connect(self._ask_how_far)
        self.destroyed.connect(self._work.stop)

    def read(self) -> None:
        self._tasks.query(
            self, lambda: self._pc.page(self._viewer), self._on_page, self._on_problem, key="page"
        )

    # --- a copy elsewhere -----------------------------------------------------------------------

    def back_up(self, folder: str) -> None:
        if self.state.backing_up:
            return
        self._show(replace(self.state, backing_up=True, backed_up=None, problem=None))
        self._begin(
            lambda work: self._pc.back_up(self._viewer, Path(folder), work.go_on),
            self._on_backed_up,
        )

    def _on_backed_up(self, done: BackedUp | None) -> None:
        self._show(replace(self.state, backing_up=False, backed_up=done))
        if done is not None and done.elsewhere:
            self._show(replace(self.state, outside_days=0))
            self.copied_outside.emit(done.made.ms)
        self.read()

    # --- the whole check ------------------------------------------------------------------------

    def check(self) -> None:
        if self.state.checking:
            return
        self._show(replace(self.state, checking=True, looked_at=0, checked=None, problem=None))
        self._timer.start()
        self._begin(lambda work: self._pc.verify(self._viewer, work.tell), self._on_checked)

    def stop(self) -> None:
        self._work.stop()

    def _ask_how_far(self) -> None:
        records = self.state.page.records if self.state.page else self._work.looked_at
        self._show(replace(self.state, looked_at=min(self._work.looked_at, records)))

    def _on_checked(self, report: Report | None) -> None:
        self._timer.stop()
        checked = None if report is None else _told(report)
        self._show(replace(self.state, checking=False, checked=checked))

    # --- work and answers -----------------------------------------------------------------------

    def _begin(
        self, work: Callable[[_LongWork], BackedUp | Report], done: Callable[..., None]
    ) -> None:
        wanted = _LongWork()
        self.destroyed.disconnect(self._work.stop)
        self._work = wanted
        self.destroyed.connect(wanted.stop)

        def until_stopped() -> BackedUp | Report | None:
            try:
                return work(wanted)
            except _StoppedError:
                return None

        self._tasks.perform(self, until_stopped, done, self._on_problem, on=Worker.HOUSE)

    def _on_page(self, page: PcPage) -> None:
        self._show(replace(self.state, page=page))

    def _on_problem(self, error: TrainerError) -> None:
        self._timer.stop()
        self._show(replace(self.state, backing_up=False, checking=False, problem=error.problem))


def _told(report: Report) -> Checked:
    found = (*report.faults, *report.notes)
    first = tuple(_line(fault) for fault in found[:_FAULTS_SHOWN])
    return Checked(report.records, len(report.faults), first)


def _line(fault: Fault) -> FaultLine:
    place = f"{fault.log[:8]}/{fault.seq}" if fault.log else ""
    return FaultLine(str(fault.kind), fault.record_id[:8] or place)
