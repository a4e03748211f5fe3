"""What the program has to say to whoever is there: one thing at a time, above every screen.

*Close* shows the next. A calm strip, never a dialog, and never the same thing twice.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.kernel.errors import Problem
from trainer_app.ui.i18n import translate
from trainer_app.ui.problems import explain
from trainer_app.ui.widgets.message import MessageStrip

_log = logging.getLogger(__name__)


class Occasion(Enum):
    """What the program was doing when the problem was met."""

    WORK = "work"
    HOUSEKEEPING = "housekeeping"


@dataclass(frozen=True, slots=True)
class Notice:
    problem: Problem
    occasion: Occasion = Occasion.WORK


class Notices(MessageStrip):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Notice] = []
        self.action_pressed.connect(self._close_one)
        self.relabel()

    def add(self, notice: Notice) -> None:
        """The latest is what is shown. The log keeps what it was, and nobody's name."""
        _log.info("%s: %s", notice.occasion.value, notice.problem.code.value)
        self._waiting = [notice, *(other for other in self._waiting if other != notice)]
        self._show_first()

    def forget_all(self) -> None:
        """What they are about is no longer open here."""
        self._waiting = []
        self._show_first()

    def relabel(self) -> None:
        self.action.setText(translate("Window", "Close"))
        self.action.setVisible(True)
        self._show_first()

    def _close_one(self) -> None:
        self._waiting = self._waiting[1:]
        self._show_first()

    def _show_first(self) -> None:
        if not self._waiting:
            self.setVisible(False)
            return
        notice = self._waiting[0]
        if notice.occasion is Occasion.WORK:
            self.show_problem(notice.problem)
            return
        said = explain(notice.problem)
        self.say(
            translate("Window", "Today’s backup was not made"),
            said.sentence,
            said.next_step,
            tone="warning",
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.relabel()
        super().changeEvent(event)
