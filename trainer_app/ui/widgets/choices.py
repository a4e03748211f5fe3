"""A row of buttons of which one, or several, may be pressed in. None is beforehand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from trainer_app.ui.widgets.flow import Flow


class Choices(Flow):
    """``picked`` carries the id of the button that was pressed; what it means is the model's."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self.buttons: dict[str, QPushButton] = {}

    def offer(self, options: Sequence[tuple[str, str]], chosen: Collection[str] = ()) -> None:
        """``options``: id and words. Buttons are made anew only when other ids are offered."""
        ids = tuple(option for option, _ in options)
        is_new = ids != self._ids
        if is_new:
            self._ids = ids
            self._make(ids)
        for option, words in options:
            button = self.buttons[option]
            is_new = is_new or button.text() != words
            button.setText(words)
            button.setChecked(option in chosen)
        if is_new:
            self.settle()

    def _make(self, ids: tuple[str, ...]) -> None:
        for button in self.buttons.values():
            self.drop(button)
        self.buttons = {}
        for option in ids:
            button = QPushButton()
            button.setCheckable(True)
            button.clicked.connect(lambda _on, picked=option: self._pick(picked))
            self.add(button)
            self.buttons[option] = button

    def _pick(self, option: str) -> None:
        """The button shows what the state says, not what was tapped."""
        self.buttons[option].setChecked(not self.buttons[option].isChecked())
        self.picked.emit(option)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button in self.buttons.values():
            button.setAccessibleDescription(name)
