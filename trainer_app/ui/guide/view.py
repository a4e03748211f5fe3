"""The guide: the search above; groups of cards at the left and their cards, or what was found."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from trainer_app.checklists.guidance import Card
from trainer_app.checklists.language import say
from trainer_app.ui.guide.view_model import MINE, Group, GuideState, GuideViewModel, Hit
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel

_PHASES, _SITUATIONS = "phases", "situations"


class GuideView(Page):
    """The primary action prints the cards in sight as pocket cards."""

    workshop_pressed = Signal()
    glossary_pressed = Signal()

    def __init__(self, model: GuideViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.search = QLineEdit()
        self.search.setMinimumWidth(theme().sizes.mm(80) * theme().sizes.text_percent // 100)
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(80)
        self.tools.addWidget(self.search)
        self.workshop, self.glossary = QPushButton(), QPushButton()
        for extra in (self.workshop, self.glossary):
            self.extras.addWidget(extra)
        self.extras.addStretch(1)
        self.arranged = Choices()
        self._group_rows, self._card_rows, self._hit_rows = RowModel(), RowModel(), RowModel()
        self.groups = PagedList(self._group_rows)
        self.cards, self.hits = PagedList(self._card_rows), PagedList(self._hit_rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = column(gap=STEP)
        left.addWidget(self.arranged)
        left.addWidget(self.groups, 1)
        columns = row(gap=3 * STEP)
        columns.addLayout(left, 2)
        columns.addWidget(hairline(down=True))
        columns.addWidget(self.cards, 3)
        self._browse = holding(columns)
        self.content.addWidget(self.nothing)
        self.content.addWidget(self._browse, 1)
        self.content.addWidget(self.hits, 1)
        self.search.textChanged.connect(model.type_words)
        self.arranged.picked.connect(lambda by: model.arrange(by_situation=by == _SITUATIONS))
        self.groups.chosen.connect(model.choose_group)
        self.cards.chosen.connect(lambda card: model.open("card", card))
        self.hits.chosen.connect(lambda hit: model.open(*hit.split(":", 1)))
        self.workshop.clicked.connect(self.workshop_pressed)
        self.glossary.clicked.connect(self.glossary_pressed)
        self.primary_pressed.connect(model.print_cards)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self._model.speak(language())
        find = translate("Guide", "Find a card, a task or a word")
        self.search.setPlaceholderText(find)
        self.search.setAccessibleName(find)
        self.workshop.setText(translate("Guide", "Workshop"))
        self.glossary.setText(translate("Guide", "Glossary"))
        self.arranged.setAccessibleName(translate("Guide", "Cards arranged"))
        self.groups.view.setAccessibleName(translate("Guide", "Groups of cards"))
        self.cards.view.setAccessibleName(translate("Guide", "Cards"))
        self.hits.view.setAccessibleName(translate("Guide", "What was found"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._model.look_again()
        super().showEvent(event)

    def apply(self, state: GuideState) -> None:
        self.set_title(translate("Guide", "Guide"))
        self.message.show_problem(state.problem)
        self.arranged.offer(
            [
                (_PHASES, translate("Guide", "By phase")),
                (_SITUATIONS, translate("Guide", "By situation")),
            ],
            (_SITUATIONS if state.by_situation else _PHASES,),
        )
        self._group_rows.set_rows([_group(group) for group in state.groups])
        place = self._group_rows.place_of(state.chosen)
        if place.isValid() and self.groups.view.currentIndex() != place:
            self.groups.view.setCurrentIndex(place)
        self._card_rows.set_rows([_card(card, state) for card in state.cards])
        self._hit_rows.set_rows(list(_hits(state.hits)))
        if state.is_searching:
            nothing = translate("Guide", "Nothing here is called that.")
            is_empty = not state.hits
        else:
            nothing = translate("Guide", "The programme of this plant has no cards.")
            is_empty = state.is_read and not state.groups
        self.nothing.setText(nothing)
        self.nothing.setVisible(is_empty)
        self._browse.setVisible(not state.is_searching and bool(state.groups))
        self.hits.setVisible(state.is_searching and bool(state.hits))
        can_print = bool(self._model.printable)
        self.set_primary(translate("Guide", "Print these cards"), enabled=can_print)


def _group(group: Group) -> Row:
    is_mine = group.id == MINE
    return Row(
        id=group.id,
        title=translate("Guide", "My cards") if is_mine else say(group.title, language()),
        trailing=str(group.count),
        shape="flag" if is_mine else "",
        tone="accent",
    )


def _card(card: Card, state: GuideState) -> Row:
    said = language()
    return Row(
        id=card.id,
        title=say(card.title, said),
        detail=say(card.use_when, said),
        shape="flag" if card.id in state.marked else "",
        tone="accent",
    )


def _hits(hits: tuple[Hit, ...]) -> Iterator[Row]:
    names = {
        "card": translate("Guide", "Cards"),
        "task": translate("Guide", "Tasks"),
        "word": translate("Guide", "Words"),
        "defect": translate("Guide", "Defects"),
    }
    sort = ""
    for hit in hits:
        if hit.kind != sort:
            sort = hit.kind
            yield Row(id=f"{sort}:", title=names[sort], is_heading=True)
        title = f"{hit.id}  {hit.title}" if hit.kind == "task" else hit.title
        yield Row(id=f"{hit.kind}:{hit.id}", title=title, detail=hit.detail)
