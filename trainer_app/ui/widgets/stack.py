"""Lines of a pack below one another; they change with what is shown or with the language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.letting_go import let_go


class Stack(QWidget):
    def __init__(self, gap: int = STEP) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._column = column(gap=gap)
        self.setLayout(self._column)

    def fill(self, parts: Sequence[QWidget]) -> None:
        for old in self._parts:
            self._column.removeWidget(old)
            let_go(old)
        self._parts = list(parts)
        for part in parts:
            self._column.addWidget(part)


def numbered(number: str, *said: QLabel) -> QWidget:
    """A numeral, or a mark such as a dash, and what it stands before."""
    numeral = label("strong", wrap=False)
    numeral.setText(number)
    numeral.setFixedWidth(3 * STEP)
    words = column(gap=0)
    for part in said:
        words.addWidget(part)
    line = row(gap=STEP)
    line.addWidget(numeral, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return holding(line)
