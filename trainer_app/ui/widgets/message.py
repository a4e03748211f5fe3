"""The message strip: what happened, and what to do next. Never a dialog on a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from trainer_app.kernel.errors import Problem
from trainer_app.ui.problems import explain
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.layout import STEP, column, label, row


class MessageStrip(QFrame):
    """Hidden while there is nothing to say. ``action`` is one thing that can be done at once."""

    action_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._title = label("strong")
        self._sentence = label()
        self._next = label("muted")
        self.action = QPushButton()
        self.action.setVisible(False)
        self.action.clicked.connect(self.action_pressed)
        words = column(gap=STEP // 2)
        for part in (self._title, self._sentence, self._next):
            words.addWidget(part)
        whole = row(gap=2 * STEP, margin=2 * STEP)
        whole.addLayout(words, 1)
        whole.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(whole)
        self.setVisible(False)

    def show_problem(self, problem: Problem | None) -> None:
        """Say what stands in the way, or fall silent."""
        if problem is None:
            self.setVisible(False)
            return
        said = explain(problem)
        self.say(said.title, said.sentence, said.next_step, tone="danger")

    def say(self, title: str, sentence: str = "", next_step: str = "", tone: str = "info") -> None:
        """``tone``: info | ok | warning | danger; the words carry the meaning, not the colour."""
        self._put(self._title, title)
        self._put(self._sentence, sentence)
        self._put(self._next, next_step)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (sentence, next_step) if part))
        mark(self, tone=tone)
        self.setVisible(True)

    @staticmethod
    def _put(part: QLabel, words: str) -> None:
        part.setText(words)
        part.setVisible(bool(words))
