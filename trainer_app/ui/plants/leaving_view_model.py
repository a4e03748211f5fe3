"""Leaving a plant: what stands in the way, and the PIN of whoever leaves. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Problem, TrainerError
from trainer_app.services.leaving import LeavingPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.plant import Leaving
from trainer_app.ui.shared.pin_entry import PinEntry, PinEntryState
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel

_OF_LEAVING = (ErrorCode.LEAVE_ALONE, ErrorCode.LEAVE_WAITING, ErrorCode.NOT_ALLOWED)


@dataclass(frozen=True, slots=True)
class LeavingState:
    """``page`` None: not read yet. ``is_only``: this PC works for no other plant."""

    page: LeavingPage | None = None
    is_only: bool = False
    problem: Problem | None = None

    @property
    def in_the_way(self) -> Problem | None:
        """Why this plant cannot be left now."""
        refusal = None if self.page is None else self.page.in_the_way
        return None if refusal is None else refusal.problem


class LeavingViewModel(ViewModel[LeavingState]):
    confirmed = Signal()
    """The PIN was right, and nothing waits: it may go."""

    def __init__(
        self,
        tasks: TaskRunner,
        leaving: Leaving,
        clock: Clock,
        person: SignedIn,
        parent: QObject | None = None,
        *,
        is_only: bool = False,
    ) -> None:
        super().__init__(LeavingState(is_only=is_only), parent)
        self._tasks, self._leaving, self._person = tasks, leaving, person
        self.entry = PinEntry(clock, self)
        self.entry.entered.connect(self._on_entered)
        self.entry.state_changed.connect(self._on_entry)
        tasks.changed.connect(self.read)

    def read(self) -> None:
        """Whatever is recorded or confirmed meanwhile counts."""
        leaving, person = self._leaving, self._person
        self._tasks.query(
            self, lambda: leaving.page(person), self._on_read, self._on_refused, key="leaving"
        )

    def _on_read(self, page: LeavingPage) -> None:
        self._show(replace(self.state, page=page))

    def _on_entered(self, digits: str) -> None:
        leaving, person = self._leaving, self._person
        self._tasks.perform(
            self,
            lambda: leaving.confirm(person, digits),
            lambda _none: self._on_confirmed(),
            self._on_refused,
            on=Worker.SLOW,
        )

    def _on_entry(self, entry: PinEntryState) -> None:
        self._show(replace(self.state, problem=entry.problem))

    def _on_confirmed(self) -> None:
        self.entry.accepted()
        self.confirmed.emit()

    def _on_refused(self, error: TrainerError) -> None:
        if error.code in _OF_LEAVING:
            self.entry.accepted()
            self._show(replace(self.state, problem=error.problem))
            self.read()
        else:
            self.entry.refused(error)
