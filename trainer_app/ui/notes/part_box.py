"""One part of a note being written: its field, its starters, and a mild hint about wording."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.section import SectionBox


class PartText(QPlainTextEdit):
    entered = Signal()
    """It is written in now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(2 * theme().sizes.touch)
        self.setTabChangesFocus(True)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class PartBox(SectionBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PartText()
        self.judging = label("small")
        self.phrases = Choices()
        for part in (self.words, self.judging, self.phrases):
            self.fields.addWidget(part)

    def hint_judging(self, words: Sequence[str]) -> None:
        """A hint, and no more: the note is saved as its writer wants it."""
        hint = translate("Notes", "“{word}” is about the person. What did you see of the work?")
        self.judging.setText(hint.format(word=words[0]) if words else "")
        self.judging.setVisible(bool(words))
