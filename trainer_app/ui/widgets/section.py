"""A part of a long page: its name at the left, what is still missing below it, its fields right.

Large words stand above the fields.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row


class SectionBox(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("strong")
        self.hint = label("small-muted")
        self.missing = label("small")
        mark(self.missing, tone="warning")
        self.fields = column(gap=STEP)
        names = column(gap=STEP // 2)
        for part in (self.heading, self.hint, self.missing):
            names.addWidget(part)
        names.addStretch(1)
        left = QWidget()
        left.setLayout(names)
        line: QBoxLayout
        if theme().sizes.folds:
            line = column(gap=STEP)
            line.addWidget(left)
        else:
            left.setFixedWidth(theme().sizes.mm(62))
            line = row(gap=3 * STEP)
            line.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self.fields, 1)
        whole = column(gap=2 * STEP)
        whole.addWidget(hairline())
        whole.addLayout(line)
        self.setLayout(whole)
        self.say("")

    def add_line(self, field: QWidget) -> None:
        """A field of its own width, at the left edge of the column."""
        self.fields.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.fields.addStretch(1)

    def say(self, heading: str, hint: str = "", missing: str = "") -> None:
        self.heading.setText(heading)
        for part, words in ((self.hint, hint), (self.missing, missing)):
            part.setText(words)
            part.setVisible(bool(words))
