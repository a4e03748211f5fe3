"""One card on a page of its own, large enough to be read at arm's length."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.guide.card_view_model import CardState, CardViewModel
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.card_panel import CardPanel
from trainer_app.ui.widgets.glossed import Glossing, WordPanel
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner


class CardView(Page):
    """The primary action prints the pocket card."""

    def __init__(self, model: CardViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.word = WordPanel()
        self.glossing = Glossing(self._explain)
        self.panel = CardPanel(self.glossing)
        self.panel.setMaximumWidth(theme().sizes.mm(230))
        self.helps = label("small-muted")
        self.tasks = label("small-muted")
        self.taught = label("small-muted")
        # In a row of its own: a column asks for heights at its own width, wider than this one.
        read = row(gap=0)
        read.addWidget(self.panel, 1)
        read.addStretch()
        below = column(gap=2 * STEP)
        below.addLayout(read)
        below.addWidget(self.helps)
        below.addWidget(self.tasks)
        below.addWidget(self.taught)
        below.addStretch(1)
        self.pages = PagedScroll(below, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.pages, 1)
        self.content.addWidget(self.word)
        self.favourite = QPushButton()
        self.favourite.setCheckable(True)
        self.earlier, self.later = QPushButton(), QPushButton()
        for tool in (self.favourite, self.earlier, self.later):  # the bar is the page turner's
            self.tools.addWidget(tool)
        self.extras.addWidget(self.turner)
        self.extras.addStretch(1)
        self.use_whole_bar()
        self.favourite.clicked.connect(model.mark)
        self.earlier.clicked.connect(lambda: model.turn(-1))
        self.later.clicked.connect(lambda: model.turn(1))
        self.primary_pressed.connect(model.print_card)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.earlier.setText(translate("Card", "Previous card"))
        self.later.setText(translate("Card", "Next card"))
        self.word.relabel()
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.later.setFocus()

    def apply(self, state: CardState) -> None:
        self.message.show_problem(state.problem)
        self.set_primary(translate("Card", "Print this card"), enabled=state.card is not None)
        self.earlier.setEnabled(state.place > 1)
        self.later.setEnabled(state.place < state.count)
        self.favourite.setChecked(state.is_marked)
        self.favourite.setText(
            translate("Card", "Among my cards") if state.is_marked else translate("Card", "Keep")
        )
        self.favourite.setAccessibleDescription(
            translate("Card", "Keeps this card among your own on this PC")
        )
        card, guidance = state.card, self._model.guidance
        if card is None or guidance is None:
            return
        said = language()
        self.glossing.glosser = guidance.glossers.of
        self.word.know(guidance.glossary)
        self.set_title(
            say(card.title, said),
            translate("Card", "{phase}, card {place} of {count}").format(
                phase=say(state.phase or {}, said), place=state.place, count=state.count
            ),
        )
        self.panel.show_card(card)
        self.helps.setText(
            translate("Card", "Situations: {situations}").format(
                situations=" · ".join(say(s.title, said) for s in state.situations)
            )
        )
        self.helps.setVisible(bool(state.situations))
        self.tasks.setText(
            translate("Card", "Tasks: {tasks}").format(
                tasks=" · ".join(f"{task.id} {say(task.title, said)}" for task in state.tasks)
            )
        )
        self.tasks.setVisible(bool(state.tasks))
        self.taught.setText(
            translate("Card", "In the workshop: {block}").format(block=say(state.block or {}, said))
        )
        self.taught.setVisible(state.block is not None)
        self.pages.measure_soon()

    def _explain(self, words: tuple[str, ...], tapped: str) -> None:
        self.word.explain(words, tapped)
