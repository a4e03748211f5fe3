"""One note whole: what was written, what was answered, what came of its follow-up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from trainer_app.checklists.notes import Part
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.notes.items import NoteItem, SaidItem
from trainer_app.ui.notes.telling import (
    follow_up_words,
    part_word,
    said_words,
    task_words,
    written,
)
from trainer_app.ui.shared.topics import tag_word
from trainer_app.ui.widgets.layout import STEP, column, hairline, label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.status_label import StatusLabel


class PartsText(QWidget):
    """The parts that were written, each under its name; a note of one piece has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings = {part: label("small-muted") for part in Part}
        self.words = {part: label() for part in Part}
        whole = column(gap=STEP // 2)
        for part in Part:
            self.headings[part].setContentsMargins(0, STEP, 0, 0)
            whole.addWidget(self.headings[part])
            whole.addWidget(self.words[part])
        self.setLayout(whole)

    def apply(self, parts: Sequence[tuple[Part, str]]) -> None:
        said = dict(parts)
        for part in Part:
            words = said.get(part, "")
            self.headings[part].setText(part_word(part))
            self.headings[part].setVisible(bool(words) and part is not Part.WORDS)
            self.words[part].setText(words)
            self.words[part].setVisible(bool(words))


class NoteDetail(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = label("strong")
        self.by = label("small-muted")
        self.parts = PartsText()
        self.tags = label("small-muted")
        self.takes_up = label("small-muted")
        self.follow_up = StatusLabel()
        self._said: list[QWidget] = []
        self._thread = column(gap=STEP)
        whole = column(gap=STEP)
        for part in (
            self.task,
            self.by,
            self.takes_up,
            self.parts,
            self.tags,
            self.follow_up,
        ):
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
        self.parts.apply(item.parts)
        self.takes_up.setVisible(item.takes_up is not None)
        if item.takes_up is not None:
            again = translate("Notes", "Takes up the follow-up of {date} again")
            self.takes_up.setText(again.format(date=iso(item.takes_up)))
        topics = " · ".join(tag_word(tag) for tag in item.tags)
        self.tags.setText(translate("Notes", "Where to look: {topics}").format(topics=topics))
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
