"""A ticket handed in by a PC that has been used before. QtCore only; the network worker joins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Problem, TrainerError
from trainer_app.ui.ports.sync import Syncing
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class JoinState:
    ticket: str = ""
    hub_url: str = ""
    busy: bool = False
    problem: Problem | None = None

    @property
    def can_join(self) -> bool:
        return bool(self.ticket.strip()) and not self.busy


class JoinViewModel(ViewModel[JoinState]):
    joined = Signal()

    def __init__(self, tasks: TaskRunner, syncing: Syncing, parent: QObject | None = None) -> None:
        super().__init__(JoinState(), parent)
        self._tasks, self._syncing = tasks, syncing

    def set_text(self, name: str, text: str) -> None:
        """``name``: ticket | hub_url."""
        if name == "ticket":
            self._show(replace(self.state, ticket=text, problem=None))
        else:
            self._show(replace(self.state, hub_url=text, problem=None))

    def open_file(self, file: str) -> None:
        syncing = self._syncing
        self._tasks.query(
            self, lambda: syncing.ticket_in(Path(file)), self._on_file, self._on_failed, key="file"
        )

    def join(self) -> None:
        if not self.state.can_join:
            return
        syncing, url, ticket = self._syncing, self.state.hub_url.strip(), self.state.ticket
        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.perform(
            self,
            lambda: syncing.enrol(url, ticket),
            self._on_joined,
            self._on_failed,
            on=Worker.NETWORK,
        )

    def stop(self) -> None:
        self._syncing.cancel()

    def _on_file(self, text: str) -> None:
        self._show(replace(self.state, ticket=text, problem=None))

    def _on_joined(self, _changes: ChangeSet) -> None:
        self._show(JoinState())
        self.joined.emit()

    def _on_failed(self, error: TrainerError) -> None:
        problem = None if error.code is ErrorCode.SYNC_STOPPED else error.problem
        self._show(replace(self.state, busy=False, problem=problem))
