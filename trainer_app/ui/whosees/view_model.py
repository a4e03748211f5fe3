"""What each role may do, from the permission table itself. QtCore only; asks nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from trainer_app.checklists.permissions import Action, Grant, Role
from trainer_app.checklists.whosees import table
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class WhoSeesState:
    """``lines``: what can be done, and whether the chosen role may."""

    role: Role
    lines: tuple[tuple[Action, Grant], ...] = ()


class WhoSeesViewModel(ViewModel[WhoSeesState]):
    def __init__(self, role: Role, parent: QObject | None = None) -> None:
        super().__init__(WhoSeesState(role), parent)
        self._table = table()

    def read(self) -> None:
        self.choose(self.state.role.value)

    def choose(self, role: str) -> None:
        """What may be done first; within that, in the order of the table."""
        picked = Role(role)
        place = list(Role).index(picked)
        lines = [(row.action, row.grants[place]) for row in self._table]
        order = (Grant.ALL, Grant.OWN, Grant.NO)
        ordered = tuple(sorted(lines, key=lambda line: order.index(line[1])))
        self._show(replace(self.state, role=picked, lines=ordered))
