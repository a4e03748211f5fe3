"""A one-time code in large plain numerals, in groups that can be read aloud."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import mark

_GROUP = 3


class CodeLabel(QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, text_role="code")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def show_code(self, code: str) -> None:
        groups = [code[i : i + _GROUP] for i in range(0, len(code), _GROUP)]
        self.setText("\u2002".join(groups))
        self.setAccessibleName(translate("Code", "One-time code"))
        self.setAccessibleDescription(" ".join(code))
