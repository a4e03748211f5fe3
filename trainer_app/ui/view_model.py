"""What every view model is: one frozen state, one signal, and the only writer of that state.

Runs on the window's thread, imports QtCore only, calls services through the ``TaskRunner``.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

S = TypeVar("S")


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
