"""The bar below a page: *Back* at the left, what a view adds, the one primary action at the right.

Where words do not fit beside one another, what a view adds stands in a line above.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, row

_GAP = 2 * STEP


class BottomBar(QWidget):
    def __init__(self, back: QWidget, extras: QHBoxLayout, primary: QWidget) -> None:
        super().__init__()
        self._back, self._primary = back, primary
        self.is_folded = False
        self._extras = holding(extras)
        self._upper, self._line = row(), row(gap=_GAP)
        self._line.addWidget(back)
        self._line.addWidget(self._extras, 1)
        self._line.addStretch(1)
        self._line.addWidget(primary)
        lines = column(gap=STEP)
        lines.setContentsMargins(3 * STEP, STEP, 3 * STEP, STEP)
        lines.addLayout(self._upper)
        lines.addLayout(self._line)
        whole = column(gap=0)
        whole.addWidget(hairline())
        whole.addLayout(lines)
        self.setLayout(whole)
        self.setMinimumHeight(theme().sizes.key + 2 * STEP)

    def use_all(self) -> None:
        """Let what the view adds have all the room between the two."""
        self._line.setStretch(self._line.count() - 2, 0)

    def _fold(self) -> None:
        parts = [p for p in (self._back, self._extras, self._primary) if not p.isHidden()]
        wanted = sum(p.sizeHint().width() for p in parts) + _GAP * (len(parts) - 1)
        wanted += 6 * STEP
        if (wanted > self.width()) == self.is_folded:
            return
        self.is_folded = not self.is_folded
        if self.is_folded:
            self._line.removeWidget(self._extras)
            self._upper.addWidget(self._extras)
        else:
            self._upper.removeWidget(self._extras)
            self._line.insertWidget(1, self._extras, 1)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
