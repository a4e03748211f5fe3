"""*Print the slip*: a one-time code on paper, for whoever is given it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.keys import PRINTS


class SlipButton(QPushButton):
    """``many``: one of several slips is on each page."""

    def __init__(self, parent: QWidget | None = None, *, many: bool = False) -> None:
        super().__init__(parent)
        self._many = many
        self.setProperty(PRINTS, True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._say()

    def _say(self) -> None:
        one, several = translate("Code", "Print the slip"), translate("Code", "Print the slips")
        self.setText(several if self._many else one)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
