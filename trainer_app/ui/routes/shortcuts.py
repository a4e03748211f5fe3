"""Who builds the list of shortcuts: with or without a plant, so it is known from the start."""

from __future__ import annotations

from trainer_app.ui.navigator import Params
from trainer_app.ui.widgets.page import Page


def shortcuts(_params: Params) -> Page:
    from trainer_app.ui.shortcuts.view import ShortcutsView

    return ShortcutsView()
