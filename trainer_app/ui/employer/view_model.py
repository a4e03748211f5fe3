"""Costs and gains as they were entered, before the employer's page is printed. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.costs import Cost
from trainer_app.kernel.changes import ChangeSet
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.employer import Costs
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class EmployerState(PageState):
    """``costs`` None, once it is read: they do not come to this PC."""

    is_read: bool = False
    costs: tuple[Cost, ...] | None = None

    @property
    def is_elsewhere(self) -> bool:
        return self.is_read and self.costs is None


class EmployerViewModel(PageModel[EmployerState]):
    cost_chosen = Signal(str)

    def __init__(
        self, tasks: TaskRunner, costs: Costs, viewer: SignedIn, parent: QObject | None = None
    ) -> None:
        super().__init__(EmployerState(), parent)
        self._tasks, self._costs, self._viewer = tasks, costs, viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        costs, viewer = self._costs, self._viewer
        self._tasks.query(self, lambda: costs.entered(viewer), self._on_read, self._on_problem)

    def choose(self, record: str) -> None:
        self.cost_chosen.emit(record)

    def _on_read(self, costs: tuple[Cost, ...] | None) -> None:
        self._show(replace(self.state, is_read=True, costs=costs, problem=None))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()
