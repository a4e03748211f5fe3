"""A numeric keypad for gloves; the keyboard's digits work too. Nothing typed is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.icons import icon
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP

_DIGITS = "123456789"
_ERASE_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keypad(QWidget):
    """Emits what was pressed and keeps nothing."""

    digit_pressed = Signal(str)
    erase_pressed = Signal()
    enter_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keys = {digit: self._key(digit) for digit in (*_DIGITS, "0")}
        self.erase = QPushButton()
        self.enter = QPushButton()
        grid = QGridLayout()
        grid.setSpacing(max(STEP, theme().sizes.gap))
        grid.setContentsMargins(0, 0, 0, 0)
        for place, digit in enumerate(_DIGITS):
            grid.addWidget(self.keys[digit], place // 3, place % 3)
        grid.addWidget(self.erase, 3, 0)
        grid.addWidget(self.keys["0"], 3, 1)
        grid.addWidget(self.enter, 3, 2)
        self.setLayout(grid)
        for button in (self.erase, self.enter):
            mark(button, kind="key")
            self._grow(button)
        theme().changed.connect(self._paint_icons)
        self._paint_icons()
        self.erase.clicked.connect(self.erase_pressed)
        self.enter.clicked.connect(self.enter_pressed)

    def _paint_icons(self) -> None:
        """In the ink of the theme that is worn."""
        look = theme()
        side = look.sizes.title
        for button, picture in ((self.erase, "delete"), (self.enter, "check")):
            button.setIcon(icon(picture, look.colour("ink"), side))
            button.setIconSize(QSize(side, side))

    def relabel(self, *, erase: str, enter: str) -> None:
        """What a screen reader says for the two keys that carry a picture."""
        for button, words in ((self.erase, erase), (self.enter, enter)):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def allow(self, *, digits: bool, enter: bool) -> None:
        for key in (*self.keys.values(), self.erase):
            key.setEnabled(digits)
        self.enter.setEnabled(enter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Also reached by keys that a focused button of the pad has no use for."""
        text = event.text()
        if text in self.keys and text:
            if self.keys[text].isEnabled():
                self.digit_pressed.emit(text)
        elif event.key() in _ERASE_KEYS:
            self.erase_pressed.emit()
        elif event.key() in _ENTER_KEYS:
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _key(self, digit: str) -> QPushButton:
        key = QPushButton(digit)
        mark(key, kind="key")
        key.setAccessibleName(digit)
        key.clicked.connect(lambda: self.digit_pressed.emit(digit))
        self._grow(key)
        return key

    @staticmethod
    def _grow(button: QPushButton) -> None:
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
