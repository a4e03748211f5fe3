"""Records out to a stick and in from one, for a PC without a line. QtCore only.

The network worker does it, so that it never meets a sync under way; leaving the page stops it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from trainer_app.kernel.errors import ErrorCode, Problem, TrainerError
from trainer_app.ui.network import Network
from trainer_app.ui.ports.sync import Bundles, BundleSaid, CameIn, WentOut
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel


class Way(Enum):
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class UsbState:
    """``under_way``: which way, while it lasts; then ``done`` says what came of it."""

    under_way: Way | None = None
    records: int = 0
    done: Way | None = None
    file: str = ""
    problem: Problem | None = None


class UsbModel(ViewModel[UsbState]):
    _told = Signal(object)
    """``BundleSaid``, from the network worker."""

    def __init__(
        self,
        tasks: TaskRunner,
        network: Network,
        bundles: Callable[[], Bundles],
        parent: QObject | None = None,
    ) -> None:
        """``bundles``: the port, asked for on a worker."""
        super().__init__(UsbState(), parent)
        self._tasks, self._network, self._find = tasks, network, bundles
        self._work = _Work()
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        network.closing.connect(self._work.stop)
        self.destroyed.connect(self._work.stop)

    def write_to(self, folder: str) -> None:
        """Everything that the hub has not confirmed, into a file in this folder."""

        def write() -> tuple[Path, WentOut]:
            bundles = self._work.begin(self._find())
            file = Path(folder) / bundles.file_name()
            return file, bundles.export(file, self._told.emit)

        self._begin(Way.OUT)
        self._tasks.perform(
            self,
            write,
            lambda went: self._on_done(Way.OUT, went[0].name, went[1].records),
            self._on_failed,
            on=Worker.NETWORK,
        )

    def read_from(self, file: str) -> None:
        """What the hub wrote for this plant."""

        def read() -> CameIn:
            return self._work.begin(self._find()).take_in(Path(file), self._told.emit)

        self._begin(Way.IN)
        self._tasks.perform(
            self,
            read,
            lambda came: self._on_done(Way.IN, Path(file).name, came.records),
            self._on_failed,
            on=Worker.NETWORK,
        )

    def stop(self) -> None:
        self._work.stop()

    def _begin(self, way: Way) -> None:
        self._show(UsbState(under_way=way))

    def _on_told(self, said: BundleSaid) -> None:
        self._tasks.arrived(said.changes)
        if self.state.under_way is not None:
            self._show(replace(self.state, records=said.records))

    def _on_done(self, way: Way, file: str, records: int) -> None:
        self._show(UsbState(done=way, file=file, records=records))
        self._network.look()

    def _on_failed(self, error: TrainerError) -> None:
        stopped = error.code is ErrorCode.SYNC_STOPPED
        self._show(UsbState(problem=None if stopped else error.problem))


class _Work:
    """What is under way on the worker, to be stopped from the window's thread."""

    def __init__(self) -> None:
        self._bundles: Bundles | None = None

    def begin(self, bundles: Bundles) -> Bundles:
        self._bundles = bundles
        return bundles

    def stop(self) -> None:
        if self._bundles is not None:
            self._bundles.cancel()
