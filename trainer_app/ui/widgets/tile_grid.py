"""Tiles in as many columns as fit, on pages with large buttons; arrow keys move between tiles.

Only the tiles of the page that is seen are made: a plant may have hundreds of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.tile import Tile, TileWords

_LEAST_WIDTH_MM = 62.0
_MEASURED_ONE_BY_ONE = 40
"""Of more tiles than these, the longest words of each line are measured together."""
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


class TileGrid(QWidget):
    """``chosen`` carries the id given with the tile."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words: tuple[tuple[str, TileWords], ...] = ()
        self._tiles: list[tuple[str, Tile]] = []
        """Of this page."""
        self._made: list[Tile] = []
        self._probe = Tile(self)
        self._probe.setVisible(False)
        self._heights: dict[int, int] = {}
        self._page = 0
        self._shape = (0, 0)
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * STEP)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.earlier, self.later = QPushButton(), QPushButton()
        self.where = label("muted", wrap=False)
        bar = row(gap=2 * STEP)
        bar.addWidget(self.where, 1)
        bar.addWidget(self.earlier)
        bar.addWidget(self.later)
        self.pager = holding(bar)
        whole = column(gap=STEP)
        whole.addLayout(self._grid)
        whole.addStretch(1)
        whole.addWidget(self.pager)
        self.setLayout(whole)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.relabel()

    def relabel(self) -> None:
        self.earlier.setText(translate("PagedList", "Previous"))
        self.later.setText(translate("PagedList", "Next"))

    def set_tiles(self, words: Sequence[tuple[str, TileWords]]) -> None:
        """Show these; the page and the focused tile stay where they can."""
        self._words = tuple(words)
        self._heights.clear()
        self._arrange()

    def _fill_tiles(self, shown: Sequence[tuple[str, TileWords]]) -> None:
        """Those of this page alone; a tile that was made is used again: making one is slow."""
        while len(self._made) < len(shown):
            tile, number = Tile(self), len(self._made)
            tile.clicked.connect(lambda _checked, n=number: self.chosen.emit(self._tiles[n][0]))
            self._made.append(tile)
        for tile in self._made:
            self._grid.removeWidget(tile)
        for tile in self._made[len(shown) :]:
            tile.setVisible(False)
        self._tiles = [(key, tile) for (key, _), tile in zip(shown, self._made, strict=False)]
        for (_, words), (_, tile) in zip(shown, self._tiles, strict=True):
            tile.say(words.title, words.detail, words.note)

    def focus_first(self) -> None:
        for _, tile in self._tiles:
            if tile.isVisibleTo(self):
                tile.setFocus()
                return

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._arrange()
        self.focus_first()

    def _columns_and_rows(self) -> tuple[int, int]:
        least = theme().sizes.mm(_LEAST_WIDTH_MM * theme().sizes.text_percent / 100)
        columns = max(1, (self.width() + 2 * STEP) // (least + 2 * STEP))
        height = self._tile_height(columns) + 2 * STEP
        room = self.height() + 2 * STEP
        if len(self._words) > columns * (room // height):
            room -= self.pager.sizeHint().height() + STEP
        return columns, max(1, room // height)

    def _tile_height(self, columns: int) -> int:
        """All tiles are as high as the one that needs most."""
        width = (self.width() + 2 * STEP) // columns - 2 * STEP
        if width not in self._heights:
            self._heights[width] = max(map(partial(self._measured, width), self._widest), default=1)
        return self._heights[width]

    @property
    def _widest(self) -> list[TileWords]:
        words = [said for _, said in self._words]
        if len(words) <= _MEASURED_ONE_BY_ONE:
            return words
        return [
            TileWords(
                max((said.title for said in words), key=len),
                max((said.detail for said in words), key=len),
                max((said.note for said in words), key=len),
            )
        ]

    def _measured(self, width: int, words: TileWords) -> int:
        self._probe.say(words.title, words.detail, words.note)
        return self._probe.height_at(width)

    def _arrange(self) -> None:
        focused = next((key for key, tile in self._tiles if tile.hasFocus()), None)
        columns, rows = self._columns_and_rows()
        self._shape = columns, rows
        size = columns * rows
        pages = max(1, -(-len(self._words) // size))
        self._page = min(max(0, self._page), pages - 1)
        first = self._page * size
        shown = self._words[first : first + size]
        height = self._tile_height(columns)
        self._fill_tiles(shown)
        for place, (key, tile) in enumerate(self._tiles):
            tile.ensurePolished()  # else the stylesheet's own least height comes after ours
            tile.setFixedHeight(height)
            self._grid.addWidget(tile, place // columns, place % columns)
            tile.setVisible(True)
            if key == focused:
                tile.setFocus()
        for number in range(self._grid.columnCount()):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
        self.pager.setVisible(pages > 1)
        self.earlier.setEnabled(self._page > 0)
        self.later.setEnabled(self._page < pages - 1)
        self.where.setText(
            translate("PagedList", "{first} to {last} of {count}").format(
                first=first + 1, last=first + len(shown), count=len(self._words)
            )
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns_and_rows() != self._shape:
            self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.relabel()
            self._arrange()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys that a focused tile has no use for arrive here."""
        shown = [tile for _, tile in self._tiles if tile.isVisibleTo(self)]
        here = next((i for i, tile in enumerate(shown) if tile.hasFocus()), None)
        columns = self._shape[0]
        steps = {**_STEPS, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        step = steps.get(Qt.Key(event.key()))
        if here is None or step is None or not 0 <= here + step < len(shown):
            super().keyPressEvent(event)
            return
        shown[here + step].setFocus()
