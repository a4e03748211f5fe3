"""The menu: large tiles, each a name and a line about what is behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.menu.entries import Entry, words_of
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.tile import TileWords
from trainer_app.ui.widgets.tile_grid import TileGrid


class MenuView(Page):
    """``chosen`` carries the route."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self.grid = TileGrid()
        self.content.addWidget(self.grid, 1)
        self.grid.chosen.connect(self.chosen)

    @override
    def relabel(self) -> None:
        self.set_title(translate("Menu", "Menu"))
        self.grid.set_tiles([(e.route, TileWords(*words_of(e.route))) for e in self._entries])

    @override
    def start_focus(self) -> None:
        self.grid.focus_first()
