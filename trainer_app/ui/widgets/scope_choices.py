"""Buttons for what somebody may sign: *all units*, then each unit by its number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.shared.scope import EVERYTHING, ScopeState
from trainer_app.ui.widgets.choices import Choices


class ScopeChoices(Choices):
    """``picked`` carries ``*`` or a unit's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Scope", "May sign"))

    def show_scope(self, state: ScopeState | None) -> None:
        if state is None:
            return
        options = [(EVERYTHING, translate("Scope", "All units"))]
        options += [(unit.id, unit.id) for unit in state.units]
        self.offer(options, state.chosen)
        for unit in state.units:
            button = self.buttons[unit.id]
            title = say(unit.title, language())
            button.setToolTip(title)
            button.setAccessibleName(f"{unit.id} {title}")


def scope_words(state: ScopeState) -> str:
    """What was chosen, in words below the buttons: numbers alone say little."""
    if EVERYTHING in state.chosen:
        return translate("Scope", "Every task of the programme.")
    titles = [f"{u.id} {say(u.title, language())}" for u in state.units if u.id in state.chosen]
    return "; ".join(titles)
