"""The message strip: what happened, and what to do next. Never a dialog on a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from trainer_app.kernel.errors import Problem
from trainer_app.ui.i18n import translate
from trainer_app.ui.problems import explain
from trainer_app.ui.theme import mark, theme
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
        self._words: QBoxLayout = column(gap=STEP // 2)
        for part in (self._title, self._sentence, self._next):
            self._words.addWidget(part)
        self._whole = row(gap=2 * STEP, margin=2 * STEP)
        self._whole.addLayout(self._words, 1)
        self._whole.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(self._whole)
        self.setVisible(False)

    def show_problem(self, problem: Problem | None) -> None:
        """Say what stands in the way, or fall silent."""
        if problem is None:
            self.setVisible(False)
            return
        said = explain(problem)
        self.say(said.title, said.sentence, said.next_step, tone="danger")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Several in one strip, a sentence each."""
        if len(problems) < 2:
            self.show_problem(next(iter(problems), None))
            return
        title = translate("SignOff", "Several things stand in the way.")
        self.say(title, "\n".join(explain(one).sentence for one in problems), tone="danger")

    def say(
        self,
        title: str,
        sentence: str = "",
        next_step: str = "",
        tone: str = "info",
        *,
        is_flat: bool = False,
    ) -> None:
        """``tone``: info | ok | warning | danger; the words carry the meaning, not the colour.

        ``is_flat``: the sentence beside the title, where what is below needs the room.
        """
        self._lie(is_flat=is_flat and not theme().sizes.folds)
        self._put(self._title, title)
        self._put(self._sentence, sentence)
        self._put(self._next, next_step)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (sentence, next_step) if part))
        mark(self, tone=tone)
        self.setVisible(True)

    def _lie(self, *, is_flat: bool) -> None:
        ways = QBoxLayout.Direction
        self._words.setDirection(ways.LeftToRight if is_flat else ways.TopToBottom)
        self._words.setSpacing(2 * STEP if is_flat else STEP // 2)
        self._words.setStretch(1, 1 if is_flat else 0)
        across = QSizePolicy.Policy.Maximum if is_flat else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(not is_flat)  # else a long title takes two lines of one
        self._title.setWordWrap(not is_flat)
        self._title.setSizePolicy(policy)
        self._title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        above = STEP if is_flat else 2 * STEP
        self._whole.setContentsMargins(2 * STEP, above, 2 * STEP, above)

    @staticmethod
    def _put(part: QLabel, words: str) -> None:
        part.setText(words)
        part.setVisible(bool(words))
