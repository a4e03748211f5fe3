"""One note whole: what was written, what was answered, what came of its follow-up."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.notes.items import NoteItem, SaidItem
from trainer_app.ui.notes.telling import (
    follow_up_words,
    said_words,
    tag_word,
    task_words,
    written,
)
from trainer_app.ui.widgets.layout import STEP, column, hairline, label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.status_label import StatusLabel


class NoteDetail(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = label("strong")
        self.by = label("small-muted")
        self.words = label()
        self.tags = label("small-muted")
        self.follow_up = StatusLabel()
        self._said: list[QWidget] = []
        self._thread = column(gap=STEP)
        whole = column(gap=STEP)
        for part in (self.task, self.by, self.words, self.tags, self.follow_up):
            whole.addWidget(part)
        whole.addLayout(self._thread)
        whole.addStretch(1)
        self.setLayout(whole)

    def apply(self, item: NoteItem | None) -> None:
        self.setVisible(item is not None)
        if item is None:
            return
        self.task.setText(task_words(item))
        self.by.setText(written(item))
        self.words.setText(item.words)
        self.tags.setText(" · ".join(tag_word(tag) for tag in item.tags))
        self.tags.setVisible(bool(item.tags))
        shape, tone = ("calendar", "ink") if item.is_open else ("check", "ok")
        self.follow_up.say(shape, follow_up_words(item), tone)
        self.follow_up.setVisible(item.follow_up is not None)
        self._show_thread(item)

    def _show_thread(self, item: NoteItem) -> None:
        for old in self._said:
            self._thread.removeWidget(old)
            let_go(old)
        self._said = []
        for said in item.answers:
            self._add(translate("Notes", "Answer"), said)
        for said in item.closings:
            self._add(translate("Notes", "What came of it"), said)

    def _add(self, heading: str, said: SaidItem) -> None:
        for part in (
            hairline(),
            _words(heading, "strong"),
            _words(said_words(said), "small-muted"),
            _words(said.words),
        ):
            self._thread.addWidget(part)
            self._said.append(part)


def _words(text: str, role: str = "") -> QLabel:
    made = label(role)
    made.setText(text)
    return made
