"""A status: its shape and its word. Colour only repeats what these say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from trainer_app.ui.icons import icon_pixmap
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, label, row

STATUS_SHAPES = {
    "not_started": ("circle-dashed", "muted"),
    "in_training": ("pen-line", "ink"),
    "signed_off": ("check", "ok"),
    "second_look": ("users", "warning"),
    "due": ("clock", "warning"),
    "lapsed": ("octagon-x", "danger"),
    "in_question": ("circle-help", "danger"),
    "not_applicable": ("circle-slash", "muted"),
}
"""Status value: the icon, and the role of the colour that repeats it."""


class StatusLabel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = QLabel()
        self._word = label(wrap=False)
        line = row()
        line.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._word, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.setSpacing(STEP)
        self.setLayout(line)
        self._shown = ("", "ink")
        theme().changed.connect(self._paint_shape)

    def say(self, shape: str, word: str, tone: str = "ink") -> None:
        """``shape``: an icon's name; ``tone``: ink | muted | ok | warning | danger."""
        self._shown = (shape, tone)
        self._paint_shape()
        self._word.setText(word)
        mark(self._word, tone=tone)
        self.setAccessibleName(word)

    def _paint_shape(self) -> None:
        """In the colour that the theme has for the tone."""
        shape, tone = self._shown
        if shape:
            side, ratio = self.fontMetrics().height(), self.devicePixelRatioF()
            self._shape.setPixmap(icon_pixmap(shape, theme().colour(tone), side, ratio))

    def say_status(self, status: str, word: str) -> None:
        shape, tone = STATUS_SHAPES[status]
        self.say(shape, word, tone)
