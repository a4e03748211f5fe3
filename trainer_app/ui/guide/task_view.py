"""A task to read: how it is done, beside its standard and what to ask."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.checklists.guidance import Breakdown, Card, Question
from trainer_app.checklists.language import say
from trainer_app.ui.guide.task_view_model import TaskGuideState, TaskGuideViewModel
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.widgets.card_panel import CardPanel
from trainer_app.ui.widgets.glossed import Glossing, WordPanel
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.stack import Stack, numbered
from trainer_app.ui.widgets.unfold import Unfold


class BreakdownPart(Protocol):
    """A widget that shows a breakdown; another feature's, handed in by the routes."""

    def relabel(self) -> None: ...

    def show_breakdown(self, breakdown: Breakdown | None) -> None: ...


class TaskGuideView(Page):
    def __init__(
        self,
        model: TaskGuideViewModel,
        glossing: Glossing,
        word: WordPanel,
        breakdown: BreakdownPart,
    ) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.glossing, self.word, self.breakdown = glossing, word, breakdown
        self.standard_head, self.ask_head = label("strong"), label("strong")
        self.cards_head = label("strong")
        self.standard, self._asked, self._read = Stack(), Stack(), Stack()
        self.cards: list[Unfold] = []
        self.questions: list[Unfold] = []
        self._shown: tuple[TaskGuideState, str] | None = None
        right = column(gap=2 * STEP)
        for head, below in (
            (self.standard_head, self.standard),
            (self.ask_head, self._asked),
            (self.cards_head, self._read),
        ):
            right.addWidget(head)
            right.addWidget(below)
        right.addStretch(1)
        left = column(gap=0)
        assert isinstance(breakdown, QWidget)
        left.addWidget(breakdown)
        left.addStretch(1)
        columns = row(gap=4 * STEP)
        columns.addLayout(left, 3)
        columns.addWidget(hairline(down=True))
        columns.addLayout(right, 2)
        self.pages = PagedScroll(columns, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.pages, 1)
        self.content.addWidget(word)
        self.extras.addWidget(self.turner)
        self.extras.addStretch(1)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.standard_head.setText(translate("TaskGuide", "Standard"))
        self.ask_head.setText(translate("TaskGuide", "To ask"))
        self.cards_head.setText(translate("HowToTeach", "Cards for this task"))
        self.breakdown.relabel()
        self.word.relabel()
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.back.setFocus()

    def apply(self, state: TaskGuideState) -> None:
        said = language()
        self.set_title(f"{state.task}  {say(state.title or {}, said)}")
        self.message.show_problem(state.problem)
        self.pages.setVisible(state.is_read)
        guidance = self._model.guidance
        if guidance is None or self._shown == (state, said):
            return
        self._shown = (state, said)
        self.glossing.glosser = guidance.glossers.of
        self.word.know(guidance.glossary)
        self.breakdown.show_breakdown(state.breakdown)
        self.standard.fill(
            [
                numbered(str(place), self.glossing.label(line))
                for place, line in enumerate(state.lines, 1)
            ]
        )
        self.questions = [self._question(question) for question in state.questions]
        self._asked.fill(self.questions)
        self.ask_head.setVisible(bool(self.questions))
        self.cards = [self._card(card) for card in state.cards]
        self._read.fill(self.cards)
        self.cards_head.setVisible(bool(self.cards))
        self.pages.measure_soon()

    def _question(self, question: Question) -> Unfold:
        made = Unfold(say(question.ask, language()))
        made.inside.addWidget(self.glossing.label(question.answer))
        return made

    def _card(self, card: Card) -> Unfold:
        made = Unfold(say(card.title, language()))
        panel = CardPanel(self.glossing)
        panel.show_card(card)
        made.inside.addWidget(panel)
        return made
