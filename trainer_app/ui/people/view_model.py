"""The trainees of the plant: the first screen of whoever signs for others. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.permissions import Action
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.trainee_rows import TraineeRow
from trainer_app.ui.program import Pages
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class TraineeLine:
    """What the list says of a trainee."""

    id: PersonId
    name: str
    pathway: str
    week: int | None
    signed: int
    tasks: int
    to_sign: int
    attention: int
    last_seen: date | None
    is_counted: bool = True
    """False while only the name is known."""


@dataclass(frozen=True, slots=True)
class PeopleState(PageState):
    """``rows`` None: not read yet."""

    rows: tuple[TraineeLine, ...] | None = None
    may_add: bool = False
    may_mark: bool = False
    """Modules and sessions of a group, as complete."""


class PeopleViewModel(PageModel[PeopleState]):
    trainee_chosen = Signal(str)

    def __init__(
        self, tasks: TaskRunner, pages: Pages, viewer: SignedIn, parent: QObject | None = None
    ) -> None:
        state = PeopleState(
            may_add=viewer.may(Action.ADD_TRAINEE), may_mark=viewer.may(Action.MARK_MODULE)
        )
        super().__init__(state, parent)
        self._tasks, self._pages, self._viewer = tasks, pages, viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        """Names first, where there are many people; their counts follow."""
        pages, viewer = self._pages, self._viewer
        self._tasks.query_in_parts(
            self,
            lambda patience: pages.trainees(viewer, patience=patience),
            self._on_rows,
            self._on_problem,
            is_whole=lambda rows: all(row.is_counted for row in rows),
        )

    def choose(self, trainee: str) -> None:
        self.trainee_chosen.emit(trainee)

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()

    def _on_rows(self, rows: tuple[TraineeRow, ...]) -> None:
        self._show(replace(self.state, rows=tuple(_line(row) for row in rows), problem=None))


def _line(row: TraineeRow) -> TraineeLine:
    return TraineeLine(
        row.person.id,
        row.person.name,
        row.pathway,
        row.week,
        row.signed,
        row.tasks,
        row.to_sign,
        row.attention,
        row.last_seen,
        row.is_counted,
    )
