"""A field for a day, typed as 2026-11-21; empty where none is meant."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from trainer_app.ui.shared.days import TypedDay
from trainer_app.ui.theme import theme

_LENGTH = 10


class DayField(QLineEdit):
    """``textEdited`` carries what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme().sizes.mm(42))
        self.setMaxLength(_LENGTH)

    def show_day(self, typed: TypedDay) -> None:
        if self.text() != typed.text:
            self.setText(typed.text)
