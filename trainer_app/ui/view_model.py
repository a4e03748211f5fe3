"""What every view model is: one frozen state, one signal, and the only writer of that state.

Most pages ask the services for something: ``PageState`` and ``PageModel`` are for those.

Runs on the window's thread, imports QtCore only, calls services through the ``TaskRunner``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.errors import Problem, TrainerError


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """``busy``: what somebody wrote is not answered yet. ``problem``: why there is no answer."""

    busy: bool = False
    problem: Problem | None = None


S = TypeVar("S")
P = TypeVar("P", bound=PageState)


class ViewModel(QObject, Generic[S]):
    """Subclasses add intents (verbs) and call ``_show(replace(self.state, ...))``."""

    state_changed = Signal(object)

    def __init__(self, state: S, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state

    @property
    def state(self) -> S:
        return self._state

    def _show(self, state: S) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


class PageModel(ViewModel[P]):
    """``_on_problem`` is for whatever it asks; a page that has more to take back says so itself."""

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, busy=False, problem=error.problem))
