"""Everybody who signs for others, and how far each is in the trainers' programme. QtCore only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.trainer_records import TrainerList, TrainerRow
from trainer_app.ui.ports.trainer import TrainerRecords
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class TrainerLine:
    """``is_barred``: the plant lets nobody sign trainees without the part that is missing."""

    id: PersonId
    name: str
    roles: Collection[Role]
    signed: int
    tasks: int
    is_complete: bool
    is_barred: bool
    questions: int
    last_seen: date | None


@dataclass(frozen=True, slots=True)
class TrainersState(PageState):
    """``rows`` None: not read yet."""

    rows: tuple[TrainerLine, ...] | None = None
    has_programme: bool = False


class TrainersViewModel(PageModel[TrainersState]):
    person_chosen = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        records: TrainerRecords,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(TrainersState(), parent)
        self._tasks, self._records, self._viewer = tasks, records, viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        records, viewer = self._records, self._viewer
        self._tasks.query(self, lambda: records.everybody(viewer), self._on_list, self._on_problem)

    def choose(self, person: str) -> None:
        self.person_chosen.emit(person)

    def _on_list(self, found: TrainerList) -> None:
        barred = found.mode == "enforce"
        rows = tuple(_line(row, barred=barred) for row in found.rows)
        self._show(TrainersState(rows, found.has_programme))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()


def _line(row: TrainerRow, *, barred: bool) -> TrainerLine:
    return TrainerLine(
        row.person.id,
        row.person.name,
        row.person.roles,
        row.signed,
        row.tasks,
        row.is_complete,
        barred and not row.is_complete,
        row.questions,
        row.last_seen,
    )
