"""A table for a spreadsheet: which one, in which form, kept where. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.kernel.wholefile import write_whole
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.paper import Exports
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import PageModel, PageState

TABLES: Final = ("matrix", "records", "people")
FORMS: Final = (".xlsx", ".csv", ".json")


@dataclass(frozen=True, slots=True)
class ExportState(PageState):
    table: str = ""
    form: str = FORMS[0]
    audience: str = TRAINEES
    saved_as: str = ""

    @property
    def can_save(self) -> bool:
        return bool(self.table) and not self.busy

    @property
    def asks_audience(self) -> bool:
        return self.table == TABLES[0]


class ExportViewModel(PageModel[ExportState]):
    def __init__(
        self,
        tasks: TaskRunner,
        exports: Exports,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ExportState(), parent)
        self._tasks = tasks
        self._exports = exports
        self._viewer = viewer

    def choose_table(self, table: str) -> None:
        self._show(replace(self.state, table=table, saved_as="", problem=None))

    def choose_audience(self, audience: str) -> None:
        """Of the matrix: trainees, or trainers in their own programme."""
        self._show(replace(self.state, audience=audience, saved_as="", problem=None))

    def choose_form(self, form: str) -> None:
        self._show(replace(self.state, form=form, saved_as="", problem=None))

    def save(self, path: Path) -> None:
        state = self.state
        if not state.can_save:
            return
        exports, viewer = self._exports, self._viewer
        self._show(replace(state, busy=True, saved_as="", problem=None))
        self._tasks.perform(
            self,
            lambda: write_whole(
                path, exports.file(viewer, state.table, state.form, state.audience)
            ),
            lambda _none: self._show(replace(self.state, busy=False, saved_as=str(path))),
            self._on_problem,
            on=Worker.SLOW,
        )
