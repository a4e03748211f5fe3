"""Keys on the screen for a ticket: its 32 characters and one to erase."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.icons import icon
from trainer_app.ui.sizes import SizeSetting
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP

_ROWS: Final = ("0123456789", "ABCDEFGHJKM", "NPQRSTVWXYZ")
"""No I, L, O, U: whoever types them on a keyboard is understood."""
_FOR_GLOVES: Final = ("01234567", "89ABCDEFG", "HJKMNPQRS", "TVWXYZ")
"""Keys of that size, side by side on a screen 1024 pixels wide."""


class TicketKeys(QWidget):
    """Emits what was pressed and keeps nothing. A touch leaves the focus in the field."""

    pressed = Signal(str)
    erase_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: dict[str, QPushButton] = {}
        self.erase = QPushButton()
        grid = QGridLayout()
        grid.setSpacing(max(STEP, theme().sizes.gap))
        grid.setContentsMargins(0, 0, 0, 0)
        rows = _FOR_GLOVES if theme().sizes.setting is SizeSetting.GLOVES else _ROWS
        for down, letters in enumerate(rows):
            for across, letter in enumerate(letters):
                key = self.keys[letter] = QPushButton(letter)
                key.setAccessibleName(letter)
                key.clicked.connect(lambda _=False, letter=letter: self.pressed.emit(letter))
                grid.addWidget(key, down, across)
        grid.addWidget(self.erase, 0, len(rows[0]))
        self.setLayout(grid)
        for key in (*self.keys.values(), self.erase):
            mark(key, kind="key")
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            key.setAutoRepeat(key is self.erase)
        theme().changed.connect(self._paint_icon)
        self._paint_icon()
        self.erase.clicked.connect(self.erase_pressed)

    def relabel(self) -> None:
        words = translate("Join", "Erase the last character")
        self.erase.setAccessibleName(words)
        self.erase.setToolTip(words)

    def _paint_icon(self) -> None:
        side = theme().sizes.title
        self.erase.setIcon(icon("delete", theme().colour("ink"), side))
        self.erase.setIconSize(QSize(side, side))
