"""Which entry of a list is at hand, and the keys that add, move and take one away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column


class EntryKeys(QWidget):
    """``fields``: where the fields of the entry at hand stand, between numbers and keys."""

    picked = Signal(str)
    add_pressed = Signal()
    moved = Signal(int)
    """-1: up, 1: down."""
    remove_pressed = Signal()

    def __init__(self, parent: QWidget | None = None, *, moves: bool = True) -> None:
        super().__init__(parent)
        self.numbers = Choices()
        self.add, self.remove = QPushButton(), QPushButton()
        self.up, self.down = QPushButton(), QPushButton()
        self.fields = column(gap=STEP)
        self._keys = Flow()
        for button in (self.add, self.up, self.down, self.remove):
            self._keys.add(button)
        self.up.setVisible(moves)
        self.down.setVisible(moves)
        whole = column(gap=STEP)
        whole.addWidget(self.numbers)
        whole.addLayout(self.fields)
        whole.addWidget(self._keys)
        self.setLayout(whole)
        self.numbers.picked.connect(self.picked)
        self.add.clicked.connect(self.add_pressed)
        self.remove.clicked.connect(self.remove_pressed)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))

    def call(self, name: str, add: str, remove: str) -> None:
        """``name``: what the entries are; the words on two of its keys."""
        self.numbers.setAccessibleName(name)
        self.add.setText(add)
        self.remove.setText(remove)
        self.up.setText(translate("EditTask", "Move up"))
        self.down.setText(translate("EditTask", "Move down"))
        for button in (self.add, self.remove, self.up, self.down):
            button.setAccessibleDescription(name)
        self._keys.settle()

    def show_place(self, at: int, count: int, *, least: int = 0) -> None:
        """``at`` counts from 1; ``least``: so many have to stay."""
        numbers = [str(number) for number in range(1, count + 1)]
        self.numbers.offer([(number, number) for number in numbers], (str(at),))
        self.numbers.setVisible(count > 0)
        self.up.setEnabled(at > 1)
        self.down.setEnabled(at < count)
        self.remove.setEnabled(count > least)
