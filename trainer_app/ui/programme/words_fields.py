"""One text in both languages of the programme: a field for each, one below the other."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer_app.checklists.language import Words
from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.layout import STEP, column, label

LANGUAGES: Final = ("en", "fr")


class WordsFields(QWidget):
    said = Signal(str, str)
    """The language, and what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = label("small-muted")
        self.caption.setVisible(False)
        self.fields = {lang: QLineEdit() for lang in LANGUAGES}
        lines = column(gap=STEP)
        lines.addWidget(self.caption)
        for lang, field in self.fields.items():
            lines.addWidget(field)
            field.textEdited.connect(partial(self.said.emit, lang))
        self.setLayout(lines)

    def __getitem__(self, lang: str) -> QLineEdit:
        return self.fields[lang]

    def call(self, name: str, *, named: bool = False) -> None:
        """``name``: what the text is; with ``named`` it stands above the fields."""
        english, french = translate("EditTask", "English"), translate("EditTask", "French")
        self.caption.setText(name)
        self.caption.setVisible(named)
        for lang, tongue in (("en", english), ("fr", french)):
            self.fields[lang].setPlaceholderText(tongue)
            self.fields[lang].setAccessibleName(f"{name}, {tongue}")

    def put(self, words: Words) -> None:
        """Nothing is touched where it says so already: the cursor stays."""
        for lang, field in self.fields.items():
            if field.text() != words.get(lang, ""):
                field.setText(words.get(lang, ""))
                field.setCursorPosition(0)
