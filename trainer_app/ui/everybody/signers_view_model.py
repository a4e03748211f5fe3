"""Who may sign each unit today, so that a gap shows before it is met at a press. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from trainer_app.checklists.membership import UnitSigners
from trainer_app.kernel.changes import ChangeSet
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.people import Rights
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class SignersState(PageState):
    """``units`` None: not read yet. ``chosen``: the unit that is told in full."""

    units: tuple[UnitSigners, ...] | None = None
    chosen: str = ""

    @property
    def told(self) -> UnitSigners | None:
        return next((u for u in self.units or () if u.unit.id == self.chosen), None)


class SignersViewModel(PageModel[SignersState]):
    def __init__(
        self, tasks: TaskRunner, rights: Rights, viewer: SignedIn, parent: QObject | None = None
    ) -> None:
        super().__init__(SignersState(), parent)
        self._tasks, self._rights, self._viewer = tasks, rights, viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        rights, viewer = self._rights, self._viewer
        self._tasks.query(self, lambda: rights.signers(viewer), self._on_read, self._on_problem)

    def choose(self, unit: str) -> None:
        self._show(replace(self.state, chosen=unit))

    def _on_read(self, units: tuple[UnitSigners, ...]) -> None:
        """The first gap is told at once."""
        first = next((u for u in units if u.nobody), units[0] if units else None)
        chosen = self.state.chosen or (first.unit.id if first else "")
        self._show(replace(self.state, units=units, chosen=chosen, problem=None))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()
