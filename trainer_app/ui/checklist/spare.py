"""A checklist page made before it is wanted: building and styling it costs more than filling it.

Lives on the window's thread, hidden in the stack of screens, and dies with it.
"""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer_app.ui.checklist.view import ChecklistView
from trainer_app.ui.checklist.view_model import ChecklistViewModel

_SOON_MS = 300
"""After the screen that was asked for has been painted."""


class SpareChecklist:
    def __init__(self, make_model: Callable[[], ChecklistViewModel], stack: QStackedWidget) -> None:
        self._make_model = make_model
        self._stack = stack
        self._spare: ChecklistView | None = None
        self._soon = QTimer(stack)  # its own, so that it ends with the window
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._make)

    def make_soon(self) -> None:
        self._soon.start()

    def take(self) -> ChecklistView:
        """The page that is ready, or one made now."""
        spare, self._spare = self._spare, None
        return spare if spare is not None and shiboken6.isValid(spare) else self._built()

    def end(self) -> None:
        """It is not wanted any more."""
        if shiboken6.isValid(self._soon):
            self._soon.stop()
        spare, self._spare = self._spare, None
        if spare is not None and shiboken6.isValid(spare):
            spare.deleteLater()

    def _make(self) -> None:
        if self._spare is None:
            self._spare = self._built()

    def _built(self) -> ChecklistView:
        view = ChecklistView(self._make_model())
        view.setParent(self._stack)
        view.resize(self._stack.size())
        for part in (view, *view.findChildren(QWidget)):
            part.ensurePolished()
        return view
