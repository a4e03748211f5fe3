"""The plant and the sync line in the top bar: two lines of words, one target."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, label

_CLEAR = 2
"""Of the frame around what has the keyboard: it crosses no letter."""


class WhereButton(QAbstractButton):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plant = label("strong", wrap=False)
        self.line = label("small-muted", wrap=False)
        whole = column(gap=0)
        whole.setContentsMargins(STEP, _CLEAR, STEP, _CLEAR)
        for words in (self.plant, self.line):
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            whole.addWidget(words)
        self.setLayout(whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        found = self.layout()
        assert found is not None
        return found.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        found = self.layout()
        assert found is not None
        return found.minimumSize()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.fillRect(self.rect(), look.colour("pressed"))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), _CLEAR))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
