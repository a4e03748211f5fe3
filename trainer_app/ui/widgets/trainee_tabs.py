"""The sides of a trainee: Checklist, Notes, In class, Plan, History; on each of their pages.

A tab takes the place of the page it stands on, so that *Back* leaves the trainee.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import column, row

CHECKLIST, NOTES, IN_CLASS = "checklist", "notes", "in_class"
PLAN, HISTORY = "plan", "history"


_A_LINE = 3
"""Of large words."""
_TABS = (CHECKLIST, NOTES, IN_CLASS, PLAN, HISTORY)


class TraineeTabs(QWidget):
    """``chosen`` carries the route of another tab. ``current``: the route of this page."""

    chosen = Signal(str)

    def __init__(self, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = current
        self.buttons = {route: QPushButton() for route in _TABS}
        first, second = row(), row()
        for place, (route, button) in enumerate(self.buttons.items()):
            button.setCheckable(True)
            button.setChecked(route == current)
            button.clicked.connect(lambda _on, tab=route: self._choose(tab))
            below = theme().sizes.folds and place >= _A_LINE
            (second if below else first).addWidget(button)
        whole = column(gap=theme().sizes.gap)
        whole.addLayout(first)
        if second.count():
            whole.addLayout(second)
        self.setLayout(whole)

    def relabel(self) -> None:
        for route, words in (
            (CHECKLIST, translate("TraineeTabs", "Checklist")),
            (NOTES, translate("TraineeTabs", "Notes")),
            (IN_CLASS, translate("TraineeTabs", "In class")),
            (PLAN, translate("TraineeTabs", "Plan")),
            (HISTORY, translate("TraineeTabs", "History")),
        ):
            self.buttons[route].setText(words)

    def offer_notes(self, offered: bool) -> None:
        """Notes are not everybody's to read."""
        self.buttons[NOTES].setVisible(offered)

    def _choose(self, route: str) -> None:
        self.buttons[self._current].setChecked(True)
        if route != self._current:
            self.buttons[route].setChecked(False)
            self.chosen.emit(route)
