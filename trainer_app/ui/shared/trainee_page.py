"""What every page about one trainee has: its head, and that it is read again when they change.

QtCore only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self, TypeVar

from PySide6.QtCore import QObject

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.services.heads import TraineeHead
from trainer_app.services.session import SignedIn
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True, kw_only=True)
class TraineeState(PageState):
    """``week``: from 1; None before the programme began. ``weeks``: of the plan."""

    is_loaded: bool = False
    name: str = ""
    pathway: str = "new"
    week: int | None = None
    weeks: int = 0

    def headed(self, head: TraineeHead) -> Self:
        """It was read: with this head, and nothing in the way."""
        return replace(
            self,
            is_loaded=True,
            name=head.person.name,
            pathway=head.pathway,
            week=head.week,
            weeks=head.weeks,
            problem=None,
        )


T = TypeVar("T", bound=TraineeState)


class TraineeModel(PageModel[T]):
    def __init__(
        self,
        state: T,
        tasks: TaskRunner,
        viewer: SignedIn,
        trainee: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(state, parent)
        self._tasks, self._viewer, self._trainee = tasks, viewer, trainee
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        raise NotImplementedError

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(self._trainee):
            self.read()
