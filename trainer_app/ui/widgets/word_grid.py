"""The twelve recovery words, numbered, down three rows: to be read aloud and written down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from trainer_app.ui.widgets.layout import STEP, label

WORDS = 12
_DOWN = 3


class WordGrid(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        self.words = [label("strong", wrap=False) for _ in range(WORDS)]
        for place, word in enumerate(self.words):
            grid.addWidget(word, place % _DOWN, place // _DOWN)
        self.setLayout(grid)

    def show_words(self, words: Sequence[str]) -> None:
        """None of them: nothing is seen of those that were there."""
        for place, shown in enumerate(self.words):
            number = f"{place + 1}".rjust(2, "\u2007")  # as wide as a digit
            shown.setText(f"{number}\u2002{words[place]}" if words else "")
