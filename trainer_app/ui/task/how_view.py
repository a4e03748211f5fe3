"""How to teach it: questions with their answers put away, the cards at hand, the site's memos."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.checklists.guidance import Breakdown, Card, Question
from trainer_app.checklists.language import say
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.task.view_model import MemoItem, TaskState
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.glossed import Glossing
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.stack import Stack, numbered
from trainer_app.ui.widgets.unfold import Unfold


class HowView(QWidget):
    memo_wanted = Signal(str)
    """The memo to be written anew; empty: another one."""
    print_pressed = Signal()

    def __init__(self, glossing: Glossing) -> None:
        super().__init__()
        self._glossing = glossing
        self._shown: object = None
        self.questions: list[Unfold] = []
        self.cards: list[Unfold] = []
        self.memos: dict[str, QPushButton] = {}
        self.write = QPushButton()
        self.write.clicked.connect(lambda: self.memo_wanted.emit(""))
        self._lines = Stack(2 * STEP)
        self.print = QPushButton()
        self.print.clicked.connect(self.print_pressed)
        line = Flow()
        line.add(self.write)
        line.add(self.print)
        self._buttons = line
        whole = column(gap=2 * STEP)
        whole.addWidget(self._lines)
        whole.addWidget(line)
        self.setLayout(whole)

    def relabel(self) -> None:
        self.write.setText(translate("HowToTeach", "Write a memo"))
        self.print.setText(translate("HowToTeach", "Print the trainer’s sheet"))
        self._buttons.settle()

    def apply(self, state: TaskState) -> None:
        self.write.setVisible(state.may_write_memo)
        self.print.setVisible(state.may_print_sheet)
        cards = (state.task_cards, state.cards)
        wanted = (language(), state.breakdown, cards, state.memos, state.may_write_memo)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._glossing.begin()
        parts: list[QWidget] = [*self._ask(state.breakdown), *self._read(*cards)]
        self._lines.fill([*parts, *self._remember(state)])

    def _ask(self, breakdown: Breakdown | None) -> list[QWidget]:
        asked = (breakdown.why, breakdown.what_if) if breakdown is not None else ()
        self.questions = [self._question(question) for question in asked if question.ask]
        if not self.questions:
            return []
        return [_heading(translate("HowToTeach", "To ask")), *self.questions]

    def _question(self, question: Question) -> Unfold:
        made = Unfold(say(question.ask, language()))
        made.inside.addWidget(self._glossing.label(question.answer))
        return made

    def _read(self, named: tuple[Card, ...], cards: tuple[Card, ...]) -> list[QWidget]:
        """Those that name the task, then those for the phase at hand."""
        self.cards, parts = [], []
        for heading, some in (
            (translate("HowToTeach", "Cards for this task"), named),
            (translate("HowToTeach", "Cards for now"), cards),
        ):
            made = [self._card(card) for card in some]
            self.cards += made
            parts += [_heading(heading), *made] if made else []
        return parts

    def _card(self, card: Card) -> Unfold:
        said = language()
        made = Unfold(say(card.title, said))
        when = label("muted")
        when.setText(say(card.use_when, said))
        made.inside.addWidget(when)
        for point in card.points:
            made.inside.addWidget(numbered("–", self._glossing.label(point)))
        if card.say:
            quoted = translate("HowToTeach", "“{words}”")
            made.inside.addWidget(self._glossing.label(card.say, "strong", quoted))
        if card.check:
            made.inside.addWidget(self._glossing.label(card.check, "muted"))
        return made

    def _remember(self, state: TaskState) -> list[QWidget]:
        self.memos = {}
        if not state.memos and not state.may_write_memo:
            return []
        heading = _heading(translate("HowToTeach", "Memos of this plant"))
        if state.memos:
            return [heading, *(self._memo(item, state) for item in state.memos)]
        told = label("muted")
        told.setText(translate("HowToTeach", "What helps in teaching this task here."))
        return [heading, told]

    def _memo(self, item: MemoItem, state: TaskState) -> QWidget:
        words, by = label(), label("small-muted")
        words.setText(item.words)
        by.setText(
            translate("HowToTeach", "{name}, {date}").format(name=item.by, date=iso(item.on))
        )
        told = column(gap=STEP // 2)
        told.addWidget(words)
        told.addWidget(by)
        line = row(gap=2 * STEP)
        line.addLayout(told, 1)
        if state.may_write_memo:
            change = QPushButton(translate("HowToTeach", "Change"))
            change.setAccessibleDescription(item.words)
            change.clicked.connect(lambda: self.memo_wanted.emit(item.record))
            line.addWidget(change)
            self.memos[item.record] = change
        return holding(line)


def _heading(words: str) -> QWidget:
    made = label("strong")
    made.setText(words)
    return made
