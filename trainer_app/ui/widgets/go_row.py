"""A row that opens something: a shape or a level circle, words that wrap, an arrow at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.ui.icons import paint_icon
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.level_circle import level_words, paint_level
from trainer_app.ui.widgets.tick_row import TickRow


class GoRow(TickRow):
    """``shape``: an icon’s name; ``tone``: its colour’s role; ``level``: a circle instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(False)
        self._shape, self._tone = "", "ink"
        self._level: int | None = None

    def show_row(
        self,
        words: str,
        detail: str = "",
        *,
        shape: str = "",
        tone: str = "ink",
        level: int | None = None,
    ) -> None:
        self._shape, self._tone, self._level = shape, tone, level
        self.say(words, detail=detail)
        if level is not None:
            self.setAccessibleName(f"{self.accessibleName()}, {level_words(level)}")

    @override
    def words_right(self) -> int:
        return self.side + STEP

    @override
    def paint_box(self, painter: QPainter) -> None:
        look, side = theme(), self.side
        top = (self.height() - side) / 2
        box = QRectF(STEP, top, side, side)
        if self._level is not None:
            paint_level(painter, box, self._level, look.colour("ink"))
        elif self._shape:
            paint_icon(painter, box.adjusted(2, 2, -2, -2), self._shape, look.colour(self._tone))
        arrow = QRectF(self.width() - side - STEP / 2, top, side, side).adjusted(4, 4, -4, -4)
        paint_icon(painter, arrow, "chevron-right", look.colour("muted"))
