"""What waits for an answer at the left; the one in sight, the answer and the PIN at the right."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from trainer_app.kernel.ids import RecordId
from trainer_app.ui.shared.answering import AnsweringState, AnsweringViewModel, Item
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.evidence_strip import EvidenceStrip
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.signature_panel import SignaturePanel
from trainer_app.ui.widgets.tick_row import TickRow
from trainer_app.ui.widgets.turned import turned

AGREES, OBJECTS = "agrees", "objects"


class AnsweringView(Page, Generic[Item]):
    """Subclasses say the words of a row and of the panel, and name the primary action."""

    def __init__(self, model: AnsweringViewModel[Item]) -> None:
        super().__init__()
        self._answering = model
        model.setParent(self)
        self.rows: dict[str, TickRow] = {}
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.facts = label()
        self.photos = EvidenceStrip(small=True)
        self.panel = SignaturePanel(model.signature, beside=True)
        self.answer = Choices()
        self.caption = label()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(2 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        self.panel.choices.addWidget(self.answer)
        for part in (self.caption, self.words):
            self.panel.reasons.addWidget(part)
        self._left = column(gap=0)
        left = column(gap=0)
        left.addLayout(self._left)
        left.addStretch(1)
        right = column(gap=2 * STEP)
        right.addWidget(self.facts)
        right.addWidget(self.photos)
        right.addWidget(self.panel, 1)
        both = row(gap=3 * STEP)
        both.addLayout(left, 1)
        both.addWidget(hairline(down=True))
        both.addLayout(right, 2)
        self.pages, self.turner, self.reason = turned(self, both)
        self.content.addWidget(self.nothing, 1)
        self.answer.picked.connect(lambda answer: model.set_objects(answer == OBJECTS))
        self.words.textChanged.connect(self._type_words)

    @abstractmethod
    def _say(self, line: TickRow, item: Item) -> None:
        """The words of one that waits."""

    @override
    def start_focus(self) -> None:
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.setFocus()

    def show_waiting(self, state: AnsweringState[Item], nothing: str) -> None:
        """The rows, or what stands in their place."""
        self.pages.setVisible(bool(state.items))
        self.turner.be_wanted(bool(state.items))
        self.nothing.setVisible(state.is_loaded and not state.items)
        self.nothing.setText(nothing)
        if tuple(self.rows) != tuple(item.record for item in state.items):
            for old in self.rows.values():
                self._left.removeWidget(old)
                let_go(old)
            self.rows = {item.record: self._make_row(item) for item in state.items}
        for item in state.items:
            line = self.rows[item.record]
            self._say(line, item)
            line.setChecked(item.record in state.ticked)

    def show_answer(self, state: AnsweringState[Item], agrees: str, objects: str) -> None:
        """Both answers, and the words that go with the second one."""
        chosen = () if state.objects is None else (OBJECTS if state.objects else AGREES,)
        self.answer.offer([(AGREES, agrees), (OBJECTS, objects)], chosen)
        self.caption.setVisible(bool(state.objects))
        self.words.setVisible(bool(state.objects))
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)

    def _make_row(self, item: Item) -> TickRow:
        line = TickRow()
        line.clicked.connect(lambda _on, record=item.record: self._tick(record))
        self._left.addWidget(line)
        return line

    def _tick(self, record: RecordId) -> None:
        """The box shows what the state says, not what was tapped."""
        self._answering.tick(record)
        if record in self.rows:
            self.rows[record].setChecked(record in self._answering.state.ticked)

    def _type_words(self) -> None:
        if self.words.toPlainText() != self._answering.state.words:
            self._answering.type_words(self.words.toPlainText())
